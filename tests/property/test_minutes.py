"""Whatever lines a document holds, each is in a contribution or set aside with a reason."""

from hypothesis import given
from hypothesis import strategies as st

from data.readers.lines import Line, marked_text
from data.readers.lines_joining import join
from data.readers.minutes_cut import cut
from data.readers.text_lines import numbered_lines

LINES = st.sampled_from(
    [
        *(
            "",
            "",
            "Étaient présents :",
            "M. Paul Exemple, maire",
            "Excusés : Mme Modèle",
            "Ordre du jour",
        ),
        *(
            "1. Sécurité routière",
            "2. Vie du quartier",
            "SÉCURITÉ ROUTIÈRE",
            "Page 2/3",
            "____",
            "12",
        ),
        *("Un habitant : On ne dort plus.", "Le maire :", "- des radars ;", "• police", "o vélos"),
        *("Les participants proposent :", "On ne voit jamais personne.", "La séance est levée."),
        *(
            "Fait à Laon, le 3 mars 2020",
            "Jean Témoin",
            "Compte rendu de la réunion",
            "peut-",
            "être",
        ),
        *(
            "Que faire ?",
            "Le secrétaire de séance",
            "[Signature]",
            "suite en minuscules",
            "Bonjour,",
        ),
    ]
) | st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=60)


def _found(text: str) -> tuple[list[Line], set[int], list[tuple[int, int]]]:
    lines = join(numbered_lines(text))
    cutter = cut(lines, "reunion.txt")
    spans = [(piece.row, piece.last_row) for piece in cutter.pieces]
    return lines, {rejected.row for rejected in cutter.aside}, spans


@given(st.lists(LINES, max_size=25))
def test_no_line_is_lost(content: list[str]) -> None:
    _, aside, spans = _found("\n".join(content))
    for row, text in enumerate(content, start=1):
        within = any(first <= row <= last for first, last in spans)
        assert not text.strip() or row in aside or within


@given(st.lists(LINES, max_size=25))
def test_every_contribution_is_a_literal_part_of_the_document(content: list[str]) -> None:
    lines = join(numbered_lines("\n".join(content)))
    by_row = {line.row: line.text for line in lines}
    for piece in cut(lines, "reunion.txt").pieces:
        assert piece.text
        assert piece.text in by_row[piece.row]


@given(st.text(max_size=60))
def test_taking_a_mark_off_leaves_the_rest_as_it_was(text: str) -> None:
    assert text.strip().endswith(marked_text(text)) or text.strip().startswith("#")
