"""The files of a submission, opened: content, hash, and what holds for all their rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from data.channels import MEETING, ONLINE, OTHER, channel_of
from data.ground import Ground
from data.places import Places
from data.readers import Table, read

if TYPE_CHECKING:
    from data.readers.minutes import Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeFile:
    """One file and what its sender says of it; what a row says of itself goes first.

    `map` overrides the proposed mapping: role → column or columns. `territory` is a code or name.
    """

    path: Path
    name: str = ""
    channel: str = ""
    territory: str = ""
    audience: str = ""
    question: str = ""
    map: Mapping[str, str | Sequence[str]] = field(default_factory=dict)
    sheet: str = ""

    @property
    def title(self) -> str:
        """Return what the user calls the file."""
        return self.name or self.path.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A file as read. `content` is None when the same bytes came before, in `first`."""

    file: IntakeFile
    sha256: str
    bytes: int
    content: "Table | Minutes | None" = None
    first: str = ""

    @property
    def is_minutes(self) -> bool:
        """Tell whether the content is minutes."""
        return self.content is not None and not isinstance(self.content, Table)


def open_files(files: Sequence[IntakeFile]) -> list[Opened]:
    """Read each file once, in the order given.

    Raises:
        DataError: a file cannot be read.
    """
    opened: list[Opened] = []
    names: dict[tuple[str, str], str] = {}
    for file in files:
        with file.path.open("rb") as stream:
            digest, size = file_digest(stream, "sha256").hexdigest(), stream.tell()
        known = (digest, file.sheet)
        first = names.setdefault(known, file.title)
        again = any(one.sha256 == digest and one.file.sheet == file.sheet for one in opened)
        content = None if again else read(file.path, file.title, file.sheet)
        mark = first if again else ""
        opened.append(Opened(file=file, sha256=digest, bytes=size, content=content, first=mark))
    return opened


def ground_of(one: Opened, places: Places, profile: str = "") -> Ground:
    """Return what holds for a whole file; platforms are online, minutes are of meetings.

    Raises:
        UnknownDefault: the territory given for the file is not known.
    """
    usual = MEETING if one.is_minutes else ONLINE if profile else OTHER
    return Ground(
        channel=channel_of(one.file.channel) or usual,
        territory=places.default(one.file.territory),
        audience=one.file.audience,
        question=one.file.question,
    )
