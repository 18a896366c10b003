"""The tables of campaigns."""

from pathlib import Path

from nlp.types import Campaign
from service.cli.run_view import campaigns_told
from service.oneshot.campaigns import write_campaigns

ONE = Campaign(
    text="=Rouvrez la gare", contributions=3, texts=2, contributors=3,
    territories=("02", "59"), channels=("panel",), members=("a", "b", "@c"),
)  # fmt: skip


def test_campaigns_and_their_contributions_are_written_without_formulas(tmp_path: Path) -> None:
    write_campaigns(tmp_path, [ONE])
    assert (tmp_path / "campagnes.csv").read_text(encoding="utf-8").splitlines() == [
        "campagne,contributions,textes,contributeurs,territoires,canaux,texte",
        "1,3,2,3,02 | 59,panel,'=Rouvrez la gare",
    ]
    members = (tmp_path / "campagnes-contributions.csv").read_text(encoding="utf-8")
    assert members == "campagne,contribution_id\n1,a\n1,b\n1,'@c\n"


def test_the_summary_tells_the_largest_campaign() -> None:
    told = campaigns_told([ONE]).replace("\u00a0", " ")
    assert told == (
        "1 campagne (liste : --campaigns) ; la plus grande : 3 contributions, 2 textes, "
        "3 contributeurs."
    )
