"""`assises search` over a small analysis: words, phrases, concordance, filters, what is refused."""

import json
from pathlib import Path

import pytest

from tests import builders
from tests.unit.service.cli.conftest import Assises

ASKED = ("--consultation", builders.SLUG)


@pytest.fixture
def filled(tmp_path: Path, assises: Assises) -> None:
    assert assises("migrate").code == 0
    engine = builders.open_engine(builders.settings(tmp_path / "var"))
    with builders.writing(engine) as session:
        builders.fill(session)
        session.commit()
    engine.dispose()


@pytest.mark.usefixtures("filled")
def test_words_phrases_and_filters_narrow_what_is_found(assises: Assises) -> None:
    first = assises("search", "lampadaire", *ASKED)
    assert first.code == 0
    assert "Préparation de la recherche" in first.err
    assert "lampadaires" in first.out
    again = assises("search", '"devant les écoles"', *ASKED, "--json")
    assert "Préparation" not in again.err
    found = json.loads(again.out)
    assert found["total"] > 0
    assert all("devant les écoles" in one["text"] for one in found["items"])
    here = assises("search", '"devant les écoles"', *ASKED, "--territory", "59", "--json")
    inside = json.loads(here.out)
    assert 0 < inside["total"] < found["total"]
    assert {one["territory"] for one in inside["items"]} == {"59"}


@pytest.mark.usefixtures("filled")
def test_a_concordance_shows_the_context_and_nothing_found_is_said(assises: Assises) -> None:
    lines = assises("search", "patrouille", *ASKED, "--mode", "concordance", "--sort", "gauche")
    assert lines.code == 0
    assert "jamais de" in lines.out
    none = assises("search", "hippopotame", *ASKED)
    assert none.code == 0
    assert "Rien" in none.out + none.err


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--mode", "images"), "--mode"),
        (("--territory", "999"), "999"),
        (("--channel", "pigeon"), "pigeon"),
        (("--from", "hier"), "--from"),
        (("--theme", "t99"), "t99"),
    ],
)
@pytest.mark.usefixtures("filled")
def test_a_wrong_option_is_told_and_nothing_is_printed(
    assises: Assises, options: tuple[str, str], said: str
) -> None:
    refused = assises("search", "lampadaire", *ASKED, *options)
    assert refused.code != 0
    assert said in refused.err
    assert refused.out == ""
