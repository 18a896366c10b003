"""The life of a job as server-sent events, from now to its end."""

from collections.abc import AsyncIterator, Callable

from anyio import sleep
from anyio.to_thread import run_sync

from service.jobs.schemas import JobOut

LOOK_SECONDS = 0.3
"""How often the job is looked at."""

QUIET_LOOKS = 50
"""After so many looks without change, a comment keeps proxies from closing the line."""

KEEP_ALIVE = ": toujours là\n\n"


def event(job: JobOut) -> str:
    """Return a job as one event: `progress` while it runs, then `done` or `failed`."""
    name = job.state if job.ended else "progress"
    return f"event: {name}\ndata: {job.model_dump_json()}\n\n"


async def events(look: Callable[[], JobOut], pause: float = LOOK_SECONDS) -> AsyncIterator[str]:
    """Yield an event at each change of a job, the last one when it ends."""
    last, quiet = "", 0
    while True:
        job = await run_sync(look)
        told = event(job)
        if told != last:
            yield told
            last, quiet = told, 0
        if job.ended:
            return
        quiet += 1
        if quiet % QUIET_LOOKS == 0:
            yield KEEP_ALIVE
        await sleep(pause)
