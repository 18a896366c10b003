"""A document that ends with a list, packed once and cut after any number of items.

What a reader asks for differs by how many themes he wants of the same view: the bytes of the first
ten are the beginning of those of the first twenty.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from service.web.answers import Answer

HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
"""Of a gzip file without name or time (RFC 1952, 2.3)."""

PACKED_AT = 3
"""Level of packing: the next ones take twice as long and save a tenth."""

RAW = -zlib.MAX_WBITS
CLOSING = b"]}"


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where the document may end: bytes packed so far, and the checksum and length of them."""

    packed: int
    checksum: int
    length: int


@dataclass(frozen=True, slots=True)
class Stream:
    """A packed document that may be cut after each item of its last field."""

    packed: bytes
    cuts: Sequence[_Cut]

    @property
    def weight(self) -> int:
        """Return about how many bytes are held in memory."""
        return len(self.packed) + 200 * len(self.cuts)

    def first(self, count: int, media_type: str) -> Answer:
        """Return the document with its first items only, `count` at most."""
        cut = self.cuts[min(count, len(self.cuts) - 1)]
        checksum, length = zlib.crc32(CLOSING, cut.checksum), cut.length + len(CLOSING)
        trailer = checksum.to_bytes(4, "little") + (length & 0xFFFFFFFF).to_bytes(4, "little")
        return Answer(
            packed=HEADER + self.packed[: cut.packed] + _CLOSED + trailer, media_type=media_type
        )


def _closed() -> bytes:
    packer = zlib.compressobj(PACKED_AT, zlib.DEFLATED, RAW)
    return packer.compress(CLOSING) + packer.flush()


_CLOSED = _closed()


def stream(head: BaseModel, items: Sequence[BaseModel]) -> Stream:
    """Return a document: `head`, whose last field is an empty list, with the items in that list."""
    packer = zlib.compressobj(PACKED_AT, zlib.DEFLATED, RAW)
    packed, cuts, checksum, length = bytearray(), [], 0, 0
    opening = head.model_dump_json().encode().removesuffix(CLOSING)
    commas = (b"", b"", *(b"," for _ in items[1:]))
    texts = (opening, *(one.model_dump_json().encode() for one in items))
    for comma, text in zip(commas, texts, strict=False):
        part = comma + text
        checksum, length = zlib.crc32(part, checksum), length + len(part)
        # After a flush the rest may be anything that is packed by itself (RFC 1951, 3.2.4).
        packed += packer.compress(part) + packer.flush(zlib.Z_SYNC_FLUSH)
        cuts.append(_Cut(len(packed), checksum, length))
    return Stream(bytes(packed), tuple(cuts))
