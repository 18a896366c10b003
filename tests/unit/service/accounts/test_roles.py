"""What a role and its territories allow."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.territories.gazetteer import UnknownTerritory, load_gazetteer
from service.accounts.actions import TokenRequest, all_tokens, create_token
from service.accounts.errors import BadTokenRequest, OutOfScope, RoleTooLow
from service.accounts.roles import Principal, Role, needs, needs_figures, reads_figures, reads_texts
from service.db.engine import writing
from tests import builders

AISNE = Principal(role=Role.REDACTEUR, territories=("02",))


def test_each_role_may_do_what_lower_ones_may() -> None:
    for least in Role:
        for role in Role:
            allowed = role.rank >= least.rank
            who = Principal(role=role)
            if allowed:
                needs(who, least)
            else:
                with pytest.raises(RoleTooLow, match=least.value):
                    needs(who, least)


@pytest.mark.parametrize("code", ["02", "021", "R32", "FR"])
def test_figures_of_the_scope_its_parts_and_its_ancestors_are_read(code: str) -> None:
    needs_figures(AISNE, code, load_gazetteer())
    assert reads_figures(AISNE, code, load_gazetteer())


@pytest.mark.parametrize("code", ["59", "591", "R11"])
def test_figures_elsewhere_are_not(code: str) -> None:
    with pytest.raises(OutOfScope, match=code):
        needs_figures(AISNE, code, load_gazetteer())


def test_texts_are_read_in_the_scope_only() -> None:
    assert reads_texts(AISNE, load_gazetteer().path("021"))
    assert not reads_texts(AISNE, load_gazetteer().path("R32"))


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        (TokenRequest(role=Role.REDACTEUR), BadTokenRequest),
        (TokenRequest(role=Role.REDACTEUR, territories=("zz",)), UnknownTerritory),
        (
            TokenRequest(role=Role.ANALYSTE, expires=datetime(2020, 1, 1, tzinfo=UTC)),
            BadTokenRequest,
        ),
    ],
)
def test_a_token_that_makes_no_sense_is_not_created(
    tmp_path: Path, wanted: TokenRequest, error: type[Exception]
) -> None:
    engine = builders.empty_database(tmp_path)
    with writing(engine) as session:
        with pytest.raises(error):
            create_token(session, wanted, load_gazetteer())
        assert all_tokens(session) == []
    engine.dispose()


def test_two_tokens_are_never_alike(tmp_path: Path) -> None:
    engine = builders.empty_database(tmp_path)
    texts = {builders.token(engine) for _ in range(5)}
    assert len(texts) == 5
    assert all(len(text) >= 47 for text in texts)
    engine.dispose()
