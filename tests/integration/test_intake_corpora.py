"""Real files are taken in exactly as they are, and every row is accounted for."""

from pathlib import Path

import pytest

from data.intake import Intake, IntakeFile, IntakeOptions, take_in
from data.territories.gazetteer import load_gazetteer

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
ENTENDRE = CORPORA / "entendre_la_france"
GAZETTEER = load_gazetteer()

pytestmark = pytest.mark.corpora


def take(*paths: Path) -> Intake:
    for path in paths:
        if not path.exists():
            pytest.skip(f"needs {path.name} in ../shared/corpora")
    return take_in([IntakeFile(path=path) for path in paths], IntakeOptions(), GAZETTEER)


def departement(code: str) -> str:
    levels = ("département", "collectivité")
    return next((one for one in GAZETTEER.path(code) if GAZETTEER.level(one) in levels), "")


def test_the_answers_join_the_respondents_and_none_is_lost() -> None:
    taken = take(ENTENDRE / "answers_pre.csv", ENTENDRE / "users.csv")
    answers, people = taken.report.files
    assert (answers.rows, answers.contributions, people.rows) == (13_477, 13_477, 12_315)
    assert (answers.joins[0].left, answers.joins[0].right) == ("customer_id", "user_id")
    assert len({source.context.contributor for source in taken.sources}) == 2_538
    codes = {departement(source.context.territory) for source in taken.sources} - {""}
    assert len(codes) == 102
    assert len({source.id for source in taken.sources}) == 13_477


def test_closed_answers_with_old_line_ends_come_in_beside_them() -> None:
    taken = take(ENTENDRE / "answers_pre.csv", ENTENDRE / "answers_qcm.csv")
    assert taken.report.files[1].part == "réponses fermées"
    assert taken.report.files[1].rows == len(taken.closed) == 203_283


def test_a_platform_export_of_mixed_rows_is_sorted_out() -> None:
    taken = take(CORPORA / "rua" / "rua-fonctionnement.csv.xz")
    report = taken.report.files[0]
    assert (report.profile, report.rows) == ("Cap Collectif", 11_831)
    assert report.set_aside["hors-contribution: votes, comptés mais sans texte à analyser"] == 9_601
    assert report.contributions == 2_207
    assert all(source.text.strip() for source in taken.sources)
