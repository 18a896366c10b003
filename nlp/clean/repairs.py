"""What files, browsers and word processors do to texts, undone. Line breaks stay: they cut."""

import html
import re
import unicodedata

import ftfy

from nlp.clean.rules import Rule, holding, substitute, where

_SPOILT = re.compile(r"[ÃÂâ][\u0080-\u00bf€™œ“”‘’šžŸ¢£¤¥¦§¨©ª«¬®¯°±²³´µ¶·¸¹º»¼½¾¿ ]|ï¿½")
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});", re.IGNORECASE)
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_SPACES, _AROUND, _LINES = re.compile(" {2,}"), re.compile(r" *\n *"), re.compile(r"\n{3,}")
_BULLET = re.compile(r"[•●▪◦‣➢➤►▶∙⁃■□·*✓✔➔→]|(?:\A|\n) *o ")
_LIGATURE = re.compile("[ﬀ-ﬆ]")


def _unspoil(text: str) -> tuple[str, int]:
    if text.isascii() or not _SPOILT.search(text):
        return text, 0
    fixed = ftfy.fix_encoding(text)
    return fixed, int(fixed != text)


def _unescape(text: str) -> tuple[str, int]:
    if "&" not in text:
        return text, 0
    count = len(_ENTITY.findall(text))
    return (_ENTITY.sub(lambda m: html.unescape(m.group()), text) if count else text), count


def _compose(text: str) -> tuple[str, int]:
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, 0
    return unicodedata.normalize("NFC", text), 1


def _unligate(text: str) -> tuple[str, int]:
    return _LIGATURE.subn(lambda m: _LIGATURES[m.group()], text)


def _squeeze(text: str) -> tuple[str, int]:
    if "  " not in text and "\n" not in text and text == text.strip():
        return text, 0
    squeezed = _SPACES.sub(" ", text)
    squeezed = _LINES.sub("\n\n", _AROUND.sub("\n", squeezed)).strip()
    return squeezed, int(squeezed != text)


REPAIRS: tuple[Rule, ...] = (
    Rule(
        name="line-breaks",
        apply=where(
            re.compile(r"[\r\u0085\u2028\u2029\x0b\x0c]").search,
            substitute(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]", "\n"),
        ),
        examples={"un\r\ndeux\rtrois": "un\ndeux\ntrois"},
    ),
    Rule(
        name="mojibake",
        apply=_unspoil,
        examples={"sÃ©curitÃ©": "sécurité", "câ€™est": "c’est", "l'âme à Âge": "l'âme à Âge"},
    ),
    Rule(
        name="entities",
        apply=_unescape,
        examples={"l&#39;&eacute;cole": "l'école", "R&D; et A&B": "R&D; et A&B"},
    ),
    Rule(
        name="control-characters",
        apply=substitute(
            r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069"
            r"\ufeff\ufffc-\ufffe\ud800-\udfff]",
            "",
        ),
        examples={"po\u200blice\x00": "police", "sécu\u00adrité": "sécurité"},
    ),
    Rule(
        name="line-tags",
        apply=where(
            holding("<"),
            substitute(
                r"</?(?:br|p|div|li|ul|ol|tr|h[1-6]|blockquote)\b[^<>\n]{0,200}/?>",
                "\n",
                re.IGNORECASE,
            ),
        ),
        examples={"un<br/>deux": "un\ndeux", "a < b et c > d": "a < b et c > d"},
    ),
    Rule(
        name="tags",
        apply=where(
            holding("<"),
            substitute(
                r"</?(?:a|b|i|u|em|strong|span|font|img|table|td|th|tbody|small|sup|sub)\b[^<>\n]{0,500}>",
                "",
                re.IGNORECASE,
            ),
        ),
        examples={"<b>Stop</b> <3": "Stop <3"},
    ),
    Rule(name="accents", apply=_compose, examples={"e\u0301cole": "école"}),
    Rule(name="ligatures", apply=_unligate, examples={"eﬀectif": "effectif", "œuvre": "œuvre"}),
    Rule(
        name="apostrophes",
        apply=substitute("[’‘ʼ′´`＇]", "'"),
        examples={"l’État": "l'État"},
    ),
    Rule(name="quotes", apply=substitute("[“”„‟]", '"'), examples={"“oui”": '"oui"'}),
    Rule(
        name="spaces",
        apply=substitute(r"[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", " "),
        examples={"12\u202f000 €": "12 000 €"},
    ),
    Rule(
        name="repeated-signs",
        apply=where(
            holding("!!!", "???", "....", "----", "____", "====", "****", "~~~~", "####"),
            substitute(r"([!?])\1{2,}|(\.)\.{3,}|([-_=*~#])\3{3,}", r"\1\2\2\2\3"),
        ),
        examples={"Stop !!!!!": "Stop !", "euh......": "euh...", "-----": "-"},
    ),
    Rule(
        name="bullets",
        apply=where(
            _BULLET.search,
            substitute(r"\s*[•●▪◦‣➢➤►▶∙⁃■□] *|(?:\A|\n) *(?:[·*✓✔➔→]|o(?= )) *(?=[^\s*])", "\n- "),
        ),
        examples={"•police\n➢ école": "\n- police\n- école", "les 2 • suite": "les 2\n- suite"},
    ),
    Rule(
        name="repeated-spaces",
        apply=_squeeze,
        examples={"  un   deux \n\n\n\n trois ": "un deux\n\ntrois"},
    ),
)
