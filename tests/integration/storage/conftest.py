"""Each test on SQLite and, where a server is named, on PostgreSQL."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import storage

SERVER = "ASSISES_TEST_POSTGRES"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address of an empty database; "" is the SQLite file of the state folder."""
    if request.param == "sqlite":
        yield ""
        return
    server = os.environ.get(SERVER, "")
    if not server:
        pytest.skip(f"{SERVER} names no PostgreSQL server")
    with storage.postgres_database(server) as url:
        yield url


@pytest.fixture
def place(tmp_path: Path, database_url: str) -> Iterator[storage.Place]:
    """Return a state folder with a fresh database."""
    with storage.opened(tmp_path / "var", database_url) as opened:
        yield opened
