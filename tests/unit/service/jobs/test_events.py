"""A job told as events: one a change, the last one at its end."""

from datetime import UTC, datetime
from typing import Any

import anyio

from service.jobs.events import KEEP_ALIVE, events
from service.jobs.schemas import JobOut


def job(**values: Any) -> JobOut:
    defaults: dict[str, Any] = {
        "id": "j",
        "kind": "analyse",
        "subject": "a",
        "consultation": "essai",
        "state": "running",
        "stage": "segment",
        "fraction": 0.0,
        "estimate": None,
        "created_at": datetime(2020, 1, 1, tzinfo=UTC),
    }
    return JobOut(**{**defaults, **values})


def told(*looks: JobOut) -> list[str]:
    """Return what is sent when a job looks so at each look."""
    coming = iter(looks)

    async def collect() -> list[str]:
        return [text async for text in events(lambda: next(coming), pause=0)]

    return anyio.run(collect)


def test_each_change_is_told_once_and_the_end_ends_it() -> None:
    half = job(fraction=0.5)
    sent = told(job(), job(), half, half, job(state="done", fraction=1.0), job())
    assert [text.split("\n")[0] for text in sent] == [
        "event: progress",
        "event: progress",
        "event: done",
    ]


def test_a_failure_is_told_with_its_reason() -> None:
    [sent] = told(job(state="failed", error="Fichier vide."))
    assert sent.startswith("event: failed\n")
    assert "Fichier vide." in sent


def test_a_quiet_job_keeps_the_line_open() -> None:
    sent = told(*[job()] * 60, job(state="done"))
    assert sent.count(KEEP_ALIVE) == 1
