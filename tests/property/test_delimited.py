"""Whatever is written as delimited text is read back, in any encoding and with any ends."""

import csv
import io

from hypothesis import given, settings
from hypothesis import strategies as st

from data.readers.delimited import read_delimited

LETTERS = "abcdefghijklmnopqrstuvwxyzéèàçùêîôûABC"
cells = st.text(alphabet=LETTERS + " .'!?;,|\t\"\n=+-@", min_size=1, max_size=40).filter(
    lambda text: bool(text.strip())
)
tables = st.lists(st.tuples(cells, cells, cells), min_size=3, max_size=12)
ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman")


@settings(max_examples=60, deadline=None)
@given(
    rows=tables,
    separator=st.sampled_from(";,\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(ENCODINGS),
)
def test_a_written_table_is_read_back(
    rows: list[tuple[str, str, str]], separator: str, end: str, encoding: str
) -> None:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(("identifiant", "réponse à la question posée", "émise à"))
    writer.writerows(rows)
    table = read_delimited(buffer.getvalue().encode(encoding), "f.csv")
    assert [tuple(row) for row in table.rows] == rows
    assert table.origin.separator == separator
