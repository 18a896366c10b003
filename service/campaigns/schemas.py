"""What is said of campaigns."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field


class Frozen(BaseModel):
    """A value that does not change."""

    model_config = ConfigDict(frozen=True)


class CampaignSize(Frozen):
    """A campaign and its three counts, over all territories."""

    number: Annotated[int, Field(description="Rang dans l'analyse : 1 est la plus grande.")]
    contributions: Annotated[int, Field(description="Contributions de la campagne.")]
    texts: Annotated[int, Field(description="Rédactions différentes.")]
    contributors: Annotated[
        int, Field(description="Contributeurs ; un inconnu compte pour un par contribution.")
    ]


class CampaignOut(CampaignSize):
    """A campaign: one text, nearly, sent by several contributors."""

    territories: Annotated[
        tuple[str, ...],
        Field(description="Codes des territoires d'où elle vient, parmi ceux que le jeton lit."),
    ]
    territories_total: Annotated[int, Field(description="Nombre de territoires en tout.")]
    channels: Annotated[tuple[str, ...], Field(description="Canaux par où elle est venue.")]
    text: Annotated[
        str | None,
        Field(
            description="Rédaction la plus courante ; nul si le jeton ne lit les textes d'aucun "
            "de ses territoires."
        ),
    ]

    @property
    def territory_codes(self) -> str:
        """Return the territories in one cell."""
        return " | ".join(self.territories)

    @property
    def channel_names(self) -> str:
        """Return the channels in one cell."""
        return " | ".join(self.channels)


CAMPAIGN_COLUMNS = (
    "number", "contributions", "texts", "contributors", "territory_codes", "territories_total",
    "channel_names", "text",
)  # fmt: skip
