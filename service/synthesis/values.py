"""The values of a synthesis. Counts below 5 are hidden here: no document can show them."""

from dataclasses import dataclass
from datetime import date

from nlp.stability import Solidity

LEAST = 5
"""Counts below are hidden in what is published."""

SMALL_BASE = 30
"""Below, shares are not to be compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """How many contributions of a base carry something; `share`, `low` and `high` in [0, 1].

    Everything but the base is None when the count is hidden.
    """

    contributions: int | None
    texts: int | None
    contributors: int | None
    base: int
    share: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """A stretch of a publishable text: `text` is text[start:end] of the contribution.

    `cut` tells that the passage goes on after it.
    """

    contribution_id: str
    start: int
    end: int
    text: str
    territory: str
    channel: str
    audience: str = ""
    date: str = ""
    cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What stands on the first page: which consultation, which territory, which analysis."""

    consultation: str
    fictional: bool
    starts_on: date | None
    ends_on: date | None
    territory: str
    name: str
    genitive: str
    level: str
    analysis: str
    ended_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Turnout:
    """How many took part by one channel or in one place; counts not published are None.

    `received` are contributions, `content` those that say something, `contributors` those known;
    `code` is that of a territory, "" for a channel. `few` tells that less than 5 voices were heard
    (known contributors, and contributions of unknown ones): what they say would point at them.
    """

    label: str
    code: str = ""
    received: int | None
    content: int | None
    texts: int | None
    contributors: int | None
    first: str = ""
    last: str = ""
    few: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """Who took part: in all, by channel, by place below."""

    whole: Turnout
    channels: tuple[Turnout, ...]
    places: tuple[Turnout, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer to a closed question; what is None is not published.

    `least` is what a withheld count is known to reach, since another one is below 5.
    """

    label: str
    count: int | None
    share: float | None
    least: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedQuestion:
    """A closed question on its full scale; `base` counts `unit` ("contributeurs", "réponses").

    Where `multiple`, several options could be chosen and the shares may exceed 1 in sum.
    """

    question: str
    base: int
    unit: str
    multiple: bool
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subtheme:
    """A sub-theme with its figure."""

    id: str
    title: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A line of a summary: a fixed opening, and the quotation or the figures that follow.

    `words` is fixed wording around figures; a line has either words or a quotation. `about` is the
    sub-theme that the quotation stands for.
    """

    opening: str
    words: str = ""
    about: "Subtheme | None" = None
    quotation: Quotation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeSection:
    """A theme in a territory. `elsewhere` is its figure in the nation, None for the nation.

    `specificity` and `q_value` are counted in contributors against the rest of the consultation;
    None where nothing is compared or published.
    """

    id: str
    title: str
    terms: tuple[str, ...]
    solidity: Solidity
    figure: Figure
    elsewhere: Figure | None
    specificity: float | None = None
    q_value: float | None = None
    subthemes: tuple[Subtheme, ...] = ()
    summary: tuple[Said, ...] = ()
    quotations: tuple[Quotation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A constat or proposition as it was written, with what the lexicon tells of it.

    `contributions` counts those that say nearly the same, None for less than 5.
    """

    theme: str
    theme_id: str
    quotation: Quotation
    contributions: int | None
    axis: str = ""
    actor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposed:
    """Opposite demands on a subject of a theme, counted in contributions (None: hidden)."""

    theme: str
    subject: str
    favourable: int | None
    against: int | None
    said_for: Quotation | None
    said_against: Quotation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statements:
    """Constats and propositions; `computed` tells whether they were looked for at all."""

    computed: bool = False
    constats: tuple[Statement, ...] = ()
    propositions: tuple[Statement, ...] = ()
    opposed: tuple[Opposed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Specific:
    """What is said more (index above 0) or less than in the rest of the consultation.

    Counts are of contributors, here and in the whole consultation.
    """

    label: str
    kind: str
    index: float
    here: int | None
    base_here: int
    there: int | None
    base_there: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rare:
    """An idea that few hold, and mostly here: a theme, a sub-theme or a term, and who says it."""

    name: str
    kind: str
    quotation: Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of the method annex."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """What was done on what: groups of facts by their heading, then limits in sentences."""

    groups: tuple[tuple[str, tuple[Fact, ...]], ...]
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """A theme as the line of a territory names it."""

    title: str
    figure: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A territory on a line of the national document; `turnout` is that of participation.

    `first` are its most frequent themes, `apart` what is said more there than elsewhere.
    """

    turnout: Turnout
    level: str
    base: int | None
    first: tuple[Leading, ...]
    apart: tuple["Specific", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class National:
    """What all territories said: the nation as a synthesis, then territory by territory."""

    nation: "Synthesis"
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Synthesis:
    """Everything the documents of a territory say, the same for each format."""

    head: Head
    participation: Participation
    closed: tuple[ClosedQuestion, ...]
    themes: tuple[ThemeSection, ...]
    absent: tuple[str, ...]
    statements: Statements
    specifics: tuple[Specific, ...]
    rare: tuple[Rare, ...]
    method: Method
    note: str = ""
