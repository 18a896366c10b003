"""What is quoted of a theme: what the analysis chose, where the reader may read."""

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, delete, select

from service.accounts.roles import Role
from service.batches.tables import Contribution
from service.db.engine import reading, writing
from service.specificities.tables import Quotation
from tests import builders, planted
from tests.integration.api.conftest import Connect
from tests.integration.api.test_comparing import get


def test_quotations_are_those_kept_and_stay_where_the_reader_may_read(
    join: Connect, database: Engine
) -> None:
    token = builders.token(database, Role.REDACTEUR, "02")
    writer = join(token)
    for path in ("territories/02/themes", "territories/R32/themes", "territories/FR/themes"):
        themes = get(writer, path)["themes"]
        quoted = [one for theme in themes for one in theme["verbatims"]]
        assert quoted
        assert {one["territory"] for one in quoted} <= {"02", "021", "022"}
    with writing(database) as session:
        session.execute(delete(Quotation).where(Quotation.rank > 1))
        session.commit()
    again = get(join(token), "territories/02/themes", analysis=planted.ANALYSIS)["themes"]
    assert {len(theme["verbatims"]) for theme in again} == {1}


def test_a_filter_quotes_only_what_it_lets_pass(reader: TestClient) -> None:
    themes = get(reader, "territories/FR/themes", channel="courrier")["themes"]
    quoted = [one for theme in themes for one in theme["verbatims"]]
    assert {one["channel"] for one in quoted} == {"courrier"}
    both = get(reader, "territories/FR/themes", channel="courrier", audience="élus")["themes"]
    quoted = [one for theme in both for one in theme["verbatims"]]
    assert {(one["channel"], one["audience"]) for one in quoted} == {("courrier", "élus")}


def test_two_filters_quote_what_the_analysis_chose_for_both(
    reader: TestClient, database: Engine
) -> None:
    themes = get(reader, "territories/FR/themes", channel="courrier", audience="élus")["themes"]
    query = (
        select(Quotation.theme_id, Contribution.id, Quotation.start)
        .join(Contribution, Contribution.key == Quotation.contribution_key)
        .where(
            Quotation.territory == "FR",
            Quotation.scope == "channel,audience",
            Contribution.channel == "courrier",
            Contribution.audience == "élus",
        )
    )
    with reading(database) as session:
        chosen = {tuple(row) for row in session.execute(query) if "-" not in row.theme_id}
    assert {theme for theme, *_ in chosen} == {theme["id"] for theme in themes}
    quoted = {
        (theme["id"], one["contribution_id"], one["start"])
        for theme in themes
        for one in theme["verbatims"]
    }
    assert chosen <= quoted


def test_what_was_not_chosen_is_looked_for_among_so_many_passages(
    join: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def most() -> int:
        themes = get(join(), "territories/021/themes", channel="courrier")["themes"]
        return max(len(theme["verbatims"]) for theme in themes)

    found = most()
    monkeypatch.setattr("service.themes.verbatims.LOOKED_AT", 2)
    assert found > most()
