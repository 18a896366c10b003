"""When two passages say nearly the same: their words without number, order and small words."""

from collections.abc import Set
from hashlib import blake2b

from nlp.nature.folding import folded_words
from nlp.nature.terms import singular

_SMALL = frozenset(
    "le la les l un une des du de d au aux a et ou mais donc car que qu qui ce c cela ca cette "
    "cet ces se s sa son ses leur leurs il elle on nous vous ils elles je j mon ma mes notre nos "
    "votre vos y en dans par pour sur avec est sont soit etre etait ont avoir ai as aussi tres "
    "bien faut faudrait falloir doit devrait doivent devraient plutot tout toute tous toutes "
    "! : |".split()
)


def content(text: str) -> frozenset[str]:
    """Return the words that tell one demand from another; "plus", "moins", "pas" among them."""
    words = folded_words(text)
    return frozenset(singular(word) for word in words if word not in _SMALL)


def signature(text: str) -> int:
    """Return a number of 63 bits, the same for texts of the same words; 0 without any."""
    words = content(text)
    if not words:
        return 0
    digest = blake2b(" ".join(sorted(words)).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1


def likeness(one: Set[str], other: Set[str]) -> float:
    """Return the share of words that two texts have in common, 0 to 1 (Jaccard)."""
    return len(one & other) / max(len(one | other), 1)
