"""Unexpected errors: a number for the person, the details in a log of the state folder."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

LOG = "incidents.log"


def note_incident(error: BaseException) -> str:
    """Append an error to the log of incidents and return what to tell the person."""
    number = uuid4().hex[:8]
    what = "mémoire insuffisante" if isinstance(error, MemoryError) else "erreur imprévue"
    log = _write(number, error)
    where = f"le détail est dans « {log} »" if log else "aucun journal n'a pu être écrit"
    return (
        f"Erreur : {what} (incident {number}) ; {where}. Recommencez ; si l'erreur revient, "
        "transmettez ce numéro et ce journal à l'administrateur."
    )


def _write(number: str, error: BaseException) -> Path | None:
    # Settings may be the very thing that is broken, so only the variable is read.
    home = Path(os.environ.get("ASSISES_HOME", "var"))
    details = "".join(traceback.format_exception(error))
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    try:
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (home / LOG).open("a", encoding="utf-8") as log:
            log.write(f"{moment} incident {number}\n{details}\n")
    except OSError:
        return None
    return home / LOG
