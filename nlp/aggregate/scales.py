"""The order in which the answers of a closed question are read: that of its scale, if it is one."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_POSITIVE = (
    r"(satisfait\w*|content\w*|favorable\w*|en securite|confian\w+|bon(ne)?s?|positi\w+|facile\w*"
    r"|utile\w*|efficace\w*|rassur\w+)"
)
_NEGATIVE = (
    r"(insatisfait\w*|mecontent\w*|defavorable\w*|en insecurite|mauvais\w*|negati\w+"
    r"|difficile\w*|inutile\w*|inefficace\w*|inquiet\w*|mefian\w+)"
)
_VERY = r"(tres|tout a fait|totalement|entierement|extremement)"
_RATHER = r"(plutot|assez)"
_LITTLE = r"(peu|plutot pas|pas vraiment|pas tres|pas tellement)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A family of ordered answers: one pattern a rank, the first that begins a folded answer.

    `marks` is what one answer at least must hold for the family to be meant.
    """

    name: str
    ranks: tuple[str, ...]
    examples: tuple[str, ...]
    marks: str = ""

    def rank(self, folded: str) -> int:
        """Return the rank of an answer, -1 where the family does not know it."""
        found = (at for at, one in enumerate(self.ranks) if re.match(rf"(?:{one})\b", folded))
        return next(found, -1)


SCALES: tuple[Scale, ...] = (
    Scale(
        name="satisfaction",
        ranks=(
            f"{_VERY} {_POSITIVE}",
            _POSITIVE,
            f"{_RATHER} {_POSITIVE}",
            r"ni \w+( \w+)? ni|neutre|moyen\w*|passable\w*|correct\w*",
            f"{_LITTLE} {_POSITIVE}|{_RATHER} {_NEGATIVE}",
            f"{_NEGATIVE}|pas {_POSITIVE}",
            f"{_VERY} {_NEGATIVE}|pas du tout {_POSITIVE}",
        ),
        examples=(
            "Très satisfait", "Plutôt satisfait", "Ni satisfait ni insatisfait",
            "Plutôt insatisfait", "Très insatisfait",
        ),
        marks=_NEGATIVE,
    ),
    Scale(
        name="oui ou non",
        ranks=(
            r"(oui,? )?(tout a fait|absolument(?! pas)|certainement|vraiment|beaucoup|souvent)",
            r"oui$",
            r"(plutot|sans doute|probablement) oui|oui",
            r"peut etre|(cela|ca) depend|parfois|ni oui ni non",
            r"(plutot|sans doute|probablement) non|non,? (plutot|pas (vraiment|tellement|assez))",
            r"non$|non,? (?!(pas du tout|absolument|jamais|certainement))",
            r"non|pas du tout|absolument pas",
        ),
        examples=("Oui, tout à fait", "Oui", "Plutôt oui", "Plutôt non", "Non", "Non, pas du tout"),
        marks=r"(oui|non)\b",
    ),
    Scale(
        name="fréquence",
        ranks=(
            "jamais",
            "(presque jamais|tres rarement|exceptionnellement)",
            "rarement",
            "(parfois|quelquefois|de temps en temps|occasionnellement)",
            "(souvent|regulierement|frequemment)",
            "(tres souvent|presque toujours)",
            "(toujours|tous les jours|systematiquement|en permanence)",
        ),
        examples=("Jamais", "Rarement", "Parfois", "Souvent", "Toujours"),
    ),
    Scale(
        name="évolution",
        ranks=(
            r"(beaucoup|nettement|bien) moins|fortement (degrade\w*|diminu\w+|baiss\w+)",
            r"(plutot |un peu )?moins|(s est |plutot )?(degrade\w*|diminu\w+|baiss\w+)",
            r"autant|pareil\w*|ni plus ni moins|stable\w*|sans changement|inchange\w*|identique\w*",
            r"(plutot |un peu )?(plus|davantage)|(s est |plutot )?(ameliore\w*|augment\w+)",
            r"(beaucoup|nettement|bien) (plus|davantage)|fortement (ameliore\w*|augment\w+)",
        ),
        examples=("Beaucoup moins", "Moins", "Autant", "Plus", "Beaucoup plus"),
    ),
    Scale(
        name="degré",
        ranks=(
            r"(non,? )?(pas du tout|absolument pas|aucun\w*|nul\w*)",
            r"pas (?!vraiment|tellement|tres|assez|trop|toujours)",
            r"(non,? )?(plutot pas|pas (vraiment|tellement|tres|assez|trop))|(tres )?peu|faible\w*",
            r"moyen\w*|ni \w+( \w+)? ni|un peu|partiellement|en partie|neutre",
            r"(oui,? )?(plutot|assez|relativement)",
            r"d accord|fort\w*",
            r"(oui,? )?(tout a fait|tres|totalement|entierement|completement|beaucoup|extremement)",
        ),
        examples=(
            "Pas du tout en sécurité", "Peu en sécurité", "Assez en sécurité",
            "Tout à fait en sécurité",
        ),
    ),
)  # fmt: skip
"""Tried in order: an answer such as "très mauvais" also begins like a degree."""

ASIDE = re.compile(
    r"(nsp|n(e )?sai[st] pas|je ne sais pas|ne sait pas|sans (opinion|avis)|(pas d |aucune? )"
    r"(opinion|avis)|(je )?ne (me|se) prononce(nt)? pas|autres?( raisons?| reponses?)?( .*)?|"
    r"indifferent\w*)$"
)
"""Answers that come after all others, whatever the order of these."""

NO_ANSWER = re.compile(
    r"(je )?passer?|(sans|non|pas de|aucune) reponse|(je )?ne (souhaite|veux|veut) pas repondre"
    r"|refus( de repondre)?|non renseigne\w*|nr|$"
)
"""What tells that a question was not answered."""

_NUMBER = re.compile(r"\d+([.,]\d+)?")


def fold_answer(text: str) -> str:
    """Return an answer without accents, case, pictograms or punctuation, spaces made one."""
    plain = unicodedata.normalize("NFKD", text.replace("°", " ")).casefold()
    kept = (
        one if one.isalnum() or one in ",." else " "
        for one in plain
        if unicodedata.category(one) not in {"Mn", "Me", "Cf"}
    )
    return " ".join("".join(kept).split()).strip(" ,.")


def is_no_answer(folded: str) -> bool:
    """Tell whether a folded answer says that there is none."""
    return NO_ANSWER.fullmatch(folded) is not None


def in_order(options: Mapping[str, int], folded: Mapping[str, str]) -> tuple[str, ...]:
    """Return the options (with how often each was chosen) in the order of their scale.

    Without scale the most chosen come first. "Other" and "no opinion" come last in any case.
    """
    last = [one for one in options if ASIDE.match(folded[one])]
    own = [one for one in options if one not in set(last)]
    by_choice = sorted(own, key=lambda one: (-options[one], folded[one], one))
    ranks = _ranks([folded[one] for one in by_choice])
    placed = [one for _, one in sorted(zip(ranks, by_choice, strict=True), key=lambda two: two[0])]
    return (*placed, *sorted(last, key=lambda one: (-options[one], folded[one], one)))


def _ranks(folded: Sequence[str]) -> Sequence[float]:
    """Return a rank for each answer; all 0 where they are no scale."""
    if len(folded) > 1 and all(_NUMBER.search(one) for one in folded):
        return [_number(one) for one in folded]
    for scale in SCALES:
        ranks = [scale.rank(one) for one in folded]
        marked = not scale.marks or any(re.search(scale.marks, one) for one in folded)
        if marked and min(ranks, default=-1) >= 0 and len(set(ranks)) > 1:
            return ranks
    return [0.0] * len(folded)


def _number(folded: str) -> float:
    found = _NUMBER.search(folded)
    value = float(found[0].replace(",", ".")) if found else 0.0
    if re.match(r"(moins|avant|inferieur\w*|jusqu)\b", folded):
        return value - 0.5
    return value + 0.5 if re.match(r"plus\b", folded) or folded.endswith("et plus") else value
