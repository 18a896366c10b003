"""How files would be understood, before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from service.cli.console import print_json, progress_bar, tell
from service.cli.reading import Reading


def show_understanding(
    reading: Reading,
    *,
    as_json: bool,
    remembered: Mapping[str, str | Sequence[str]] | None = None,
) -> None:
    """Read the files completely, print how they were understood, and keep nothing.

    `remembered` is the mapping of the consultation; what was said in the command goes first.

    Raises:
        DataError: as the import would.
        BadOption: an option is wrong.
    """
    from data.intake import take_in
    from data.territories.gazetteer import load_gazetteer

    said = reading.intake_options()
    options = replace(said, remembered={**(remembered or {}), **said.remembered})
    with progress_bar(quiet=as_json) as progress:
        progress("lecture", 0.0)
        intake = take_in(reading.intake_files(), options, load_gazetteer())
    reading.check_used(intake.report)
    told = intake.report.to_json()
    if as_json:
        print_json(told)
        return
    from service.cli.report_view import show_files

    show_files(told["files"])
    tell("Essai seulement : rien n'a été écrit.")
