"""Marks are taken off, broken lines are joined, and words are mended."""

import pytest

from data.readers.lines import Line, marked
from data.readers.lines_joining import join
from data.readers.text_lines import numbered_lines, text_lines


@pytest.mark.parametrize(
    ("text", "rest", "kind", "number"),
    [
        ("- des patrouilles", "des patrouilles", "item", ""),
        ("•\tdes patrouilles", "des patrouilles", "item", ""),
        ("–police", "police", "item", ""),
        ("➢ police", "police", "item", ""),
        ("-> police", "police", "item", ""),
        ("o police", "police", "item", ""),
        ("1. police", "police", "item", "1"),
        ("12) police", "police", "item", "12"),
        ("II - police", "police", "item", "II"),
        ("a) police", "police", "item", "a"),
        ("1- police", "police", "item", "1"),
        ("## Police", "Police", "heading", ""),
        ("-10 degrés", "-10 degrés", "text", ""),
        ("1.5 million", "1.5 million", "text", ""),
        ("18 h 30, rien", "18 h 30, rien", "text", ""),
        ("M. Untel est là", "M. Untel est là", "text", ""),
        ("on verra", "on verra", "text", ""),
    ],
)
def test_marks_make_items(text: str, rest: str, kind: str, number: str) -> None:
    line = marked(Line(row=1, last_row=1, text=text))
    assert (line.text, line.kind, line.number) == (rest, kind, number)


def _joined(text: str) -> list[str]:
    return [line.text for line in join(numbered_lines(text))]


WIDE = "Il faudrait vraiment que les patrouilles passent le soir dans les rues du"


def test_wrapped_lines_are_one_paragraph() -> None:
    assert _joined(f"{WIDE}\ncentre, et pas seulement le matin.\nAutre idée.") == [
        f"{WIDE} centre, et pas seulement le matin.",
        "Autre idée.",
    ]


def test_a_page_number_does_not_part_a_paragraph() -> None:
    lines = join(numbered_lines(f"{WIDE}\n- 3 -\ncentre."))
    assert lines[0].text == f"{WIDE} centre."
    assert (lines[0].row, lines[0].last_row) == (1, 3)


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("répond au commis-", "sariat", "répond au commissariat"),
        ("c'est peut-", "être vrai", "c'est peut-être vrai"),
        ("il est mort-", "Pierre", None),
        ("la gendar\u00ad", "merie", "la gendarmerie"),
    ],
)
def test_words_cut_by_a_hyphen_are_mended(first: str, second: str, whole: str | None) -> None:
    assert (_joined(f"{first}\n{second}")[0] == whole) is (whole is not None)


def test_one_idea_a_line_stays_one_idea_a_line() -> None:
    ideas = ["Plus de policiers dans les rues du centre et près de la gare", "Des caméras"]
    assert _joined("\n".join(ideas * 3)) == ideas * 3


@pytest.mark.parametrize(
    "below", ["- une idée", "Un habitant : non", "\nsuite", "LA SÉCURITÉ", "La séance est levée."]
)
def test_what_opens_something_is_not_joined(below: str) -> None:
    assert len(_joined(f"{WIDE}\n{below}")) == 2


def test_long_lines_are_whole_paragraphs() -> None:
    assert len(_joined(f"{WIDE * 3}\nsuite en minuscules")) == 2


def test_an_underlined_line_is_a_heading() -> None:
    lines = text_lines("Sécurité\n========\nUn texte.".encode(), "a.txt")
    assert [line.kind for line in lines] == ["heading", "text", "text"]


def test_rows_count_the_lines_of_the_file() -> None:
    lines = numbered_lines("a\r\n\r\nb\rc")
    assert [(line.row, line.gap) for line in lines] == [(1, False), (3, True), (4, False)]
