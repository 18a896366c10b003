"""Settings as data: frozen, checked on creation, part of the fingerprint of a run."""

from dataclasses import dataclass, field

from nlp.errors import SettingError


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenSettings:
    """How words are read. `pipeline` is "blank", or a trained French spaCy pipeline installed."""

    pipeline: str = "blank"


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedSettings:
    """How passages become vectors.

    `encoder` is "fr-static", the one shipped, "lsa", a folder, or a name on a hub. `dimensions` are
    those of LSA.
    """

    encoder: str = "fr-static"
    dimensions: int = 20

    def __post_init__(self) -> None:
        """Refuse a dimension that cannot carry themes."""
        if not 2 <= self.dimensions <= 2000:
            raise SettingError("embed.dimensions", self.dimensions, "un entier de 2 à 2000")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSettings:
    """How themes are found. The model is fitted on at most `sample` passages."""

    least_themes: int = 8
    most_themes: int = 20
    least_passages: int = 20
    sample: int = 30_000

    def __post_init__(self) -> None:
        """Refuse an empty range of theme numbers."""
        if not 2 <= self.least_themes <= self.most_themes:
            raise SettingError(
                "cluster.least_themes", self.least_themes, "un entier de 2 à cluster.most_themes"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSettings:
    """What is shown of a theme. Titles and terms are read in `sample` passages a theme at most."""

    terms: int = 10
    exemplars: int = 4
    sample: int = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings of one run. `threads` never changes a result."""

    seed: int = 2020
    threads: int = 2
    tokens: TokenSettings = field(default_factory=TokenSettings)
    embed: EmbedSettings = field(default_factory=EmbedSettings)
    cluster: ClusterSettings = field(default_factory=ClusterSettings)
    label: LabelSettings = field(default_factory=LabelSettings)
