"""Number plates of vehicles, of the kind used since 2009 and of the older one."""

import re

from nlp.clean.rules import Rule, mask

PLATE = "[immatriculation]"

_PAIR, _LOW_PAIR = "[A-HJ-NP-TV-Z]{2}", "[a-hj-np-tv-z]{2}"
_NEW = re.compile(rf"(?<![\w-]){_PAIR}(?:-\d{{3}}-|\d{{3}}){_PAIR}(?![\w-])")
_NEW_LOW = re.compile(rf"(?<![\w-]){_LOW_PAIR}-\d{{3}}-{_LOW_PAIR}(?![\w-])")
_LOOSE = re.compile(rf"(?<![\w-]){_PAIR}([ -]?)\d{{3}}\1{_PAIR}(?![\w-])", re.IGNORECASE)
_OLD = re.compile(
    r"(?<![\w.,-])\d{2,4}([ -]?)[A-Z]{2,3}\1(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])"
    r"(?![\w-]| ?[%€])"
)
_VEHICLE = re.compile(
    r"plaques?\b|immat|v[ée]hicules?\b|voitures?\b|\bautos?\b|camions?\b|camionnettes?\b|fourgon"
    r"|motos?\b|scooters?\b|quads?\b|[ée]paves?\b|caravane|utilitaire|berline|\b4x4\b|\b4l\b"
    r"|\br\d{1,2}\b|clio|twingo|m[ée]gane|kangoo|sc[ée]nic|peugeot|renault|citro[eë]n|golf\b|audi\b"
    r"|bmw|mercedes|\b[235]0[678]\b|\bc[1-5]\b|berlingo|dacia|ford\b|opel|fiat|toyota",
    re.IGNORECASE,
)
_REACH = 50


def _near_vehicle(match: re.Match[str]) -> int:
    """Without hyphens a plate looks like words and numbers ("et 300 km"): a vehicle must be near.

    Speeds and amounts stay also beside vehicles: "la moto passe de 100 km/h".
    """
    around = match.string[max(0, match.start() - _REACH) : match.end() + _REACH]
    words = re.findall(r"[a-z]+", match.group().lower())
    common = any(word in _WORDS for word in words) and (match[1] or words[0] in _WORDS)
    return len(match.group()) if not common and _VEHICLE.search(around) else 0


_WORDS = frozenset(
    """le la de et en ce se ne me te es as ma ta sa km kg cm mm db tv pv mw gw cv ch ht tl an na
    eur ans crs les des ces ses mes par sur pas et kwh ttc rn rd hlm""".split()
)

PLATES: tuple[Rule, ...] = (
    Rule(
        name="plates",
        apply=mask(_NEW, PLATE),
        examples={"une Clio AB-123-CD": f"une Clio {PLATE}", "article AB 12": "article AB 12"},
    ),
    Rule(
        name="plates-in-lower-case",
        apply=mask(_NEW_LOW, PLATE),
        examples={"une clio ab-123-cd": f"une clio {PLATE}"},
    ),
    Rule(
        name="plates-near-vehicles",
        apply=mask(_LOOSE, PLATE, _near_vehicle),
        examples={
            "la moto FG 456 HJ": f"la moto {PLATE}",
            "ET 300 KM EN MOTO": "ET 300 KM EN MOTO",
        },
    ),
    Rule(
        name="old-plates",
        apply=mask(_OLD, PLATE, _near_vehicle),
        examples={"la voiture 1234 YZ 02": f"la voiture {PLATE}", "500 EUR 75": "500 EUR 75"},
    ),
)
