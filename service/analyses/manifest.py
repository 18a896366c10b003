"""What was run on what: enough to run it again and to see whether the same came out."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.encoder import encoder_hash
from models.registry import load_encoder
from nlp.fingerprint import packages
from nlp.types import Analysis as Found
from service.analyses.settings import from_plain
from service.analyses.tables import Analysis
from service.batches.tables import Batch, Upload
from service.oneshot.meter import Spent


def manifest(
    session: Session, analysis: Analysis, found: Found, spent: Sequence[Spent] = ()
) -> dict[str, Any]:
    """Return the manifest of an analysis that is about to be stored; `spent` is by stage."""
    return {
        "batches": _batches(session, analysis.consultation_id),
        "settings": analysis.settings,
        "seed": analysis.settings["seed"],
        "encoder": {"name": found.encoder, "hash": _encoder_hash(analysis)},
        "packages": packages(),
        "counts": {**asdict(found.account), "residual": dict(found.account.residual)},
        "stages": [asdict(one) for one in spent],
        "output": output_hash(found),
    }


def output_hash(found: Found) -> str:
    """Return a digest of themes, assignments and cells: equal outputs have equal digests."""
    digest = hashlib.sha256()
    parts: tuple[Iterable[Any], ...] = (found.themes, found.assignments, found.cells)
    for part in parts:
        for one in part:
            line = json.dumps(asdict(one), ensure_ascii=False, sort_keys=True)
            digest.update(line.encode("utf-8", "replace") + b"\n")
    return digest.hexdigest()


def _batches(session: Session, consultation: int) -> list[dict[str, Any]]:
    query = (
        select(Batch)
        .where(Batch.consultation_id == consultation, Batch.state == "done")
        .order_by(Batch.content_hash)
    )
    return [
        {"id": one.id, "content": one.content_hash, "files": _files(session, one.id)}
        for one in session.scalars(query)
    ]


def _files(session: Session, batch: str) -> list[dict[str, Any]]:
    query = select(Upload).where(Upload.batch_id == batch).order_by(Upload.position)
    return [{"name": one.name, "sha256": one.sha256} for one in session.scalars(query)]


def _encoder_hash(analysis: Analysis) -> str:
    return encoder_hash(load_encoder(from_plain(analysis.settings).embed.encoder))
