"""The values that travel between stages. All are frozen; all counts are of the thing named."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""Shape (passages, dimensions), one unit-length row a passage, in the order of the passages."""

Status = Literal["assigned", "empty", "rare", "off_topic", "too_few"]
"""Why a passage has a theme, or has none.

"empty": no content word; "rare": its words occur nowhere else; "off_topic": near no theme;
"too_few": the corpus is too small for themes.
"""

NATIONAL = "FR"
"""The code of the whole nation, ancestor of every territory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where a text comes from.

    `territory` is a resolved code (arrondissement "021", département "02", région "R32", "FR").
    `contributor` is an opaque key, "" when unknown. `date` is ISO 8601 or "".
    `row` counts lines of the file from 1 as a spreadsheet shows them (paragraphs, for minutes).
    """

    question: str = ""
    territory: str = NATIONAL
    channel: str = "autre"
    audience: str = ""
    contributor: str = ""
    date: str = ""
    file: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One free text as received: restricted, never shown."""

    id: str
    text: str
    context: Context = Context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """One free text of one person or group, pseudonymised: what is analysed, shown and quoted."""

    id: str
    text: str
    context: Context = Context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A contribution after cleaning. `changes` counts what each rule changed, by rule name."""

    contribution: Contribution
    blank: bool
    changes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedAnswer:
    """One answer to a closed question, as received; "" where the question was left unanswered."""

    contributor: str
    question: str
    answer: str
    context: Context = Context()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A row that did not become a contribution. `reason` is "slug: explanation in French".

    A line `set_aside` never was one (attendance list, page number): it is listed, not counted
    among what was received.
    """

    file: str
    row: int
    reason: str
    set_aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of one contribution. `start` and `end` count characters of the publishable text."""

    contribution_id: str
    index: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """The content words of one passage, in order: lemmas and the surface forms they came from.

    Function words, numbers and punctuation are left out. A multi-word term is one lemma whose
    words are joined by a space ("police municipale").
    """

    lemmas: tuple[str, ...]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """What is known of French words before any corpus is read; keys are lower-case.

    `terms` are multi-word terms in their usual form ("transports en commun"). `lemmas` overrides
    the lemma of a form. `stop_words` (forms or lemmas) carry no content. `accents` restores the
    accents of a form typed without them. `fillers` are content words too vague to begin or end a
    term ("mettre", "chose"). For titles: `hollow` words name nothing, alone or before another
    ("partie"); `relational` nouns call for a complement ("suppression"); `narrative` ones tell
    a story, not a subject ("fils"); `adjectives` are those that no ending tells.
    """

    terms: tuple[str, ...] = ()
    lemmas: Mapping[str, str] = field(default_factory=dict)
    stop_words: frozenset[str] = frozenset()
    accents: Mapping[str, str] = field(default_factory=dict)
    fillers: frozenset[str] = frozenset()
    hollow: frozenset[str] = frozenset()
    relational: frozenset[str] = frozenset()
    narrative: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """What is analysed, in the order of ids. `copies[id]` is the analysed contribution it repeats.

    A copy has exactly the publishable text of another contribution to the same question.
    `analysed` holds the distinct texts, `copied` their copies, `empty` the blank ones.
    """

    analysed: tuple[Contribution, ...]
    copied: tuple[Contribution, ...]
    empty: tuple[Contribution, ...]
    copies: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of a theme in its commonest surface form; weights are c-TF-IDF, highest first."""

    form: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbatim:
    """A quotation: `text` is `contribution.text[start:end]`."""

    contribution_id: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A theme (level 1, no parent) or sub-theme (level 2) with what is shown of it.

    The three counts and `share` (of contributions with content) are those of the whole corpus.
    """

    id: str
    parent_id: str | None
    level: int
    title: str
    terms: tuple[Term, ...]
    definition: str
    exemplars: tuple[Verbatim, ...]
    contributions: int = 0
    texts: int = 0
    contributors: int = 0
    share: float = 0.0
    stability: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A passage with its theme, or with the reason why it has none. Empty ids mean none.

    A passage that holds two themes has two assignments. `terms` are the words that weighed most
    for the theme, the heaviest first; `exemplar` is the place of the nearest one among the
    exemplars of the theme, -1 for none.
    """

    contribution_id: str
    passage: int
    start: int
    end: int
    status: Status
    theme_id: str = ""
    subtheme_id: str = ""
    strength: float = 0.0
    runner_up_id: str = ""
    margin: float = 0.0
    terms: tuple[str, ...] = ()
    exemplar: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """A part of the corpus to count in: "" stands for all values of that field."""

    channel: str = ""
    audience: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How often one theme occurs in one territory (and slice of it).

    `base` counts the contributions with content of that territory and slice; `share` is
    contributions / base with its Wilson 95 % interval `low`, `high`. `specificity` is Lafon's
    signed index against the rest of the nation, counted on distinct texts of the same slice.
    `flag` is "n<30" when the base is small.
    """

    territory: str
    name: str
    level: str
    theme_id: str
    contributions: int
    texts: int
    contributors: int
    base: int
    share: float
    low: float
    high: float
    specificity: float
    q_value: float
    flag: str = ""
    slice: Slice = Slice()


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaign:
    """One text, nearly, sent by several contributors.

    `text` is its commonest wording, `texts` counts the wordings as they are written, `members` are
    the ids of its contributions, sorted. `territories` and `channels` are those of the members.
    """

    text: str
    contributions: int
    texts: int
    contributors: int
    territories: tuple[str, ...]
    channels: tuple[str, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Promise 1: received = analysed + duplicates + empty + refused.

    `residual` counts the passages without theme by status; `passages` counts those with content.
    """

    received: int
    analysed: int
    duplicates: int
    empty: int
    refused: int
    passages: int = 0
    residual: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """Everything one run found, in the order of ids, ready to be written or stored.

    `message` tells, in French, why there are no themes when there are none. `campaigns` come the
    largest first. `seconds` is by stage.
    """

    themes: tuple[Theme, ...]
    assignments: tuple[Assignment, ...]
    cells: tuple[Cell, ...]
    account: Account
    encoder: str
    campaigns: tuple[Campaign, ...] = ()
    message: str = ""
    seconds: Mapping[str, float] = field(default_factory=dict)
