"""Bytes into text: the encodings French offices use, told apart by how French the result looks."""

import codecs
import re
from collections import Counter
from collections.abc import Iterable
from itertools import islice

from data.readers.document_errors import UndecodableText

__all__ = ["UndecodableText", "decode"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SINGLE_BYTE = ("cp1252", "iso8859-15", "mac_roman", "latin-1")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[A-Za-z' ]?[\x80-\xff]{1,4}[A-Za-z ]?")
_WINDOWS = 20_000
_FREQUENT = frozenset("éèàêçùâîôûœ’«»\xa0")
_POSSIBLE = frozenset("ëïüÉÈÀÊÇÙÂÎÔÛŒæ…–—•‘“”€°·²º§ñáíóúöä")


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text and the name of its encoding (a Python codec name).

    A byte order mark decides; then NUL bytes in every other place (UTF-16); then valid UTF-8; else
    the single-byte encoding that reads most like French. UTF-8 with stray Windows bytes, as pasted
    files have, is repaired and named "utf-8+cp1252".

    Raises:
        UndecodableText: binary content, or bytes that fit no encoding.
    """
    encoding = _by_mark(raw) or _by_nuls(raw[:65536])
    if encoding:
        return _checked(_strictly(raw, encoding)), encoding
    try:
        return _checked(raw.decode("utf-8")), "utf-8"
    except UnicodeDecodeError as problem:
        return _without_utf8(raw, problem.start)


def _by_mark(raw: bytes) -> str:
    return next((name for mark, name in _BOMS if raw.startswith(mark)), "")


def _by_nuls(sample: bytes) -> str:
    """UTF-16 of mostly Latin letters has a NUL in every other byte."""
    pairs = len(sample) // 2
    if not pairs or b"\0" not in sample:
        return ""
    even, odd = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if odd > 0.6 and even < 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.1 else ""


def _strictly(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as problem:
        raise UndecodableText(f"octets invalides en {encoding}", problem.start) from problem


def _checked(text: str) -> str:
    """Refuse what no text holds: NUL, or more than a few control characters."""
    if "\0" in text:
        raise UndecodableText("contenu binaire", text.index("\0"))
    controls = _CONTROLS.findall(text[:1_000_000])
    if len(controls) > 3 + len(text[:1_000_000]) // 200:
        raise UndecodableText("trop de caractères de commande", text.index(controls[0]))
    return text


def _without_utf8(raw: bytes, position: int) -> tuple[str, str]:
    if b"\0" in raw:
        raise UndecodableText("contenu binaire", raw.index(b"\0"))
    windows = [match.group() for match in islice(_HIGH.finditer(raw), _WINDOWS)]
    if _mostly_utf8(windows):
        return _checked(raw.decode("utf-8", errors="assises-cp1252")), "utf-8+cp1252"
    scores = {name: _score(windows, name) for name in _SINGLE_BYTE}
    best = max(_SINGLE_BYTE, key=scores.__getitem__)
    if scores[best] <= 0:
        raise UndecodableText("aucun encodage connu ne donne du français", position)
    return _checked(raw.decode(best)), best


def _mostly_utf8(windows: Iterable[bytes]) -> bool:
    """More than nine in ten stretches of high bytes are valid UTF-8."""
    valid = Counter(_is_utf8(window) for window in windows)
    return valid[True] > 9 * valid[False]


def _is_utf8(window: bytes) -> bool:
    try:
        window.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _score(windows: Iterable[bytes], encoding: str) -> int:
    """Add up how French each high character is; an encoding that fails has a very low score."""
    try:
        return sum(_score_window(window.decode(encoding)) for window in windows)
    except UnicodeDecodeError:
        return -(10**9)


def _score_window(window: str) -> int:
    """A capital inside a word is unlikely, whichever letter it is."""
    score = 0
    for before, char in zip(" " + window, window, strict=False):
        if char.isascii():
            continue
        if before.islower() and char.isupper():
            score -= 3
        elif char in _FREQUENT:
            score += 3
        else:
            score += 1 if char in _POSSIBLE else -2
    return score


def _as_cp1252(problem: UnicodeError) -> tuple[str, int]:
    """Read the bytes that are not UTF-8 as Windows-1252, the usual stray."""
    if not isinstance(problem, UnicodeDecodeError):
        raise problem
    stray = problem.object[problem.start : problem.end]
    return stray.decode("cp1252", errors="replace"), problem.end


codecs.register_error("assises-cp1252", _as_cp1252)
