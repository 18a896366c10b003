"""Where the words of a corpus stand: after a determiner, after a pronoun, at the end."""

from collections import Counter
from collections.abc import Iterable, Sequence

from nlp.label import grammar
from nlp.label.language import Word


class Positions:
    """Counts by form.

    `total`: all; `verb`: after a subject pronoun; `any`: after a determiner; `strict`: after one
    that is no pronoun; `last`: after one, with no content word behind; `governed`: after a
    preposition; `behind`: after an adjective that stands before nouns; `own`: after "mon", "ma",
    "sa"; `plural`, `elided`: after a determiner that shows it. `masculine` and `feminine` count by
    lemma. `keys` gives the lemma of each form.
    """

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self.total: Counter[str] = Counter()
        self.verb: Counter[str] = Counter()
        self.strict: Counter[str] = Counter()
        self.any: Counter[str] = Counter()
        self.last: Counter[str] = Counter()
        self.governed: Counter[str] = Counter()
        self.behind: Counter[str] = Counter()
        self.masculine: Counter[str] = Counter()
        self.feminine: Counter[str] = Counter()
        self.plural: Counter[str] = Counter()
        self.elided: Counter[str] = Counter()
        self.own: Counter[str] = Counter()
        self.keys: dict[str, str] = {}

    def learn(self, stretches: Iterable[Sequence[Word]]) -> "Positions":
        """Count the words of some stretches; return itself."""
        for words in stretches:
            befores = ("", *(word.form for word in words))
            ends = (*(word.lemmas is None for word in words[1:]), True)
            for word, before, last in zip(words, befores, ends, strict=False):
                self._learn(word, before, last)
        return self

    def _learn(self, word: Word, before: str, ends: bool) -> None:
        if word.lemmas is None:
            return
        form = word.form
        self.keys[form] = word.key
        self.total[form] += 1
        if before in grammar.SUBJECTS:
            self.verb[form] += 1
        elif before in grammar.DETERMINERS or before in grammar.OPEN_ARTICLES:
            self._learn_noun(form, before, ends)
        elif before in grammar.GOVERNING:
            self.governed[form] += 1
        elif before in grammar.BEFORE_NOUN:
            self.behind[form] += 1

    def _learn_noun(self, form: str, before: str, ends: bool) -> None:
        self.any[form] += 1
        self.last[form] += ends
        self.strict[form] += before in grammar.DETERMINERS
        self.own[form] += before in grammar.OWN
        if before in grammar.MASCULINE:
            self.masculine[self.keys[form]] += 1
        elif before in grammar.FEMININE:
            self.feminine[self.keys[form]] += 1
        elif before in grammar.PLURAL:
            self.plural[form] += 1
        elif before == "l'":
            self.elided[form] += 1
