"""How often the lemma is right: ours, spaCy's lookup table alone, simplemma alone.

Words are the nouns, verbs and adjectives of a part of the UD Sequoia treebank, cut as it cuts
them; names (PROPN) are left out, as nothing is to be learnt from a lemma that is the word. A
lemma counts when it is the treebank's, small letters or not. Each word is given as it is written,
and in capitals without accents, as many citizens write.

    python -m benchmarks.lemmas [--part test] [--lookups FOLDER] [--write]

FOLDER holds the data files of the package spacy-lookups-data, where it is not installed.
"""

import argparse
import gzip
import importlib.util
import json
import lzma
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import simplemma

from data.lexicons import load_lexicon
from nlp.tokens.dictionary import without_accents
from nlp.tokens.words import ALONE, Reader, opened

TREEBANK = Path(__file__).parents[1] / "../shared/corpora/lexicons"
RESULTS = Path(__file__).parent / "results/lemmas.md"
CONTENT = ("NOUN", "VERB", "ADJ")

Sentence = list[tuple[str, str, str]]
Method = Callable[[list[str]], list[str]]


def sentences(part: str) -> Iterator[Sentence]:
    """Yield the words of each sentence: form, lemma, part of speech."""
    with lzma.open(TREEBANK / f"fr_sequoia-ud-{part}.conllu.xz", "rt", encoding="utf-8") as lines:
        yield from _cut(lines)


def _cut(lines: Iterable[str]) -> Iterator[Sentence]:
    sentence: Sentence = []
    for line in lines:
        cells = line.rstrip("\n").split("\t")
        if len(cells) > 3 and cells[0].isdigit():
            sentence.append((cells[1], cells[2], cells[3]))
        elif not line.strip() and sentence:
            yield sentence
            sentence = []


def ours(in_context: bool) -> Method:
    """Our spelling and lemmas, without stop words; `in_context` looks at the word before."""
    lexicon = load_lexicon()
    reader = Reader(lexicon)
    lemmas_of = reader.lemmas_of

    def lemmas(forms: list[str]) -> list[str]:
        found, before = [], ALONE
        for form in forms:
            found.append(lemmas_of(form)[before if in_context else ALONE])
            words = list(reader.words([form]))
            before = opened(words[0], before) if words else ALONE
        return found

    return lemmas


def spacy_lookup(folder: Path) -> Method:
    """Return what `spacy.blank("fr")` with the lookup lemmatizer does: one table, as written."""
    with gzip.open(folder / "fr_lemma_lookup.json.gz") as file:
        table: dict[str, list[str] | str] = json.load(file)

    def lemma(form: str) -> str:
        found = table.get(form, form)
        return found if isinstance(found, str) else found[0]

    return lambda forms: [lemma(form) for form in forms]


def lookups_folder(given: Path | None) -> Path | None:
    """Return the folder of the lookup tables: the one given, or that of the package."""
    found = importlib.util.find_spec("spacy_lookups_data")
    if given is None and found is not None and found.origin is not None:
        return Path(found.origin).parent / "data"
    return given


def accuracy(method: Method, part: str, shouted: bool) -> tuple[float, int]:
    """Return the share of content words with the right lemma, and their number."""
    hits: list[bool] = []
    for sentence in sentences(part):
        forms = [without_accents(form).upper() if shouted else form for form, _, _ in sentence]
        hits += [
            found.lower() == lemma.lower()
            for (_, lemma, pos), found in zip(sentence, method(forms), strict=True)
            if pos in CONTENT
        ]
    return sum(hits) / len(hits), len(hits)


def table(methods: dict[str, Method], part: str) -> str:
    """Return a table with a row a method: as written, in capitals without accents."""
    rows = ["| method | as written | capitals without accents |", "| --- | --- | --- |"]
    for name, method in methods.items():
        plain, total = accuracy(method, part, shouted=False)
        shouted, _ = accuracy(method, part, shouted=True)
        rows.append(f"| {name} | {plain:.1%} | {shouted:.1%} |")
    head = f"UD Sequoia, part `{part}`: {total} nouns, verbs and adjectives."
    return "\n".join([head, "", *rows])


def main() -> None:
    """Print the table, and write it where results are kept when asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", default="test", choices=["train", "dev", "test"])
    parser.add_argument("--lookups", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    methods: dict[str, Method] = {}
    if folder := lookups_folder(options.lookups):
        methods["spaCy lookup alone"] = spacy_lookup(folder)
    methods["simplemma alone"] = lambda forms: [simplemma.lemmatize(f, "fr") for f in forms]
    methods["ours, word by word"] = ours(in_context=False)
    methods["ours, with the word before"] = ours(in_context=True)
    text = table(methods, options.part)
    print(text)
    if options.write:
        RESULTS.write_text(f"# Lemmas\n\n{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
