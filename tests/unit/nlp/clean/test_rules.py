"""Every example of every rule."""

import pytest

from nlp.clean.personal.masking import MASKS
from nlp.clean.repairs import REPAIRS
from nlp.clean.rules import Rule, run

RULES = [*REPAIRS, *MASKS]
EXAMPLES = [(rule, *pair) for rule in RULES for pair in rule.examples.items()]


@pytest.mark.parametrize(
    ("rule", "given", "wanted"), EXAMPLES, ids=[f"{r.name}: {g!r}" for r, g, _ in EXAMPLES]
)
def test_every_example_of_a_rule_holds(rule: Rule, given: str, wanted: str) -> None:
    changes: dict[str, int] = {}
    assert run([rule], given, changes) == wanted
    assert bool(changes) == (given != wanted)


def test_every_rule_has_an_example_and_a_name_of_its_own() -> None:
    assert all(rule.examples for rule in RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)
