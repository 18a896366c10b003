"""From a multipart form to files on disk with what their sender says of them."""

import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

from fastapi import File, Form, UploadFile
from pydantic import BaseModel

from service.batches.errors import BadField, NoFile
from service.home import writing_to

if TYPE_CHECKING:
    from data.opening import IntakeFile

MAPPING_SHAPE = 'un objet JSON « rôle → colonne », par exemple {"text": "Votre avis"}'
JOIN_SHAPE = "« colonne des réponses=colonne des répondants »"

Roles = Mapping[str, str | Sequence[str]]


class Submission(BaseModel):
    """A submission as it comes: files and fields of a form."""

    files: Annotated[
        list[UploadFile], File(description="Un ou plusieurs fichiers.", min_length=1, max_length=50)
    ]
    mapping: Annotated[str, Form(max_length=20_000, description=f"Colonnes : {MAPPING_SHAPE}.")] = (
        ""
    )
    channel: Annotated[str, Form(max_length=40, description="Canal par défaut.")] = ""
    territory: Annotated[
        str, Form(max_length=100, description="Territoire par défaut : code ou nom.")
    ] = ""
    audience: Annotated[str, Form(max_length=200, description="Public par défaut.")] = ""
    question: Annotated[str, Form(max_length=2000, description="Question par défaut.")] = ""
    sheet: Annotated[str, Form(max_length=200, description="Feuille des classeurs.")] = ""
    join: Annotated[
        list[str], Form(max_length=10, description=f"Table compagne : {JOIN_SHAPE}.")
    ] = []


def roles_of(mapping: str) -> Roles:
    """Return the mapping given as JSON, empty when none was.

    Raises:
        BadField: not an object of names or lists of names.
    """
    if not mapping.strip():
        return {}
    try:
        found = json.loads(mapping)
    except (ValueError, RecursionError) as error:
        raise BadField("mapping", mapping, MAPPING_SHAPE) from error
    if not isinstance(found, dict) or not all(_is_columns(value) for value in found.values()):
        raise BadField("mapping", mapping, MAPPING_SHAPE)
    return found


def _is_columns(value: object) -> bool:
    names = value if isinstance(value, list) else [value]
    return all(isinstance(name, str) for name in names)


def joins_of(joins: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of columns by which companions are joined.

    Raises:
        BadField: a pair without equals sign.
    """
    pairs = []
    for join in joins:
        left, sign, right = join.partition("=")
        if not (sign and left.strip() and right.strip()):
            raise BadField("join", join, JOIN_SHAPE)
        pairs.append((left.strip(), right.strip()))
    return tuple(pairs)


@contextmanager
def laid_out(sent: Submission) -> "Iterator[tuple[IntakeFile, ...]]":
    """Lay the files of a submission out in a folder that is gone afterwards.

    The names that were sent are kept as titles only: they never become paths.

    Raises:
        NoFile, BadField: nothing was sent, or a field cannot be understood.
        StateFolderReadOnly, DiskFull: the files cannot be laid out.
    """
    roles = roles_of(sent.mapping)
    files = [file for file in sent.files if file.filename]
    if not files:
        raise NoFile
    with TemporaryDirectory(prefix="assises-") as folder:
        yield tuple(
            _lay_out(file, Path(folder) / str(place), sent, roles)
            for place, file in enumerate(files)
        )


def _lay_out(file: UploadFile, path: Path, sent: Submission, roles: Roles) -> "IntakeFile":
    from data.opening import IntakeFile

    with writing_to(path), path.open("wb") as target:
        shutil.copyfileobj(file.file, target)
    return IntakeFile(
        path=path,
        name=title_of(file.filename or ""),
        channel=sent.channel,
        territory=sent.territory,
        audience=sent.audience,
        question=sent.question,
        map=roles,
        sheet=sent.sheet,
    )


def title_of(filename: str) -> str:
    """Return the last part of a sent name, without folders or control characters."""
    last = filename.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    return "".join(each for each in last if each.isprintable())[:200] or "fichier"
