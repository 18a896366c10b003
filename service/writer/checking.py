"""What a language model wrote, held against the passages it was shown.

A sentence stays when it cites passages that were shown, quotes them to the letter, gives no figure
that is not in them, and says it in their words; others are dropped and counted.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

LONGEST = 400
LEAST_SHARED = 0.5
"""The part of the longer words of a sentence that the passages it cites hold, at the least."""

_QUOTED = re.compile(r"«\s*([^«»]+?)\s*»|“([^“”]+)”|\"([^\"]+)\"")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)?")
_WORD = re.compile(r"[^\W\d_]{5,}")
_ADDRESS = re.compile(r"https?:|www\.|<[a-z/!]|\]\(", re.IGNORECASE)
_EVERYBODY = re.compile(
    r"\b(?:les français|la population|les habitants|tout le monde|l'opinion|la majorité)\b",
    re.IGNORECASE,
)
_FENCE = re.compile(r"^\s*```(?:json)?\s*|\s*```\s*$")
_STEM = 5


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by a model, and the marks of the passages that it cites ("V1")."""

    text: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that could not be checked, and why, in French."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Written:
    """What is left of an answer, in its order, and what was dropped."""

    sentences: tuple[Sentence, ...]
    dropped: tuple[Dropped, ...]


def check(answer: str, shown: Mapping[str, str]) -> Written:
    """Hold the answer of a model against the passages shown, by mark.

    An answer that is not what was asked for is dropped as a whole.
    """
    kept: list[Sentence] = []
    dropped: list[Dropped] = []
    for one in _sentences(answer):
        reason = one.reason if isinstance(one, Dropped) else _fault(one, shown)
        if isinstance(one, Dropped) or reason:
            dropped.append(Dropped(one.text[:LONGEST], reason))
        elif one not in kept:
            kept.append(one)
    return Written(tuple(kept), tuple(dropped))


def _sentences(answer: str) -> Iterator[Sentence | Dropped]:
    try:
        found = json.loads(_FENCE.sub("", answer))
    except (ValueError, RecursionError):
        found = None
    phrases = found.get("phrases") if isinstance(found, dict) else None
    if not isinstance(phrases, list):
        yield Dropped(answer, "réponse illisible : ce n'est pas la forme demandée")
        return
    for one in phrases:
        yield _sentence(one)


def _sentence(one: Any) -> Sentence | Dropped:
    text = one.get("texte") if isinstance(one, dict) else None
    cites = one.get("citations") if isinstance(one, dict) else None
    if not (isinstance(text, str) and text.strip() and isinstance(cites, list)):
        return Dropped(str(one), "phrase illisible : ce n'est pas la forme demandée")
    marks = dict.fromkeys(str(mark).strip(" []") for mark in cites)
    return Sentence(" ".join(text.split()), tuple(marks))


def _fault(one: Sentence, shown: Mapping[str, str]) -> str:
    """Return why a sentence cannot be kept, "" where it can."""
    unknown = [mark for mark in one.cites if mark not in shown]
    if unknown or not one.cites:
        return f"cite ce qui n'a pas été montré : {', '.join(unknown) or 'rien'}"
    if len(one.text) > LONGEST or _ADDRESS.search(one.text):
        return "trop longue, ou avec une adresse ou du code"
    if _EVERYBODY.search(one.text):
        return "parle de tous, alors que seules des contributions ont été lues"
    cited = [" ".join(shown[mark].split()) for mark in one.cites]
    return _unfounded(one.text, cited)


def _unfounded(text: str, cited: list[str]) -> str:
    for groups in _QUOTED.findall(text):
        quoted = "".join(groups)
        if not any(quoted in one for one in cited):
            return f"cite mal : « {quoted} »"
    known = set(_FIGURE.findall(" ".join(cited)))
    figures = [one for one in _FIGURE.findall(text) if one not in known]
    if figures:
        return f"donne un chiffre qui n'est pas dans les passages : {figures[0]}"
    held = _stems(" ".join(cited))
    own = _stems(text)
    if len(own & held) < LEAST_SHARED * len(own):
        return "ne se retrouve pas dans les mots des passages cités"
    return ""


def _stems(text: str) -> set[str]:
    """Return the beginnings of the longer words, without accents: enough for "lampadaire(s)"."""
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return {word[:_STEM] for word in _WORD.findall(plain)}
