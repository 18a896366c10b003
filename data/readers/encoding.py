"""Which encoding a French text is in, judged by the letters that come out.

Statistical detectors err on short files, and cannot tell Windows-1252 from Mac Roman by bytes
alone; a wrong reading of French shows at once as capitals or signs inside words.
"""

import codecs
import re
from itertools import islice

from data.errors import BinaryFile, EmptyFile, UndecodableText

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LETTERS = frozenset("éèêëàâùûüîïôöçœæÿñÉÈÊËÀÂÙÛÜÎÏÔÖÇŒÆ")
SIGNS = frozenset("’‘“”«»…–—€°•·²³\u00a0\u202f№½±×§©®™")
INSIDE_WORDS = frozenset("’‘·•-–")
SAMPLE = 4000
LEAST_SCORE = 0.3
_HIGH = re.compile(rb"[\x00-\x7f]?[\x80-\xff]+[\x00-\x7f]?")
_ODD_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Return the text and the name of its encoding, byte order mark removed.

    Raises:
        EmptyFile: there are no bytes, or only white space.
        BinaryFile: zero bytes or control characters show that this is not text.
        UndecodableText: no encoding gives plausible French.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise EmptyFile(name)
    text, encoding = _by_mark(data, name) or _by_zeros(data, name) or _by_letters(data, name)
    return text.removeprefix("\ufeff"), encoding


def begins_as_utf8(data: bytes) -> bool:
    """Tell whether `decode` would read a text as UTF-8, if all of it were as its beginning is."""
    head = data[:65536]
    if any(head.startswith(mark) for mark, _ in BOMS) or b"\x00" in head or not head.strip():
        return False
    return not _has_odd_controls(head)


def _by_mark(data: bytes, name: str) -> tuple[str, str] | None:
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding, name), encoding
    return None


def _by_zeros(data: bytes, name: str) -> tuple[str, str] | None:
    if b"\x00" not in data[:65536]:
        return None
    head = data[:65536]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.4 * half and even < 0.02 * half:
        return _strictly(data, "utf-16-le", name), "utf-16-le"
    if even > 0.4 * half and odd < 0.02 * half:
        return _strictly(data, "utf-16-be", name), "utf-16-be"
    raise BinaryFile(name, "un fichier binaire (octets nuls)")


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start, name) from error


def _by_letters(data: bytes, name: str) -> tuple[str, str]:
    if _has_odd_controls(data[:65536]):
        raise BinaryFile(name, "un fichier binaire (caractères de commande)")
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first = error.start
    samples = [found.group() for found in islice(_HIGH.finditer(data), SAMPLE)]
    scores = {name: _plausibility(samples, name) for name in ("cp1252", "mac_roman")}
    best = max(scores, key=lambda key: scores[key])
    if scores[best] < LEAST_SCORE:
        raise _undecodable(data, first, name)
    return _single_byte(data, best, first, name)


def _has_odd_controls(head: bytes) -> bool:
    return len(_ODD_CONTROLS.findall(head)) > max(2, len(head) // 500)


def _single_byte(data: bytes, encoding: str, first: int, name: str) -> tuple[str, str]:
    if encoding == "cp1252" and not re.search(rb"[\x80-\x9f]", data):
        return data.decode("latin-1"), "latin-1"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError as error:
        raise _undecodable(data, error.start if error.start else first, name) from error


def _plausibility(samples: list[bytes], encoding: str) -> float:
    """Return a mean in [-1, 1] over the bytes above 127: 1 is French, below 0 is not."""
    texts = (sample.decode(encoding, errors="replace") for sample in samples)
    points = [
        _fits(char, text[place - 1 : place], text[place + 1 : place + 2])
        for text in texts
        for place, char in enumerate(text)
        if not char.isascii()
    ]
    return sum(points) / max(len(points), 1)


def _fits(char: str, before: str, after: str) -> float:
    inside = before.isalpha() and after.isalpha()
    if char in LETTERS:
        shouted = char.isupper() and before.islower()
        return -1.0 if shouted else 1.0
    if char in SIGNS:
        return 0.6 if not inside or char in INSIDE_WORDS else -1.0
    return -1.0


def _undecodable(data: bytes, offset: int, name: str) -> UndecodableText:
    head = data[:offset]
    line = 1 + max(head.count(b"\n"), head.count(b"\r"))
    return UndecodableText(name, offset, line)
