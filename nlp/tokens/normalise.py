"""What is put right in a word before spaCy sees it: signs, inclusive writing, stretched letters.

Works on one stretch between white space, so that each distinct one is treated once.
"""

import re

_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "´": "'", "‘": "'", "\xad": None})
_SIGNS = "•●▪◦‣➢►▶✓✔□■♦·*➔→⇒∙⁃#~_|=>+<-–—"
_ENDING = r"(?:e|ne|le|te|se|fe|ve|trice|rice|ice|euse|ère|ere|esse|ive|es|s|x|aux)"
_DOTTED = re.compile(
    rf"(?P<stem>[^\W\d_]{{2,}})[·•‧⋅∙]{_ENDING}(?P<more>s)?(?:[·•‧⋅∙.](?P<plural>s))?(?!\w)",
    re.IGNORECASE,
)
_POINTED = re.compile(
    rf"(?P<stem>[^\W\d_]{{3,}})(?P<sign>[.\-]){_ENDING}(?P<more>s)?(?:(?P=sign)(?P<plural>s))?(?!\w)",
    re.IGNORECASE,
)
_BRACKETED = re.compile(
    rf"(?P<stem>[^\W\d_]{{2,}})\((?:-|\.)?{_ENDING}?(?P<more>s)?\)(?P<plural>s)?(?!\w)",
    re.IGNORECASE,
)
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_NOT_INCLUSIVE = re.compile(r"-(?:ce|le|les|la|t|je|tu|il|y|en|ci|là|se)\Z", re.IGNORECASE)
_MASK = re.compile(r"\[[^\[\]\d]{2,40}\]")


def without_masks(text: str) -> str:
    """Leave out what stands for masked personal data, such as "[personne]"."""
    return _MASK.sub(" ", text) if "[" in text else text


def normalise(stretch: str) -> str:
    """Return a stretch without white space as plain French, its case kept.

    "•police" → "police"; "habitant·e·s", "habitant-e-s", "habitant(e)s" → "habitants";
    "trooop" → "trop"; "l’État" → "l'État".
    """
    stretch = stretch.translate(_APOSTROPHES).strip(_SIGNS)
    if not stretch.isalpha():
        stretch = _plain_gender(stretch)
    return stretch if stretch.startswith("www") else _STRETCHED.sub(r"\1", stretch)


def _plain_gender(stretch: str) -> str:
    if "(" in stretch:
        stretch = _BRACKETED.sub(_stem, stretch)
    if ("." in stretch or "-" in stretch) and not _NOT_INCLUSIVE.search(stretch):
        stretch = _POINTED.sub(_stem, stretch)
    return stretch if stretch.isascii() else _DOTTED.sub(_stem, stretch)


def _stem(match: re.Match[str]) -> str:
    stem = match["stem"]
    plural = match["plural"] or match["more"] or match.group().lower().endswith(("s", "s)"))
    return stem + "s" if plural and stem[-1].lower() not in "sxz" else stem
