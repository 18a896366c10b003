"""What files, browsers and word processors do to texts, undone. Line breaks stay: they cut."""

import html
import re
import unicodedata

from nlp.clean.rules import Rule, has, substitute

_SPOILT = re.compile(r"[ÃÂâ][\u0080-\u00bf€™œ“”‘’šžŸ]|ï¿½|ðŸ")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8}\d?);", re.IGNORECASE)
_ESCAPED_AGAIN = re.compile(r"&(?:(?:amp|#38|#x26);)+", re.IGNORECASE)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile("[ﬀ-ﬆ]")
_SPACES, _AROUND, _LINES = re.compile(" {2,}"), re.compile(r" *\n *"), re.compile(r"\n{3,}")
_REPEATED = re.compile(r"([!?.,_=*~#-])\1+")
_SIGNS = {"!": (1, 2), "?": (1, 2), ",": (1, 1), ".": (3, 3)} | dict.fromkeys("-_=*~#", (1, 3))
"""What is left of a run of signs that is longer than the second number."""
_BULLETS = "•●▪◦‣➢➤►▶∙⁃■□"


def _unspoil(text: str) -> tuple[str, int]:
    if not _SPOILT.search(text):
        return text, 0
    import ftfy  # most runs never need it

    fixed = ftfy.fix_encoding(text)
    return fixed, int(fixed != text)


def _unescape(text: str) -> tuple[str, int]:
    """Only what ends in a semicolon: "R&D" and "A&B" are words."""
    text, changed = _ESCAPED_AGAIN.subn("&", text)

    def one(match: re.Match[str]) -> str:
        nonlocal changed
        character = html.unescape(match.group())
        changed += character != match.group()
        return character

    return _ENTITY.sub(one, text), changed


def _compose(text: str) -> tuple[str, int]:
    composed = unicodedata.normalize("NFC", text)
    return composed, int(composed != text)


def _unligate(text: str) -> tuple[str, int]:
    return _LIGATURE.subn(lambda m: _LIGATURES[m.group()], text)


def _shorten(text: str) -> tuple[str, int]:
    changed = 0

    def one(match: re.Match[str]) -> str:
        nonlocal changed
        sign, length = match[1], len(match.group())
        wanted, longest = _SIGNS[sign]
        changed += length > longest
        return sign * wanted if length > longest else match.group()

    return _REPEATED.sub(one, text), changed


def _squeeze(text: str) -> tuple[str, int]:
    squeezed = text
    if "  " in text:
        squeezed = _SPACES.sub(" ", squeezed)
    if "\n" in text:
        squeezed = _LINES.sub("\n\n", _AROUND.sub("\n", squeezed))
    squeezed = squeezed.strip()
    return squeezed, int(squeezed != text)


def _is_spaced(text: str) -> bool:
    return "  " in text or text[:1].isspace() or text[-1:].isspace() or "\n" in text


def _has_hidden(text: str) -> bool:
    """Tell whether a text may hold characters that cannot be seen; line feeds are no such thing."""
    return not text.replace("\n", " ").isprintable()


def _may_start_bullet(text: str) -> bool:
    return text[:1] in "·*✓✔➔→–—o" or "\n" in text


REPAIRS: tuple[Rule, ...] = (
    Rule(
        name="line-breaks",
        needs=_has_hidden,
        apply=substitute(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]", "\n"),
        examples={"un\r\ndeux\rtrois": "un\ndeux\ntrois"},
    ),
    Rule(
        name="mojibake",
        needs=has("Ã", "Â", "â", "ï¿", "ð"),
        apply=_unspoil,
        examples={"sÃ©curitÃ©": "sécurité", "câ€™est": "c’est", "l'âme à Âge": "l'âme à Âge"},
    ),
    Rule(
        name="entities",
        needs=has("&"),
        apply=_unescape,
        examples={"l&#39;&amp;amp;eacute;cole": "l'école", "R&D; et A&B": "R&D; et A&B"},
    ),
    Rule(
        name="control-characters",
        needs=_has_hidden,
        # Joiners inside emoji stay: without them a family falls apart.
        apply=substitute(
            r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f"
            r"\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
            r"|(?<![\u2600-\u27bf\U0001f000-\U0001faff\ufe0f])\u200d",
            "",
        ),
        examples={
            "po\u200blice\x00": "police",
            "sécu\u00adrité": "sécurité",
            "👨\u200d👩": "👨\u200d👩",
        },
    ),
    Rule(
        name="line-tags",
        needs=has("<"),
        apply=substitute(
            r"</?(?:br|p|div|li|ul|ol|tr|h[1-6]|blockquote)\b[^<>\n]{0,200}>",
            "\n",
            re.IGNORECASE,
        ),
        examples={"un<br/>deux": "un\ndeux", "a < b et c > d": "a < b et c > d"},
    ),
    Rule(
        name="tags",
        needs=has("<"),
        apply=substitute(
            r"</?(?:a|b|i|u|em|strong|span|font|img|table|td|th|tbody|thead|small|sup|sub|code|pre"
            r"|script|style|iframe|o:p)\b(?:\s[^<>\n]{0,500})?/?>",
            "",
            re.IGNORECASE,
        ),
        examples={"<b>Stop</b> <3": "Stop <3", "<a href='x'>ici</a>": "ici"},
    ),
    Rule(
        name="accents",
        needs=lambda text: not unicodedata.is_normalized("NFC", text),
        apply=_compose,
        examples={"e\u0301cole": "école"},
    ),
    Rule(
        name="ligatures",
        needs=has(*_LIGATURES),
        apply=_unligate,
        examples={"eﬀectif": "effectif", "œuvre": "œuvre"},
    ),
    Rule(
        name="apostrophes",
        needs=has(*"’‘ʼ′´`＇"),
        apply=substitute("[’‘ʼ′´`＇]", "'"),
        examples={"l’État": "l'État"},
    ),
    Rule(
        name="quotes",
        needs=has(*"“”„‟"),
        apply=substitute("[“”„‟]", '"'),
        examples={"“oui”": '"oui"'},
    ),
    Rule(
        name="spaces",
        needs=_has_hidden,
        apply=substitute(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " "),
        examples={"12\u202f000 €": "12 000 €"},
    ),
    Rule(
        name="bullets",
        needs=has(*_BULLETS),
        apply=substitute(rf"\s*[{_BULLETS}]+ *", "\n- "),
        examples={"•police\n➢ école": "\n- police\n- école", "les 2 • suite": "les 2\n- suite"},
    ),
    Rule(
        name="repeated-spaces",
        needs=_is_spaced,
        apply=_squeeze,
        examples={"  un   deux \n\n\n\n trois ": "un deux\n\ntrois"},
    ),
    Rule(
        name="bullets-at-line-start",
        needs=_may_start_bullet,
        apply=substitute(r"(?:\A|(?<=\n)) *(?:[·*✓✔➔→–—]|o(?= )) *(?=[^\s*])", "- "),
        examples={"* police\no école": "- police\n- école", "habitant·e": "habitant·e"},
    ),
    Rule(
        name="repeated-signs",
        needs=has("!!!", "???", "....", "----", "____", "====", "****", "~~~~", "####", ",,"),
        apply=_shorten,
        examples={"Stop !!!!!": "Stop !", "euh......": "euh...", "-----": "-", "oui,,": "oui,"},
    ),
)
