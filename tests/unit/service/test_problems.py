"""Every error of the project has a status."""

from collections.abc import Iterator
from typing import Any

import pytest

from data.errors import NothingToRead
from nlp.errors import AssisesError, SettingError
from service.accounts.errors import ExpiredToken, OutOfScope
from service.errors import DatabaseLocked, UnknownTheme
from service.problems import TITLES, status_of
from service.validation import explain
from service.web.reference import known_problems


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (ExpiredToken("hier"), 401),
        (OutOfScope("59", ("02",)), 403),
        (UnknownTheme("t9"), 404),
        (NothingToRead(["a.csv"]), 422),
        (SettingError("a", 1, "2"), 422),
        (DatabaseLocked(1), 503),
        (AssisesError("autre"), 400),
    ],
)
def test_the_nearest_class_gives_the_status(error: AssisesError, status: int) -> None:
    assert status_of(error) == status


def _below(kind: type[AssisesError]) -> Iterator[type[AssisesError]]:
    for each in kind.__subclasses__():
        yield each
        yield from _below(each)


def test_every_error_is_listed_with_a_titled_status() -> None:
    listed = {slug: status for slug, status, _ in known_problems()}
    for kind in _below(AssisesError):
        assert kind.slug in listed
    assert set(listed.values()) <= set(TITLES)


def test_what_is_wrong_with_a_request_is_told_in_french() -> None:
    errors: list[dict[str, Any]] = [
        {"type": "less_than_equal", "loc": ("query", "size"), "input": "900", "ctx": {"le": 200}},
        {"type": "missing", "loc": ("body", "slug"), "input": {}},
        {"type": "jamais_vu", "loc": ("body",), "input": "x" * 500},
    ]
    told = explain(errors)
    assert told[0] == {
        "where": "paramètre → size",
        "reason": "attendu au plus 200",
        "received": "900",
    }
    assert told[1]["reason"] == "valeur obligatoire absente"
    assert told[1]["received"] == ""
    assert len(told[2]["received"]) == 80
