"""All masks in their order: a link before the name in it, a long number before a short one."""

import re

from nlp.clean.personal.contacts import CONTACTS, EMAIL, LINK
from nlp.clean.personal.names import NAMES, PERSON
from nlp.clean.personal.numbers import CARD, IBAN, NIR, NUMBERS, PHONE
from nlp.clean.personal.plates import PLATE, PLATES
from nlp.clean.personal.signatures import SIGNATURES
from nlp.clean.personal.streets import ADDRESS, STREETS
from nlp.clean.rules import Rule, has, run

PLACEHOLDERS = (EMAIL, PHONE, NIR, IBAN, CARD, PLATE, ADDRESS, LINK, PERSON)
MASKS: tuple[Rule, ...] = (*CONTACTS, *NUMBERS, *PLATES, *STREETS, *NAMES, *SIGNATURES)

_has_digit = has(*"0123456789")
_LONG_NUMBER = re.compile(r"[0-9](?:[ .\-/()]{0,3}[0-9AB]){7}|[0-9]{4}")
_PLATE = re.compile(r"[0-9]{2}[ -]?[A-Za-z]{2}")


def mask_personal_data(text: str, changes: dict[str, int]) -> str:
    """Put a French placeholder for what names a person; add to `changes` what each rule did."""
    text = run(CONTACTS, text, changes)
    if _has_digit(text):
        text = _mask_numbers(text, changes)
    text = run(NAMES, text, changes)
    return run(SIGNATURES, text, changes)


def _mask_numbers(text: str, changes: dict[str, int]) -> str:
    if _LONG_NUMBER.search(text):
        text = run(NUMBERS, text, changes)
    if _PLATE.search(text):
        text = run(PLATES, text, changes)
    return run(STREETS, text, changes)
