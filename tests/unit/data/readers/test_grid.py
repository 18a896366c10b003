"""The header is found among title lines."""

from data.readers.grid import header_place, settle
from data.readers.table import Origin


def test_the_first_full_row_is_the_header() -> None:
    assert header_place([["Titre", "", ""], ["", "", ""], ["a", "b", "c"], ["1", "2", "3"]]) == 2


def test_a_file_of_two_columns_has_no_title_lines() -> None:
    assert header_place([["", ""], ["a", ""], ["1", "2"], ["3", "4"]]) == 1


def test_no_filled_row_means_no_header() -> None:
    assert header_place([["", " "], []]) == -1
    assert header_place([[""]] * 80 + [["avis"]]) == 80


def test_blank_rows_below_the_last_filled_one_are_nobodys() -> None:
    records = [["avis"], ["oui"], [""], ["non"], [""], []]
    table = settle("f", records, Origin(format="xlsx"))
    assert [one.row for one in table.refused] == [3]
    assert table.index("avis") == 0
    assert table.index("autre") == -1


def test_trailing_columns_without_name_or_value_disappear() -> None:
    table = settle("f", [["avis", "", ""], ["oui", "", ""]], Origin(format="xlsx"))
    assert table.columns == ("avis",)
