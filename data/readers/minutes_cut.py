"""Lines of minutes cut into contributions, each other line set aside with its reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from data.readers.lines import Line, marked_text
from data.readers.minutes_head import people_of
from data.readers.minutes_headings import (
    heading_audience,
    is_heading,
    looks_like_attendee,
    looks_like_name,
)
from data.readers.minutes_rules import (
    AGENDA,
    ANYWHERE,
    ATTENDANCE,
    CLOSING,
    DATE_PLACE,
    OPENING,
    SIGNING,
    TITLE,
    Rule,
    rule_of,
)
from data.readers.minutes_types import MinutePiece
from data.readers.speakers import Turn, audience_of, reported_speaker, turn_of
from data.territories.spelling import loose_key
from nlp.types import Rejected

_HEADING = "intitule: point de l'ordre du jour, repris avec les contributions qui le suivent"
_LABEL = "intitule: titre de ligne ou de colonne d'un tableau, repris avec ses cellules"
_LEAD = "introduction: annonce les contributions qui suivent, reprise avec elles"
_SPEAKER = "intervenant: nom de l'intervenant, repris avec ce qu'il a dit"
_FURNITURE = "pagination: en-tête ou pied de page répété"
_LONGEST_ASIDE = 45
_LEAD_WORDS = 12
_LABEL_WORDS = 4


@dataclass(slots=True)
class Cutter:
    """Where the reading stands. `section` is "head", "presence", "agenda", "body" or "end".

    `attended` tells where the attendance list names people so far: "line" (beside its head),
    "list" (below it) or "" (nobody yet).
    """

    name: str
    section: str = "head"
    attended: str = ""
    question: str = ""
    audience: str = ""
    lead: str = ""
    speaker: Turn | None = None
    agenda: dict[str, str] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    head: list[tuple[str, str]] = field(default_factory=list)
    pieces: list[MinutePiece] = field(default_factory=list)
    aside: list[Rejected] = field(default_factory=list)

    def set_aside(self, line: Line, reason: str) -> bool:
        """Note each row of the line with the reason."""
        rows = range(line.row, line.last_row + 1)
        self.aside += [
            Rejected(file=self.name, row=row, reason=reason, set_aside=True) for row in rows
        ]
        return True

    def by_rule(self, line: Line, rule: Rule) -> bool:
        """Note the line with the reason of a rule."""
        return self.set_aside(line, f"{rule.name}: {rule.reason}")


@dataclass(frozen=True, slots=True)
class Place:
    """A line with its neighbours."""

    line: Line
    before: Line | None
    after: Line | None


def cut(lines: Sequence[Line], name: str) -> Cutter:
    """Read the lines in order; the first step that knows a line takes it."""
    cutter = Cutter(name)
    for line, before, after in zip(lines, [None, *lines], [*lines[1:], None], strict=False):
        place = Place(line, before, after)
        next(step for step in STEPS if step(cutter, place))
    return cutter


def _furniture(cutter: Cutter, place: Place) -> bool:
    return place.line.kind == "furniture" and cutter.set_aside(place.line, _FURNITURE)


def _anywhere(cutter: Cutter, place: Place) -> bool:
    """Page numbers, rules, closing and signing lines."""
    if place.line.kind == "cell" or len(place.line.text.split()) > _LONGEST_ASIDE:
        return False
    rule = rule_of(place.line.text, ANYWHERE)
    if rule in (CLOSING, SIGNING):
        cutter.section = "end"
    return rule is not None and cutter.by_rule(place.line, rule)


def _presence(cutter: Cutter, place: Place) -> bool:
    """The head of a list of people, and the people of it."""
    line = place.line
    if rule_of(line.text, (ATTENDANCE,)):
        beside = line.text.partition(":")[2]
        cutter.section, cutter.attended = "presence", "line" if beside.strip() else ""
        cutter.people |= people_of(beside)
        return cutter.by_rule(line, ATTENDANCE)
    if cutter.section != "presence" or not looks_like_attendee(line, _is_apart(cutter, line)):
        return False
    cutter.attended = cutter.attended or "list"
    role = f"{line.lead}, " if line.kind == "cell" else ""
    cutter.people |= people_of(f"{role}{line.text}".replace(" – ", ", ", 1))
    return cutter.by_rule(line, ATTENDANCE)


def _is_apart(cutter: Cutter, line: Line) -> bool:
    """An empty line parts, and so does a list below people who stand on one line."""
    below = cutter.attended == "line" and line.kind == "item"
    return below or (bool(cutter.attended) and line.gap)


def _agenda(cutter: Cutter, place: Place) -> bool:
    """The head of the agenda and its items, until one of them comes back as a heading."""
    line = place.line
    if AGENDA.pattern.search(line.text):
        cutter.section = "agenda"
        named = (marked_text(item) for item in line.text.partition(":")[2].split(";"))
        cutter.agenda |= {loose_key(item): item for item in named if item}
        return cutter.by_rule(line, AGENDA)
    key = loose_key(line.text)
    if cutter.section != "agenda" or key in cutter.agenda or not _is_agenda_item(line):
        return False
    cutter.agenda[key] = line.text
    return cutter.by_rule(line, AGENDA)


def _is_agenda_item(line: Line) -> bool:
    if line.kind in ("heading", "cell") or turn_of(line.text) or OPENING.pattern.search(line.text):
        return False
    return len(line.text.split()) <= 20 and (line.kind == "item" or not line.text.endswith("."))


def _opening(cutter: Cutter, place: Place) -> bool:
    """Courtesies, before anything was said."""
    short = len(place.line.text.split()) <= _LONGEST_ASIDE
    fits = not cutter.pieces and short and OPENING.pattern.search(place.line.text) is not None
    return fits and cutter.by_rule(place.line, OPENING)


def _head(cutter: Cutter, place: Place) -> bool:
    """Title, date and place, before the first heading or contribution."""
    line = place.line
    if any(loose_key(text) == loose_key(line.text) for _, text in cutter.head):
        return cutter.by_rule(line, TITLE)
    if cutter.pieces or cutter.question or line.kind in ("cell", "label"):
        return False
    styled = line.kind == "title" and not DATE_PLACE.pattern.search(line.text)
    rule = TITLE if styled else rule_of(line.text, (TITLE, DATE_PLACE))
    if rule is None or len(line.text.split()) > _LONGEST_ASIDE or turn_of(line.text):
        return False
    cutter.head.append((rule.name, line.text))
    return cutter.by_rule(line, rule)


def _heading(cutter: Cutter, place: Place) -> bool:
    line = place.line
    known = cutter.agenda.get(loose_key(line.text), "")
    if not known and not is_heading(line, place.before, place.after):
        return False
    cutter.section, cutter.lead, cutter.speaker = "body", "", None
    cutter.question = (known or line.text).rstrip(" :.")
    cutter.audience = heading_audience(cutter.question)
    return cutter.set_aside(line, _HEADING)


def _label(cutter: Cutter, place: Place) -> bool:
    return place.line.kind == "label" and cutter.set_aside(place.line, _LABEL)


def _lead(cutter: Cutter, place: Place) -> bool:
    """A phrase ending in ":" before a list; a long one says something of its own, and is kept."""
    line, after = place.line, place.after
    words = len(line.text.split())
    opens = after is not None and (after.kind == "item" or words <= _LABEL_WORDS)
    if not line.text.endswith(":") or not opens or turn_of(line.text) or line.kind == "cell":
        return False
    cutter.section = "body"
    kept = words > _LEAD_WORDS and _contribution(cutter, place)
    cutter.lead = line.text.rstrip(" :")
    return kept or cutter.set_aside(line, _LEAD)


def _speaker_alone(cutter: Cutter, place: Place) -> bool:
    turn = turn_of(place.line.text)
    if turn is None or turn.said or place.after is None:
        return False
    cutter.section, cutter.lead, cutter.speaker = "body", "", turn
    return cutter.set_aside(place.line, _SPEAKER)


def _name_at_end(cutter: Cutter, place: Place) -> bool:
    signs = cutter.section == "end" and looks_like_name(place.line.text)
    return signs and cutter.by_rule(place.line, SIGNING)


def _contribution(cutter: Cutter, place: Place) -> bool:
    """Whatever is left was said by someone."""
    line = place.line
    turn = turn_of(line.text)
    if line.kind == "text" and len(cutter.lead.split()) > _LABEL_WORDS:
        cutter.lead = ""
    if turn or reported_speaker(line.text):
        cutter.speaker = None
    who = turn or cutter.speaker or _reported(line.text)
    cutter.section = "body"
    cutter.pieces.append(
        MinutePiece(
            text=turn.said if turn and turn.said else line.text,
            row=line.row,
            last_row=line.last_row,
            question=cutter.question,
            lead=line.lead or cutter.lead,
            speaker=who.speaker,
            audience=_audience(cutter, who),
        )
    )
    return True


def _reported(text: str) -> Turn:
    speaker = reported_speaker(text)
    return Turn(speaker, audience_of(speaker), text)


def _audience(cutter: Cutter, who: Turn) -> str:
    """What the speaker's own words tell, else the attendance list by surname, else the heading."""
    words = who.speaker.split(",")[0].lower().split()
    role = cutter.people.get(words[-1], "") if words else ""
    return who.audience or audience_of(role) or cutter.audience


STEPS: tuple[Callable[[Cutter, Place], bool], ...] = (
    _furniture,
    _presence,
    _agenda,
    _opening,
    _head,
    _anywhere,
    _heading,
    _label,
    _lead,
    _speaker_alone,
    _name_at_end,
    _contribution,
)
