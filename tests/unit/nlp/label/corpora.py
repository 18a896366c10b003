"""Passages with given themes, and the French that reads them."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np

from data.lexicons import load_lexicon
from nlp.french import french as french_of
from nlp.label.language import French
from nlp.label.stage import Found, label
from nlp.label.wording import Wording, read_wording
from nlp.settings import LabelSettings
from nlp.tokens.stage import tokenise
from nlp.types import Passage, Theme
from tests.unit.nlp.builders import one_theme_each


@cache
def french() -> French:
    """Return French with the lexicon shipped."""
    return french_of(load_lexicon())


def wording(*texts: str) -> Wording:
    """Read some texts."""
    return read_wording(texts, french())


def found(
    themes: Sequence[Sequence[str]],
    subthemes: Mapping[int, Sequence[int]] | None = None,
    authors: Mapping[str, str] | None = None,
) -> Found:
    """Return a corpus: the texts of each theme, one contribution each.

    `subthemes` gives the sub-theme of each text of a theme; the vectors of all passages are equal.
    """
    rows = [
        (theme, place, text)
        for theme, texts in enumerate(themes)
        for place, text in enumerate(texts)
    ]
    passages = [
        Passage(contribution_id=f"c{n:03d}", index=0, start=0, end=len(text), text=text)
        for n, (_, _, text) in enumerate(rows)
    ]
    split = subthemes or {}
    parents = [theme for theme, subs in sorted(split.items()) for _ in sorted(set(subs))]
    first = {theme: parents.index(theme) for theme in split}
    theme = np.array([one for one, _, _ in rows], dtype=np.int32)
    sub = [first[t] + split[t][place] if t in split else -1 for t, place, _ in rows]
    zero = np.zeros(len(rows), dtype=np.float32)
    grouping = one_theme_each(
        themes=len(themes),
        parents=tuple(parents),
        status=tuple("assigned" for _ in rows),
        theme=theme,
        subtheme=np.array(sub, dtype=np.int32),
        strength=zero,
        runner_up=theme,
        margin=zero,
        stability=tuple(1 - place / 10 for place in range(len(themes))),
        substability=tuple(0.5 - place / 10 for place in range(len(parents))),
    )
    vectors = np.ones((len(rows), 2), dtype=np.float32)
    return Found(passages, tokenise(passages, load_lexicon()), vectors, grouping, authors or {})


def labelled(
    themes: Sequence[Sequence[str]], subthemes: Mapping[int, Sequence[int]] | None = None
) -> list[Theme]:
    """Return the themes of a corpus as a reader sees them."""
    return label(found(themes, subthemes), LabelSettings(), french())


POLICE = [
    "Il faut plus de moyens pour la police municipale.",
    "La police municipale manque de moyens la nuit.",
    "Donner des armes et des moyens à la police municipale !",
    "Une police municipale présente dans la rue, avec des moyens.",
    "Les effectifs de la police municipale sont trop faibles.",
]
VOTE = [
    "Le vote blanc doit compter.",
    "Reconnaître le vote blanc et lutter contre l'abstention.",
    "L'abstention monte car le vote blanc ne compte pas.",
    "Que le vote blanc soit reconnu.",
    "L'abstention est un cri.",
]
BIKE = [
    "Des pistes cyclables sûres pour les vélos.",
    "Les vélos roulent sur le trottoir faute de pistes cyclables.",
    "Créer des pistes cyclables.",
    "Le vélo en ville est dangereux.",
    "Un trottoir pour les piétons, une piste pour les vélos.",
]
