"""Numbers that name a person: telephone, NIR, IBAN, card, plate."""

import re

import phonenumbers

from nlp.clean.rules import Rule, replace_where

PHONE, NIR, IBAN, CARD, PLATE = (
    "[téléphone]",
    "[NIR]",
    "[IBAN]",
    "[carte]",
    "[immatriculation]",
)

_NATIONAL = re.compile(r"(?<![\d€])(?<!\d[.,/-])0 ?[1-9](?:[ .\-/]{0,2}\d){8}(?![\d])")
_ABROAD = re.compile(r"(?:\+|(?<![\d.,])00)\d{2,3}[ .]?(?:\(0\))?(?:[ .\-/]?\d){6,11}(?!\d)")
_NIR = re.compile(
    r"(?<!\d)[12][ .]?\d{2}[ .]?(?:0[1-9]|1[0-2]|[2-9]\d)[ .]?(?:\d{2}|2[ABab])[ .]?\d{3}[ .]?\d{3}"
    r"(?:[ ./-]{0,3}(\d{2}))?(?!\d)"
)
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(r"(?<![\d.,])[3-6]\d{3}(?:[ -]?\d{4}){2}[ -]?\d{1,7}(?!\d)")
_PLATE = re.compile(
    r"\b(?:[A-HJ-NP-TV-Z]{2}[- ]?\d{3}[- ]?[A-HJ-NP-TV-Z]{2}"
    r"|[a-hj-np-tv-z]{2}-\d{3}-[a-hj-np-tv-z]{2})\b"
)
_OLD_PLATE = re.compile(
    r"\b\d{2,4}[ -]?([A-Z]{2,3})[ -]?(?:0[1-9]|[1-8]\d|9[0-5]|2[AB]|97[1-6])\b(?! ?%| ?€)"
)
_NOT_ON_PLATES = frozenset(
    "EUR CRS RIC TVA ISF HLM SDF ETP KM KG KWH ANS MOIS RN RD BD AV HT TTC".split()
)
_CONTEXT = re.compile(r"num[ée]ro|s[ée]cu|nir\b|iban|compte|rib\b", re.IGNORECASE)


def _is_abroad(match: re.Match[str]) -> bool:
    written = match.group()
    number = "+" + re.sub(r"\D", "", written.replace("(0)", "")).removeprefix("00")
    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number))
    except phonenumbers.NumberParseException:
        return False


def _is_nir(match: re.Match[str]) -> bool:
    """A key that fits proves it; without one, the usual grouping or a word before must."""
    plain = re.sub(r"[ ./-]", "", match.group()).upper().replace("2A", "19").replace("2B", "18")
    if match.group(1) and int(plain[13:]) == 97 - int(plain[:13]) % 97:
        return True
    return bool(re.search(r"\d \d{2} \d{2} ", match.group())) or _announced(match)


def _is_iban(match: re.Match[str]) -> bool:
    plain = match.group().replace(" ", "")
    moved = "".join(str(int(one, 36)) for one in plain[4:] + plain[:4])
    return int(moved) % 97 == 1 or _announced(match)


def _is_card(match: re.Match[str]) -> bool:
    """Source: Luhn, US patent 2,950,048, 1960."""
    digits = [int(one) for one in match.group() if one.isdigit()][::-1]
    doubled = [sum(divmod(2 * one, 10)) for one in digits[1::2]]
    return len(digits) in range(13, 20) and (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _is_old_plate(match: re.Match[str]) -> bool:
    return match.group(1) not in _NOT_ON_PLATES


def _announced(match: re.Match[str]) -> bool:
    return bool(_CONTEXT.search(match.string[max(0, match.start() - 40) : match.start()]))


NUMBERS: tuple[Rule, ...] = (
    Rule(
        name="iban",
        apply=replace_where(_IBAN, IBAN, _is_iban),
        examples={
            "FR76 3000 6000 0112 3456 7890 189": IBAN,
            "le GR20 et la RN2": "le GR20 et la RN2",
        },
    ),
    Rule(
        name="nir",
        apply=replace_where(_NIR, NIR, _is_nir),
        examples={"2 69 05 49 588 157 80": NIR, "12 000 000 d'euros": "12 000 000 d'euros"},
    ),
    Rule(
        name="card",
        apply=replace_where(_CARD, CARD, _is_card),
        examples={"4970 1012 3456 7890": "4970 1012 3456 7890", "4111 1111 1111 1111": CARD},
    ),
    Rule(
        name="phone",
        apply=replace_where(_NATIONAL, PHONE, lambda _: True),
        examples={"au 06.39.98.12.34 !": f"au {PHONE} !", "faire le 17": "faire le 17"},
    ),
    Rule(
        name="phone-abroad",
        apply=replace_where(_ABROAD, PHONE, _is_abroad),
        examples={"+33 6 39 98 12 34": PHONE, "0033639981234": PHONE, "+12 %": "+12 %"},
    ),
    Rule(
        name="plate",
        apply=replace_where(_PLATE, PLATE, lambda _: True),
        examples={"une Clio AB-123-CD": f"une Clio {PLATE}", "article AB 12": "article AB 12"},
    ),
    Rule(
        name="old-plate",
        apply=replace_where(_OLD_PLATE, PLATE, _is_old_plate),
        examples={"la 1234 YZ 02": f"la {PLATE}", "500 EUR 75": "500 EUR 75"},
    ),
)
