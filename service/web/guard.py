"""The door: who asks is known before the first byte of a body is read."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from anyio.to_thread import run_sync
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from nlp.errors import AssisesError
from service.accounts.access import Doorkeeper
from service.accounts.errors import MissingToken, NotLoopback, WrongToken
from service.accounts.roles import OPEN_DOOR, Principal, Role, needs
from service.errors import ServiceError
from service.problems import problem_of
from service.web.forms import MARK_HEADER, check_mark, check_same_site, session_secret

API = "/api/"
SAFE = ("GET", "HEAD", "OPTIONS")
OPEN_NOTICE = "ouvert sans jeton, machine locale seulement"
"""Said in a header of each answer while no token exists."""

SECURITY_HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; "
        "img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
}


class NulCharacter(ServiceError):
    """The address holds a NUL, which no name does and PostgreSQL refuses."""

    slug = "caractere-nul"
    status = 400

    def __init__(self) -> None:
        """Say what to take out."""
        super().__init__(
            "L'adresse contient un caractère nul (%00), qu'aucun nom ne contient. Retirez-le."
        )


def check_address(scope: Scope) -> None:
    """Let pass an address that the database can be asked about.

    Raises:
        NulCharacter: it holds a NUL, encoded or not.
    """
    if "\x00" in scope["path"] or b"%00" in scope.get("query_string", b""):
        raise NulCharacter


def is_loopback(host: str) -> bool:
    """Tell whether a name or address, with or without port, is this machine."""
    name = _without_port(host).lower()
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host[1:].split("]", maxsplit=1)[0]
    return host.split(":", maxsplit=1)[0] if host.count(":") == 1 else host


def check_local(scope: Scope, headers: Headers) -> None:
    """Let pass only what this machine sends to itself.

    The `Host` is checked against rebinding of names, the `Origin` against forms of other sites.

    Raises:
        NotLoopback: peer, host or origin is another machine.
    """
    peer = (scope.get("client") or ("inconnu", 0))[0]
    if not is_loopback(peer):
        raise NotLoopback("l'adresse du client", peer)
    host = headers.get("host", "")
    if not is_loopback(host):
        raise NotLoopback("l'hôte", host)
    origin = headers.get("origin", "")
    if origin and scope["method"] not in SAFE and not is_loopback(urlsplit(origin).netloc):
        raise NotLoopback("le site d'origine", origin)


def bearer(headers: Headers) -> str:
    """Return the token of the request, "" when there is none.

    Raises:
        WrongToken: the header holds something else than a bearer token.
    """
    given = headers.get("authorization", "")
    if not given:
        return ""
    scheme, _, token = given.partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise WrongToken
    return token.strip()


class Guard:
    """Finds the principal of each request, refuses who may not pass, adds security headers."""

    def __init__(self, app: ASGIApp, doorkeeper: Doorkeeper) -> None:
        """Take who knows the tokens."""
        self.app = app
        self.doorkeeper = doorkeeper

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on with `scope["state"]["principal"]`, or answer with a problem."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        scope = _head_as_get(scope)
        dressed = _dressed(send, self.doorkeeper)
        try:
            scope.setdefault("state", {})["principal"] = await self._principal(scope)
            check_address(scope)
        except AssisesError as refused:
            await problem_of(Request(scope), refused)(scope, receive, dressed)
            return
        await self.app(scope, receive, dressed)

    async def _principal(self, scope: Scope) -> Principal | None:
        headers = Headers(scope=scope)
        keeper = self.doorkeeper
        if not keeper.surely_closed and not await run_sync(keeper.closed):
            check_local(scope, headers)
            return OPEN_DOOR
        who = await self._by_token(headers) or await self._by_cookie(scope, headers)
        if scope["path"].startswith(API):
            _check_api(scope, who)
        return who

    async def _by_token(self, headers: Headers) -> Principal | None:
        token = bearer(headers)
        who = self.doorkeeper.remembered(token) if token else None
        if token and who is None:
            who = await run_sync(self.doorkeeper.identify, token)
        return who

    async def _by_cookie(self, scope: Scope, headers: Headers) -> Principal | None:
        secret = session_secret(Request(scope))
        who = await run_sync(self.doorkeeper.recognise, secret) if secret else None
        if who is not None and scope["method"] not in SAFE:
            check_same_site(headers)
            if scope["path"].startswith(API):
                check_mark(secret, headers.get(MARK_HEADER, ""))
        return who


def _check_api(scope: Scope, who: Principal | None) -> None:
    if who is None:
        raise MissingToken
    if scope["method"] not in SAFE:
        needs(who, Role.ANALYSTE)


def _head_as_get(scope: Scope) -> Scope:
    """Answer HEAD as GET: the server leaves the body out."""
    return {**scope, "method": "GET"} if scope["method"] == "HEAD" else scope


def _dressed(send: Send, keeper: Doorkeeper) -> Send:
    async def send_dressed(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in SECURITY_HEADERS.items():
                headers.setdefault(name, value)
            if not keeper.surely_closed:
                headers["x-assises-access"] = OPEN_NOTICE
        await send(message)

    return send_dressed
