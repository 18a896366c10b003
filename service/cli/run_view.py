"""The result of a run as a person reads it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nlp.stability import solidity
from service.cli.console import Column, print_table, say
from service.numbers import balance, counted, number, percent, seconds

if TYPE_CHECKING:
    from nlp.types import Account, Campaign, Contribution, Theme
    from service.oneshot.options import Result

SHOWN_TEXTS = 50
SHOWN_CHARACTERS = 600
"""Of each text: one cell of a table may hold a whole book."""

RESIDUAL = {
    "rare": ("trop rare", "trop rares"),
    "off_topic": ("hors thème", "hors thème"),
    "too_few": ("corpus trop petit", "corpus trop petit"),
}
"""Why passages have no theme, of one and of several."""


def show_result(result: "Result") -> None:
    """Print the themes, or why there are none with the list of texts; then what became of all."""
    if result.analysis.message:
        say(result.analysis.message)
        show_texts(result.texts)
    else:
        show_themes(result.analysis.themes)
    show_account(result.analysis.account)
    if campaigns := result.analysis.campaigns:
        say(campaigns_told(campaigns))
    if result.model:
        say(f"Modèle gardé dans « {result.model} ».")
    spent = sum(one.seconds for one in result.spent)
    say(f"Résultat écrit dans « {result.out} » en {seconds(spent)}.")


def show_themes(themes: "Sequence[Theme]") -> None:
    """Print the themes of level 1 with their counts of the whole corpus."""
    rows = [
        [
            one.id,
            one.title,
            number(one.contributions),
            number(one.texts),
            number(one.contributors),
            percent(one.share),
            percent(one.stability, 0),
            solidity(one.stability),
        ]
        for one in sorted(themes, key=lambda one: (-one.contributions, one.id))
        if one.level == 1
    ]
    titles = ("Contributions", "Textes", "Contributeurs", "Part", "Stabilité")
    columns = [Column("Id"), Column("Thème"), *(Column(title, right=True) for title in titles)]
    columns.append(Column("Solidité"))
    print_table("Thèmes (part des contributions ayant un contenu)", columns, rows)


def show_texts(texts: "Sequence[Contribution]") -> None:
    """Print the texts of a corpus that is too small for themes."""
    rows = [[one.id, one.context.territory, _start(one.text)] for one in texts[:SHOWN_TEXTS]]
    columns = [Column("Id"), Column("Territoire"), Column("Texte publiable")]
    print_table("Textes à lire un à un", columns, rows)
    if len(texts) > SHOWN_TEXTS:
        say(f"… et {counted(len(texts) - SHOWN_TEXTS, 'texte')} de plus.")


def _start(text: str) -> str:
    left = len(text) - SHOWN_CHARACTERS
    more = f"… ({counted(left, 'caractère')} de plus)"
    return text if left <= 0 else text[:SHOWN_CHARACTERS] + more


def show_account(account: "Account") -> None:
    """Print that nothing received was lost."""
    counts = {
        "received": account.received,
        "duplicates": account.duplicates,
        "empty": account.empty,
        "refused": account.refused,
    }
    say(balance(counts, counted(account.analysed, "analysée")))
    if told := residual_told(account.residual, account.passages):
        say(told)


def campaigns_told(campaigns: "Sequence[Campaign]") -> str:
    """Return how many campaigns there are and how large the first, which is the largest, is."""
    largest = campaigns[0]
    three = ", ".join(
        (
            counted(largest.contributions, "contribution"),
            counted(largest.texts, "texte"),
            counted(largest.contributors, "contributeur"),
        )
    )
    return (
        f"{counted(len(campaigns), 'campagne')} (liste : --campaigns) ; la plus grande : {three}."
    )


def residual_told(residual: Mapping[str, int], passages: int) -> str:
    """Return how many passages have no theme, and why; "" where all have one."""
    if not residual:
        return ""
    told = ", ".join(
        counted(count, *RESIDUAL.get(status, (status, status)))
        for status, count in residual.items()
    )
    share = sum(residual.values()) / passages if passages else 0.0
    return (
        f"{counted(passages, 'passage')} avec contenu, dont {percent(share)} sans thème ({told})."
    )
