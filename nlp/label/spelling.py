"""How sure it is that a word is well spelt."""

from collections.abc import Container, Iterator, Mapping

KNOWN, FREQUENT, SELDOM, MISSPELT = 1.0, 0.7, 0.2, 0.02
OFTEN = 5
_LETTERS = "abcdefghijklmnopqrstuvwxyzàâçèéêëîïôùûœ"
_SHORT = 3


class Spelling:
    """Judges words by a dictionary, and by how many in the corpus write them so."""

    def __init__(self, known: Container[str], total: Mapping[str, int]) -> None:
        """Take the words of a dictionary, and the counts of the words of the corpus."""
        self._known = known
        self._total = total
        self._seen: dict[str, float] = {}

    def sureness(self, word: str) -> float:
        """Return a weight in [0, 1], least for what is one letter away from a known word.

        Acronyms and names pass, and words joined by a hyphen when each is known.
        """
        if word not in self._seen:
            self._seen[word] = self._judge(word.rpartition("'")[2])
        return self._seen[word]

    def _judge(self, word: str) -> float:
        if word != word.lower():
            return KNOWN
        unknown = [one for one in word.split("-") if len(one) > _SHORT and one not in self._known]
        if not unknown or word in self._known:
            return KNOWN
        if any(near in self._known for one in unknown for near in _neighbours(one)):
            return MISSPELT
        return FREQUENT if self._total.get(word, 0) >= OFTEN else SELDOM


def _neighbours(word: str) -> Iterator[str]:
    """Yield what one letter more, less, other or moved makes of a word."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield before + after[1:]
        yield before + after[1:2] + after[:1] + after[2:]
        for letter in _LETTERS:
            yield before + letter + after
            yield before + letter + after[1:]
