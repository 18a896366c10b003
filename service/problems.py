"""The one place where an error becomes a status: problem documents of RFC 9457, in French."""

import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from nlp.errors import AssisesError, DataError, SettingError, TooFewPassages
from service.accounts import errors as access
from service.errors import ServiceError
from service.home import explain as explain_system
from service.validation import explain
from service.web.formats import NotAcceptable
from service.web.paging import PageOutOfRange
from service.web.rendering import Shown, fresh_page, wants_page

PROBLEM_TYPE = "application/problem+json"
log = logging.getLogger(__name__)

STATUS: dict[type[AssisesError], int] = {
    access.MissingToken: 401,
    access.WrongToken: 401,
    access.ExpiredToken: 401,
    access.RevokedToken: 401,
    access.WrongPassword: 401,
    access.TooManyFailures: 429,
    access.BadAccount: 422,
    access.AccessRefused: 403,
    PageOutOfRange: 404,
    NotAcceptable: 406,
    TooFewPassages: 422,
    DataError: 422,
    SettingError: 422,
    AssisesError: 400,
}
"""Errors of the core and of the door; those of the service carry theirs. Nearest class first."""

TITLES: Mapping[int, str] = {
    400: "Demande incorrecte",
    401: "Jeton nécessaire",
    403: "Accès refusé",
    404: "Introuvable",
    405: "Méthode non permise",
    406: "Format indisponible",
    409: "Conflit",
    413: "Envoi trop gros",
    415: "Type de contenu refusé",
    422: "Données refusées",
    429: "Trop d'essais",
    500: "Erreur interne",
    503: "Service momentanément indisponible",
    507: "Espace insuffisant",
}

DETAILS: Mapping[int, str] = {
    400: "La demande n'a pas pu être lue. Vérifiez son contenu et son type.",
    404: "Cette adresse n'existe pas. La liste des adresses est à la page /docs.",
    405: "Cette adresse n'accepte pas cette méthode. Les méthodes sont à la page /docs.",
}
"""What to say where the framework only has an English word."""

RETRY_SECONDS = "2"
CHALLENGE = 'Bearer realm="assises"'


def status_of(error: AssisesError) -> int:
    """Return the HTTP status of an error: its own, or that of its nearest class in `STATUS`."""
    return status_of_class(type(error))


def status_of_class(kind: type[AssisesError]) -> int:
    """Return the HTTP status of a class of errors."""
    if issubclass(kind, ServiceError):
        return kind.status
    return next(STATUS[each] for each in kind.__mro__ if each in STATUS)


def problem(request: Request, status: int, slug: str, detail: str, **extra: object) -> Response:
    """Return a problem document, or the same as a page to a person with a browser.

    `extra` are the further members of the document.
    """
    if wants_page(request):
        return _problem_page(request, (status, slug), detail)
    content = {
        "type": f"/docs#probleme-{slug}",
        "title": TITLES.get(status, "Erreur"),
        "status": status,
        "detail": detail,
        "instance": request.url.path,
        **extra,
    }
    return JSONResponse(
        content, status, headers=_headers(status), media_type=f"{PROBLEM_TYPE}; charset=utf-8"
    )


def _problem_page(request: Request, kind: tuple[int, str], detail: str) -> Response:
    status, slug = kind
    if slug == access.MissingToken.slug and request.method == "GET":
        return RedirectResponse(f"/connexion?{urlencode({'suite': address_of(request)})}", 303)
    values = {"title": TITLES.get(status, "Erreur"), "detail": detail}
    shown = fresh_page(request, Shown("error.html", values, status))
    shown.headers.update(_headers(status))
    return shown


def address_of(request: Request) -> str:
    """Return where a request goes on this service: its path and query."""
    return f"{request.url.path}?{request.url.query}" if request.url.query else request.url.path


def _headers(status: int) -> dict[str, str]:
    headers = {"cache-control": "no-store"}
    if status == 401:
        headers["www-authenticate"] = CHALLENGE
    if status == 503:
        headers["retry-after"] = RETRY_SECONDS
    return headers


def problem_of(request: Request, error: AssisesError) -> Response:
    """Return the problem document of one of our errors, with its values as members."""
    values = {name: _plain(value) for name, value in vars(error).items() if name[0] != "_"}
    extra = {"values": values} if values else {}
    return problem(request, status_of(error), error.slug, str(error), **extra)


def _plain(value: object) -> object:
    if isinstance(value, str | int | float | bool | None):
        return value
    if isinstance(value, list | tuple):
        return [_plain(each) for each in value]
    return str(value)


async def _ours(request: Request, error: Any) -> Response:
    return problem_of(request, error)


async def _http(request: Request, error: Any) -> Response:
    status = error.status_code
    slug = getattr(error, "slug", f"http-{status}")
    detail = DETAILS.get(status, str(error.detail))
    response = problem(request, status, slug, detail)
    response.headers.update(error.headers or {})
    return response


async def _invalid(request: Request, error: Any) -> Response:
    reasons = explain(error.errors())
    detail = "La demande n'est pas valable : " + " ; ".join(
        f"{each['where']} : {each['reason']}" for each in reasons[:5]
    )
    return problem(request, 422, "demande-invalide", detail, errors=reasons)


async def _system(request: Request, error: Any) -> Response:
    explained = explain_system(error, Path(str(error.filename or "le dossier temporaire")))
    if isinstance(explained, AssisesError):
        return problem_of(request, explained)
    return await _unexpected(request, error)


async def _unexpected(request: Request, error: Any) -> Response:
    incident = uuid4().hex[:12]
    log.error("incident %s on %s", incident, request.url.path, exc_info=error)
    detail = (
        f"Une erreur inattendue s'est produite (incident {incident}). "
        "Signalez ce numéro à l'administrateur : il figure dans le journal du service."
    )
    return problem(request, 500, "erreur-interne", detail, incident=incident)


def install(app: FastAPI) -> None:
    """Make every error of the application a problem document."""
    app.add_exception_handler(AssisesError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(OSError, _system)
    app.add_exception_handler(Exception, _unexpected)
