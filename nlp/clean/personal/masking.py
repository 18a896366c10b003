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

# Digits are matched as [0-9] where speed counts: \d looks every character up.
_LONG_NUMBER = re.compile(r"[0-9](?:[ .\-/()]{0,3}[0-9A-Ba-b]){7}")
_PLATE_END = re.compile(
    r"[0-9][0-9](?:[0-9][ -]?[A-Za-z]{2}(?![A-Za-z])|[0-9]{0,2}[ -]?[A-Za-z]{2,3}[ -]?[0-9])"
)
_TITLE = re.compile(
    r"[MmDP](?<!\w.)(?:(?<=[Mm])\.|(?<=M)e? |[rR][. ]|mes?[. ]|ME[. ]|M[. ]|lle|LLE|onsieur|ONSIEUR"
    r"|adame|ADAME|ademoiselle|essieurs|esdames|a[iî]tre )"
)
_may_lead = has("@", "://", "www.", "WWW.", ".com/", ".fr/", "(at)", "[at]", "arobase")
_has_digit = has(*"0123456789")
_may_teach = has("octeur ", "rofesseur ")


def mask_personal_data(text: str, changes: dict[str, int]) -> str:
    """Put a French placeholder for what names a person; add to `changes` what each rule did."""
    if _may_lead(text):
        text = run(CONTACTS, text, changes)
    if _has_digit(text):
        text = _mask_numbers(text, changes)
    if _TITLE.search(text) or _may_teach(text):
        text = run(NAMES, text, changes)
    return run(SIGNATURES, text, changes)


def _mask_numbers(text: str, changes: dict[str, int]) -> str:
    if _LONG_NUMBER.search(text):
        text = run(NUMBERS, text, changes)
    if _PLATE_END.search(text):
        text = run(PLATES, text, changes)
    return run(STREETS, text, changes)
