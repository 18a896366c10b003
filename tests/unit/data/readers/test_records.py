"""JSON, JSONL and Parquet become tables."""

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.errors import AllBlank, HeaderOnly, TooLarge, TruncatedFile
from data.readers.json_errors import MalformedJson, NoRecords
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
        (b'[{"id": 1}, {"id"', MalformedJson),
        (b'{"id": 1}', NoRecords),
        (b"[1, 2]", NoRecords),
        (b"12", NoRecords),
        (b"[" * 100_000, MalformedJson),
        (b"[]", HeaderOnly),
        (b'[{"avis": ""}]', AllBlank),
    ],
)
def test_json_without_answers_is_an_error(data: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        read_json(data, "a.json")


@pytest.mark.parametrize(
    ("data", "place", "expected"),
    [
        ('[\n {"id": 1\n  "avis": 2}]', 'ligne 3, colonne 3 : reçu « " »', "une virgule"),
        ("[{'id': 1}]", "ligne 1, colonne 3 : reçu « ' »", "entre guillemets droits"),
        ('[{"avis": oui}]', "ligne 1, colonne 11 : reçu « o »", "une valeur"),
        ('[{"avis" 1}]', "ligne 1, colonne 10 : reçu « 1 »", "« : »"),
        ('[{"avis": "ou', 'ligne 1, colonne 11 : reçu « " »', "le guillemet droit qui ferme"),
        ('[{"avis": "a\nb"}]', "ligne 1, colonne 13 : reçu la fin de la ligne", "même ligne"),
        ('[{"avis": "\\x"}]', "ligne 1, colonne 12 : reçu « \\ »", "barre oblique inverse"),
        ('[{"a": 1}]\n[{"a": 2}]', "ligne 2, colonne 1 : reçu « [ »", "la fin du fichier"),
        ('[{"avis": 1}, ', "ligne 1, colonne 15 : reçu la fin", "une valeur"),
    ],
)
def test_broken_json_says_where_what_came_and_what_was_expected(
    data: str, place: str, expected: str
) -> None:
    with pytest.raises(MalformedJson) as caught:
        read_json(data.encode(), "a.json")
    assert str(caught.value).startswith("a.json : JSON mal formé à la ")
    assert place in str(caught.value)
    assert expected in caught.value.expected


def test_what_is_no_object_among_objects_is_refused_and_the_others_kept() -> None:
    table = read_json(b'[{"avis": "un"}, 3, {"avis": "deux"}, null]', "a.json")
    assert (table.rows, list(table.lines)) == ([["un"], ["deux"]], [1, 3])
    assert [(one.row, one.reason) for one in table.refused] == [
        (2, "json-illisible: pas un objet JSON"),
        (4, "json-illisible: pas un objet JSON"),
    ]


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
    assert table.refused[0].reason.startswith("json-illisible: colonne 9, reçu la fin de la ligne")


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
    with pytest.raises(MalformedJson, match="ligne 1, colonne 2"):
        read_jsonl(b"{\n{\n", "a.jsonl")
    with pytest.raises(NoRecords, match="objet par ligne"):
        read_jsonl(b"1\n2\n", "a.jsonl")


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
