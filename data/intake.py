"""A submission of several files: contributions, closed answers, refused rows and a report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from data.answer_book import AnswerBook, books_of
from data.audiences import unify
from data.companion import Link, Sheet, check_joins, is_companion, link
from data.errors import NoTextColumn, NothingToRead
from data.harvest import harvest
from data.mapping import Known, judge, that_fit
from data.namespaces import tell_apart
from data.opening import IntakeFile, Opened, ground_of, open_files
from data.places import Places, Resolver
from data.readers import Table
from data.report import ImportReport
from data.spoken import harvest_minutes
from data.tally import (
    Tally,
    report_book,
    report_companion,
    report_minutes,
    report_repeated,
    report_table,
)
from nlp.types import ClosedAnswer, Rejected, Source

__all__ = ["Intake", "IntakeFile", "IntakeOptions", "take_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOptions:
    """What holds for all files.

    `joins` are pairs (column of answers, column of respondents). `remembered` is a mapping
    accepted before; each role of it holds for the files that have its columns.
    """

    joins: tuple[tuple[str, str], ...] = ()
    remembered: Known = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """All that was received, each row in one place; the report counts it."""

    sources: tuple[Source, ...]
    closed: tuple[ClosedAnswer, ...]
    rejected: tuple[Rejected, ...]
    report: ImportReport


def take_in(files: Sequence[IntakeFile], options: IntakeOptions, gazetteer: Resolver) -> Intake:
    """Read all files together, or none: an error leaves nothing half done.

    Sources come in the order of files and rows. A file whose content came before is skipped.

    Raises:
        DataError: one of `data.errors`; `NothingToRead` when no file holds contributions.
    """
    opened = open_files(files)
    sheets = _sheets(opened, options.remembered)
    books = books_of(sheets)
    words = {place for _, place in books.values()}
    check_joins(list(sheets.values()), options.joins)
    links = _links({p: one for p, one in sheets.items() if p not in words}, options.joins)
    joined = _Joined(sheets=sheets, links=links, books=books)
    tallies = list(_harvests(opened, joined, Places(gazetteer)))
    if not any(tally.harvest.sources for tally in tallies):
        raise NothingToRead([one.file.title for one in opened])
    tell_apart(tallies)
    unify([tally.harvest for tally in tallies])
    report = ImportReport(files=tuple(tally.finish() for tally in tallies))
    report.check()
    return Intake(
        sources=tuple(source for tally in tallies for source in tally.harvest.sources),
        closed=tuple(answer for tally in tallies for answer in tally.harvest.closed),
        rejected=tuple(row for tally in tallies for row in tally.harvest.rejected),
        report=report,
    )


def _sheets(opened: Sequence[Opened], remembered: Known) -> dict[int, Sheet]:
    sheets = {}
    for place, one in enumerate(opened):
        if isinstance(one.content, Table):
            known = {**that_fit(one.content, remembered), **one.file.map}
            sheets[place] = Sheet(table=one.content, mapping=judge(one.content, known))
    return sheets


def _links(sheets: dict[int, Sheet], joins: Sequence[tuple[str, str]]) -> dict[int, list[Link]]:
    """Return the companions of each sheet that has answers, by the place of the sheet."""
    companions = [place for place, sheet in sheets.items() if is_companion(sheet, joins)]
    links: dict[int, list[Link]] = {}
    for place, sheet in sheets.items():
        others = [sheets[other] for other in companions if other != place]
        wanted = sheet.mapping.of("text") or sheet.mapping.of("closed")
        found = [link(sheet, other, joins) for other in others] if wanted else []
        links[place] = [one for one in found if one]
    return _without_loops(sheets, links)


def _without_loops(sheets: dict[int, Sheet], links: dict[int, list[Link]]) -> dict[int, list[Link]]:
    """Keep what serves a sheet of answers: a companion joins nothing itself."""
    spoken = {place for place, sheet in sheets.items() if sheet.mapping.of("text")}
    helping = {id(one.companion) for place in spoken for one in links[place]}
    return {place: [] if id(sheets[place]) in helping else found for place, found in links.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joined:
    """The tables by place, with the companions of each, and the answer book of each that has one.

    `books` holds a book with the place of its own table.
    """

    sheets: Mapping[int, Sheet]
    links: Mapping[int, Sequence[Link]]
    books: Mapping[int, tuple[AnswerBook, int]]

    @property
    def helping(self) -> Mapping[int, Link]:
        """Return the tables about people or questions by the identity of their sheet."""
        return {id(one.companion): one for found in self.links.values() for one in found}

    @property
    def wording(self) -> Mapping[int, AnswerBook]:
        """Return the answer books by the place of their table."""
        return {place: book for book, place in self.books.values()}


def _harvests(opened: Sequence[Opened], joined: _Joined, places: Places) -> Iterator[Tally]:
    helping, wording = joined.helping, joined.wording
    spoken = any(sheet.mapping.of("text") for sheet in joined.sheets.values())
    spoken = spoken or any(one.is_minutes for one in opened)
    for place, one in enumerate(opened):
        if one.content is None:
            yield report_repeated(one)
        elif not isinstance(one.content, Table):
            found = harvest_minutes(one.content, ground_of(one, places), places)
            yield report_minutes(one, one.content, found)
        elif id(joined.sheets[place]) in helping:
            sheet = joined.sheets[place]
            yield report_companion(one, sheet, helping[id(sheet)])
        elif place in wording:
            yield report_book(one, joined.sheets[place], wording[place])
        else:
            check_purpose(joined.sheets[place], spoken=spoken)
            yield _answers(one, place, joined, places)


def check_purpose(sheet: Sheet, *, spoken: bool) -> None:
    """Let pass a table of answers; closed answers alone need company that has texts.

    Raises:
        NoTextColumn: there is nothing to analyse in it.
    """
    if not sheet.mapping.of("text") and not (spoken and sheet.mapping.of("closed")):
        raise NoTextColumn(sheet.table.name, sheet.table.columns)


def _answers(one: Opened, place: int, joined: _Joined, places: Places) -> Tally:
    sheet, links = joined.sheets[place], joined.links[place]
    ground = ground_of(one, places, sheet.mapping.profile)
    book = joined.books[place][0] if place in joined.books else None
    tally = report_table(one, sheet, links, harvest(sheet, ground, places, links, book))
    if book:
        tally.notes.append(f"Réponses mises en clair par « {book.file} ».")
    return tally
