"""Titles of 2 to 6 content words, no two alike."""

from collections.abc import Sequence

from nlp.types import Term

MOST_WORDS = 6
USUAL_TERMS = 3
LEAST_WORDS = 2
LINKS = frozenset(
    [
        "de",
        "des",
        "du",
        "la",
        "le",
        "les",
        "à",
        "au",
        "aux",
        "en",
        "et",
        "d",
        "l",
        "sur",
        "par",
        "pour",
        "un",
        "une",
    ]
)


class Titles:
    """Hands out titles; remembers them, so that none is given twice."""

    def __init__(self) -> None:
        self._taken: set[frozenset[str]] = set()
        self._words: dict[str, frozenset[str]] = {}

    def take(self, theme_id: str, terms: Sequence[Term], parent_id: str | None = None) -> str:
        """Return the heaviest terms that add words to each other, as "Vote blanc, élections".

        A sub-theme avoids the words of its parent's title, unless nothing else is left. When all
        combinations are taken the title ends with a number.
        """
        forms = [term.form for term in terms]
        shunned = self._words.get(parent_id or "", frozenset())
        fresh = [form for form in forms if not content_words(form) & shunned]
        title = self._first_free(fresh) or self._first_free(forms) or self._numbered(forms)
        self._words[theme_id] = content_words(title)
        return title[:1].upper() + title[1:]

    def _first_free(self, forms: Sequence[str]) -> str:
        for skipped in range(max(1, len(forms) - 1)):
            chosen = _compose([*forms[:1], *forms[1 + skipped :]])
            key = frozenset(form.casefold() for form in chosen)
            words = sum(len(content_words(form)) for form in chosen)
            if words >= LEAST_WORDS and key not in self._taken:
                self._taken.add(key)
                return ", ".join(chosen)
        return ""

    def _numbered(self, forms: Sequence[str]) -> str:
        base = ", ".join(_compose(forms)) or "thème sans terme"
        number = 2
        while frozenset([f"{base} {number}"]) in self._taken:
            number += 1
        self._taken.add(frozenset([f"{base} {number}"]))
        return f"{base} ({number})"


def content_words(form: str) -> frozenset[str]:
    """Return the words of a form that are not link words, in lower case."""
    words = form.casefold().replace("'", " ").replace("’", " ").replace(",", " ").split()
    return frozenset(word for word in words if word not in LINKS)


def _compose(forms: Sequence[str]) -> list[str]:
    chosen: list[str] = []
    used: frozenset[str] = frozenset()
    for form in forms:
        words = content_words(form)
        if any(_alike(word, other) for word in words for other in used):
            continue
        if len(used) + len(words) > MOST_WORDS or len(chosen) == USUAL_TERMS:
            break
        chosen.append(form)
        used |= words
    return chosen


def _alike(word: str, other: str) -> bool:
    """Two words of one family ("vote", "voter"): equal on their first five letters."""
    return word[:5] == other[:5]
