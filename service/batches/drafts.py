"""Drafts: files that were sent and are being looked at, before they become a batch.

A draft lies in the state folder, so that it survives a reload and a restart; one that nobody
confirms is gone after a day.
"""

import json
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING
from uuid import uuid4

from service.batches.errors import NoFile
from service.batches.upload import title_of
from service.errors import Unknown
from service.home import Home, replacing, writing_to

if TYPE_CHECKING:
    from data.opening import IntakeFile

KEPT_SECONDS = 24 * 3600
DESCRIPTION = "draft.json"

Roles = Mapping[str, Sequence[str]]


class UnknownDraft(Unknown):
    """No draft of that consultation has that id, or no longer."""

    slug = "brouillon-inconnu"
    what = "Dépôt introuvable"
    advice = "Il a été importé, abandonné, ou a plus d'un jour : déposez de nouveau les fichiers."


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFile:
    """A file of a draft and what is said of it; `map` gives the columns of each role."""

    name: str
    channel: str = ""
    territory: str = ""
    audience: str = ""
    question: str = ""
    sheet: str = ""
    map: Roles = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Files that are being looked at."""

    id: str
    consultation: str
    files: tuple[DraftFile, ...]


def new_draft(home: Home, consultation: str, sent: Iterable[tuple[str, IO[bytes]]]) -> Draft:
    """Keep files under their names, in the order given.

    Raises:
        NoFile: none was sent.
        StateFolderReadOnly, DiskFull: they cannot be kept, and nothing is.
    """
    _forget_old(home)
    draft = Draft(id=uuid4().hex, consultation=consultation, files=())
    folder = _folder(home, draft.id)
    with writing_to(folder):
        folder.mkdir(parents=True, mode=0o700)
    try:
        draft = replace(draft, files=tuple(_keep(folder, sent)))
        if not draft.files:
            raise NoFile
        save_draft(home, draft)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return draft


def _keep(folder: Path, sent: Iterable[tuple[str, IO[bytes]]]) -> Iterator[DraftFile]:
    for place, (name, stream) in enumerate(sent):
        with replacing(folder / str(place)) as target:
            shutil.copyfileobj(stream, target)
        yield DraftFile(name=title_of(name))


def save_draft(home: Home, draft: Draft) -> None:
    """Keep what is said of the files.

    Raises:
        StateFolderReadOnly, DiskFull: it cannot be kept; what was said before still is.
    """
    with replacing(_folder(home, draft.id) / DESCRIPTION) as target:
        target.write(json.dumps(asdict(draft), ensure_ascii=False).encode())


def find_draft(home: Home, consultation: str, draft: str) -> Draft:
    """Return a draft of a consultation.

    Raises:
        UnknownDraft: there is none.
    """
    try:
        text = (_folder(home, draft) / DESCRIPTION).read_text("utf-8") if draft.isalnum() else ""
    except FileNotFoundError:
        text = ""
    found = json.loads(text) if text else {}
    if found.get("consultation") != consultation:
        raise UnknownDraft(draft)
    files = tuple(DraftFile(**one) for one in found.pop("files"))
    return Draft(files=files, **found)


def drop_draft(home: Home, draft: Draft) -> None:
    """Remove a draft with its files."""
    shutil.rmtree(_folder(home, draft.id), ignore_errors=True)


def intake_files(home: Home, draft: Draft) -> "tuple[IntakeFile, ...]":
    """Return the files as the readers take them."""
    from data.opening import IntakeFile

    folder = _folder(home, draft.id)
    return tuple(
        IntakeFile(path=folder / str(place), **asdict(one)) for place, one in enumerate(draft.files)
    )


def size_of(home: Home, draft: Draft) -> int:
    """Return the bytes of all files of a draft."""
    folder = _folder(home, draft.id)
    return sum((folder / str(place)).stat().st_size for place in range(len(draft.files)))


def _folder(home: Home, draft: str) -> Path:
    return home.path / "drafts" / draft


def _forget_old(home: Home) -> None:
    for folder in (home.path / "drafts").glob("*"):
        if folder.stat().st_mtime < time.time() - KEPT_SECONDS:
            shutil.rmtree(folder, ignore_errors=True)
