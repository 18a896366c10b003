"""Tests of service.accounts.passwords."""

import pytest

from service.accounts import passwords
from service.accounts.errors import BadAccount
from service.accounts.passwords import matches, protect


def test_a_password_is_recognised_and_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", 2**4)
    kept = protect("étoiles et pavés")
    assert "étoiles" not in kept
    assert matches("étoiles et pavés", kept)
    assert not matches("étoiles et pavé", kept)
    assert protect("étoiles et pavés") != kept


@pytest.mark.parametrize("given", ["court", "x" * 201])
def test_a_password_too_short_or_too_long_is_refused(given: str) -> None:
    with pytest.raises(BadAccount, match="signes"):
        protect(given)
