"""Pages of batches: deposit files, correct how they are understood, confirm, read the report."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Query
from sqlalchemy import select
from sqlalchemy.orm import Session
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from data.channels import CHANNELS
from data.roles import REPEATABLE, ROLES
from nlp.errors import AssisesError
from service.batches.checking import looks, try_out
from service.batches.drafts import (
    Draft,
    DraftFile,
    drop_draft,
    find_draft,
    intake_files,
    new_draft,
    save_draft,
)
from service.batches.queries import describe_batch, find_batch, remembered_mapping
from service.batches.tables import Batch, Upload
from service.batches.taking import take
from service.consultations.queries import find_consultation
from service.deps import AnalystDep, Exchange
from service.home import Home, open_home
from service.web.documented import ConsultationPath, IdPath
from service.web.forms import FormDep
from service.web.paging import Paging
from service.web.rendering import Shown, fresh_page

router = APIRouter(prefix="/consultations/{consultation}/lots", include_in_schema=False)

ROLE_NAMES = {
    "text": "texte libre, à analyser", "title": "titre de la contribution",
    "question": "question posée", "closed": "question fermée", "territory": "territoire",
    "commune": "commune", "postcode": "code postal", "date": "date", "channel": "canal",
    "audience": "public", "contributor": "contributeur", "id": "identifiant",
    "ignored": "laisser de côté",
}  # fmt: skip
SAID = ("channel", "territory", "audience", "question", "sheet")
FILES = "files"


@router.get("")
def show_batches(exchange: AnalystDep, consultation: ConsultationPath) -> Response:
    """Show what was received, and the form to send more."""
    return _list(exchange, consultation)


@router.post("")
async def deposit(exchange: AnalystDep, consultation: ConsultationPath, form: FormDep) -> Response:
    """Keep the files as a draft, and show how they are understood."""
    sent = [(one.filename or "", one.file) for one in form.getlist(FILES)
            if isinstance(one, UploadFile) and one.filename]  # fmt: skip

    def keep() -> Response:
        with exchange.desk.reading() as session:
            find_consultation(session, consultation)
        try:
            draft = new_draft(_home(exchange), consultation, sent)
        except AssisesError as refused:
            return _list(exchange, consultation, refused)
        return _to(consultation, f"brouillon/{draft.id}")

    return await run_in_threadpool(keep)


@router.get("/brouillon/{draft}")
def show_draft(exchange: AnalystDep, consultation: ConsultationPath, draft: IdPath) -> Response:
    """Show how each file of a draft is understood, and what an import would refuse."""
    return _draft_page(exchange, find_draft(_home(exchange), consultation, draft))


@router.post("/brouillon/{draft}")
def change_draft(
    exchange: AnalystDep, consultation: ConsultationPath, draft: IdPath, form: FormDep
) -> Response:
    """Keep the corrections; then look again, import, or give up."""
    home = _home(exchange)
    found = find_draft(home, consultation, draft)
    wanted = form.get("geste", "revoir")
    if wanted == "abandonner":
        drop_draft(home, found)
        return _to(consultation, "")
    found = corrected(found, form)
    save_draft(home, found)
    if wanted != "importer":
        return _to(consultation, f"brouillon/{found.id}")
    try:
        accepted = take(exchange.desk, consultation, intake_files(home, found))
    except AssisesError as refused:
        return _draft_page(exchange, found, refused)
    drop_draft(home, found)
    return RedirectResponse(f"/consultations/{consultation}/taches/{accepted.job}", 303)


@router.get("/{batch}")
def show_batch(
    exchange: AnalystDep,
    consultation: ConsultationPath,
    batch: IdPath,
    page: Annotated[int, Query(ge=1, le=1_000_000)] = 1,
) -> Response:
    """Show the import report of a batch, its refused rows by pages."""
    with exchange.desk.reading() as session:
        found = find_batch(session, consultation, batch)
        described = describe_batch(session, consultation, found, Paging(page=page))
        values = {
            **_head(session, consultation),
            "batch": described,
            "paged": {"page": page, "pages": -(-described.rejected_total // 50) or 1},
            "role_names": ROLE_NAMES,
        }
    return fresh_page(exchange.request, Shown("lots/lot.html", values))


def corrected(draft: Draft, form: FormData) -> Draft:
    """Return a draft with what a form says of its files; a file it does not name stays as it is."""
    files = tuple(_corrected(one, form, f"f{place}.") for place, one in enumerate(draft.files))
    return replace(draft, files=files)


def _corrected(file: DraftFile, form: FormData, prefix: str) -> DraftFile:
    said = {name: str(form[prefix + name]).strip() for name in SAID if prefix + name in form}
    roles: dict[str, list[str]] = {}
    for column, role in _columns(form, prefix):
        roles.setdefault(role, []).append(column)
    return replace(file, **said, map=roles or file.map)


def _columns(form: FormData, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield the columns of a file with the roles chosen for them, those that have one."""
    for key, column in form.multi_items():
        place = key.removeprefix(f"{prefix}column.")
        role = str(form.get(f"{prefix}role.{place}", "")) if place != key else ""
        if role in ROLES:
            yield str(column), role


def _home(exchange: Exchange) -> Home:
    return open_home(exchange.desk.settings.home)


def _to(consultation: str, rest: str) -> Response:
    return RedirectResponse(f"/consultations/{consultation}/lots/{rest}".rstrip("/"), 303)


def _list(exchange: Exchange, consultation: str, refused: AssisesError | None = None) -> Response:
    with exchange.desk.reading() as session:
        values = {**_head(session, consultation), "batches": _batches(session, consultation),
                  "refused": refused}  # fmt: skip
    status = 422 if refused else 200
    return fresh_page(exchange.request, Shown("lots/lots.html", values, status))


def _batches(session: Session, consultation: str) -> list[tuple[Batch, list[str]]]:
    """Return the batches of a consultation with the names of their files, the latest first."""
    owner = find_consultation(session, consultation).id
    query = select(Batch).where(Batch.consultation_id == owner)
    found = session.scalars(query.order_by(Batch.created_at.desc(), Batch.id)).all()
    names: dict[str, list[str]] = {one.id: [] for one in found}
    uploads = select(Upload).where(Upload.batch_id.in_(names)).order_by(Upload.position)
    for upload in session.scalars(uploads):
        names[upload.batch_id].append(upload.name)
    return [(one, names[one.id]) for one in found]


def _draft_page(exchange: Exchange, draft: Draft, refused: AssisesError | None = None) -> Response:
    home = _home(exchange)
    with exchange.desk.reading() as session:
        remembered = remembered_mapping(session, draft.consultation)
        head = _head(session, draft.consultation)
    seen = looks(home, draft, remembered)
    readable = all(one.shown is not None and not one.shown.problem and not one.problem
                   for one in seen)  # fmt: skip
    values: dict[str, Any] = {
        **head,
        "draft": draft,
        "files": list(zip(draft.files, seen, strict=True)),
        "trial": try_out(home, draft, remembered) if readable else None,
        "refused": refused,
        "channels": CHANNELS,
        "role_names": ROLE_NAMES,
        "repeatable": REPEATABLE,
    }
    return fresh_page(
        exchange.request, Shown("lots/brouillon.html", values, 422 if refused else 200)
    )


def _head(session: Session, consultation: str) -> dict[str, Any]:
    return {"consultation": find_consultation(session, consultation), "section": "lots"}
