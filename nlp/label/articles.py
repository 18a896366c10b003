"""The article of a phrase after "de": "de la police municipale", "du RIC", "des impôts"."""

import re

from nlp.label import grammar
from nlp.label.agreement import FEMININE, MASCULINE, Agreement
from nlp.label.positions import Positions


class Articles:
    """Finds articles by what stands before the first word of a phrase in the corpus."""

    def __init__(self, positions: Positions, agreement: Agreement) -> None:
        """Take the positions of the words of the corpus."""
        self._seen = positions
        self._agreement = agreement

    def of(self, phrase: str) -> str:
        """Return "de" with its article and the phrase, "" when the gender cannot be told."""
        first, *more = re.split(r"[ ']", phrase)
        form = first if first in self._seen.keys else first.lower()
        if first[:1].isupper() and not self._seen.any[form]:
            return f"d'{phrase}" if first.startswith(grammar.VOWELS) else f"de {phrase}"
        article = self._of(form, more[0].lower() if more else "")
        return f"{article}{phrase}" if article else ""

    def _of(self, form: str, after: str) -> str:
        """Return the article of a word; `after` is the noun when the word stands before one."""
        noun = after if form in grammar.BEFORE_NOUN else form
        if self._is_plural(noun):
            return "des "
        if self._is_elided(form):
            return "de l'"
        if form in grammar.BEFORE_NOUN - grammar.SAME_FOR_BOTH:
            return "de la " if form.endswith("e") else "du "
        gender = self._agreement.gender(self._seen.keys.get(noun, noun))
        return {FEMININE: "de la ", MASCULINE: "du "}.get(gender, "")

    def _is_plural(self, form: str) -> bool:
        """Tell a plural; "prix", "temps" and acronyms by their determiners."""
        key = self._seen.keys.get(form, form)
        if form.isupper() or (form == key and form.endswith(("s", "x", "z"))):
            return 2 * self._seen.plural[form] > self._seen.any[form]
        return form.endswith(("s", "x"))

    def _is_elided(self, form: str) -> bool:
        if form.isupper():
            return self._seen.elided[form] > self._gendered(form)
        if form[:1] in "hH":
            return not grammar.ASPIRATED.match(form.lower())
        return form.startswith(grammar.VOWELS)

    def _gendered(self, form: str) -> int:
        key = self._seen.keys.get(form, form)
        return self._seen.masculine[key] + self._seen.feminine[key]
