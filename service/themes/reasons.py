"""Why a passage has no theme, in French."""

from collections.abc import Mapping

REASONS: Mapping[str, str] = {
    "empty": "sans mot porteur de sens",
    "rare": "ses mots ne se trouvent nulle part ailleurs dans le corpus",
    "off_topic": "proche d'aucun thème",
    "too_few": "corpus trop petit pour dégager des thèmes",
}


def reason_without_theme(status: str) -> str:
    """Return why a passage of that status has no theme; "" where it has one."""
    return REASONS.get(status, "")
