"""A document packed once gives, cut anywhere, what would be written for so many items."""

import gzip
import zlib

import pytest
from pydantic import BaseModel

from service.web.streams import Stream, stream


class Item(BaseModel):
    title: str
    share: float


class Document(BaseModel):
    name: str
    items: tuple[Item, ...] = ()


ITEMS = [Item(title=f"Éclairage {n} « rue »", share=n / 7) for n in range(5)]


def made(count: int) -> Stream:
    return stream(Document(name="Aisne"), ITEMS[:count])


@pytest.mark.parametrize("held", [0, 1, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 5, 100])
def test_a_document_cut_anywhere_is_what_would_be_written(held: int, count: int) -> None:
    wanted = Document(name="Aisne", items=tuple(ITEMS[:held][:count])).model_dump_json()
    answer = made(held).first(count, "application/json")
    assert gzip.decompress(answer.packed) == answer.body == wanted.encode()


def test_it_is_one_member_of_gzip_as_all_clients_read() -> None:
    reader = zlib.decompressobj(zlib.MAX_WBITS | 16)
    read = reader.decompress(made(5).first(3, "application/json").packed)
    assert (reader.eof, reader.unused_data) == (True, b"")
    assert Document.model_validate_json(read).items == tuple(ITEMS[:3])


def test_equal_documents_give_equal_bytes() -> None:
    assert made(5).first(2, "text/plain") == made(5).first(2, "text/plain")
