"""Every error of the service says what to do."""

from pathlib import Path

import pytest

from service import errors
from service.errors import ServiceError, Unknown

KINDS: tuple[type[Unknown], ...] = (Unknown, *Unknown.__subclasses__())
MADE: tuple[ServiceError, ...] = (
    *(kind("x") for kind in KINDS),
    errors.NotAnalysed("x"),
    errors.NothingToAnalyse("x"),
    errors.BadSlug("X y"),
    errors.StateFolderReadOnly(Path("var")),
    errors.DiskFull(Path("var")),
    errors.DatabaseLocked(3.0),
    errors.DatabaseUnreachable("postgresql://machine/base"),
    errors.CheckpointLost(Path("var/01.step")),
    errors.StepKeepsDying("lecture", 3),
)


@pytest.mark.parametrize("error", MADE, ids=lambda error: error.slug)
def test_every_error_has_a_status_a_short_name_and_says_what_to_do(error: ServiceError) -> None:
    assert 400 <= error.status < 600
    assert error.slug == error.slug.lower()
    assert str(error).endswith(".")
    assert str(error).count(".") + str(error).count(";") >= 1


def test_short_names_tell_errors_apart() -> None:
    slugs = [error.slug for error in MADE]
    assert len(set(slugs)) == len(slugs)
