"""What an import and an analysis leave to be read: closed questions, moments, campaigns."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from data.intake import IntakeFile
from nlp.settings import EmbedSettings, Settings
from nlp.types import Slice
from service.accounts.roles import Principal, Role
from service.analyses.actions import ANALYSE, start
from service.analyses.jobs import RECIPE as ANALYSIS
from service.analyses.queries import choose_analysis
from service.analyses.tables import Analysis
from service.batches.actions import IMPORT
from service.batches.jobs import RECIPE as BATCH
from service.batches.tables import Contribution
from service.campaigns.queries import campaign_of, seen_campaigns
from service.closed.crossed import Crossed, crossed_themes
from service.closed.queries import closed_questions
from service.closed.store import count_closed
from service.closed.tables import ClosedQuestion, ClosedTally
from service.db.engine import reading, writing
from service.jobs.run import Runner
from service.territories.queries import look
from service.territories.residual import residual_of
from service.themes.queries import themes_of
from service.themes.timeline import timeline_of
from tests import storage
from tests.unit.nlp.builders import VOCABULARIES, planted

SAFE = "Vous sentez-vous en sécurité ?"
COPY = (
    "Nous demandons la réouverture du commissariat de notre quartier car les agents ne viennent "
    "plus jamais quand les habitants appellent la nuit"
)
RECIPES = {IMPORT: BATCH, ANALYSE: ANALYSIS}


def _file(folder: Path, name: str, first: int) -> Path:
    """Write 60 answers a batch: texts of four themes, and a text that three people sent."""
    texts = [one.contribution.text for one in planted(14, tuple(VOCABULARIES)[:4], seed=first)]
    texts += [f"{COPY}{end}" for end in (".", " !", ", merci.", " ?")]
    lines = [f"id;departement;date;{SAFE};Que faut-il changer dans votre commune ?"]
    for place, text in enumerate(texts):
        answer = ("Assez", "Pas du tout", "Tout à fait", "")[place % 4]
        where, day = ("02", "59")[place % 2], 13 + place % 8
        lines.append(f"{first + place};{where};{day}/01/2020;{answer};{text}")
    path = folder / name
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def _run(place: storage.Place, job: str) -> None:
    runner = Runner(place.settings, place.home, place.engine, RECIPES)
    runner.run(job, lambda _, step: step())


def _import(place: storage.Place, path: Path) -> None:
    _run(place, storage.submitted(place, [IntakeFile(path=path)]).job.id)


def test_each_batch_counts_all_closed_answers_again(place: storage.Place, tmp_path: Path) -> None:
    _import(place, _file(tmp_path, "a.csv", 100))
    with reading(place.engine) as session:
        (one,) = closed_questions(session, "essai", "02")
    assert (one.question, one.base, one.non_answers) == (SAFE, 30, 0)
    _import(place, _file(tmp_path, "b.csv", 900))
    with reading(place.engine) as session:
        (one,) = closed_questions(session, "essai")
        (part,) = closed_questions(session, "essai", "FR", Slice(channel="autre"))
        (none,) = closed_questions(session, "essai", "33")
    assert [option.answer for option in one.options] == ["Pas du tout", "Assez", "Tout à fait"]
    assert (one.base, one.non_answers, one.unit) == (90, 30, "contributeurs")
    assert part.options == one.options
    assert [option.n for option in none.options] == [0, 0, 0]


def test_counting_again_leads_to_the_same_rows(place: storage.Place, tmp_path: Path) -> None:
    _import(place, _file(tmp_path, "a.csv", 100))
    seen = []
    for _ in range(2):
        with writing(place.engine) as session:
            count_closed(session, storage.consultation(place).id)
            session.commit()
            digests = session.scalars(select(ClosedQuestion.digest)).all()
            rows = session.scalars(select(ClosedTally)).all()
            seen.append((digests, sorted((one.territory, one.base) for one in rows)))
    assert seen[0] == seen[1]


@dataclass(frozen=True)
class Analysed:
    """A consultation with an analysis that has ended."""

    place: storage.Place


@pytest.fixture(scope="module")
def analysed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Analysed]:
    folder = tmp_path_factory.mktemp("figures")
    with storage.opened(folder / "var") as place:
        _import(place, _file(folder, "a.csv", 100))
        owner = storage.consultation(place)
        settings = Settings(threads=1, embed=EmbedSettings(encoder="lsa"))
        with writing(place.engine) as session:
            job = start(session, session.merge(owner), settings).analysis.job_id
            session.commit()
        _run(place, job)
        yield Analysed(place)


def test_answers_are_crossed_with_the_themes_of_their_authors(analysed: Analysed) -> None:
    with reading(analysed.place.engine) as session:
        chosen = choose_analysis(session, "essai")
        (asked,) = closed_questions(session, "essai")
        rows = crossed_themes(session, chosen, Crossed(question=asked.id, territory="FR"))
        themes = [one for one in themes_of(session, chosen.analysis) if one.level == 1]
    assert len(rows) == 3 * len(themes)
    assert {one.total for one in rows} == {45}
    assert sum(one.base or 0 for one in rows[:3]) == 45


def test_themes_are_followed_over_two_weeks(analysed: Analysed) -> None:
    me = Principal(role=Role.ANALYSTE)
    with reading(analysed.place.engine) as session:
        chosen = choose_analysis(session, "essai")
        theme = themes_of(session, chosen.analysis)[0]
        weeks, days = (
            timeline_of(session, look(me, chosen, "FR", Slice()), theme.id, step)
            for step in ("semaine", "jour")
        )
    assert [one.period for one in weeks.points] == ["2020-W03", "2020-W04"]
    assert len(days.points) == 8
    assert sum(one.base for one in days.points) == 60
    assert sum(one.contributions for one in weeks.points) == theme.contributions


def test_a_text_that_several_sent_is_a_campaign(analysed: Analysed) -> None:
    me = Principal(role=Role.ANALYSTE)
    with reading(analysed.place.engine) as session:
        analysis = choose_analysis(session, "essai").analysis
        found = seen_campaigns(session, analysis, me)
        query = select(Contribution.key).where(Contribution.text.startswith(COPY[:30]))
        keys = session.scalars(query).all()
        of = {campaign_of(session, analysis, key) is not None for key in keys}
    assert [(one.contributions, one.contributors, one.territories) for one in found] == [
        (4, 4, ("02", "59"))
    ]
    assert (len(keys), of) == (4, {True})


def test_passages_without_theme_are_counted_by_territory(analysed: Analysed) -> None:
    with reading(analysed.place.engine) as session:
        analysis = session.scalars(select(Analysis).where(Analysis.state == "done")).one()
        found = residual_of(session, analysis.id)
    account: Any = analysis.account
    assert found["FR"] == (sum(account["residual"].values()), account["passages"])
    assert {"02", "59", "R32"} <= set(found)
    assert tuple(map(sum, zip(found["02"], found["59"], strict=True))) == found["R32"]
