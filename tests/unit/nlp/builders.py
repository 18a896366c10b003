"""Values with good defaults, and a corpus whose themes are known."""

import random
from collections.abc import Sequence
from typing import Any

import numpy as np

from nlp.grouping import Grouping
from nlp.types import NATIONAL, Cleaned, Context, Contribution, Lexicon, Passage, Tokens

VOCABULARIES = {
    "police": "police patrouille commissariat gendarme brigade effectif uniforme".split(),
    "vitesse": "vitesse radar moto rodéo scooter route accident ralentisseur".split(),
    "déchets": "déchet dépôt poubelle encombrant propreté ordure trottoir benne".split(),
    "école": "école collège élève harcèlement professeur internat cantine bus".split(),
    "santé": "hôpital médecin urgence infirmier soin désert pharmacie maternité".split(),
    "impôt": "impôt taxe fiscalité fraude niche revenu tva percepteur".split(),
    "justice": "justice peine récidive tribunal juge prison amende victime".split(),
    "lumière": "éclairage lampadaire nuit ampoule rue obscurité parking lanterne".split(),
    "commerce": "commerce vitrine marché boutique loyer livraison client artisan".split(),
    "jeunesse": "jeune animateur sport gymnase médiateur loisir association terrain".split(),
}


class FlatGazetteer:
    """Départements right under the nation."""

    def path(self, code: str) -> tuple[str, ...]:
        """Return the code and the nation."""
        return (NATIONAL,) if code == NATIONAL else (code, NATIONAL)

    def name(self, code: str) -> str:
        """Return a name made of the code."""
        return f"Territoire {code}"

    def level(self, code: str) -> str:
        """Return the level."""
        return "national" if code == NATIONAL else "département"


def contribution(
    name: str = "c1", text: str = "Plus de gendarmes.", **context: object
) -> Contribution:
    return Contribution(id=name, text=text, context=Context(**context))  # type: ignore[arg-type]


def cleaned(name: str = "c1", text: str = "Plus de gendarmes.", **context: object) -> Cleaned:
    blank = text.strip().lower() in {"", "ras"}
    return Cleaned(contribution=contribution(name, text, **context), blank=blank)


def passage(text: str, contribution_id: str = "c1", index: int = 0) -> Passage:
    return Passage(contribution_id=contribution_id, index=index, start=0, end=len(text), text=text)


def tokens(words: str) -> Tokens:
    """Return tokens whose forms are their lemmas."""
    parts = tuple(words.split())
    return Tokens(lemmas=parts, forms=parts)


def planted(each: int, themes: Sequence[str] = tuple(VOCABULARIES), seed: int = 1) -> list[Cleaned]:
    """Return `each` short texts a theme, ids in the order of themes, in two départements."""
    chance = random.Random(seed)
    texts = []
    for theme in themes:
        for number in range(each):
            words = chance.sample(VOCABULARIES[theme], 4)
            text = f"Il faut voir {words[0]} et {words[1]} avec {words[2]} puis {words[3]}."
            place = "02" if number % 3 else "59"
            texts.append(cleaned(f"{theme}-{number:04d}", text, territory=place))
    return texts


LEXICON = Lexicon(stop_words=frozenset("il faut voir et avec puis falloir".split()))


def one_theme_each(**values: Any) -> Grouping:
    """A grouping in which no passage holds a second theme."""
    count = len(values["theme"])
    none, zero = np.full(count, -1, dtype=np.int32), np.zeros(count, dtype=np.float32)
    second = {"also": none, "also_subtheme": none, "also_strength": zero, "also_margin": zero}
    return Grouping(**{**second, **values})
