"""manifest.json: what was run on what, and what became of each voice."""

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from data.report import ImportReport
from models.encoder import encoder_hash
from nlp.fingerprint import of_files, of_value, packages, plain
from nlp.protocols import Encoder
from nlp.settings import Settings
from nlp.types import Account, Analysis, Cleaned
from service.oneshot.errors import VoicesLost
from service.oneshot.meter import Spent


def what_was_run(settings: Settings, encoder: Encoder | None) -> dict[str, Any]:
    """Return the programs, settings, seed and encoder of a run."""
    return {
        "packages": packages(),
        "settings": plain(settings),
        # The number of threads never changes a result.
        "settings_hash": of_value({**plain(settings), "threads": None}),
        "seed": settings.seed,
        "encoder": {
            "name": encoder.name if encoder else "lsa",
            "hash": encoder_hash(encoder),
        },
    }


def what_was_read(report: ImportReport) -> dict[str, Any]:
    """Return the files with their hashes, and the import report."""
    inputs = [{"name": one.name, "sha256": one.sha256, "bytes": one.bytes} for one in report.files]
    return {"inputs": inputs, "import": report.to_json()}


def what_became(analysis: Analysis, cleaning: Mapping[str, int]) -> dict[str, Any]:
    """Return the counts of promise 1, the passages without theme, and the cleaning by rule."""
    return {
        "message": analysis.message,
        "counts": plain(analysis.account),
        "cleaning": dict(cleaning),
        "themes": sum(theme.level == 1 for theme in analysis.themes),
        "subthemes": sum(theme.level == 2 for theme in analysis.themes),
    }


def what_it_took(spent: Iterable[Spent], folder: Path) -> dict[str, Any]:
    """Return seconds and memory by stage, and the hashes of the files written in `folder`."""
    stages = [plain(one) for one in spent]
    return {"stages": stages, "outputs": of_files(folder.iterdir())}


def cleaning_counts(cleaned: Iterable[Cleaned]) -> dict[str, int]:
    """Return how often each rule changed something, by name of rule."""
    total: Counter[str] = Counter()
    for one in cleaned:
        for rule, count in one.changes:
            total[rule] += count
    return {rule: total[rule] for rule in sorted(total)}


def check_promise(account: Account, received: int) -> None:
    """Count again: nothing that was received may be missing.

    Raises:
        VoicesLost: the parts do not add up to what was received.
    """
    parts = account.analysed + account.duplicates + account.empty + account.refused
    if parts != received or account.received != received:
        raise VoicesLost(received, parts)
