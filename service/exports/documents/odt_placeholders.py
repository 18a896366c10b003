"""Placeholders in the paragraphs of an ODT, which a word processor may have cut into spans."""

import re
from collections.abc import Mapping
from typing import Any

PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z_]\w*)\s*\}\}")


def found_in(paragraph: Any) -> list[str]:
    """Return the names of the placeholders of a paragraph (an lxml element), in order."""
    return PLACEHOLDER.findall("".join(paragraph.itertext()))


def replace_in(paragraph: Any, words: Mapping[str, str]) -> None:
    """Put the words of each placeholder where it begins; formatting and fields stay."""
    pieces = _pieces(paragraph)
    texts = [getattr(holder, side) for holder, side in pieces]
    for found in reversed(list(PLACEHOLDER.finditer("".join(texts)))):
        if found[1] in words:
            _replace(texts, found.span(), words[found[1]])
    for (holder, side), text in zip(pieces, texts, strict=True):
        setattr(holder, side, text)


def _pieces(paragraph: Any) -> list[tuple[Any, str]]:
    """Return where the texts of a paragraph are kept, in the order of reading."""
    found = [(paragraph, "text")] if paragraph.text else []
    for child in paragraph:
        found += _pieces(child)
        found += [(child, "tail")] if child.tail else []
    return found


def _replace(texts: list[str], span: tuple[int, int], words: str) -> None:
    """Replace a stretch of the joined texts, which may begin in one and end in another."""
    start = 0
    for place, text in enumerate(texts):
        first, last = max(span[0] - start, 0), min(span[1] - start, len(text))
        if first < last:
            put = words if span[0] >= start else ""
            texts[place] = text[:first] + put + text[last:]
        start += len(text)
