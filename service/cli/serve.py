"""`assises serve`: API, pages and a worker beside them."""

import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from threading import Thread
from types import FrameType
from typing import TYPE_CHECKING, Annotated, Any

import typer

from nlp.errors import SettingError
from service.cli.console import tell
from service.cli.declare import add_command
from service.cli.opened import opened

if TYPE_CHECKING:
    from service.settings import ServiceSettings

GRACE_SECONDS = 3
BACKLOG = 2048


@dataclass(frozen=True, kw_only=True)
class Options:
    """Démarre l'API, les pages et le service des tâches, jusqu'à Ctrl+C.

    Sans jeton d'accès, le service n'écoute que sur cette machine.
    """

    host: Annotated[str, typer.Option("--host", metavar="ADRESSE", help="Où écouter.")] = ""
    port: Annotated[
        int | None, typer.Option("--port", min=0, max=65535, metavar="N", help="0 : un port libre.")
    ] = None
    worker: Annotated[
        bool, typer.Option("--worker/--no-worker", help="Avec le service des tâches.")
    ] = True


def add_to(program: typer.Typer) -> None:
    """Add the command to the program."""
    add_command(program, "serve", Options, serve)


def serve(options: Options) -> None:
    """Serve until told to stop."""
    from service.settings import load_settings

    usual = load_settings()
    port = usual.port if options.port is None else options.port
    run_server(replace(usual, host=options.host or usual.host, port=port), worker=options.worker)


def run_server(settings: "ServiceSettings", *, worker: bool = True) -> None:
    """Serve on the address of the settings until SIGTERM or SIGINT; the worker ends with it.

    Raises:
        BindingRefused: others could connect, and no token exists.
        SettingError: the address cannot be listened on.
    """
    from service.db.engine import reading
    from service.serve import check_binding

    with opened() as place, reading(place.engine) as session:
        notice = check_binding(settings, session)
    beside = _worker(settings) if worker else nullcontext()
    with _listening(settings) as door, _ended_by_sigterm(), beside:
        _announce(door, notice)
        _serve(settings, door)


@contextmanager
def _listening(settings: "ServiceSettings") -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    # Named as TCP, or asyncio leaves Nagle's delay on: 40 ms for each answer on a kept connection.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((settings.host, settings.port))
        except OSError as error:
            where = f"{settings.host}:{settings.port}"
            expected = "une adresse de cette machine et un port libre (voir --host et --port)"
            raise SettingError("host, port", where, expected) from error
        door.listen(BACKLOG)
        yield door


@contextmanager
def _ended_by_sigterm() -> Iterator[None]:
    """Let SIGTERM unwind like SIGINT: the server raises it again once it has closed."""

    def leave(_number: int, _frame: FrameType | None) -> None:
        raise SystemExit(0)

    before = signal.signal(signal.SIGTERM, leave)
    try:
        yield
    except KeyboardInterrupt:
        tell("Arrêté.")
    finally:
        signal.signal(signal.SIGTERM, before)


def _worker(settings: "ServiceSettings") -> Any:
    from service.jobs.beside import worker_beside

    return worker_beside(settings)


def _announce(door: socket.socket, notice: str) -> None:
    host, port = door.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{port}"
    if notice:
        tell(notice)
    tell(f"Assises écoute sur {address} — API : {address}/api/v1 — Ctrl+C pour arrêter.")


def _serve(settings: "ServiceSettings", door: socket.socket) -> None:
    import uvicorn

    from service.app import create_app
    from service.warming import warm

    app = create_app(settings)
    Thread(target=warm, args=(app.state.desk,), daemon=True).start()
    # A page that follows a job holds its connection open: it must not keep the service from ending.
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[door])
