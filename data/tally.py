"""The report of one file, from what was read and what it gave."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from data.answer_book import AnswerBook
from data.companion import Link, Sheet, person_key
from data.ground import Harvest
from data.opening import Opened
from data.report import FileReport, Join, Part
from nlp.types import Rejected, Source

if TYPE_CHECKING:
    from data.readers.minutes import Minutes


@dataclass(slots=True)
class Tally:
    """One file on its way into the report: what it gave, and what is known of its reading."""

    opened: Opened
    part: Part
    harvest: Harvest
    sheet: Sheet | None = None
    format: str = ""
    joins: tuple[Join, ...] = ()
    notes: list[str] = field(default_factory=list)
    known_ids: frozenset[str] = frozenset()

    def ids(self) -> frozenset[str]:
        """Return the ids as the file gave them."""
        if not self.known_ids:
            self.known_ids = frozenset(source.id for source in self.harvest.sources)
        return self.known_ids

    def prefix(self, before: str) -> None:
        """Put a text before each id."""
        self.ids()
        sources = self.harvest.sources
        sources[:] = [
            Source(id=f"{before}{one.id}", text=one.text, context=one.context) for one in sources
        ]
        self.notes.append(
            f"Identifiants déjà pris par un autre fichier : préfixés par « {before} »."
        )

    def finish(self) -> FileReport:
        """Return the report of the file."""
        found, file = self.harvest, self.opened
        report = FileReport(
            name=file.file.title,
            part=self.part,
            sha256=file.sha256,
            bytes=file.bytes,
            format=self.format,
            rows=found.used + found.without_text + len(found.rejected),
            used=found.used,
            without_text=found.without_text,
            contributions=len(found.sources),
            closed=sum(bool(one.answer) for one in found.closed),
            refused=by_reason([one for one in found.rejected if not one.set_aside]),
            set_aside=by_reason([one for one in found.rejected if one.set_aside]),
            unfilled=dict(found.unfilled),
            unknown_territories=found.unknown.sorted(),
            bad_dates=found.bad_dates.sorted(),
            territory_notes=found.notes.sorted(),
            joins=self.joins,
            notes=(*self.notes, *found.shared_ids),
        )
        return report if self.sheet is None else _with_table(report, self.sheet)


def _with_table(report: FileReport, sheet: Sheet) -> FileReport:
    table, origin = sheet.table, sheet.table.origin
    return replace(
        report,
        format=origin.format,
        encoding=origin.encoding,
        separator=origin.separator,
        sheet=origin.sheet,
        profile=sheet.mapping.profile,
        rows=table.received,
        questions=max(1, len(sheet.mapping.of("text"))),
        set_aside=dict(table.set_aside),
        mapping=sheet.mapping.columns,
        notes=(*table.notes, *sheet.mapping.notes, *report.notes),
    )


def by_reason(rejected: Sequence[Rejected]) -> dict[str, int]:
    """Count refused rows by the slug of their reason, most frequent first."""
    return dict(Counter(one.reason.split(":")[0] for one in rejected).most_common())


def report_repeated(one: Opened) -> Tally:
    """Report a file whose content came before."""
    note = f"Même contenu que « {one.first} » : lu une seule fois."
    return Tally(one, "déjà reçu", Harvest(), notes=[note])


def report_minutes(one: Opened, minutes: "Minutes", found: Harvest) -> Tally:
    """Report minutes, with the title, date and place read in them."""
    read = (("Titre", minutes.title), ("Date", minutes.date), ("Lieu", minutes.place))
    notes = [f"{what} : {text}" for what, text in read if text]
    return Tally(one, "compte rendu", found, format=minutes.format, notes=[*notes, *minutes.notes])


def report_companion(one: Opened, sheet: Sheet, joined: Link) -> Tally:
    """Report a companion table: its rows tell about people, they are no contributions."""
    found = Harvest(without_text=len(sheet.table.rows), rejected=list(sheet.table.refused))
    roles = _FROM_COMPANION | ({"title", "text"} if joined.is_book else frozenset())
    used = [c.column for c in sheet.mapping.columns if c.role in roles]
    shown = ", ".join(f"« {column} »" for column in used) or "aucune colonne"
    note = f"Table jointe par {joined.left}={joined.right} ; colonnes reprises : {shown}."
    return Tally(one, "compagnon", found, sheet=sheet, notes=[note])


def report_book(one: Opened, sheet: Sheet, book: AnswerBook) -> Tally:
    """Report a table that words answers: its rows are no answers themselves."""
    found = Harvest(without_text=len(sheet.table.rows), rejected=list(sheet.table.refused))
    return Tally(one, "compagnon", found, sheet=sheet, notes=[book.note])


_FROM_COMPANION = frozenset({"territory", "postcode", "commune", "audience"})


def report_table(one: Opened, sheet: Sheet, links: Sequence[Link], found: Harvest) -> Tally:
    """Report a table of answers."""
    found.rejected[:0] = sheet.table.refused
    looked = found.used + found.without_text
    joins = tuple(
        Join(
            companion=link.companion.table.name,
            left=link.left,
            right=link.right,
            matched=found.matched[link.companion.table.name],
            unmatched=looked - found.matched[link.companion.table.name],
        )
        for link in links
    )
    part: Part = "réponses" if sheet.mapping.of("text") else "réponses fermées"
    key = "" if sheet.mapping.of("contributor") else person_key(sheet, links)
    notes = [f"Clé de jointure « {key} » : une valeur, un contributeur."] if key else []
    return Tally(one, part, found, sheet=sheet, joins=joins, notes=notes)
