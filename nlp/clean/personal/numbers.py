"""Numbers that name a person: telephone, NIR, IBAN, bank card."""

import re
from itertools import pairwise

import phonenumbers

from nlp.clean.rules import Rule, mask

PHONE, NIR, IBAN, CARD = "[téléphone]", "[NIR]", "[IBAN]", "[carte]"

# 08 numbers are those of services, never of a person.
_NATIONAL = re.compile(r"0(?<![\d€]0)(?<!\d[.,/-]0) ?[1-79](?:[ .\-/]{0,2}\d){8}(?!\d)")
_ABROAD = re.compile(
    r"(?:\+ ?|(?<![\d.,])00 ?)[1-9]\d{0,2}[ .]?(?:\(0\) ?)?\d(?:[ .\-/]?\d){5,12}"
    r"(?!\d| ?(?:€|%|euro|million|milliard|m²))"
)
_NIR = re.compile(
    r"[12](?<!\d.)[ .-]?\d{2}[ .-]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .-]?(?:\d{2}|2[ABab])[ .-]?\d{3}"
    r"[ .-]?\d{3}(?:[ ./-]{0,3}(\d{2}))?(?!\d)"
)
_IBAN = re.compile(r"\b([A-Z]{2})\d{2}(?:[ -]?[A-Z0-9]{1,4}){3,10}\b", re.IGNORECASE)
_IBAN_LENGTHS = {
    "FR": 27, "MC": 27, "BE": 16, "LU": 20, "DE": 22, "CH": 21, "ES": 24, "IT": 27, "PT": 25,
    "NL": 18, "GB": 22, "PL": 28, "RO": 24, "IE": 22, "AT": 20, "LT": 20, "EE": 20, "MT": 31,
}  # fmt: skip
_CARD = re.compile(
    r"(?<![\d.,])(?:[2-6]\d{3}(?:[ .-]?\d{4}){3}|3[47]\d{2}[ .-]?\d{6}[ .-]?\d{5})(?![\d€])"
)
_DATE = re.compile(r"\d{2}[ ./-]\d{2}[ ./-](?:19|20)\d{2}")
_ANNOUNCED = re.compile(r"num[ée]ro|n°|s[ée]cu|\bnir\b|iban|compte|\brib\b", re.IGNORECASE)


def _national(match: re.Match[str]) -> int:
    """Leave dates, amounts (groups of three) and lists of départements ("01 02 03 04 05")."""
    groups = re.findall(r"\d+", match.group())
    numbers = [int(group) for group in groups]
    listed = len(numbers) > 3 and all(b - a == 1 for a, b in pairwise(numbers))
    grouped = len(groups[0]) == 3 and len(groups) > 2
    dated = _DATE.match(match.group()) is not None
    return 0 if listed or grouped or dated else len(match.group())


def _abroad(match: re.Match[str]) -> int:
    written = match.group()
    digits = re.sub(r"\D", "", written.replace("(0)", ""))
    try:
        number = phonenumbers.parse("+" + digits.removeprefix("00"))
    except phonenumbers.NumberParseException:
        return 0
    french = number.country_code in {33, 262, 590, 594, 596}
    valid = phonenumbers.is_possible_number if french else phonenumbers.is_valid_number
    return len(written) if valid(number) else 0


def _nir(match: re.Match[str]) -> int:
    """A key that fits proves it; without one, the usual grouping or a word before must.

    Source: the key is 97 less the number modulo 97, Corsica's 2A and 2B counting as 19 and 18.
    """
    plain = re.sub(r"[ ./-]", "", match.group()).upper().replace("2A", "19").replace("2B", "18")
    proven = match[1] and int(plain[13:]) == 97 - int(plain[:13]) % 97
    grouped = re.match(r"\d \d\d \d\d \w\w \d{3} \d{3}", match.group())
    return len(match.group()) if proven or grouped or _announced(match) else 0


def _iban(match: re.Match[str]) -> int:
    """Source: ISO 13616; the number rearranged is 1 modulo 97, its length is its country's."""
    length = _IBAN_LENGTHS.get(match[1].upper(), 0)
    places = [i for i, one in enumerate(match.group()) if one.isalnum()]
    if not length or len(places) < length:
        return 0
    end = places[length - 1] + 1
    plain = re.sub(r"[^A-Z0-9]", "", match.group()[:end].upper())
    proven = int("".join(str(int(one, 36)) for one in plain[4:] + plain[:4])) % 97 == 1
    return end if proven or _announced(match) else 0


def _card(match: re.Match[str]) -> int:
    """Source: Luhn, US patent 2,950,048, 1960."""
    digits = [int(one) for one in match.group() if one.isdigit()][::-1]
    doubled = [sum(divmod(2 * one, 10)) for one in digits[1::2]]
    return len(match.group()) if (sum(digits[::2]) + sum(doubled)) % 10 == 0 else 0


def _announced(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 40) : match.start()]
    return _ANNOUNCED.search(before) is not None


NUMBERS: tuple[Rule, ...] = (
    Rule(
        name="ibans",
        apply=mask(_IBAN, IBAN, _iban),
        examples={
            "FR14 2004 1010 0505 0001 3M02 606 svp": f"{IBAN} svp",
            "le GR20 et la RN2": "le GR20 et la RN2",
        },
    ),
    Rule(
        name="nirs",
        apply=mask(_NIR, NIR, _nir),
        examples={"2 69 05 49 588 157 80": NIR, "12 000 000 d'euros": "12 000 000 d'euros"},
    ),
    Rule(
        name="cards",
        apply=mask(_CARD, CARD, _card),
        examples={"4970 1012 3456 7890": "4970 1012 3456 7890", "4111 1111 1111 1111": CARD},
    ),
    Rule(
        name="phones",
        apply=mask(_NATIONAL, PHONE, _national),
        examples={
            "au 06.39.98.12.34 !": f"au {PHONE} !",
            "faire le 17": "faire le 17",
            "les 01 02 03 04 05": "les 01 02 03 04 05",
            "le 05/01/2020 19/01": "le 05/01/2020 19/01",
        },
    ),
    Rule(
        name="phones-abroad",
        apply=mask(_ABROAD, PHONE, _abroad),
        examples={"+33 6 39 98 12 34": PHONE, "0033639981234": PHONE, "+12 %": "+12 %"},
    ),
)
