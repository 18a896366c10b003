"""A consultation whose themes, parts and differences are known, stored without any clustering."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from sqlalchemy import Engine

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.stage import Counted, aggregate
from nlp.copies.campaigns import copies_of
from nlp.corpus import prepare
from nlp.evidence.stage import no_evidence
from nlp.grouping import Grouping
from nlp.identifiers import theme_ids
from nlp.pipeline import State
from nlp.types import Cleaned, Context, Contribution, Passage, Source, Status, Term, Theme, Tokens
from service.analyses.store import store
from service.analyses.tables import Analysis
from service.batches.store import store as store_batch
from service.batches.tables import Batch
from service.consultations.tables import Consultation
from service.db.engine import writing
from service.specificities.store import store_kept
from service.specificities.work import compare
from tests import builders, storage

SLUG, ANALYSIS = "semee", "e" * 32
ASSIGNED: Status = "assigned"

NAMES = ("éclairage", "vitesse", "police")
"""Theme `i` has sub-themes `2 i` and `2 i + 1`."""

SENTENCES = (
    ("Lampadaire {} en panne.", "Lumière {} éteinte."),
    ("Motos {} devant écoles.", "Radar {} cassé."),
    ("Aucune patrouille {} vue.", "Brigade {} trop fermée."),
)
"""Two together have fewer than twelve words, so that none is taken for a copy of another."""

DETAILS = ("marché", "gare", "stade", "collège", "mairie", "place", "parking", "cinéma")
WEIGHTS = (5, 3, 4, 2, 3, 2)
PLACES = ("021", "022", "02", "591", "2A", "75", "FR")
CHANNELS = ("réunion", "consultation en ligne", "consultation en ligne", "courrier")
QUESTIONS = ("Que faut-il changer ?", "Quelles priorités ?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """What one person says: a sub-theme a sentence, where and how."""

    subthemes: tuple[int, ...]
    territory: str = "02"
    channel: str = "réunion"
    audience: str = ""
    question: str = QUESTIONS[0]
    word: str = ""
    contributor: str = ""


Plant = Callable[[random.Random, Spoken], Spoken]


def spoken(count: int, seed: int, plant: Plant = lambda _, one: one) -> list[Spoken]:
    """Draw what people say independently of where and how; `plant` changes some of it."""
    chance = random.Random(seed)
    return [plant(chance, _drawn(chance)) for _ in range(count)]


def _drawn(chance: random.Random) -> Spoken:
    sentences = 1 + (chance.random() < 0.4)
    return Spoken(
        subthemes=tuple(chance.choices(range(6), weights=WEIGHTS, k=sentences)),
        territory=chance.choice(PLACES),
        channel=chance.choice(CHANNELS),
        audience=chance.choice(("élus", "associations", "")),
        question=chance.choice(QUESTIONS),
    )


def police_in_the_nord(chance: random.Random, one: Spoken) -> Spoken:
    """Half of what is said in the Nord is of the police; a few in Corsica speak of goats."""
    if one.territory == "591" and chance.random() < 0.5:
        return replace(one, subthemes=(4,))
    if one.territory == "2A" and chance.random() < 0.09:
        return replace(one, subthemes=one.subthemes[:1], word="chèvres divagantes")
    return one


def state_of(said: Sequence[Spoken]) -> State:
    """Return the state of an analysis that found exactly the themes that were meant."""
    cleaned = [_cleaned(number, one) for number, one in enumerate(said)]
    corpus = prepare(cleaned)
    passages, below = _passages(cleaned, said, {one.id for one in corpus.analysed})
    grouping = _grouping(np.array(below, dtype=np.int32))
    state = State(
        cleaned=(),
        corpus=corpus,
        copies=copies_of(corpus),
        passages=tuple(passages),
        tokens=tuple(_tokens(one.text) for one in passages),
        grouping=grouping,
        themes=tuple(_themes(grouping)),
    )
    counted = Counted(
        corpus=corpus,
        passages=passages,
        grouping=grouping,
        themes=state.themes,
        refused=0,
        evidence=no_evidence(len(passages)),
        copies=state.copies.group if state.copies else None,
    )
    return replace(state, analysis=aggregate(counted, load_gazetteer(), 20))


def _cleaned(number: int, one: Spoken) -> Cleaned:
    detail = one.word or " ".join((DETAILS[number % 8], DETAILS[number // 8 % 8]))
    said = [f"{number} {detail}", f"{number}"]
    text = " ".join(
        SENTENCES[below // 2][below % 2].format(name)
        for below, name in zip(one.subthemes, said, strict=False)
    )
    context = Context(
        question=one.question,
        territory=one.territory,
        channel=one.channel,
        audience=one.audience,
        contributor=one.contributor or f"p{number}",
        file="avis.csv",
        row=number + 2,
    )
    return Cleaned(contribution=Contribution(id=f"c{number:04}", text=text, context=context),
                   blank=False)  # fmt: skip


def _passages(
    cleaned: Sequence[Cleaned], said: Sequence[Spoken], analysed: set[str]
) -> tuple[list[Passage], list[int]]:
    passages, below = [], []
    for one, meant in zip(cleaned, said, strict=True):
        if one.contribution.id not in analysed:
            continue
        start, text = 0, one.contribution.text
        for index, subtheme in enumerate(meant.subthemes):
            end = text.index(".", start) + 1
            passages.append(
                Passage(
                    contribution_id=one.contribution.id,
                    index=index,
                    start=start,
                    end=end,
                    text=text[start:end],
                )
            )
            below.append(subtheme)
            start = end + 1
    return passages, below


def _tokens(text: str) -> Tokens:
    words = [word.strip(".,").lower() for word in text.split() if word.strip(".,").isalpha()]
    joined = " ".join(words).replace("chèvres divagantes", "chèvres_divagantes").split()
    lemmas = tuple(word.replace("_", " ") for word in joined)
    return Tokens(lemmas=lemmas, forms=lemmas)


def _grouping(below: "np.ndarray") -> Grouping:
    none, zero = np.full(len(below), -1, np.int32), np.zeros(len(below), np.float32)
    return Grouping(
        themes=3,
        parents=(0, 0, 1, 1, 2, 2),
        status=(ASSIGNED,) * len(below),
        theme=below // 2,
        subtheme=below,
        strength=np.linspace(0.9, 0.5, len(below), dtype=np.float32),
        runner_up=none,
        margin=zero,
        also=none,
        also_subtheme=none,
        also_strength=zero,
        also_margin=zero,
        stability=(0.9,) * 3,
        substability=(0.9,) * 6,
    )


def _themes(grouping: Grouping) -> list[Theme]:
    ids = theme_ids(grouping)
    whole = [(ids.themes[i], None, 1, NAMES[i]) for i in range(3)]
    below = [
        (ids.subthemes[s], ids.themes[s // 2], 2, f"{NAMES[s // 2]} {s % 2}") for s in range(6)
    ]
    return [
        Theme(
            id=id_,
            parent_id=parent,
            level=level,
            title=title,
            terms=(Term(form="rue", weight=0.5),),
            definition=f"Ce thème parle de : {title}.",
            exemplars=(),
        )
        for id_, parent, level, title in sorted((*whole, *below), key=lambda one: one[0])
    ]


def stored(home: Path, said: Sequence[Spoken]) -> Engine:
    """Return an engine on a database that holds the consultation and its analysis."""
    engine = builders.empty_database(home)
    state = state_of(said)
    everyone = tuple(_cleaned(number, one) for number, one in enumerate(said))
    with writing(engine) as session:
        owner = Consultation(slug=SLUG, name="Consultation semée", fictional=True)
        session.add(owner)
        session.flush()
        batch = Batch(id="lot", consultation_id=owner.id, content_hash="h", job_id="", state="done")
        session.add(batch)
        session.flush()
        received = storage.received()
        store_batch(
            session, batch, replace(received, cleaned=tuple(everyone), sources=_sources(everyone))
        )
        analysis = Analysis(id=ANALYSIS, consultation_id=owner.id, job_id="", settings={})
        session.add(analysis)
        session.flush()
        assert state.analysis is not None
        store(session, analysis, state.analysis)
        store_kept(session, ANALYSIS, compare(state))
        session.commit()
    return engine


def _sources(everyone: Sequence[Cleaned]) -> tuple[Source, ...]:
    return tuple(
        Source(id=one.contribution.id, text=one.contribution.text, context=one.contribution.context)
        for one in everyone
    )
