"""Numbers as French readers write them: 1 234,5 % with narrow spaces that do not break."""

from collections.abc import Mapping

NARROW, SPACE = "\u202f", "\u00a0"


def number(value: float, decimals: int = 0) -> str:
    """Return a number with grouped thousands and a decimal comma."""
    return f"{value:,.{decimals}f}".replace(",", NARROW).replace(".", ",")


def percent(share: float, decimals: int = 1) -> str:
    """Return a share of 1 as a percentage."""
    return f"{number(100 * share, decimals)}{SPACE}%"


def signed(value: float, decimals: int = 1) -> str:
    """Return a number with its sign, "banal" for what is nearly zero."""
    if abs(value) < 0.5 * 10**-decimals:
        return "banal"
    return ("+" if value > 0 else "−") + number(abs(value), decimals)


def seconds(value: float) -> str:
    """Return a duration in seconds, or minutes and seconds beyond one minute."""
    if value < 60:
        return f"{number(value, 1)}{SPACE}s"
    return f"{int(value // 60)}{SPACE}min {int(value % 60):02d}{SPACE}s"


def counted(count: int, singular: str, plural: str = "") -> str:
    """Return a count with its noun; below two, French uses the singular."""
    noun = singular if count < 2 else plural or f"{singular}s"
    return f"{number(count)}{SPACE}{noun}"


def balance(counts: Mapping[str, int], kept: str) -> str:
    """Return promise 1 in words, from `received`, `duplicates`, `empty`, `refused` and `kept`.

    `kept` is already counted and worded: "60 à analyser".
    """
    parts = [
        kept,
        counted(counts["duplicates"], "copie"),
        counted(counts["empty"], "vide"),
        counted(counts["refused"], "refusée"),
    ]
    return f"{counted(counts['received'], 'reçue')} = {' + '.join(parts)}."
