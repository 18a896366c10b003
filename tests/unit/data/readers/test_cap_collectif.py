"""A Cap Collectif export becomes contributions; votes and the like are counted apart."""

from data.mapping import propose
from data.readers.cap_collectif import unfold
from data.readers.delimited import read_delimited
from data.readers.table import Table

PREFIXES = ("contributions_", "contributions_arguments_", "contribution_versions_")
COLUMNS = (
    "type", "contributions_id", "contributions_author_id", "contributions_section_title",
    "contributions_title", "contributions_bodyText", "contributions_createdAt",
    "contributions_trashed", "contributions_votes_id", "contributions_arguments_related_id",
    "contributions_arguments_id", "contributions_arguments_author_id",
    "contributions_arguments_type", "contributions_arguments_body",
    "contributions_arguments_trashed",
)  # fmt: skip


def line(**cells: str) -> str:
    return ";".join(cells.get(column.replace("contributions_", ""), "") for column in COLUMNS)


def export(*lines: str) -> Table:
    text = "\n".join((";".join(COLUMNS), *lines))
    return unfold(read_delimited(text.encode(), "export.csv"))


OPINION = line(
    type="opinion",
    id="o1",
    author_id="a1",
    section_title="Voirie",
    title="Un banc",
    bodyText="Il manque un banc devant l'école",
    createdAt="08/01/2020 10:00",
)
ARGUMENT = line(
    type="argument",
    arguments_related_id="o1",
    arguments_id="g1",
    arguments_author_id="a2",
    arguments_type="FOR",
    arguments_body="Oui, les parents attendent debout",
)
VOTE = line(type="vote", votes_id="v1")


def test_opinions_and_arguments_are_contributions_and_votes_are_counted() -> None:
    table = export(OPINION, ARGUMENT, VOTE, VOTE)
    assert table.values("id") == ["o1", "g1"]
    assert table.values("question") == ["Voirie", "Voirie"]
    assert table.values("position") == ["", "FOR"]
    assert dict(table.set_aside) == {
        "hors-contribution: votes, comptés mais sans texte à analyser": 2
    }
    assert table.received == 4
    assert propose(table).profile == "Cap Collectif"


def test_moderated_and_shifted_rows_are_refused_one_by_one() -> None:
    moderated = line(type="opinion", id="o2", bodyText="x", trashed="1")
    reply = line(type="argument", arguments_id="g2", arguments_body="y", arguments_trashed="1")
    shifted = line(type="opinion", id="o3", bodyText="08/01/2020 10:00")
    table = export(OPINION, moderated, shifted, reply)
    assert [(one.row, one.reason.split(":")[0]) for one in table.refused] == [
        (3, "moderation"),
        (4, "cellules-decalees"),
        (5, "moderation"),
    ]
    assert (table.values("id"), table.set_aside, table.received) == (["o1"], (), 4)


def test_another_table_stays_as_it_is() -> None:
    table = read_delimited(b"type;avis\nvote;oui\n", "autre.csv")
    assert unfold(table) is table
