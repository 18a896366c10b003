"""No bytes make the intake fail otherwise than by a clear error; no order of rows changes it."""

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.intake import Intake, IntakeFile, IntakeOptions, take_in
from data.territories.gazetteer import load_gazetteer
from nlp.errors import DataError

GAZETTEER = load_gazetteer()
ROWS = [
    f"{n};{n % 19 + 1:02};{n % 28 + 1:02}/01/2020;Une réponse de citoyen, numéro {n % 7}; élu"
    for n in range(40)
]
HEADER = "id;departement;date;avis;public"
QUIET = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def take(path: Path, content: bytes) -> Intake:
    path.write_bytes(content)
    return take_in([IntakeFile(path=path)], IntakeOptions(), GAZETTEER)


@QUIET
@given(place=st.integers(0, 900), cut=st.integers(0, 60), put=st.binary(max_size=8))
def test_damaged_bytes_are_read_or_refused_with_a_message(
    tmp_path: Path, place: int, cut: int, put: bytes
) -> None:
    data = "\n".join((HEADER, *ROWS)).encode()
    try:
        report = take(tmp_path / "avis.csv", data[:place] + put + data[place + cut :]).report
    except DataError:
        return
    assert report.rows == report.contributions + report.refused + report.files[0].without_text


@QUIET
@given(seed=st.integers(0, 10_000), own=st.booleans())
def test_the_order_of_rows_changes_nothing_but_their_numbers(
    tmp_path: Path, seed: int, own: bool
) -> None:
    header = HEADER if own else HEADER.removeprefix("id;")
    rows = ROWS if own else [row.split(";", 1)[1] for row in ROWS]
    shuffled = random.Random(seed).sample(rows, len(rows))

    def facts(order: list[str]) -> list[tuple[str, ...]]:
        taken = take(tmp_path / "avis.csv", "\n".join((header, *order)).encode())
        contexts = [(one.id, one.text, one.context) for one in taken.sources]
        return sorted((i, t, c.territory, c.date, c.contributor) for i, t, c in contexts)

    assert facts(rows) == facts(shuffled)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "mac_roman"])
def test_the_encoding_changes_nothing(tmp_path: Path, encoding: str) -> None:
    content = "\n".join((HEADER, *ROWS))
    taken = take(tmp_path / "avis.csv", content.encode(encoding))
    plain = take(tmp_path / "avis.csv", content.encode())
    assert taken.sources == plain.sources
