"""The usual written form of a word: small letters, accents, acronyms in capitals."""

from collections.abc import Mapping

from nlp.tokens.dictionary import accented_words, known_words, without_accents
from nlp.types import Lexicon

_LONGEST_ACRONYM = 5


class Speller:
    """Restores case and accents, where that is sure."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Take the restorations of the lexicon before those of the dictionary."""
        self._sure: Mapping[str, str] = dict(lexicon.accents)
        self._stop = {without_accents(word): word for word in sorted(lexicon.stop_words)}
        self._known = known_words()
        self._accented = accented_words()

    def usual(self, word: str) -> str:
        """Return the usual form: "INCIVILITES" → "incivilités", "impots" → "impôts", "tva" → "TVA".

        A short word in capitals that is no French word stays as it is: it is an acronym.
        """
        low = word.lower()
        if low in self._sure:
            return self._sure[low]
        if low in self._known:
            return low
        restored = self._restored(low)
        if restored == low and word.isupper() and 2 <= len(word) <= _LONGEST_ACRONYM:
            return word
        return restored

    def _restored(self, low: str) -> str:
        bare = without_accents(low)
        if bare in self._stop:
            return self._stop[bare]
        if bare in self._sure:
            return self._sure[bare]
        if bare in self._accented:
            return self._accented[bare]
        if low.isascii() and low.endswith(("ite", "ites")) and len(low) > 6:
            return "ité".join(low.rsplit("ite", 1))
        return low
