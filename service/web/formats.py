"""Which form of an answer the client wants: JSON, or CSV for lists."""

from nlp.errors import AssisesError

JSON = "application/json"
CSV = "text/csv"
CSV_TYPE = "text/csv; charset=utf-8; header=present"


class NotAcceptable(AssisesError):
    """None of the forms that the client accepts exists."""

    slug = "format-indisponible"

    def __init__(self, accept: str, offered: tuple[str, ...]) -> None:
        """Keep what was asked for and what there is."""
        self.accept, self.offered = accept, offered
        super().__init__(
            f"En-tête « Accept: {accept} » reçu, formats disponibles : {', '.join(offered)}. "
            "Demandez un de ceux-là, ou retirez l'en-tête."
        )


def choose_format(accept: str, offered: tuple[str, ...]) -> str:
    """Return the offered media type that an `Accept` header prefers; the first one when equal.

    Raises:
        NotAcceptable: the header excludes all of them.
    """
    if not accept.strip() or accept.strip() == "*/*":
        return offered[0]
    ranges = [_parse_range(part) for part in accept.split(",") if part.strip()]
    weights = {media: _weight(media, ranges) for media in offered}
    best = max(offered, key=lambda media: weights[media])
    if weights[best] <= 0:
        raise NotAcceptable(accept[:100], offered)
    return best


def _parse_range(part: str) -> tuple[str, float]:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    for parameter in parameters:
        if parameter.startswith("q="):
            return media, _quality(parameter[2:])
    return media, 1.0


def _quality(text: str) -> float:
    try:
        return min(1.0, max(0.0, float(text)))
    except ValueError:
        return 0.0


def _weight(media: str, ranges: list[tuple[str, float]]) -> float:
    """Return the weight of the most specific range that matches (RFC 9110, 12.5.1)."""
    group = media.split("/", maxsplit=1)[0] + "/*"
    for wanted in (media, group, "*/*"):
        found = [weight for pattern, weight in ranges if pattern == wanted]
        if found:
            return max(found)
    return 0.0
