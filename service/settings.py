"""The settings of the service: `assises.toml`, then `ASSISES_*` variables, in one frozen value."""

import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from nlp.errors import SettingError

DATABASES = ("sqlite", "postgresql+psycopg")
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceSettings:
    """Where the service keeps its state, where it listens, and how it works.

    `upload_limit` is in megabytes, `poll_seconds` is how often the worker looks for jobs,
    `busy_seconds` how long a locked database is waited for. An empty `database_url` means a SQLite
    file in `home`; `encoder` is "" for the one shipped, "lsa", a folder or a name;
    `pipeline` is "blank" or the name of an installed French spaCy pipeline, for lemmas;
    `docx_template` and `odt_template` are files, "" standing for the templates shipped;
    `writer_url` is an OpenAI-compatible address, "" (the default) for no language model at all.
    """

    home: Path = Path("var")
    database_url: str = ""
    host: str = "127.0.0.1"
    port: int = 8000
    upload_limit: int = 200
    threads: int = 2
    seed: int = 2020
    encoder: str = ""
    pipeline: str = "blank"
    docx_template: str = ""
    odt_template: str = ""
    writer_url: str = ""
    writer_model: str = ""
    writer_seconds: float = 60.0
    poll_seconds: float = 0.2
    busy_seconds: float = 10.0

    def __post_init__(self) -> None:
        """Refuse values that cannot work."""
        _within("port", self.port, 0, 65535)
        _within("upload_limit", self.upload_limit, 1, 10_000)
        _within("threads", self.threads, 1, 256)
        _within("seed", self.seed, 0, 2**32 - 1)
        _within("writer_seconds", self.writer_seconds, 1, 3_600)
        if self.writer_url and not self.writer_url.startswith(("http://", "https://")):
            raise SettingError("writer_url", self.writer_url, "une adresse http:// ou https://")
        _within("poll_seconds", self.poll_seconds, 0.01, 60)
        _within("busy_seconds", self.busy_seconds, 0, 600)
        if not self.host.strip():
            raise SettingError("host", self.host, "une adresse ou un nom de machine")
        object.__setattr__(self, "database_url", _database_url(self.database_url, self.home))

    @property
    def upload_bytes(self) -> int:
        """Return the upload limit in bytes."""
        return self.upload_limit * MEGABYTE


def load_settings(
    environ: Mapping[str, str] | None = None, file: Path | None = None
) -> ServiceSettings:
    """Read the settings; a variable wins over the file, the file over the defaults.

    The file is `ASSISES_CONFIG`, or `assises.toml` in the current folder if there is one.

    Raises:
        SettingError: an unreadable file, an unknown name in it, or a value that cannot be used.
    """
    environ = os.environ if environ is None else environ
    values = _from_file(file or Path(environ.get("ASSISES_CONFIG", "assises.toml")), environ)
    for name in READERS:
        if text := environ.get(f"ASSISES_{name.upper()}", ""):
            values[name] = text
    return ServiceSettings(**{name: _read(name, value) for name, value in values.items()})


def _from_file(file: Path, environ: Mapping[str, str]) -> dict[str, Any]:
    if not file.exists() and "ASSISES_CONFIG" not in environ:
        return {}
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        expected = f"un fichier TOML lisible ({error})"
        raise SettingError("ASSISES_CONFIG", str(file), expected) from error
    for name in values:
        if name not in READERS:
            raise SettingError(name, values[name], f"un réglage connu : {', '.join(READERS)}")
    return values


def _read(name: str, value: object) -> Any:
    reader, expected = READERS[name]
    if isinstance(value, bool | list | dict):
        raise SettingError(name, value, expected)
    try:
        return reader(str(value))
    except ValueError as error:
        raise SettingError(name, value, expected) from error


def _within(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise SettingError(name, value, f"un nombre de {least} à {most}")


def _database_url(text: str, home: Path) -> str:
    if not text:
        return f"sqlite:///{home / 'assises.db'}"
    try:
        url = make_url(text)
    except ArgumentError as error:
        raise _bad_url(text) from error
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername not in DATABASES:
        raise _bad_url(text)
    return url.render_as_string(hide_password=False)


def _bad_url(text: str) -> SettingError:
    # The text may hold a password: only what comes before "://" is repeated.
    shown = text.split("://")[0]
    return SettingError(
        "database_url", shown, "« sqlite:///chemin » ou « postgresql://compte@machine/base »"
    )


_KINDS: dict[object, tuple[Callable[[str], object], str]] = {
    int: (int, "un entier"),
    float: (float, "un nombre"),
    str: (str, "un texte"),
    Path: (lambda text: Path(text).expanduser(), "un chemin"),
}
READERS = {one.name: _KINDS[one.type] for one in fields(ServiceSettings)}
"""How each setting is read from text, and what is expected of it."""
