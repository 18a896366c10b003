"""Creating consultations."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from service.consultations.actions import NewConsultation, ensure_consultation
from service.db.engine import writing
from service.errors import BadSlug
from tests import storage


@pytest.fixture
def place(tmp_path: Path) -> Iterator[storage.Place]:
    with storage.opened(tmp_path / "var") as opened:
        yield opened


def test_a_consultation_is_created_once(place: storage.Place) -> None:
    with writing(place.engine) as session:
        first, created = ensure_consultation(session, NewConsultation(slug="aisne-2020"))
        again, recreated = ensure_consultation(session, NewConsultation(slug="aisne-2020"))
        assert (created, recreated) == (True, False)
        assert first is again
        assert first.name == "aisne-2020"


@pytest.mark.parametrize("slug", ["", "Aisne", "aisne 2020", "-a", "a-", "é", "a" * 81, "a/b"])
def test_a_slug_that_cannot_stand_in_an_address_is_refused(place: storage.Place, slug: str) -> None:
    with writing(place.engine) as session, pytest.raises(BadSlug):
        ensure_consultation(session, NewConsultation(slug=slug))
