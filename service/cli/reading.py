"""How files are to be read, as the options of a command say it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from service.cli.exits import BadOption

if TYPE_CHECKING:
    from data.intake import IntakeFile, IntakeOptions
    from data.report import ImportReport

Columns = dict[str, list[str]]
"""Role → columns, as the person named them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Files and what was said of them. `territory` is a code or name, for files that have none."""

    files: Sequence[Path]
    columns: Mapping[str, Sequence[str]]
    joins: Sequence[str] = ()
    channel: str = ""
    territory: str = ""
    audience: str = ""

    def intake_files(self) -> tuple["IntakeFile", ...]:
        """Return the files as `data.intake` wants them.

        Raises:
            BadOption: a file is not there, or the channel is not known.
        """
        from data.channels import CHANNELS, channel_of
        from data.intake import IntakeFile

        if self.channel and not channel_of(self.channel):
            raise BadOption("--channel", self.channel, f"un de : {', '.join(CHANNELS)}")
        only = dict(self.columns) if len(self.files) == 1 else {}
        return tuple(
            IntakeFile(
                path=_present(path),
                channel=self.channel,
                territory=self.territory,
                audience=self.audience,
                map=only,
            )
            for path in self.files
        )

    def intake_options(self) -> "IntakeOptions":
        """Return what holds for all files; named columns go to the files that have them."""
        from data.intake import IntakeOptions

        shared = dict(self.columns) if len(self.files) > 1 else {}
        return IntakeOptions(joins=joined(self.joins), remembered=shared)

    def check_used(self, report: "ImportReport") -> None:
        """Refuse a column that was named and that none of several files has.

        Raises:
            MissingColumn: the column is in no file.
        """
        from data.errors import MissingColumn
        from data.synonyms import fold

        found = [column.column for file in report.files for column in file.mapping]
        known = {fold(column) for column in found}
        named = [(role, column) for role, columns in self.columns.items() for column in columns]
        for role, column in named:
            if fold(column) not in known and report.files:
                names = ", ".join(file.name for file in report.files)
                raise MissingColumn(names, role, column, found)


def mapped(pairs: Sequence[str], named: Mapping[str, Sequence[str]] | None = None) -> Columns:
    """Return the columns by role of `--map rôle=COLONNE` and of options such as --text.

    Raises:
        BadOption: a pair lacks its sign, or an unknown role.
    """
    columns = {role: list(chosen) for role, chosen in (named or {}).items() if any(chosen)}
    for pair in pairs:
        role, column = _pair("--map", pair, "rôle=COLONNE")
        columns.setdefault(_role(role), []).append(column)
    return columns


def joined(pairs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the columns of `--join a=b`: of the answers, of the respondents.

    Raises:
        BadOption: a pair lacks its sign.
    """
    return tuple(_pair("--join", pair, "colonne=colonne") for pair in pairs)


def _pair(option: str, text: str, form: str) -> tuple[str, str]:
    left, sign, right = text.partition("=")
    if not sign or not left.strip() or not right.strip():
        raise BadOption(option, text, form)
    return left.strip(), right.strip()


def _role(name: str) -> str:
    from data.roles import ROLES

    if name not in ROLES:
        raise BadOption("--map", name, f"un de ces rôles : {', '.join(ROLES)}")
    return name


def _present(path: Path) -> Path:
    if not path.is_file():
        raise BadOption("FICHIER", str(path), "un fichier qui existe et peut être lu")
    return path
