"""REFI-QDA files: shaped as the standard asks, and read back to the same coded passages."""

import re
import zipfile
from io import BytesIO

import pytest
from sqlalchemy import Engine

from service.accounts.roles import Principal, Role
from service.db.engine import reading, writing
from service.exports.codebook import NoThemes, guid, write_codebook
from service.exports.corpus import Wanted, open_extract
from tests import builders
from tests.unit.service.exports import refi
from tests.unit.service.exports.conftest import ANALYST, HARD, Export

Passages = dict[tuple[str, int, int], set[str]]
WRITER = Principal(role=Role.REDACTEUR, territories=("59",))


def one_line_end(text: str) -> str:
    return re.sub("\r\n?", "\n", text)


def same(found: str, stored: str) -> bool:
    """Tell whether two texts differ only in characters that cannot be written."""
    pairs = zip(found, one_line_end(stored), strict=True)
    return all(a == b or a in "\ufffd\u2060 " for a, b in pairs)


def test_a_project_has_the_shape_of_the_standard(export: Export) -> None:
    with zipfile.ZipFile(BytesIO(export("qdpx"))) as archive:
        root = refi.parsed(archive.read("project.qde"))
        names = set(archive.namelist()) - {"project.qde"}
    assert refi.faults(root, refi.PROJECT) == []
    assert {f"sources/{one}" for one in refi.sources(root)} == names


def test_a_codebook_has_the_shape_of_the_standard(export: Export) -> None:
    root = refi.parsed(export("qdc"))
    assert refi.faults(root, refi.CODEBOOK) == []
    codes = {one.get("name"): one for one in root.iter(f"{{{refi.CODEBOOK}}}Code")}
    assert len(codes) == 5
    speed = codes["Vitesse des voitures"]
    assert [one.get("name") for one in speed if one.tag.endswith("Code")] == ["Abords des écoles"]


def test_every_coded_passage_comes_back(export: Export, passages: Passages) -> None:
    read = refi.read_project(export("qdpx"))
    titles = {**{key: value[0] for key, value in builders.THEMES.items()}}
    titles |= {key: value[1] for key, value in builders.SUBTHEMES.items()}
    wanted = {
        (name, one_line_end(read.stored(name)[start:end])): {titles[code] for code in codes}
        for (name, start, end), codes in passages.items()
        if name not in HARD
    }
    found = {(one.source, one.text): one.codes for one in read.passages if one.source not in HARD}
    assert found == wanted
    assert len(read.passages) == len(passages)


@pytest.mark.parametrize("name", HARD)
def test_a_hard_text_comes_back_at_its_offsets(
    export: Export, passages: Passages, name: str
) -> None:
    read = refi.read_project(export("qdpx"))
    spans = sorted((start, end) for source, start, end in passages if source == name)
    found = [one for one in read.passages if one.source == name]
    assert same(read.texts[name], HARD[name])
    assert len(found) == len(spans) == 2
    for one, (start, end) in zip(found, spans, strict=True):
        assert same(one.text, HARD[name][start:end])
    assert [len(one.codes) for one in found] == [1, 2]


def test_no_source_holds_what_readers_would_drop_or_refuse(export: Export) -> None:
    texts = refi.read_project(export("qdpx")).texts
    assert not re.search("[\x00-\x08\x0b-\x1f\ufeff\ufffe]", "".join(texts.values()))
    assert "\r" not in "".join(texts.values())


def test_the_same_analysis_gives_the_same_bytes(export: Export) -> None:
    for form in ("qdpx", "qdc", "iramuteq"):
        assert export(form) == export(form)


def test_source_texts_stay_where_they_are(export: Export) -> None:
    for form in ("qdpx", "classeur"):
        with zipfile.ZipFile(BytesIO(export(form))) as archive:
            members = b"".join(archive.read(name) for name in archive.namelist())
        assert builders.SOURCE_MARK.encode() not in members
    for form in ("iramuteq", "qdc"):
        assert builders.SOURCE_MARK.encode() not in export(form)


def test_a_writer_gets_the_texts_of_the_own_territory_only(export: Export) -> None:
    read = refi.read_project(export("qdpx", WRITER, territory="59"))
    assert {one.values["Code du territoire"] for one in read.sources} == {"59"}
    everywhere = refi.read_project(export("qdpx", WRITER))
    assert {one.values["Code du territoire"] for one in everywhere.sources} == {"59"}
    assert "Dit ailleurs" not in export("qdc", WRITER).decode()
    assert "Dit ailleurs" in export("qdc").decode()


def test_a_codebook_without_theme_is_refused(engine_without_themes: Engine) -> None:
    with reading(engine_without_themes) as session:
        extract = open_extract(session, ANALYST, Wanted(consultation=builders.SLUG))
        with pytest.raises(NoThemes, match="aucun thème"):
            write_codebook(BytesIO(), session, extract)
        assert guid(extract, "theme", "t01") == guid(extract, "theme", "t01")


@pytest.fixture
def engine_without_themes(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    engine = builders.filled_database(tmp_path_factory.mktemp("themeless"))
    with writing(engine) as session:
        owner = session.scalars(builders.select_consultation()).one()
        later = {"created_at": builders.datetime(2020, 2, 1, tzinfo=builders.UTC)}
        session.add(builders.finished_analysis(owner.id, "z" * 32, 0, **later))
        session.commit()
    return engine
