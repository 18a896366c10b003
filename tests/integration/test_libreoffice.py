"""LibreOffice opens the documents and makes PDF of them."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from sqlalchemy import Engine

from service.db.engine import reading
from service.exports.corpus import Wanted, open_extract
from service.exports.documents.formats import Asked, write_document
from tests import builders
from tests.unit.service.exports.conftest import ANALYST

SECONDS = 180


@pytest.fixture
def office() -> str:
    found = shutil.which("soffice")
    if not found:
        pytest.skip("LibreOffice (soffice) is not installed: documents are not opened in it")
    return found


@pytest.fixture
def engine(tmp_path: Path) -> Engine:
    return builders.filled_database(tmp_path / "home")


@pytest.mark.slow
def test_libreoffice_makes_pdf_of_both_formats(office: str, engine: Engine, tmp_path: Path) -> None:
    with reading(engine) as session:
        extract = open_extract(session, ANALYST, Wanted(consultation=builders.SLUG, territory="02"))
        for suffix in (".docx", ".odt"):
            stream = BytesIO()
            write_document(stream, session, extract, Asked(kind="synthese", suffix=suffix))
            (tmp_path / f"synthese{suffix}").write_bytes(stream.getvalue())
    engine.dispose()
    said = [_as_pdf(office, tmp_path / f"synthese{suffix}") for suffix in (".docx", ".odt")]
    for text in said:
        for wanted in ("Synthèse territoriale – Aisne", "Participation", "Éclairage public"):
            assert wanted in text


def _as_pdf(office: str, document: Path) -> str:
    out = document.parent / document.suffix[1:]
    profile = f"-env:UserInstallation={(document.parent / 'profil').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(out),
               str(document)]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    pages = pypdf.PdfReader(out / "synthese.pdf").pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
