"""Pages to sign in and out, and to see what one may do."""

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from data.territories.gazetteer import load_gazetteer
from nlp.errors import AssisesError
from service.accounts.errors import AccessRefused
from service.accounts.sessions import LONGEST, close_session, open_session
from service.accounts.signing_in import sign_in
from service.deps import Desk, ExchangeDep
from service.web.forms import COOKIE, FormDep, session_secret
from service.web.rendering import Shown, fresh_page

router = APIRouter(include_in_schema=False)

SIGN_IN = "/connexion"


@router.get(SIGN_IN)
def show_sign_in(request: Request, suite: str = "/") -> Response:
    """Show the form to sign in with a name and password, or with a token."""
    return _form(request, suite)


@router.post(SIGN_IN)
def open_door(request: Request, form: FormDep) -> Response:
    """Sign in, and go on to the page that was asked for."""
    desk: Desk = request.app.state.desk
    address = request.client.host if request.client else "inconnue"
    given = (_text(form, "jeton").strip(), _text(form, "nom").strip(), _text(form, "mot_de_passe"))
    with desk.writing() as session:
        try:
            holder = sign_in(session, given, address)
            close_session(session, session_secret(request))
            secret = open_session(session, holder)
        except AccessRefused as refused:
            return _form(request, _text(form, "suite"), refused, name=given[1])
        finally:
            session.commit()
    answer = RedirectResponse(local(_text(form, "suite")), 303)
    answer.set_cookie(
        COOKIE,
        secret,
        max_age=int(LONGEST.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


@router.post("/deconnexion")
def sign_out(request: Request, form: FormDep) -> Response:
    """End the session and forget its cookie."""
    del form  # read for its mark
    desk: Desk = request.app.state.desk
    with desk.writing() as session:
        close_session(session, session_secret(request))
        session.commit()
    desk.doorkeeper.forget()
    answer = RedirectResponse(SIGN_IN, 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/compte")
def show_account(exchange: ExchangeDep) -> Response:
    """Show who one is, what one may read and do, and how to sign out."""
    gazetteer = load_gazetteer()
    places = [(code, gazetteer.name(code)) for code in exchange.who.territories]
    return fresh_page(
        exchange.request, Shown("compte/compte.html", {"section": "compte", "places": places})
    )


def local(address: str) -> str:
    """Return an address of this service, "/" for any other: nobody is sent elsewhere."""
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if inside and address.isprintable() else "/"


def _text(form: FormData, name: str) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) else ""


def _form(
    request: Request, suite: str, refused: AssisesError | None = None, name: str = ""
) -> Response:
    values = {"section": "connexion", "suite": local(suite), "refused": refused, "name": name}
    return fresh_page(request, Shown("compte/connexion.html", values, 401 if refused else 200))
