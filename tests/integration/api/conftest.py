"""Clients of an application over a small database."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from service.app import create_app
from service.db.engine import open_engine
from service.deps import Desk
from tests import builders, planted

LOCAL = ("127.0.0.1", 50_000)
Connect = Callable[..., TestClient]


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Fill a database once; each test works on a copy."""
    home = tmp_path_factory.mktemp("template")
    builders.filled_database(home).dispose()
    return home / "assises.db"


@pytest.fixture
def engine(tmp_path: Path, template: Path) -> Iterator[Engine]:
    shutil.copy(template, tmp_path / "assises.db")
    made = open_engine(builders.settings(tmp_path))
    yield made
    made.dispose()


@pytest.fixture
def connect(tmp_path: Path, engine: Engine) -> Iterator[Connect]:
    """Return a way to connect: with a token, from another machine, under another host name."""
    apps: list[Any] = []

    def open_client(
        token: str = "", peer: tuple[str, int] = LOCAL, host: str = "127.0.0.1", **settings: Any
    ) -> TestClient:
        app = create_app(builders.settings(tmp_path, **settings))
        apps.append(app)
        client = TestClient(
            app, base_url=f"http://{host}", client=peer, raise_server_exceptions=False
        )
        if token:
            client.headers["authorization"] = f"Bearer {token}"
        return client

    yield open_client
    for app in apps:
        app.state.desk.engine.dispose()


def desk_of(client: TestClient) -> Desk:
    """Return what the application behind a client works with."""
    assert isinstance(client.app, FastAPI)
    desk = client.app.state.desk
    assert isinstance(desk, Desk)
    return desk


@pytest.fixture
def client(connect: Connect) -> TestClient:
    """Return a client on this machine, while no token exists."""
    return connect()


@pytest.fixture(scope="session")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("planted")
    planted.stored(home, planted.spoken(900, 1, planted.police_in_the_nord)).dispose()
    return home / "assises.db"


@pytest.fixture
def database(tmp_path: Path, known: Path) -> Iterator[Engine]:
    shutil.copy(known, tmp_path / "assises.db")
    made = open_engine(builders.settings(tmp_path))
    yield made
    made.dispose()


@pytest.fixture
def join(tmp_path: Path, database: Engine) -> Iterator[Connect]:
    """Return a way to connect, with a token or as this machine while there is none."""
    apps: list[Any] = []

    def open_client(token: str = "") -> TestClient:
        apps.append(create_app(builders.settings(tmp_path)))
        client = TestClient(apps[-1], base_url="http://127.0.0.1", client=LOCAL)
        if token:
            client.headers["authorization"] = f"Bearer {token}"
        return client

    yield open_client
    for app in apps:
        app.state.desk.engine.dispose()


@pytest.fixture
def reader(join: Connect) -> TestClient:
    return join()
