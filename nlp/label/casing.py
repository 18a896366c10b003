"""Capitals of names and acronyms, as the corpus writes them inside sentences."""

import re
from collections import Counter
from collections.abc import Sequence

from nlp.label.classes import ADJECTIVE, EITHER, Classes
from nlp.label.language import French

_INSIDE = re.compile(r"(?:(?<=[\w,;] )|(?<=[dlDL]['’]))[A-ZÀ-ÖØ-Þ][\w-]*")
_STATE = re.compile(r"(?<=l')état(?! d)\b")
_USUAL, _MOSTLY = 0.4, 0.5
_LONGEST_ACRONYM = 6


class Casing:
    """Writes phrases with the capitals that most writers give them."""

    def __init__(self, texts: Sequence[str], french: French, classes: Classes) -> None:
        """Count the capitals inside sentences; `classes` are those of the same texts."""
        raw = Counter(
            word for text in texts if not text.isupper() for word in _INSIDE.findall(text)
        )
        self._names: Counter[str] = Counter()
        self._acronyms: Counter[str] = Counter()
        for word, count in raw.items():
            shouted = word.isupper() and len(word) > 1
            for read in french.reader.words([word]):
                (self._acronyms if shouted else self._names)[read.form] += count
        self._classes = classes
        self._known = french.known

    def cased(self, phrase: str) -> str:
        """Return a phrase with its capitals: "dépenses de l'état" → "dépenses de l'État".

        Adjectives have none: "les Français", "le sol français".
        """
        parts = re.split(r"([ '])", phrase)
        cased = "".join(self._word(part, alone=len(parts) == 1) for part in parts)
        return _STATE.sub("État", cased)

    def title(self, phrase: str) -> str:
        """Return a phrase that begins with a capital."""
        cased = self.cased(phrase)
        return cased[:1].upper() + cased[1:]

    def _word(self, form: str, *, alone: bool) -> str:
        total = self._classes.seen.total[form]
        ligature = form.replace("oe", "œ")
        if ligature in self._known:
            form = ligature
        if not total or form != form.lower():
            return form
        least = max(_USUAL * total, 2 if form in self._known else 1)
        if self._acronyms[form] >= least and len(form) <= _LONGEST_ACRONYM:
            return form.upper()
        if self._names[form] + self._acronyms[form] >= least and (alone or self._is_noun(form)):
            return form[:1].upper() + form[1:]
        return form

    def _is_noun(self, form: str) -> bool:
        """Tell a word that is mostly a noun: "république", not "français"."""
        seen, kind = self._classes.seen, self._classes.of(form)
        often = seen.any[form] >= _MOSTLY * seen.total[form]
        return kind != ADJECTIVE and (kind != EITHER or often)
