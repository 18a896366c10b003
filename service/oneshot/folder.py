"""The output folder: there as a whole, or as it was before."""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from service.home import writing_to
from service.oneshot.campaigns import CAMPAIGNS, MEMBERS
from service.oneshot.errors import OutputInUse, OutputNotOurs

FILES = ("themes.json", "assignments.csv", "territories.csv", "rejected.csv", "manifest.json")
"""What a run writes."""

EVIDENCE = "evidence.csv"

HELD = (*FILES, EVIDENCE, CAMPAIGNS, MEMBERS)
"""The last ones are written on demand."""


def check_output(out: Path, *, force: bool, files: Sequence[str] = HELD) -> None:
    """Refuse an output folder that would lose something; do this before the work.

    `files` are those that such a folder may hold.

    Raises:
        OutputInUse: it is a file, or not empty, and `force` was not asked for.
        OutputNotOurs: `force` was asked for, but it holds more than a result.
    """
    if not out.exists():
        return
    if not out.is_dir():
        raise OutputInUse(out)
    held = sorted(path.name for path in out.iterdir())
    if held and not force:
        raise OutputInUse(out)
    if others := [name for name in held if name not in files]:
        raise OutputNotOurs(out, others)


@contextmanager
def written_whole(out: Path, *, force: bool, files: Sequence[str] = HELD) -> Iterator[Path]:
    """Yield a new folder beside `out` that takes its place at the end, or vanishes on an error.

    Raises:
        OutputInUse, OutputNotOurs: as `check_output`, asked again just before.
        StateFolderReadOnly, DiskFull: the folder cannot be written.
    """
    out = out.absolute()
    with writing_to(out):
        out.parent.mkdir(parents=True, exist_ok=True)
        part = Path(mkdtemp(dir=out.parent, prefix=f".{out.name}-"))
        try:
            yield part
            part.chmod(0o755)
            check_output(out, force=force, files=files)
            _take_place(part, out)
        finally:
            shutil.rmtree(part, ignore_errors=True)


def _take_place(part: Path, out: Path) -> None:
    if not out.exists() or not any(out.iterdir()):
        part.replace(out)
        return
    before = Path(mkdtemp(dir=out.parent, prefix=f".{out.name}-"))
    out.replace(before)
    try:
        part.replace(out)
    except OSError:
        before.replace(out)
        raise
    shutil.rmtree(before, ignore_errors=True)
