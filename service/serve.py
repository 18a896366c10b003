"""Where the service may listen."""

from sqlalchemy.orm import Session

from service.accounts.access import any_token
from service.accounts.errors import BindingRefused
from service.settings import ServiceSettings
from service.web.guard import OPEN_NOTICE, is_loopback


def check_binding(settings: ServiceSettings, session: Session) -> str:
    """Let pass an address to listen on; return what to tell about it, "" when tokens are needed.

    Raises:
        BindingRefused: other machines could connect, and no token exists.
    """
    if any_token(session):
        return ""
    if not is_loopback(settings.host):
        raise BindingRefused(settings.host)
    return f"Service {OPEN_NOTICE}."
