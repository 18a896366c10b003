"""Each kind of line set aside is recognised by its examples, and leaves the others alone."""

import pytest

from data.readers.minutes_rules import ALL, Rule, is_aside, is_head_of_list


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.name)
def test_a_rule_takes_its_examples_and_nothing_like_its_counterexamples(rule: Rule) -> None:
    assert rule.examples
    assert all(rule.pattern.search(text) for text in rule.examples)
    assert not any(rule.pattern.search(text) for text in rule.counterexamples)


@pytest.mark.parametrize(
    "text",
    [
        "Le maire : il faut lever la séance plus tôt.",
        "Il manque une signature sur le procès-verbal que j'ai reçu.",
        "Monsieur le Maire, les trottoirs sont défoncés.",
        "17 policiers pour 60 000 habitants.",
        "Le 12 janvier 2019 on m'a volé ma voiture.",
    ],
)
def test_what_people_say_is_not_set_aside(text: str) -> None:
    assert not is_aside(text)
    assert not is_head_of_list(text)
