"""Every rule cuts its own examples as it says."""

import pytest

from nlp.segment.breaks import MARK_RULES
from nlp.segment.rule import Rule
from nlp.segment.sentences import SENTENCE_RULES

RULES = [*MARK_RULES, *SENTENCE_RULES]
CASES = [(rule, text) for rule in RULES for text in rule.examples]


def cut(rule: Rule, text: str) -> tuple[str, ...]:
    """Cut a text by one rule alone."""
    begin, parts = 0, []
    for start, end in [*sorted(rule.find(text)), (len(text), len(text))]:
        parts.append(text[begin:start].strip())
        begin = end
    return tuple(part for part in parts if part)


@pytest.mark.parametrize(("rule", "text"), CASES, ids=[f"{r.name}: {t!r}" for r, t in CASES])
def test_a_rule_cuts_its_examples_as_it_says(rule: Rule, text: str) -> None:
    assert cut(rule, text) == rule.examples[text]


def test_rules_have_names_of_their_own() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_a_long_line_without_an_end_goes_on_below() -> None:
    (rule,) = [rule for rule in RULES if rule.name == "lines"]
    wrapped = (
        "Il faudrait que la mairie entretienne enfin les chemins ruraux\nqui relient les hameaux"
    )
    assert cut(rule, wrapped) == (wrapped,)


def test_a_wide_space_after_an_article_is_a_slip() -> None:
    (rule,) = [rule for rule in RULES if rule.name == "gaps"]
    assert cut(rule, "tous les  Français") == ("tous les  Français",)
