"""Documents of the small consultation and its texts that are hard to write."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from service.db.engine import reading
from service.exports.corpus import Wanted, open_extract
from service.exports.documents.formats import Asked, write_document
from tests import builders
from tests.unit.service.exports.conftest import ANALYST

Make = Callable[..., bytes]


@pytest.fixture(scope="session")
def make(hard_database: Engine) -> Make:
    """Return a way to make a document: kind, format, territory, template, reader."""

    def made(
        suffix: str = ".docx",
        kind: str = "synthese",
        territory: str = "02",
        template: Path | None = None,
        **given: Any,
    ) -> bytes:
        stream = BytesIO()
        engine = given.get("engine", hard_database)
        with reading(engine) as session:
            wanted = Wanted(consultation=builders.SLUG, territory=territory)
            extract = open_extract(session, given.get("who", ANALYST), wanted)
            asked = Asked(kind=kind, suffix=suffix, template=template)
            write_document(stream, session, extract, asked)
        return stream.getvalue()

    return made
