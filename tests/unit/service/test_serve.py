"""Without token, the service listens on this machine only."""

from pathlib import Path

import pytest

from service.accounts.errors import BindingRefused
from service.db.engine import reading
from service.serve import check_binding
from tests import builders


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_without_token_loopback_passes_with_a_notice(tmp_path: Path, host: str) -> None:
    engine = builders.empty_database(tmp_path)
    with reading(engine) as session:
        assert "sans jeton" in check_binding(builders.settings(tmp_path, host=host), session)
    engine.dispose()


@pytest.mark.parametrize("host", ["::", "assises.example", "192.0.2.1"])
def test_without_token_another_address_is_refused(tmp_path: Path, host: str) -> None:
    engine = builders.empty_database(tmp_path)
    with reading(engine) as session, pytest.raises(BindingRefused, match="assises token create"):
        check_binding(builders.settings(tmp_path, host=host), session)
    engine.dispose()


def test_with_a_token_any_address_passes(tmp_path: Path) -> None:
    engine = builders.empty_database(tmp_path)
    builders.token(engine)
    with reading(engine) as session:
        assert check_binding(builders.settings(tmp_path, host="192.0.2.1"), session) == ""
    engine.dispose()
