"""The settings of the service."""

from pathlib import Path

import pytest

from nlp.errors import SettingError
from service.settings import ServiceSettings, load_settings


def test_defaults_need_no_file_and_listen_on_this_machine_only(tmp_path: Path) -> None:
    found = load_settings({}, tmp_path / "absent.toml")
    assert (found.host, found.port, found.upload_bytes) == ("127.0.0.1", 8000, 200_000_000)
    assert found.database_url == "sqlite:///var/assises.db"


def test_a_variable_wins_over_the_file_and_the_file_over_the_default(tmp_path: Path) -> None:
    file = tmp_path / "assises.toml"
    file.write_text('port = 9000\nseed = 7\nencoder = "lsa"\n', encoding="utf-8")
    found = load_settings({"ASSISES_PORT": "9100", "ASSISES_HOME": str(tmp_path)}, file)
    assert (found.port, found.seed, found.encoder, found.home) == (9100, 7, "lsa", tmp_path)


def test_the_file_is_named_by_a_variable(tmp_path: Path) -> None:
    file = tmp_path / "ailleurs.toml"
    file.write_text("threads = 3\n", encoding="utf-8")
    assert load_settings({"ASSISES_CONFIG": str(file)}).threads == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("UPLOAD_LIMIT", "0"),
        ("THREADS", "0"),
        ("SEED", "-1"),
        ("POLL_SECONDS", "0"),
        ("BUSY_SECONDS", "-1"),
        ("HOST", " "),
        ("DATABASE_URL", "mysql://localhost/base"),
        ("DATABASE_URL", "n'importe quoi"),
    ],
)
def test_a_wrong_value_is_refused_by_its_name(name: str, value: str, tmp_path: Path) -> None:
    with pytest.raises(SettingError) as caught:
        load_settings({f"ASSISES_{name}": value}, tmp_path / "absent.toml")
    assert caught.value.name == name.lower()
    assert "attendu" in str(caught.value)


def test_a_wrong_database_address_is_told_without_its_password() -> None:
    with pytest.raises(SettingError) as caught:
        ServiceSettings(database_url="mysql://moi:secret@machine/base")
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_every_spelling_of_postgresql_uses_the_same_driver(scheme: str) -> None:
    found = ServiceSettings(database_url=f"{scheme}://moi:secret@machine/base")
    assert found.database_url == "postgresql+psycopg://moi:secret@machine/base"


@pytest.mark.parametrize("content", ["port = ", "prot = 9000\n", "port = [1]\n", "port = true\n"])
def test_a_file_that_cannot_be_understood_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "assises.toml"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(SettingError):
        load_settings({}, file)


def test_a_file_that_was_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingError):
        load_settings({"ASSISES_CONFIG": str(tmp_path / "absent.toml")})
