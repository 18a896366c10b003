"""The documents: which sections, in which order."""

from collections.abc import Iterable
from datetime import UTC, datetime, time

from service.exports.documents.blocks import Block, Composed, Paragraph, Section, text_of
from service.exports.documents.essentials import essential_section
from service.exports.documents.method import method_section
from service.exports.documents.participation import closed_section, participation_section
from service.exports.documents.references import References
from service.exports.documents.specifics import rare_section, specific_section
from service.exports.documents.statements import constat_section, proposition_section
from service.exports.documents.themes import theme_section
from service.exports.documents.wording import DRAFT, FICTIONAL, day, period
from service.synthesis.values import Head, Method, Synthesis


def compose_synthesis(found: Synthesis) -> Composed:
    """Return the synthesis of a territory, the same for every format."""
    references = References()
    sections = [
        essential_section(found, references),
        participation_section(found.participation),
        closed_section(found.closed),
        theme_section(found, references),
        constat_section(found.statements, references),
        proposition_section(found.statements, references),
        specific_section(found),
        rare_section(found.rare, references),
    ]
    sections += [reference_section(references), method_section(found.method)]
    return composed(found.head, f"Synthèse territoriale – {found.head.name}", sections)


def compose_method(head: Head, method: Method) -> Composed:
    """Return the method annex as a document of its own."""
    return composed(head, "Annexe de méthode", [method_section(method)])


def reference_section(references: References) -> Section:
    """Return where each quotation of the document is to be found."""
    table = references.table()
    blocks: tuple[Block, ...] = (
        Paragraph(
            text="Chaque citation est reprise mot pour mot du texte publiable de la contribution, "
            "entre les caractères indiqués ; cette égalité a été contrôlée à l'export."
        ),
        table,
    ) if table else (Paragraph(text="Ce document ne cite aucune contribution."),)  # fmt: skip
    return Section(name="citations", title="Références des citations", blocks=blocks)


def composed(head: Head, title: str, sections: Iterable[Section]) -> Composed:
    """Return a document with the words of its first page."""
    words = {
        "titre": text_of(title),
        "consultation": text_of(head.consultation),
        "territoire": head.name,
        "code": head.territory,
        "periode": period(head),
        "mention": FICTIONAL if head.fictional else DRAFT,
        "analyse": head.analysis,
        "date_analyse": day(head.ended_on),
    }
    moment = datetime.combine(head.ended_on, time(), UTC)
    return Composed(title=words["titre"], words=words, sections=tuple(sections), moment=moment)
