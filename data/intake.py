"""A submission of several files: contributions, closed answers, refused rows and a report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
from data.tally import Tally, report_companion, report_minutes, report_repeated, report_table
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
    links = _links(sheets, options.joins)
    tallies = list(_harvests(opened, (sheets, links), Places(gazetteer)))
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
    check_joins(list(sheets.values()), joins)
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


def _harvests(
    opened: Sequence[Opened],
    joined: tuple[dict[int, Sheet], dict[int, list[Link]]],
    places: Places,
) -> Iterator[Tally]:
    sheets, links = joined
    helping = {id(one.companion): one for found in links.values() for one in found}
    spoken = any(sheet.mapping.of("text") for sheet in sheets.values())
    spoken = spoken or any(one.is_minutes for one in opened)
    for place, one in enumerate(opened):
        if one.content is None:
            yield report_repeated(one)
            continue
        if not isinstance(one.content, Table):
            found = harvest_minutes(one.content, ground_of(one, places), places)
            yield report_minutes(one, one.content, found)
            continue
        sheet, joined_by = sheets[place], helping.get(id(sheets[place]))
        if joined_by:
            yield report_companion(one, sheet, joined_by)
            continue
        yield _answers(one, sheet, (links[place], spoken), places)


def _answers(
    one: Opened, sheet: Sheet, around: tuple[Sequence[Link], bool], places: Places
) -> Tally:
    """Harvest a table of answers; closed answers alone need company that has texts.

    Raises:
        NoTextColumn: there is nothing to analyse in it.
    """
    links, spoken = around
    if not sheet.mapping.of("text") and not (spoken and sheet.mapping.of("closed")):
        raise NoTextColumn(sheet.table.name, sheet.table.columns)
    ground = ground_of(one, places, sheet.mapping.profile)
    return report_table(one, sheet, links, harvest(sheet, ground, places, links))
