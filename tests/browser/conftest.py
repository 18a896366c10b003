"""One server with the analysed sample, and one Chromium, for a file of browser tests.

Not for the session: the driver runs an event loop in the thread of the tests until it ends.
"""

import socket
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from service.app import create_app
from service.cli.main import run_program
from service.settings import ServiceSettings

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = [
    "--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"bureau": (1366, 768), "téléphone": (390, 844)}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a state folder with the sample consultation, analysed."""
    if not CHROMIUM.exists():
        pytest.skip(f"{CHROMIUM} is not there (on Debian: apt-get install chromium)")
    folder = tmp_path_factory.mktemp("browser") / "var"
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ASSISES_HOME", str(folder))
        assert run_program(["demo", "--no-serve"]) == 0
    return folder


@pytest.fixture(scope="module")
def server(home: Path) -> Iterator[str]:
    """Return the address of a server on that folder."""
    with serving(home) as address:
        yield address


class serving:  # noqa: N801 - read as a verb: with serving(home) as address
    """Serves a state folder on a free port of this machine while the context lasts."""

    def __init__(self, home: Path) -> None:
        self._app = create_app(ServiceSettings(home=home))
        self._server = uvicorn.Server(
            uvicorn.Config(self._app, log_level="error", timeout_graceful_shutdown=1)
        )
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = Thread(target=self._server.run, kwargs={"sockets": [self._socket]})

    def __enter__(self) -> str:
        self._thread.start()
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join()
        self._socket.close()


@pytest.fixture(scope="module")
def browser(home: Path) -> Iterator[Browser]:
    with sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=OPTIONS)
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser, server: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=server, locale="fr-FR")
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, server: str) -> Iterator[Page]:
    """Return a page; at the end, nothing was asked of another origin and nothing went wrong."""
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("request", lambda request: wrong.extend(_elsewhere(request, server)))
    opened.on("console", lambda said: wrong.extend([said.text] * (said.type == "error")))
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    yield opened
    assert wrong == []


def _elsewhere(request: Request, server: str) -> list[str]:
    return [] if request.url.startswith((server, "data:", "blob:")) else [request.url]
