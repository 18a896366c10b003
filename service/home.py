"""The state folder: uploads, models, work in progress, locks. Only its owner may read it."""

import errno
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

from service.errors import DiskFull, ServiceError, StateFolderReadOnly

READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST})
FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Home:
    """The state folder and the places in it."""

    path: Path

    def upload(self, sha256: str) -> Path:
        """Return where the upload with that digest lies."""
        return self.path / "uploads" / sha256[:2] / sha256

    def model(self, analysis: str) -> Path:
        """Return the folder of the model that an analysis left."""
        return self.path / "models" / analysis

    def meaning(self, analysis: str) -> Path:
        """Return the folder of the vectors of the passages of an analysis."""
        return self.path / "vectors" / analysis

    def work(self, job: str) -> Path:
        """Return the folder for the work in progress of a job."""
        return self.path / "work" / job

    @property
    def lock(self) -> Path:
        """Return the file that the living worker holds locked."""
        return self.path / "worker.lock"


def open_home(path: Path) -> Home:
    """Make the state folder if it is not there, and check that it can be written.

    Raises:
        StateFolderReadOnly, DiskFull: it cannot be made or written.
    """
    with writing_to(path):
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o700)
        with NamedTemporaryFile(dir=path, prefix=".probe-") as probe:
            probe.write(b"0")
    return Home(path.resolve())


@contextmanager
def writing_to(path: Path) -> Iterator[None]:
    """Turn errors of the file system into errors that say what to do."""
    try:
        yield
    except OSError as error:
        raise explain(error, path) from error


def explain(error: OSError, path: Path) -> ServiceError | OSError:
    """Return the error to show for an error of the file system, or the error itself."""
    if error.errno in FULL:
        return DiskFull(path)
    return StateFolderReadOnly(path) if error.errno in READ_ONLY else error


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of `path` only when all of it is on the disk.

    Raises:
        StateFolderReadOnly, DiskFull: it cannot be written; `path` is as before.
    """
    with writing_to(path):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with _part_of(path) as part:
            yield part
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).replace(path)


@contextmanager
def _part_of(path: Path) -> Iterator[IO[bytes]]:
    """Open a file beside `path`, gone in the end unless it was renamed."""
    with NamedTemporaryFile(dir=path.parent, prefix=".part-", delete=False) as part:
        try:
            yield part
        finally:
            Path(part.name).unlink(missing_ok=True)


def keep_upload(home: Home, source: Path) -> str:
    """Copy a file into the uploads and return its SHA-256; a file already there is not rewritten.

    Raises:
        StateFolderReadOnly, DiskFull: it cannot be kept.
    """
    with source.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    target = home.upload(sha256)
    if target.exists():
        return sha256
    with source.open("rb") as stream, replacing(target) as copy:
        while block := stream.read(BLOCK):
            copy.write(block)
    return sha256
