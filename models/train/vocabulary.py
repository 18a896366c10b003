"""The tokens: whole words that are common enough, and pieces for all others.

WordPiece reads the longest known beginning of a word first, so that an unseen or misspelt word
keeps the vector of the word it begins like. Accents and capitals are taken off: citizens leave
out both.
"""

import re
from collections import Counter
from collections.abc import Iterable
from math import log1p

from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from models.train.settings import TrainSettings

UNKNOWN = "[UNK]"
CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789œæ"
_WORD = re.compile(r"\w+")
_USABLE = re.compile(r"[a-zœæ]+|\d{1,4}")
_SHORTEST_STEM = 4
_LONGEST_ENDING = 6
_SHORTEST_FAMILY = 6
_BATCH = 2_000

Counts = Counter[str]


def normaliser() -> normalizers.Normalizer:
    """Return what every text goes through: no accents, small letters, no control signs."""
    return normalizers.BertNormalizer(
        clean_text=True, handle_chinese_chars=False, strip_accents=True, lowercase=True
    )


def count_words(texts: Iterable[str]) -> Counts:
    """Count the words of texts as the tokenizer will see them."""
    normal, counts, batch = normaliser(), Counter[str](), list[str]()
    for text in texts:
        batch.append(text)
        if len(batch) == _BATCH:
            counts.update(_WORD.findall(normal.normalize_str("\n".join(batch))))
            batch.clear()
    counts.update(_WORD.findall(normal.normalize_str("\n".join(batch))))
    return counts


def build_tokenizer(counts: Counts, settings: TrainSettings) -> Tokenizer:
    """Return a WordPiece tokenizer of the commonest words and of pieces of words.

    Every letter and digit is a token, so that nothing but signs is unknown.
    """
    ranked = sorted(counts, key=lambda word: (-counts[word], word))
    usable = [w for w in ranked if counts[w] >= settings.least_count and _USABLE.fullmatch(w)]
    words = usable[: settings.words]
    pieces = _pieces(counts, words, settings.pieces)
    tokens = [UNKNOWN, *CHARACTERS, *(f"##{one}" for one in CHARACTERS), *words]
    tokens += [*_stems(counts, words, settings.stems), *(f"##{piece}" for piece in pieces)]
    vocabulary = {token: place for place, token in enumerate(dict.fromkeys(tokens))}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token=UNKNOWN))
    tokenizer.normalizer = normaliser()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def _stems(counts: Counts, words: list[str], most: int) -> list[str]:
    """Return beginnings of several words that are none themselves, such as "cambriol"."""
    held, families = Counter[str](), Counter[str]()
    for word in words:
        for length in range(_SHORTEST_FAMILY, len(word)):
            held[word[:length]] += 1
            families[word[:length]] += round(counts[word])
    known = set(words)
    kept = Counter(
        {one: total for one, total in families.items() if held[one] > 1 and one not in known}
    )
    return _ranked(kept)[:most]


def _pieces(counts: Counts, words: list[str], most: int) -> list[str]:
    """Return endings of known stems, then stretches of two to four letters, commonest first."""
    known = set(words)
    endings, inside = Counter[str](), Counter[str]()
    for word, count in sorted(counts.items()):
        if count < 2 or not word.isalpha():
            continue
        for cut in range(max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING), len(word)):
            endings[word[cut:]] += (word[:cut] in known) * round(10 * log1p(count))
    for word in words:
        for start in range(1, len(word)):
            inside.update(word[start : start + n] for n in (2, 3, 4) if start + n <= len(word))
    chosen = dict.fromkeys(_ranked(endings)[: most * 5 // 9])
    chosen.update(dict.fromkeys(_ranked(inside)[:most]))
    return list(chosen)[:most]


def _ranked(counts: Counts) -> list[str]:
    return sorted(counts, key=lambda one: (-counts[one], one))
