"""How each kind of file is read, and that only files with a free licence are named."""

import io
import json
import lzma
import tarfile
from pathlib import Path

import pytest

from models.train.__main__ import STOP_WORDS, main, stop_words
from models.train.recipe import from_folder, read_written
from models.train.sources import (
    ORIGINS,
    PAIRS,
    Origin,
    answers,
    meetings,
    platform,
    running,
    sentences,
)

KEPT_BACK = ("aides_jeunes", "an_dossiers_legislatifs", "an_textes_loi", "entendre_la_france")
SHIP = ("grand_debat/", "rua/", "french_text/", "pairs/")


def packed(path: Path, *lines: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8") as stream:
        stream.write("\n".join(lines))
    return path


def test_only_texts_whose_vectors_may_be_shipped_are_named() -> None:
    named = [*(origin.path for origin in ORIGINS), *PAIRS]
    assert [path for path in named if not path.startswith(SHIP)] == []
    assert [path for path in named if any(one in path for one in KEPT_BACK)] == []
    assert all(origin.licence for origin in ORIGINS)


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([str(tmp_path)])
    assert caught.value.code == 2
    assert ORIGINS[0].path in capsys.readouterr().err
    with pytest.raises(FileNotFoundError):
        list(from_folder(tmp_path, ORIGINS))


def test_an_answer_given_twice_to_a_question_counts_once(tmp_path: Path) -> None:
    rows = [("q1", "Oui. Bien sûr."), ("q1", "oui. bien sûr. "), ("q2", "Oui. Bien sûr.")]
    lines = [json.dumps({"question": one, "text": text}) for one, text in rows]
    found = list(answers(packed(tmp_path / "a.xz", *lines)))
    assert [one.question for one in found] == ["q1", "q2"]
    assert found[0].sentences == ("Oui.", "Bien sûr.")


def test_a_weighted_file_gives_its_share_evenly(tmp_path: Path) -> None:
    packed(tmp_path / "t.xz", *(f"phrase numéro {i}" for i in range(300)))
    origin = Origin(path="t.xz", licence="libre", read=running, weight=0.2)
    assert len(list(from_folder(tmp_path, [origin]))) == 60


def test_paragraphs_of_reports_are_documents(tmp_path: Path) -> None:
    content = b"Premier constat. Suite.\n\nSecond constat"
    with tarfile.open(tmp_path / "r.tar.xz", "w:xz") as archive:
        archive.addfile(tarfile.TarInfo("dossier"))
        member = tarfile.TarInfo("un.txt")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    read = [one.sentences for one in meetings(tmp_path / "r.tar.xz") if one.sentences]
    assert read == [("Premier constat.", "Suite."), ("Second constat",)]


def test_long_cells_of_a_platform_are_read_once_without_tags(tmp_path: Path) -> None:
    cell = "<p>" + "une proposition assez longue " * 3 + "</p>"
    path = packed(tmp_path / "p.xz", "id,texte", f"1,{cell}", f"2,{cell}", "3,court")
    found = list(platform(path))
    assert len(found) == 1
    assert "<" not in found[0].sentences[0]


def test_sentences_end_at_stops_lines_and_bullets() -> None:
    cut = ("Un point.", "Deux lignes", "trois mots", "quatre", "cinq")
    assert sentences("Un point. Deux lignes\ntrois mots - quatre && cinq") == cut


def test_pairs_keep_the_order_of_files(tmp_path: Path) -> None:
    packed(tmp_path / "1.xz", json.dumps({"a": "x", "b": "y"}))
    packed(tmp_path / "2.xz", json.dumps({"a": "z", "b": "w"}))
    assert read_written(tmp_path, ["1.xz", "2.xz"]) == [("x", "y"), ("z", "w")]


def test_stop_words_are_read_without_comments() -> None:
    found = stop_words(STOP_WORDS)
    assert "les" in found
    assert not any(word.startswith("#") for word in found)
