"""JSON, JSONL and Parquet become tables."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.errors import AllBlank, HeaderOnly, TooLarge, TruncatedFile, UnknownFormat
from data.readers.records import read_json, read_jsonl, read_parquet

RECORDS = [{"id": 1, "avis": "bien"}, {"id": 2, "ville": {"nom": "Laon"}, "avis": "mal"}]


@pytest.mark.parametrize("wrapped", [RECORDS, {"meta": {"n": 2}, "reponses": RECORDS}])
def test_an_array_is_found_bare_or_inside_an_object(wrapped: object) -> None:
    table = read_json(json.dumps(wrapped).encode(), "a.json")
    assert table.columns == ("id", "avis", "ville.nom")
    assert table.rows == [["1", "bien", ""], ["2", "mal", "Laon"]]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b'[{"id": 1}, {"id"', TruncatedFile),
        (b'{"id": 1}', UnknownFormat),
        (b"[1, 2]", UnknownFormat),
        (b"[]", HeaderOnly),
        (b'[{"avis": ""}]', AllBlank),
    ],
)
def test_json_without_answers_is_an_error(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_json(data, "a.json")


def test_a_bad_line_of_jsonl_is_refused_and_the_others_kept() -> None:
    data = (
        b'{"avis": "un"}\r\n\r\n{"avis": \n[1]\n{"avis": ""}\n{"avis": "deux\xe2\x80\xa8suite"}\n'
    )
    table = read_jsonl(data, "a.jsonl")
    assert [list(row) for row in table.rows] == [["un"], ["deux\u2028suite"]]
    assert list(table.lines) == [1, 6]
    assert [(one.row, one.reason.split(":")[0]) for one in table.refused] == [
        (3, "json-illisible"),
        (4, "json-illisible"),
        (5, "ligne-vide"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16-le"])
def test_jsonl_is_read_in_any_encoding_even_if_only_its_end_shows_it(encoding: str) -> None:
    answers = ["Trop de bruit la nuit"] * 3_000 + ["Une école fermée à Laon, c'est gênant"] * 40
    lines = [json.dumps({"avis": answer}, ensure_ascii=False) for answer in answers]
    table = read_jsonl("\r\n".join(lines).encode(encoding), "a.jsonl")
    assert table.values("avis") == answers
    assert table.lines[-1] == len(answers)
    assert table.origin.encoding == encoding.replace("cp1252", "latin-1")


def test_a_record_with_other_names_in_another_order_finds_its_columns() -> None:
    data = b'{"id": "1", "avis": "un"}\n{"avis": "deux", "ville": "Laon", "id": "2"}\n{"id": "3"}\n'
    table = read_jsonl(data, "a.jsonl")
    assert table.columns == ("id", "avis", "ville")
    assert table.rows == [["1", "un", ""], ["2", "deux", "Laon"], ["3", "", ""]]


def test_halves_of_characters_are_replaced_and_whole_ones_kept() -> None:
    data = json.dumps({"avis": "\ud83d seul"}) + "\n" + json.dumps({"avis": "\U0001f600 é"})
    assert read_jsonl(data.encode(), "a.jsonl").values("avis") == ["\ufffd seul", "\U0001f600 é"]


def test_jsonl_without_any_object_is_an_error() -> None:
    with pytest.raises(TruncatedFile):
        read_jsonl(b"{\n{\n", "a.jsonl")


def test_parquet_is_read_and_a_damaged_one_reported() -> None:
    buffer = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(RECORDS), buffer)
    table = read_parquet(buffer.getvalue(), "a.parquet")
    assert table.values("avis") == ["bien", "mal"]
    with pytest.raises(TruncatedFile):
        read_parquet(buffer.getvalue()[:-40], "a.parquet")


def test_records_that_each_bring_new_names_are_refused() -> None:
    data = "\n".join(json.dumps({f"c{n}": "x"}) for n in range(5_001))
    with pytest.raises(TooLarge, match="5001 colonnes"):
        read_jsonl(data.encode(), "a.jsonl")


def test_deep_nesting_stays_readable() -> None:
    deep: object = "fond"
    for _ in range(200):
        deep = {"x": deep}
    table = read_json(json.dumps([{"avis": "bien", "y": deep}]).encode(), "a.json")
    assert table.values("avis") == ["bien"]
    assert "fond" in table.rows[0][1]
