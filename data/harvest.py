"""From the rows of one table to contributions and closed answers, every row accounted for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from sys import intern
from typing import NamedTuple

from data.answer_book import AnswerBook
from data.channels import OTHER, channel_of
from data.companion import Link, Sheet, clue_reader, person_key
from data.dates import parse_date
from data.ground import Ground, Harvest
from data.identify import opaque, row_ids
from data.places import Clues, Places
from data.synonyms import bare_header, fold, is_missing, is_question
from nlp.types import NATIONAL, ClosedAnswer, Context, Rejected, Source

WRITTEN_ROLES = ("title", "text", "question", "contributor", "date", "channel", "audience",
                 "postcode", "commune", "territory", "closed")  # fmt: skip
"""Columns whose values make the content of a row, when it has no id of its own."""

SINGLE_ROLES = ("title", "question", "date", "channel", "audience")


def harvest(
    sheet: Sheet,
    ground: Ground,
    places: Places,
    links: Sequence[Link] = (),
    book: AnswerBook | None = None,
) -> Harvest:
    """Read each row of a table into contributions (one a text) and closed answers.

    A `book` words the answers.
    """
    mapping, table = sheet.mapping, sheet.table
    found = Harvest(own_ids=bool(mapping.first("id")))
    person = person_key(sheet, links)
    written = [column for role in WRITTEN_ROLES for column in mapping.of(role)]
    written += [person] if person and person not in written else []
    texts = [*mapping.of("title"), *mapping.of("text")]
    named = row_ids(table, mapping.first("id"), written, texts)
    found.shared_ids = named.notes
    reader = _reader(sheet, ground, places, links, book)
    take = _take_long if len(mapping.of("text")) == 1 else _take_wide
    for place, (line, row) in enumerate(zip(table.lines, table.rows, strict=True)):
        if place in named.refused:
            reason = named.refused[place]
            found.rejected.append(Rejected(file=table.name, row=line, reason=reason))
        else:
            take(reader, _Row(cells=row, id=named.ids[place], line=line), found)
    return found


class _Row(NamedTuple):
    cells: Sequence[str]
    id: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """The columns of one table as positions (-1: none), with what is needed to read a row.

    `texts` and `closed` pair the position of a column with its question.
    """

    file: str
    ground: Ground
    places: Places
    links: Sequence[tuple[Link, int]]
    books: Sequence[Link]
    clues: Callable[[Sequence[str]], Clues]
    says_place: bool
    asked: bool
    texts: Sequence[tuple[int, str]]
    closed: Sequence[tuple[int, str]]
    title: int
    question: int
    date: int
    channel: int
    audience: int
    contributor: int
    scope: str
    book: AnswerBook | None


def _reader(
    sheet: Sheet,
    ground: Ground,
    places: Places,
    links: Sequence[Link],
    book: AnswerBook | None,
) -> _Reader:
    mapping, index = sheet.mapping, sheet.table.index
    single = {role: index(mapping.first(role)) for role in SINGLE_ROLES}
    books = [link for link in links if link.is_book]
    column = person_key(sheet, links)
    joined = next((link.right for link in links if link.left == column), column)
    return _Reader(
        file=sheet.table.name,
        ground=ground,
        places=places,
        links=[(link, index(link.left)) for link in links if not link.is_book],
        books=books,
        clues=clue_reader(sheet),
        says_place=any(mapping.of(role) for role in ("postcode", "commune", "territory")),
        asked=any(is_question(column) for column in mapping.of("text")),
        texts=[(index(column), bare_header(column)) for column in mapping.of("text")],
        closed=[(index(column), bare_header(column)) for column in mapping.of("closed")],
        contributor=index(column),
        scope=fold(joined),
        book=book,
        **single,
    )


def _take_long(reader: _Reader, row: _Row, found: Harvest) -> None:
    """One row is one contribution, empty or not."""
    place, header = reader.texts[0]
    context = _context(reader, row, found)
    question = _question(reader, row, header if reader.asked else "")
    text = _titled(row.cells[place], row.cells[reader.title] if reader.title >= 0 else "")
    found.sources.append(Source(id=row.id, text=text, context=context(question)))
    found.used += 1
    _take_closed(reader, row, (context, found))


def _take_wide(reader: _Reader, row: _Row, found: Harvest) -> None:
    """One row is one person: each filled open question is a contribution."""
    context = _context(reader, row, found)
    filled = 0
    for number, (place, question) in enumerate(reader.texts, start=1):
        text = row.cells[place]
        if text.strip():
            source = Source(id=f"{row.id}-q{number}", text=text, context=context(question))
            found.sources.append(source)
            filled += 1
        else:
            found.unfilled[question] += 1
    found.used += filled > 0
    found.without_text += filled == 0
    _take_closed(reader, row, (context, found))


def _take_closed(reader: _Reader, row: _Row, to: tuple[Callable[[str], Context], Harvest]) -> None:
    context, found = to
    for place, header in reader.closed:
        written = row.cells[place].strip()
        # Who left a question unanswered is told apart from who was never asked.
        answer = "" if is_missing(written) else written
        if reader.book:
            answer = reader.book.worded(row.cells[reader.question], answer)
        question = _question(reader, row, header) if reader.question >= 0 else header
        where = context(question)
        found.closed.append(
            ClosedAnswer(
                contributor=where.contributor, question=question, answer=answer, context=where
            )
        )


def _question(reader: _Reader, row: _Row, header: str) -> str:
    """Return the question a row names, in the words of the code book if there is one."""
    said = intern(row.cells[reader.question].strip()) if reader.question >= 0 else ""
    worded = (link.label(said) for link in reader.books) if said and reader.books else ()
    return next(filter(None, worded), said) or reader.ground.question or header


def _titled(text: str, title: str) -> str:
    bare = title.strip()
    if not bare or text.lstrip().startswith(bare):
        return text
    return f"{bare}\n{text}" if text.strip() else bare


def _context(reader: _Reader, row: _Row, found: Harvest) -> Callable[[str], Context]:
    """Return the context of a row as a function of the question."""
    for link in reader.books:
        found.matched[link.companion.table.name] += row.cells[reader.question].strip() in link.rows
    territory = _territory(reader, row, found)
    date = _date(reader, row, found)
    channel = _channel(reader, row, found)
    audience = _audience(reader, row)
    contributor = _contributor(reader, row)

    def with_question(question: str) -> Context:
        """Return the context of one text of the row."""
        return Context(
            question=question,
            territory=territory,
            channel=channel,
            audience=audience,
            contributor=contributor,
            date=date,
            file=reader.file,
            row=row.line,
        )

    return with_question


def _territory(reader: _Reader, row: _Row, found: Harvest) -> str:
    if not reader.says_place and not reader.links:
        return reader.ground.territory or NATIONAL
    clues = [reader.clues(row.cells)] if reader.says_place else []
    for link, place in reader.links:
        key = row.cells[place]
        found.matched[link.companion.table.name] += key.strip() in link.rows
        clues.append(link.clues(key))
    located = reader.places.locate(tuple(clues), reader.ground.territory)
    if located.unknown:
        found.unknown.add(located.unknown, row.line)
    for note in located.notes:
        found.notes.add(note, row.line)
    return located.code


def _date(reader: _Reader, row: _Row, found: Harvest) -> str:
    if reader.date < 0:
        return ""
    date = parse_date(row.cells[reader.date])
    if date is None:
        found.bad_dates.add(row.cells[reader.date].strip()[:40], row.line)
    return date or ""


def _channel(reader: _Reader, row: _Row, found: Harvest) -> str:
    default = reader.ground.channel or OTHER
    written = row.cells[reader.channel].strip() if reader.channel >= 0 else ""
    if not written or is_missing(written):
        return default
    channel = channel_of(written)
    if not channel:
        found.notes.add(f"Canal « {written[:40]} » inconnu : « {default} » retenu.", row.line)
    return channel or default


def _audience(reader: _Reader, row: _Row) -> str:
    written = row.cells[reader.audience].strip() if reader.audience >= 0 else ""
    if written and not is_missing(written):
        return written
    if not reader.links:
        return reader.ground.audience
    joined = (link.audience(row.cells[place]) for link, place in reader.links)
    return next(filter(None, joined), reader.ground.audience)


def _contributor(reader: _Reader, row: _Row) -> str:
    """Return an opaque key: of the contributor's column, else of the row that is a person."""
    written = row.cells[reader.contributor].strip() if reader.contributor >= 0 else ""
    if written and not is_missing(written):
        return opaque("" if "@" in written else reader.scope, written.casefold())
    by_row = len(reader.texts) > 1 or (reader.closed and reader.question < 0)
    return opaque(reader.file, row.id) if by_row else ""
