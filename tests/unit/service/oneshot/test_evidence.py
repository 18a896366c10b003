"""evidence.csv says why each passage has its theme."""

from pathlib import Path

from nlp.types import Account, Analysis, Assignment, Theme, Verbatim
from service.oneshot.evidence import write_evidence

SHOWN = Verbatim(contribution_id="=b", start=3, end=9, text="lampes")
THEME = Theme(
    id="t01", parent_id=None, level=1, title="Rue", terms=(), definition="", exemplars=(SHOWN,)
)


def assignment(passage: int, theme: str = "t01", **values: object) -> Assignment:
    place = {"contribution_id": "a", "passage": passage, "start": 0, "end": 4}
    return Assignment(**place, status="assigned", theme_id=theme, **values)  # type: ignore[arg-type]


def test_each_assignment_has_its_words_and_its_exemplar(tmp_path: Path) -> None:
    rows = (
        assignment(0, terms=("lampes", "rue du stade"), exemplar=0),
        assignment(1, terms=("rue",)),
        assignment(2, ""),
    )
    account = Account(received=1, analysed=1, duplicates=0, empty=0, refused=0)
    found = Analysis(themes=(THEME,), assignments=rows, cells=(), account=account, encoder="lsa")
    write_evidence(tmp_path / "evidence.csv", found)
    assert (tmp_path / "evidence.csv").read_text(encoding="utf-8").splitlines() == [
        "contribution_id,passage,theme_id,terms,exemplar_contribution_id,exemplar_start,exemplar_end",
        "a,0,t01,lampes | rue du stade,'=b,3,9",
        "a,1,t01,rue,,,",
    ]
