"""Files: documents of a territory and of the nation, tables, texts for other programs."""

from dataclasses import dataclass
from typing import IO, Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from sqlalchemy.orm import Session
from starlette.responses import Response

from nlp.types import NATIONAL
from service.deps import Exchange, ExchangeDep
from service.exports.corpus import Extract, Wanted, open_extract
from service.exports.documents.formats import MEDIA, Asked, asked_with, write_document
from service.exports.formats import FORMATS
from service.exports.served import serve_file
from service.exports.tables.catalogue import find_table
from service.exports.tables.writers import MEDIA as TABLE_MEDIA
from service.exports.tables.writers import WRITERS
from service.themes.asked import Which
from service.web.documented import CodePath, ConsultationPath, read

router = APIRouter(prefix="/consultations/{consultation}", tags=["Exports"])

DocumentForm = Annotated[
    Literal["docx", "odt", "json"], Path(description="docx, odt ou json.", examples=["docx"])
]
TableForm = Annotated[
    Literal["csv", "json", "parquet"], Path(description="csv, json ou parquet.", examples=["csv"])
]
TEXTS = {
    "iramuteq.txt": ("iramuteq", "text/plain; charset=utf-8"),
    "themes.qdc": ("qdc", "application/xml"),
    "projet.qdpx": ("qdpx", "application/zip"),
    "contributions.xlsx": (
        "classeur",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}
"""Files of texts by name: their format among `FORMATS`, and their media type."""

TextFile = Annotated[
    Literal["iramuteq.txt", "themes.qdc", "projet.qdpx", "contributions.xlsx"],
    Path(description="Nom du fichier, qui dit son format.", examples=["iramuteq.txt"]),
]
TableName = Annotated[
    str,
    Path(
        max_length=40,
        description="themes, territoires, specificites, contributions, rattachements, constats, "
        "questions-fermees ou campagnes.",
        examples=["territoires"],
    ),
]


class Placed(Which):
    """Which analysis, and which territory."""

    territory: Annotated[str, Query(max_length=5, description="Code ; « FR » : la nation.")] = (
        NATIONAL
    )


def _described(*types: str) -> dict[int | str, dict[str, Any]]:
    """Return the documentation of a route that sends a file of one of these types."""
    content = {one.split(";")[0]: {"schema": {"type": "string", "format": "binary"}}
               for one in types}  # fmt: skip
    found = read(409, 507)
    found.pop(406)
    found[200] = {"description": "Le fichier, entier.", "content": content}
    return found


@dataclass(frozen=True, slots=True)
class _Request:
    """One request for a file of one analysis, as one person may read it."""

    exchange: Exchange
    session: Session
    extract: Extract

    def document(self, kind: str, form: str, name: str) -> Response:
        """Answer with a document."""
        suffix = f".{form}"
        asked = asked_with(self.exchange.desk.settings, Asked(kind=kind, suffix=suffix))

        def write(stream: IO[bytes]) -> None:
            write_document(stream, self.session, self.extract, asked)

        return self.file(f"{name}{suffix}", MEDIA[suffix], write)

    def file(self, name: str, media_type: str, write: Any) -> Response:
        """Answer with a file that depends on nothing but the analysis and the reader."""
        return serve_file(self.exchange, (name, media_type), self.extract.analysis.id, write)


def _opened(exchange: Exchange, session: Session, wanted: Wanted) -> _Request:
    return _Request(exchange, session, open_extract(session, exchange.who, wanted))


@router.get(
    "/territories/{code}/synthesis.{form}",
    summary="La synthèse d'un territoire, en document",
    response_class=Response,
    responses=_described(*MEDIA.values()),
)
def read_synthesis(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    code: CodePath,
    form: DocumentForm,
    asked: Annotated[Which, Query()],
) -> Response:
    """Rend le projet de synthèse du territoire, chaque citation contrôlée mot pour mot.

    En JSON : les mêmes valeurs que dans les documents, les effectifs de 1 à 4 étant nuls. Un jeton
    limité à des territoires n'obtient que la synthèse des siens.
    """
    wanted = Wanted(consultation=consultation, analysis=asked.analysis or "", territory=code)
    with exchange.desk.reading() as session:
        request = _opened(exchange, session, wanted)
        return request.document("synthese", form, f"synthese-{code}")


@router.get(
    "/national.{form}",
    summary="La synthèse de tous les territoires",
    response_class=Response,
    responses=_described(*MEDIA.values()),
)
def read_national(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    form: DocumentForm,
    asked: Annotated[Which, Query()],
) -> Response:
    """Rend le document national : la nation, puis chaque département sur une ligne."""
    wanted = Wanted(consultation=consultation, analysis=asked.analysis or "")
    with exchange.desk.reading() as session:
        request = _opened(exchange, session, wanted)
        return request.document("national", form, "synthese-nationale")


@router.get(
    "/method.{form}",
    summary="L'annexe de méthode",
    response_class=Response,
    responses=_described(*MEDIA.values()),
)
def read_method(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    form: DocumentForm,
    asked: Annotated[Which, Query()],
) -> Response:
    """Rend ce qui a été reçu, fait et masqué, les versions, et les limites : aucun texte."""
    wanted = Wanted(consultation=consultation, analysis=asked.analysis or "")
    with exchange.desk.reading() as session:
        request = _opened(exchange, session, wanted)
        return request.document("methode", form, "methode")


@router.get(
    "/exports/tables/{table}.{form}",
    summary="Une table, en CSV, JSON ou Parquet",
    response_class=Response,
    responses=_described(*TABLE_MEDIA.values()),
)
def read_table(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    table: TableName,
    form: TableForm,
    asked: Annotated[Placed, Query()],
) -> Response:
    """Rend les lignes du territoire que ce jeton peut lire ; les effectifs y sont entiers."""
    found, suffix = find_table(table), f".{form}"
    with exchange.desk.reading() as session:
        request = _opened(exchange, session, _wanted(consultation, asked))

        def write(stream: IO[bytes]) -> None:
            WRITERS[suffix](stream, found, found.rows(session, request.extract))

        return request.file(f"{table}{suffix}", TABLE_MEDIA[suffix], write)


@router.get(
    "/exports/{name}",
    summary="Les textes, pour d'autres programmes",
    response_class=Response,
    responses=_described(*(media for _, media in TEXTS.values())),
)
def read_texts(
    exchange: ExchangeDep,
    consultation: ConsultationPath,
    name: TextFile,
    asked: Annotated[Placed, Query()],
) -> Response:
    """Rend les textes publiables que ce jeton peut lire : IRaMuTeQ, REFI-QDA, ou classeur."""
    form, media_type = TEXTS[name]
    with exchange.desk.reading() as session:
        request = _opened(exchange, session, _wanted(consultation, asked))

        def write(stream: IO[bytes]) -> None:
            FORMATS[form].write(stream, session, request.extract)

        return request.file(name, media_type, write)


def _wanted(consultation: str, asked: Placed) -> Wanted:
    return Wanted(
        consultation=consultation, analysis=asked.analysis or "", territory=asked.territory
    )
