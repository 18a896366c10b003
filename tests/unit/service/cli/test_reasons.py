"""A report says in French why lines were refused or set aside."""

import re
from pathlib import Path

import data
from data.readers import minutes_rules
from service.batches import store
from service.cli.reasons import LABELS, reason_label

_WRITTEN = re.compile(r'f?"([a-z]+(?:-[a-z]+)*): ')


def test_every_reason_that_is_written_has_a_label() -> None:
    places = [*Path(data.__path__[0]).rglob("*.py"), Path(store.__file__)]
    written = {slug for place in places for slug in _WRITTEN.findall(place.read_text("utf-8"))}
    rules = {one.name for one in vars(minutes_rules).values() if type(one).__name__ == "Rule"}
    assert {"ligne-vide", "deja-recu", "presence"} <= written | rules
    # Docstrings name the form itself: "slug: reason".
    assert (written | rules) - {"slug"} == set(LABELS)


def test_an_explanation_is_shown_before_a_label() -> None:
    assert reason_label("moderation: retirée le 3 mars") == "retirée le 3 mars"
    assert reason_label("ligne-vide") == "entièrement vide"
    assert reason_label("tout-autre") == "tout-autre"
