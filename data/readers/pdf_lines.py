"""The text layer of a PDF into lines."""

import io
import re
from collections import Counter
from dataclasses import replace

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from data.errors import ScannedPdf, TruncatedFile
from data.readers.document_errors import ProtectedDocument
from data.readers.lines import Line
from data.readers.lines_joining import join
from data.readers.text_lines import numbered_lines

_LEAST_LETTERS = 3
"""A page with fewer letters, on average over the document, is a picture."""
_SLACK = 0.15
_DIGITS = re.compile(r"\d+")


def pdf_lines(data: bytes, name: str) -> tuple[list[Line], tuple[str, ...]]:
    """Return the paragraphs and items of a PDF, and notes on pages without text.

    Rows count the lines of text of the whole document. Lines that the top or bottom of most pages
    repeats are furniture.

    Raises:
        ScannedPdf, ProtectedDocument, TruncatedFile.
    """
    pages = _pages(data, name)
    letters = sum(char.isalpha() for page in pages for char in page)
    if letters < _LEAST_LETTERS * max(1, len(pages)):
        raise ScannedPdf(name, len(pages))
    lines: list[Line] = []
    for page in pages:
        lines += numbered_lines(page, first=lines[-1].row + 1 if lines else 1)
    repeated = _repeated([page.split("\n") for page in pages])
    lines = [replace(x, kind="furniture") if _shape(x.text) in repeated else x for x in lines]
    return join(lines, slack=_SLACK), _notes(pages)


def _pages(data: bytes, name: str) -> list[str]:
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ProtectedDocument(name)
        return [page.extract_text().replace("\u00a0", " ").strip("\n") for page in reader.pages]
    except DependencyError as error:
        raise ProtectedDocument(name) from error
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise TruncatedFile(name, "PDF illisible") from error


def _repeated(pages: list[list[str]]) -> frozenset[str]:
    """Return the shapes of first and last lines that more than half of three pages or more have."""
    if len(pages) < 3:
        return frozenset()
    counts = Counter(
        shape
        for page in pages
        for shape in {_shape(line) for line in (*page[:2], *page[-2:]) if line.strip()}
    )
    return frozenset(shape for shape, count in counts.items() if 2 * count > len(pages))


def _shape(text: str) -> str:
    return _DIGITS.sub("0", text.strip())


def _notes(pages: list[str]) -> tuple[str, ...]:
    blank = [str(number) for number, page in enumerate(pages, start=1) if not page.strip()]
    if not blank:
        return ()
    listed = ", ".join(blank)
    return (f"Pages sans texte (images ou pages blanches), à vérifier : {listed}.",)
