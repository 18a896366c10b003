"""Campaigns and copies over HTTP: counts for all, texts and ids for who may read them."""

from collections.abc import Callable

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, update

from service.accounts.roles import Role
from service.batches.tables import Contribution
from service.db.engine import writing
from tests import builders, figures
from tests.integration.api.conftest import Connect

CONSULTATION = f"/api/v1/consultations/{builders.SLUG}"
MEMBERS = ("c001", "c009", "c010")
"""One of the arrondissement 021, two of the département 02."""


WriterOf = Callable[..., TestClient]


@pytest.fixture
def writer_of(connect: Connect, engine: Engine) -> WriterOf:
    """Return a way to connect as the writer of some territories."""
    figures.add_campaign(engine, MEMBERS, ("02", "021"))
    return lambda *places: connect(builders.token(engine, Role.REDACTEUR, *places))


def test_a_campaign_is_listed_with_its_text_for_who_may_read_it(writer_of: WriterOf) -> None:
    for places in (("021",), ("02",), ("R32",), ("FR",)):
        (one,) = writer_of(*places).get(f"{CONSULTATION}/campaigns").json()["items"]
        assert (one["number"], one["contributors"], one["text"]) == (1, 3, figures.CAMPAIGN)


def test_who_reads_none_of_its_texts_sees_counts_only(writer_of: WriterOf) -> None:
    (one,) = writer_of("33").get(f"{CONSULTATION}/campaigns").json()["items"]
    assert (one["contributions"], one["territories_total"]) == (3, 2)
    assert (one["text"], one["territories"]) == (None, [])
    told = writer_of("33").get(f"{CONSULTATION}/campaigns", headers={"accept": "text/csv"}).text
    assert "commissariat" not in told


def test_campaigns_come_in_pages(writer_of: WriterOf) -> None:
    page = writer_of("FR").get(f"{CONSULTATION}/campaigns", params={"page": 2})
    assert page.status_code == 404


def test_a_contribution_tells_its_campaign(writer_of: WriterOf) -> None:
    client = writer_of("02")
    own = client.get(f"{CONSULTATION}/contributions/c009").json()["campaign"]
    assert own == {"number": 1, "contributions": 3, "texts": 3, "contributors": 3}
    assert client.get(f"{CONSULTATION}/contributions/c011").json()["campaign"] is None


def test_a_copy_does_not_reveal_an_original_outside_the_scope(
    connect: Connect, engine: Engine
) -> None:
    with writing(engine) as session:
        query = update(Contribution).where(Contribution.id == "c030")
        session.execute(query.values(duplicate_of="c001"))
        session.commit()
    address = f"{CONSULTATION}/contributions/c030"
    seen = {
        places: connect(builders.token(engine, Role.REDACTEUR, *places)).get(address)
        for places in (("59",), ("59", "021"), ("59", "02"), ("FR",))
    }
    assert {places: answer.json()["duplicate_of"] for places, answer in seen.items()} == {
        ("59",): None, ("59", "021"): "c001", ("59", "02"): "c001", ("FR",): "c001",
    }  # fmt: skip
    assert "c001" not in seen["59",].text
