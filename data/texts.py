"""Which columns hold what people wrote: one, several open questions, or a question to the user."""

from data.errors import AmbiguousColumn
from data.profiles import Profile
from data.readers.table import Table
from data.roles import SURE, Fit
from data.synonyms import fold, is_question, name_score

CLEAR_LEAD = 0.3
PROMPT_WORDS = 3
EXAMPLE = 60

Chosen = tuple[dict[str, Fit], tuple[str, ...]]


def choose_texts(table: Table, free: dict[str, list[Fit]], profile: Profile | None) -> Chosen:
    """Choose the text columns among the free ones, with notes about those left out.

    Several columns are taken together when they read like the questions of one survey.

    Raises:
        AmbiguousColumn: several could be the text and none leads clearly.
    """
    found = {column: fits[0] for column, fits in free.items() if _is_text(fits)}
    prompts = [column for column in found if _is_prompt(column)]
    if len(found) < 2 or len(prompts) > 1 or (profile is not None and profile.survey):
        return found, ()
    ranked = sorted(found, key=lambda column: -found[column].confidence)
    if found[ranked[0]].confidence - found[ranked[1]].confidence < CLEAR_LEAD:
        raise AmbiguousColumn(table.name, "text", {c: _example(table, c) for c in found})
    left = tuple(f"Colonne « {column} » : du texte, laissé de côté." for column in ranked[1:])
    return {ranked[0]: found[ranked[0]]}, left


def _is_text(fits: list[Fit]) -> bool:
    return fits[0].role == "text" and fits[0].confidence >= SURE


def _is_prompt(column: str) -> bool:
    worded = len(fold(column).split()) >= PROMPT_WORDS and not name_score("text", column)
    return is_question(column) or worded


def _example(table: Table, column: str) -> str:
    filled = (cell for cell in table.values(column) if cell.strip())
    text = " ".join(next(filled, "").split())
    return f"{text[:EXAMPLE]}…" if len(text) > EXAMPLE else text
