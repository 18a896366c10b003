"""Minutes become contributions: their headings are questions, their speakers opaque."""

from data.ground import Ground, Harvest
from data.places import Places
from data.readers.minutes import MinutePiece, Minutes
from data.spoken import harvest_minutes
from data.territories.gazetteer import load_gazetteer
from nlp.types import Rejected


def harvest(*pieces: MinutePiece, territory: str = "022", default: str = "02") -> Harvest:
    minutes = Minutes(
        name="cr.docx",
        format="docx",
        pieces=pieces,
        set_aside=(Rejected(file="cr.docx", row=1, reason="attendance: liste", set_aside=True),),
        date="2020-01-14",
        territory=territory,
    )
    ground = Ground(channel="réunion", territory=default, audience="élus", question="Débat")
    return harvest_minutes(minutes, ground, Places(load_gazetteer()))


def piece(text: str, row: int = 3, **more: str) -> MinutePiece:
    return MinutePiece(text=text, row=row, last_row=row, **more)


def test_a_piece_keeps_where_it_was_said() -> None:
    found = harvest(piece("Trop de bruit", question="Cadre de vie", audience="associations"))
    context = found.sources[0].context
    assert (context.question, context.audience, context.row) == ("Cadre de vie", "associations", 3)
    assert (context.channel, context.territory, context.date) == ("réunion", "022", "2020-01-14")
    assert [one.reason for one in found.rejected] == ["attendance: liste"]


def test_what_the_minutes_leave_out_comes_from_the_file() -> None:
    context = harvest(piece("Trop de bruit"), territory="").sources[0].context
    assert (context.question, context.audience, context.territory) == ("Débat", "élus", "02")


def test_a_named_speaker_is_one_contributor_and_anybody_is_none() -> None:
    found = harvest(
        piece("Trop de bruit", speaker="M. Exemple"),
        piece("Plus de bus", speaker="M. EXEMPLE"),
        piece("Un banc", speaker="Un habitant"),
    )
    first, second, third = (source.context.contributor for source in found.sources)
    assert first == second != ""
    assert third == ""


def test_ids_depend_on_what_was_said_and_not_on_the_line() -> None:
    early, late = (harvest(piece("Trop de bruit", row=row)).sources[0].id for row in (3, 30))
    assert early == late


def test_a_place_that_nobody_knows_is_told() -> None:
    assert harvest(piece("Bruit"), territory="Syldavie", default="").unknown.sorted()[0].count == 1
