"""A text on a theme of a territory, by a language model, checked sentence by sentence."""

import os
from dataclasses import dataclass

from sqlalchemy.orm import Session

from service.exports.corpus import Extract
from service.settings import ServiceSettings
from service.synthesis.quotations import quotations_in
from service.synthesis.read import synthesis_of
from service.synthesis.values import Quotation, Synthesis, ThemeSection
from service.writer.asking import Model, ask, speaks_to_machines
from service.writer.checking import Dropped, Sentence, check
from service.writer.errors import NothingToWrite, WriterOff

KEY = "ASSISES_WRITER_KEY"
"""The key comes from the environment only: no file and no answer ever holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A text by a machine. `quotations` are the passages shown, by mark ("V1").

    `withheld` counts the passages that speak to machines and were not shown.
    """

    theme: str
    title: str
    model: str
    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...]
    quotations: dict[str, Quotation]
    withheld: int


def model_of(settings: ServiceSettings) -> Model:
    """Return the model that the settings name.

    Raises:
        WriterOff: they name none.
    """
    if not (settings.writer_url and settings.writer_model):
        raise WriterOff
    return Model(
        url=settings.writer_url,
        name=settings.writer_model,
        seconds=settings.writer_seconds,
        key=os.environ.get(KEY, ""),
    )


def write_theme(session: Session, extract: Extract, theme: str, model: Model) -> Draft:
    """Return a checked text on one theme of a territory, "" standing for its first one.

    Raises:
        NothingToWrite: the theme is not there, or has no passage to show.
        WriterUnreachable: the model did not answer.
        OutOfScope, QuotationMismatch: as for the synthesis.
    """
    synthesis = synthesis_of(session, extract)
    section = next((one for one in synthesis.themes if theme in ("", one.id)), None)
    found = _quotations(section, synthesis) if section else []
    fit = [one for one in found if not speaks_to_machines(one.text)]
    if section is None or not fit:
        raise NothingToWrite(extract.view.territory, theme)
    quotations = {f"V{place}": one for place, one in enumerate(fit, 1)}
    answer = ask(model, {mark: one.text for mark, one in quotations.items()})
    written = check(answer, {mark: one.text for mark, one in quotations.items()})
    return Draft(
        theme=section.id,
        title=section.title,
        model=model.name,
        sentences=written.sentences,
        dropped=written.dropped,
        quotations=quotations,
        withheld=len(found) - len(fit),
    )


def _quotations(section: ThemeSection, synthesis: Synthesis) -> list[Quotation]:
    """Return the quotations of a theme and its statements, each passage once."""
    said = synthesis.statements
    own = [one for one in (*said.constats, *said.propositions) if one.theme_id == section.id]
    found = [*quotations_in(section), *(one.quotation for one in own)]
    return list({(one.contribution_id, one.start): one for one in found}.values())
