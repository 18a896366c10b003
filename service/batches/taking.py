"""From files laid out to a batch in the queue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from service.batches.errors import BadField
from service.batches.schemas import Accepted
from service.consultations.queries import find_consultation
from service.deps import Desk
from service.home import open_home

if TYPE_CHECKING:
    from data.opening import IntakeFile

Joins = tuple[tuple[str, str], ...]
TERRITORY_SHAPE = "un code INSEE ou un nom de territoire, par exemple « 02 » ou « Aisne »"


def take(
    desk: Desk, consultation: str, files: "Sequence[IntakeFile]", joins: Joins = ()
) -> Accepted:
    """Keep the files, queue their import, commit. `joins` are pairs of columns of companions.

    Raises:
        UnknownConsultation: it has to be created first, so that a slip makes no new one.
        BadField: a field cannot be used.
        StateFolderReadOnly, DiskFull, DatabaseLocked: nothing is stored.
    """
    # The readers come with the actions: they are imported at the first use.
    from data.intake import IntakeOptions
    from service.batches.actions import keep_files, submit

    options = IntakeOptions(joins=joins)
    for file in files:
        _check_territory(file.territory)
    with desk.reading() as session:
        find_consultation(session, consultation)
    kept = keep_files(open_home(desk.settings.home), files)
    with desk.writing() as session:
        submitted = submit(session, find_consultation(session, consultation), kept, options)
        session.commit()
        return Accepted(batch=submitted.batch.id, job=submitted.job.id)


def _check_territory(text: str) -> None:
    from data.territories.gazetteer import load_gazetteer

    if text.strip() and load_gazetteer().resolve(text).code is None:
        raise BadField("territory", text, TERRITORY_SHAPE)
