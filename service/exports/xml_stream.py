"""XML written as it comes, element by element, without a tree in memory."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from service.exports.plain_text import plain_text

Attributes = Mapping[str, str | None]
"""Values by name; an attribute without value (None or "") is left out."""


class XmlStream:
    """Writes a document in UTF-8. What XML forbids is replaced in texts and attributes."""

    def __init__(self, stream: IO[bytes]) -> None:
        """Write the declaration."""
        self._out = XMLGenerator(stream, "utf-8", short_empty_elements=True)
        self._out.startDocument()

    @contextmanager
    def element(self, name: str, attributes: Attributes | None = None) -> Iterator[None]:
        """Write an element around what is written meanwhile."""
        given = {key: plain_text(value).text for key, value in (attributes or {}).items() if value}
        self._out.startElement(name, AttributesImpl(given))
        yield
        self._out.endElement(name)

    def leaf(self, name: str, text: str = "", attributes: Attributes | None = None) -> None:
        """Write an element that holds a text or nothing."""
        with self.element(name, attributes):
            if text:
                self._out.characters(plain_text(text).text)

    def finish(self) -> None:
        """Write what is still waiting."""
        self._out.endDocument()
