"""What minutes of a meeting or panel become."""

from dataclasses import dataclass

from nlp.types import Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class MinutePiece:
    """One contribution of the minutes.

    `text` is a literal part of the document, markers ("-", "1.") and the speaker's name left out.
    `row` and `last_row` are the paragraphs (lines, for TXT and PDF) it stands in, counted from 1.
    `question` is the heading above it, `lead` the phrase ending in ":" that introduces it.
    `speaker` is as written, "" where nobody is named; `audience` is "" where it is not clear.
    """

    text: str
    row: int
    last_row: int
    question: str = ""
    lead: str = ""
    speaker: str = ""
    audience: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """A document cut into contributions; every other line is in `set_aside` with its reason.

    `format` is "docx", "odt", "txt" or "pdf". `date` is ISO 8601 or "". `place` is as written;
    `territory` is the code of the territory that the title names, "" where it names none.
    """

    name: str
    format: str
    pieces: tuple[MinutePiece, ...]
    set_aside: tuple[Rejected, ...] = ()
    title: str = ""
    date: str = ""
    place: str = ""
    territory: str = ""
    notes: tuple[str, ...] = ()

    @property
    def received(self) -> int:
        """Return the number of contributions and lines set aside."""
        return len(self.pieces) + len(self.set_aside)
