"""REFI-QDA codebook (.qdc): the themes and sub-themes as a tree of codes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import IO
from uuid import UUID, uuid5

from sqlalchemy.orm import Session

from nlp.label.definitions import without_example
from service.analyses.tables import Theme
from service.errors import ServiceError
from service.exports.corpus import Extract
from service.exports.xml_stream import XmlStream
from service.themes.queries import themes_of

NAMESPACE = "urn:QDA-XML:codebook:1.0"
ORIGIN = "Assises"
_OURS = UUID("6f0d4f0e-6f2b-5c5a-9d0e-2f1f5f3a7c11")
SHOWN_TERMS = 10
COLOURS = (
    "#1B9E77", "#D95F02", "#7570B3", "#E7298A", "#66A61E", "#E6AB02", "#A6761D", "#1F78B4",
    "#B15928", "#666666",
)  # fmt: skip
"""ColorBrewer "Dark2" and three more, told apart on white; sub-themes have that of their theme."""


class NoThemes(ServiceError):
    """A codebook was asked for of an analysis that found no theme."""

    slug = "aucun-theme"
    status = 409

    def __init__(self, analysis: str) -> None:
        """Keep the analysis."""
        self.analysis = analysis
        super().__init__(
            f"L'analyse « {analysis} » n'a trouvé aucun thème, et un plan de codage en demande au "
            "moins un. Exportez les textes (.qdpx, .txt), ou ajoutez des contributions et relancez "
            "l'analyse."
        )


def write_codebook(stream: IO[bytes], session: Session, extract: Extract) -> int:
    """Write the codes and return how many there are.

    Raises:
        NoThemes: there is none, and the standard asks for one at least.
    """
    themes = themes_of(session, extract.analysis.id)
    if not themes:
        raise NoThemes(extract.analysis.id)
    out = XmlStream(stream)
    with out.element("CodeBook", {"xmlns": NAMESPACE, "origin": ORIGIN}):
        write_codes(out, themes, extract)
    out.finish()
    return len(themes)


def guid(extract: Extract, kind: str, name: str) -> str:
    """Return a GUID that is the same each time the same thing of a consultation is exported."""
    return str(uuid5(_OURS, "\n".join((extract.view.consultation, kind, name)))).upper()


def write_codes(out: XmlStream, themes: Sequence[Theme], extract: Extract) -> None:
    """Write the themes as codes, each around its sub-themes."""
    children: dict[str, list[Theme]] = defaultdict(list)
    for one in themes:
        children[one.parent_id or ""].append(one)
    with out.element("Codes"):
        for place, theme in enumerate(children[""]):
            _write_code(out, (theme, children, COLOURS[place % len(COLOURS)]), extract)


def _write_code(
    out: XmlStream, code: tuple[Theme, Mapping[str, Iterable[Theme]], str], extract: Extract
) -> None:
    theme, children, colour = code
    known = {"guid": guid(extract, "theme", theme.id), "name": theme.title}
    with out.element("Code", {**known, "isCodable": "true", "color": colour}):
        out.leaf("Description", _description(theme, extract))
        for child in children.get(theme.id, ()):
            _write_code(out, (child, children, colour), extract)


def _description(theme: Theme, extract: Extract) -> str:
    whole = extract.view.reads_everywhere
    definition = theme.definition if whole else without_example(theme.definition)
    terms = ", ".join(str(term["form"]) for term in theme.terms[:SHOWN_TERMS])
    return f"{definition}\nTermes : {terms}.\nIdentifiant : {theme.id}."
