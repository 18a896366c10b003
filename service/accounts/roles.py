"""Who may do what: three roles, and the territories of a writer."""

from dataclasses import dataclass
from enum import StrEnum

from nlp.protocols import Gazetteer
from nlp.types import NATIONAL
from service.accounts.errors import OutOfScope, RoleTooLow


class Role(StrEnum):
    """Roles from the least to the most; each may do what the ones before it may."""

    REDACTEUR = "redacteur"
    ANALYSTE = "analyste"
    ADMINISTRATEUR = "administrateur"

    @property
    def rank(self) -> int:
        """Return the place in the order of roles, from 0."""
        return list(Role).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Principal:
    """Who asks. No `territories`: nothing is out of scope. `open_door`: no token was asked for."""

    role: Role
    territories: tuple[str, ...] = ()
    label: str = ""
    open_door: bool = False

    @property
    def restricted(self) -> bool:
        """Tell whether some territories are out of scope."""
        return bool(self.territories) and NATIONAL not in self.territories

    @property
    def key(self) -> str:
        """Return what the content of an answer may depend on, for caches and entity tags."""
        return ",".join(self.territories) if self.restricted else ""


OPEN_DOOR = Principal(role=Role.ANALYSTE, label="poste local", open_door=True)
"""Anybody on this machine, while no token exists."""


def needs(who: Principal, least: Role) -> None:
    """Let pass a role that is high enough.

    Raises:
        RoleTooLow: the role is lower than `least`.
    """
    if who.role.rank < least.rank:
        raise RoleTooLow(who.role.value, least.value)


def reads_texts(who: Principal, path: tuple[str, ...]) -> bool:
    """Tell whether texts of a territory may be read; `path` is its code and its ancestors."""
    return not who.restricted or any(code in who.territories for code in path)


def reads_figures(who: Principal, code: str, gazetteer: Gazetteer) -> bool:
    """Tell whether figures of a territory may be read: those of the scope and of its ancestors.

    The ancestors are there to compare with: a département with its région and the nation.
    """
    if reads_texts(who, gazetteer.path(code)):
        return True
    return any(code in gazetteer.path(own) for own in who.territories)


def needs_figures(who: Principal, code: str, gazetteer: Gazetteer) -> None:
    """Let pass a territory whose figures may be read.

    Raises:
        OutOfScope: it is neither in the scope nor above it.
    """
    if not reads_figures(who, code, gazetteer):
        raise OutOfScope(code, who.territories)
