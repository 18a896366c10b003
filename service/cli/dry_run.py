"""How files would be understood, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from service.cli.console import print_json, progress_bar, tell
from service.cli.reading import Reading

if TYPE_CHECKING:
    from data.report import ImportReport

Remembered = Mapping[str, str | Sequence[str]]


def show_understanding(
    reading: Reading,
    *,
    as_json: bool,
    remembered: Remembered | None = None,
) -> None:
    """Read the files completely, print how they were understood, and keep nothing.

    `remembered` is the mapping of the consultation; what was said in the command goes first.

    Raises:
        DataError: as the import would.
        BadOption: an option is wrong.
    """
    with progress_bar(quiet=as_json) as progress:
        progress("lecture", 0.0)
        report = _read(reading, remembered or {})
    reading.check_used(report)
    told = report.to_json()
    if as_json:
        print_json(told)
        return
    from service.cli.report_view import show_files

    show_files(told["files"])
    tell("Essai seulement : rien n'a été écrit.")


def _read(reading: Reading, remembered: Remembered) -> "ImportReport":
    from data.intake import take_in
    from data.territories.gazetteer import load_gazetteer

    said = reading.intake_options()
    options = replace(said, remembered={**remembered, **said.remembered})
    return take_in(reading.intake_files(), options, load_gazetteer()).report
