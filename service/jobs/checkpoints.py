"""The value of the last finished step of a job, on disk, so that a crash costs one step at most."""

import hashlib
import pickle
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from service.errors import CheckpointLost
from service.home import BLOCK, Home, replacing, writing_to


@dataclass(slots=True)
class Checkpoints:
    """The values of one job, numbered by step. The latest one is also kept in memory."""

    home: Home
    job: str
    latest: tuple[int, Any] | None = field(default=None)

    def save(self, position: int, value: Any) -> str:
        """Keep the value of a step and return its digest, which `load` asks for.

        Raises:
            StateFolderReadOnly, DiskFull: it cannot be kept.
        """
        self.latest = (position, value)
        with replacing(self._file(position)) as file:
            stream = _Hashing(file)
            pickle.dump(value, stream, protocol=pickle.HIGHEST_PROTOCOL)
        return stream.digest.hexdigest()

    def load(self, position: int, digest: str) -> Any:
        """Return the value of a step.

        Raises:
            CheckpointLost: the file is not the one whose digest the database holds. So a file put
                there by somebody else is never read.
        """
        if self.latest is not None and self.latest[0] == position:
            return self.latest[1]
        path = self._file(position)
        if not path.exists() or _digest(path) != digest:
            raise CheckpointLost(path)
        with path.open("rb") as file:
            value = pickle.load(file)  # noqa: S301  written by `save`: its digest was checked
        self.latest = (position, value)
        return value

    def forget_before(self, position: int) -> None:
        """Remove the values that no step will ask for."""
        for old in range(position):
            self._file(old).unlink(missing_ok=True)

    def forget(self) -> None:
        """Remove all values of the job."""
        self.latest = None
        folder = self.home.work(self.job)
        if not folder.exists():
            return
        with writing_to(folder):
            for file in folder.iterdir():
                file.unlink()
            folder.rmdir()

    def _file(self, position: int) -> Path:
        return self.home.work(self.job) / f"{position:02d}.step"


class _Hashing:
    """Writes through to a file and hashes on the way."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.digest = file, hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        return self.file.write(data)


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
