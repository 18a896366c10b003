"""The channels a contribution can come through, and what files call them."""

from data.synonyms import fold

MEETING, PANEL, SURVEY = "réunion", "panel", "enquête de proximité"
ONLINE, LETTER, OTHER = "consultation en ligne", "courrier", "autre"
CHANNELS = (MEETING, PANEL, SURVEY, ONLINE, LETTER, OTHER)

_SIGNS = (
    (PANEL, ("panel", "groupe de travail", "focus group")),
    (SURVEY, ("proximite", "porte a porte", "enquete", "sondage", "terrain", "micro trottoir")),
    (MEETING, ("reunion", "atelier", "assemblee", "debat public", "presentiel", "rencontre")),
    (ONLINE, ("en ligne", "ligne", "internet", "web", "site", "plateforme", "formulaire",
              "questionnaire", "numerique", "online")),
    (LETTER, ("courrier", "lettre", "courriel", "mail", "e mail", "email", "doleances",
              "papier", "registre")),
)  # fmt: skip


def channel_of(text: str) -> str:
    """Return the channel meant by a text, "" when it is none that is known."""
    folded = f" {fold(text)} "
    if folded.strip() == OTHER:
        return OTHER
    found = (channel for channel, signs in _SIGNS if any(f" {sign} " in folded for sign in signs))
    return next(found, "")
