"""Lexicons in sections, and what is wrong in those that people edit."""

from pathlib import Path

import pytest

from data.lexicon_errors import WrongLexicon
from data.lexicons.sections import (
    AXES,
    load_actors,
    load_axes,
    load_polarity,
    load_subjects,
    read_sections,
)


def written(folder: Path, text: str) -> Path:
    path = folder / "axes.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_lexicons_can_be_read() -> None:
    assert set(load_axes()) == {*AXES, "aucun"}
    assert {"État", "commune", "forces", "justice", "sécurité privée", "citoyens"} < set(
        load_actors()
    )
    assert set(load_polarity()) == {"pour", "contre"}
    assert "vidéoprotection" in load_subjects()


def test_terms_stand_under_their_section_comments_apart(tmp_path: Path) -> None:
    path = written(tmp_path, "# note\n[a]\nun terme\n\n  deux*\n[b]\ntrois\n")
    assert read_sections(path) == {"a": ("un terme", "deux*"), "b": ("trois",)}


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("seul\n[a]\nb\n", 1, "d'abord une rubrique"),
        ("[a\nb\n", 1, "entre crochets"),
        ("[a]\nx\n[a]\ny\n", 3, "déjà ouverte"),
        ("[a]\n***\n", 2, "au moins une lettre"),
        ("[a]\n[b]\nx\n", 0, "vide"),
        ("[a]\nx\n[b]\nX\n", 0, "une seule rubrique"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str, line: int, told: str
) -> None:
    with pytest.raises(WrongLexicon, match=told) as caught:
        read_sections(written(tmp_path, text))
    assert caught.value.line == line


def test_unknown_and_missing_sections_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "[pour]\noui\n[contra]\nnon\n")
    with pytest.raises(WrongLexicon, match="contra"):
        read_sections(path, ("pour", "contre"))
