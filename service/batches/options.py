"""How a batch is to be read, as plain values that can be stored and hashed."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from data.intake import IntakeFile, IntakeOptions
from data.mapping import Known
from service.batches.tables import Batch, Upload
from service.home import Home

OF_FILE = ("channel", "territory", "audience", "question", "map", "sheet")
"""What the sender says of a file, besides its name and content."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A file of a submission whose bytes are in the uploads."""

    file: IntakeFile
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchOptions:
    """How the files of a batch are read, in their order; `remembered` was learned before."""

    files: tuple[dict[str, Any], ...]
    joins: tuple[tuple[str, str], ...] = ()
    remembered: Known = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """Return plain values."""
        joins = [list(pair) for pair in self.joins]
        return {"files": list(self.files), "joins": joins, "remembered": dict(self.remembered)}


def options_of(kept: Sequence[Kept], options: IntakeOptions) -> BatchOptions:
    """Return the options of a submission."""
    files = tuple({name: _plain(getattr(one.file, name)) for name in OF_FILE} for one in kept)
    return BatchOptions(files=files, joins=options.joins, remembered=options.remembered)


def content_hash(kept: Sequence[Kept], options: BatchOptions) -> str:
    """Return a digest that is the same for the same bytes read in the same way.

    The order and names of files, and what was learned from other batches, do not count.
    """
    pairs = zip(kept, options.files, strict=True)
    files = sorted(_canonical([one.sha256, how]) for one, how in pairs)
    joins = sorted(list(pair) for pair in options.joins)
    return hashlib.sha256(_canonical([files, joins]).encode()).hexdigest()


def intake_of(
    batch: Batch, uploads: Sequence[Upload], home: Home
) -> tuple[list[IntakeFile], IntakeOptions]:
    """Return what `data.intake.take_in` needs to read a stored batch."""
    stored: dict[str, Any] = batch.options
    files = [
        IntakeFile(path=home.upload(upload.sha256), name=upload.name, **how)
        for upload, how in zip(uploads, stored["files"], strict=True)
    ]
    joins = tuple((left, right) for left, right in stored["joins"])
    return files, IntakeOptions(joins=joins, remembered=stored["remembered"])


def learned(options: dict[str, Any]) -> dict[str, Any]:
    """Return the mappings that the sender chose, for the batches to come."""
    return {role: columns for how in options["files"] for role, columns in how["map"].items()}


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value
    return {role: cs if isinstance(cs, str) else list(cs) for role, cs in value.items()}


def _canonical(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
