"""What a run is asked for, and what it gives back."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from data.intake import IntakeFile, IntakeOptions
from data.report import ImportReport
from nlp.protocols import Progress
from nlp.settings import Settings
from nlp.types import Analysis, Contribution
from service.oneshot.meter import Spent


def silent(stage: str, fraction: float) -> None:
    """Report progress to nobody."""


def accept(report: ImportReport) -> None:
    """Find nothing wrong with how the files were understood."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """How files are read and analysed. `force` replaces the result of an earlier run.

    `model` is a folder for the fitted model, `evidence` and `campaigns` ask for their
    tables beside the result.
    `check` is shown how the files were understood and may raise before they are analysed.
    """

    intake: IntakeOptions = field(default_factory=IntakeOptions)
    settings: Settings = field(default_factory=Settings)
    force: bool = False
    model: Path | None = None
    evidence: bool = False
    campaigns: bool = False
    progress: Progress = silent
    check: Callable[[ImportReport], None] = accept


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Files, where the result goes, and how it is made."""

    files: tuple[IntakeFile, ...]
    out: Path
    options: RunOptions = field(default_factory=RunOptions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What a run found and wrote. `texts` are listed when there are too few for themes.

    `model` is the folder of the model, None when none was asked for or no theme was found.
    """

    out: Path
    analysis: Analysis
    manifest: dict[str, Any]
    spent: tuple[Spent, ...]
    texts: tuple[Contribution, ...] = ()
    model: Path | None = None
