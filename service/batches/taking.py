"""From files laid out to a batch in the queue."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from service.batches.errors import BadField
from service.batches.schemas import Accepted
from service.batches.upload import Submission, joins_of
from service.deps import Desk
from service.home import open_home

if TYPE_CHECKING:
    from data.opening import IntakeFile

TERRITORY_SHAPE = "un code INSEE ou un nom de territoire, par exemple « 02 » ou « Aisne »"


def take(
    desk: Desk, consultation: str, files: "Sequence[IntakeFile]", sent: Submission
) -> Accepted:
    """Keep the files, create the consultation if it is new, queue the import, commit.

    Raises:
        BadSlug, BadField: the consultation or a field cannot be used.
        StateFolderReadOnly, DiskFull, DatabaseLocked: nothing is stored.
    """
    # The readers come with the actions: they are imported at the first use.
    from data.intake import IntakeOptions
    from service.batches.actions import keep_files, submit
    from service.consultations.actions import NewConsultation, ensure_consultation

    options = IntakeOptions(joins=joins_of(sent.join))
    _check_territory(sent.territory)
    new = NewConsultation(slug=consultation, name=sent.name.replace("\x00", ""))
    kept = keep_files(open_home(desk.settings.home), files)
    with desk.writing() as session:
        owner, _ = ensure_consultation(session, new)
        submitted = submit(session, owner, kept, options)
        session.commit()
        return Accepted(batch=submitted.batch.id, job=submitted.job.id)


def _check_territory(text: str) -> None:
    from data.territories.gazetteer import load_gazetteer

    if text.strip() and load_gazetteer().resolve(text).code is None:
        raise BadField("territory", text, TERRITORY_SHAPE)
