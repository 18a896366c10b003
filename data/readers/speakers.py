"""Who speaks in a line of minutes, and for which public."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_CIVILITY = (
    r"(?:MM?\.|M(?=\s[A-ZÉÈ])|Mr\.?|Mmes?\.?|Mlles?\.?|Monsieur|Madame|Mademoiselle|Dr|Me|Cne|Lt|"
    r"Maître|Docteur)"
)
_ARTICLE = (
    r"(?:[Uu]ne?|[Ll][ea]s?|[Ll]['’]|[Dd]es|[Pp]lusieurs|[Cc]ertains|[Cc]ertaines|[Dd]eux|[Tt]rois)"
)
_NAMED = re.compile(rf"{_CIVILITY}\s")
_DETERMINED = re.compile(
    rf"{_ARTICLE}\s*(?:autres?\s|ancien(?:ne)?s?\s|jeunes?\s(?=\w+\s*:))?(?=[a-zé])"
)
_TURN = re.compile(r"(?P<who>[^:?!«»]{1,120}?)\s*:(?:\s+(?P<said>.+)|\s*$)", re.DOTALL)
_LETTER = re.compile(r"(?:Q|R|Question|Réponse)(?:\s?\d{1,2})?")
_FULL_NAME = re.compile(
    r"(?!(?:L[ea]s?|Une?|Des|Nos?|Votre|Notre|Mon|Ma|Ces?|Cette)\s)(?:[A-ZÀ-Ü][a-zà-ü'’-]+(?:\s[A-ZÀ-Ü]\.?)?"
    r"\s[A-ZÀ-Ü][A-ZÀ-Ü'’-]{3,}|[A-ZÀ-Ü][A-ZÀ-Ü'’-]{2,}\s[A-ZÀ-Ü][a-zà-ü-]+)"
)
_WORD = re.compile(r"[\w'’-]+")
_INSTITUTIONS = frozenset(
    "police gendarmerie commissariat sdis ddsp association associations amicale collectif "
    "fédération pme famille centre-social plateforme-logistique pompiers animation jeune "
    "parent".split()
)
"""Words that tell the public of a speaker, but are topics when they stand first."""
_BARE_ROLE = re.compile(r"(?:\s(?:\d+|n°.*|[A-ZÀ-Ü].*|d[eu]s?\s.*|d['’].*))?|,\s[A-ZÀ-Ü].*")
_SAYING = frozenset(
    "rappelle rappellent propose proposent demande demandent souhaite souhaitent indique indiquent "
    "précise précisent explique expliquent répond répondent signale signalent regrette regrettent "
    "estime estiment dit disent pense pensent plaide plaident suggère suggèrent ajoute évoque "
    "évoquent déplore déplorent s'inquiète s'inquiètent s'alarme s'étonne constate constatent "
    "remarque remarquent insiste insistent témoigne témoignent raconte réclame réclament craint "
    "craignent confirme interroge interpelle conclut voudrait voudraient aimerait aimeraient "
    "intervient soulève considère relève note cite décrit dénonce dénoncent annonce s'adresse "
    "fait présente s'interroge s'interrogent dénonce".split()
)
_VERBS = _SAYING | frozenset(
    "est sont a ont font doit doivent peut peuvent veut reste n'est n'a n'ont remercie accueille "
    "ouvre clôt donne prend apporte invite salue se sera était avait va vont".split()
)


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaker and what was said; `said` is "" where it follows below, or is the whole line."""

    speaker: str
    audience: str
    said: str


def turn_of(text: str) -> Turn | None:
    """Return the speaker turn "M. le maire : …" that a line is, None if it is none.

    What stands before the colon must be a person: a civility, a name in capitals, or an article
    and a noun for people. "Le constat : …" is no speaker; "Les jeunes : …" is rather a topic.
    """
    match = _TURN.fullmatch(text)
    if not match or len(match["who"].split()) > 16:
        return None
    who = match["who"].strip()
    if not is_person(who) or verb_position(who) >= 0 or _is_topic(who):
        return None
    return Turn(who, audience_of(who), (match["said"] or "").strip())


def reported_speaker(text: str) -> str:
    """Return who is reported to speak: "Un commerçant" of "Un commerçant regrette …", or ""."""
    head = text[:160]
    end = verb_position(head)
    says = end > 0 and _WORD.match(head[end:].replace("’", "'"))
    who = head[:end].strip(" ,") if says and says.group() in _SAYING else ""
    return who if who and len(who.split()) <= 12 and is_person(who) else ""


def is_person(who: str) -> bool:
    """Say whether a phrase names a person or group of people."""
    if _NAMED.match(who) or _LETTER.fullmatch(who) or _FULL_NAME.fullmatch(who):
        return True
    article = _DETERMINED.match(who)
    phrase = who[article.end() :] if article else who
    head = _role_pattern().match(phrase.lower())
    if head is None:
        return False
    topic = head.group() in _INSTITUTIONS or (article is None and head.group().endswith("s"))
    if article is None:
        return (
            who[:1].isupper()
            and not topic
            and _BARE_ROLE.fullmatch(phrase[head.end() :]) is not None
        )
    return not (topic and who[:1] in "Ll")


def _is_topic(who: str) -> bool:
    """A plural like "Les jeunes : …" tells what the line is about more often than who speaks."""
    return who.lower().startswith("les ")


def verb_position(text: str) -> int:
    """Return where the first verb of saying (or any of the commonest verbs) begins, or -1."""
    found = (match.start() for match in _WORD.finditer(text) if _is_verb(match.group()))
    return next(found, -1)


def _is_verb(word: str) -> bool:
    future = len(word) > 5 and word.endswith(("era", "eront", "erait", "eraient"))
    return future or word.replace("’", "'") in _VERBS


def audience_of(who: str) -> str:
    """Return the public a speaker belongs to, "" where it is not clear.

    The role nearest to the front decides, except that "président de" passes on to what follows.
    """
    return next((audience for audience in _roles(who.lower()) if audience), "")


def _roles(who: str) -> list[str]:
    """Return the audience of each role word found, in the order of the phrase."""
    text = who.replace("’", "'")
    found = [(text_match.start(), audience) for text_match, audience in _matches(text)]
    return [audience for _, audience in sorted(found, key=lambda pair: pair[0])]


def _matches(text: str) -> list[tuple[re.Match[str], str]]:
    return [
        (match, _people().get(match.group().replace(" ", "-"), ""))
        for match in _role_pattern().finditer(text)
    ]


@lru_cache(maxsize=1)
def _role_pattern() -> re.Pattern[str]:
    """Longer roles first, so that "conseil citoyen" is not read as "citoyen"."""
    words = sorted(_people(), key=lambda word: (-len(word), word))
    either = "|".join(re.escape(word).replace(r"\-", "[- ]") for word in words)
    return re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")


@lru_cache(maxsize=1)
def _people() -> Mapping[str, str]:
    text = files("data.readers").joinpath("speakers.csv").read_text(encoding="utf-8")
    lines = csv.DictReader(text.splitlines(), delimiter=";")
    return {word: line["audience"] for line in lines for word in line["words"].split()}
