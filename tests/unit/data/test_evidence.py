"""Columns are known by what they hold."""

import random

from data.evidence import SAMPLE, weigh


def test_facts_count_filled_cells_only() -> None:
    seen = weigh(["08/01/2020", "2020-01-09", "?", ""])
    assert (seen.cells, seen.filled, seen.distinct, seen.dates) == (4, 2, 2, 1.0)


def test_an_empty_column_has_no_facts() -> None:
    seen = weigh(["", "NA"])
    assert (seen.cells, seen.filled, seen.variety, seen.few) == (2, 0, 0.0, False)


def test_kinds_of_values_are_recognised() -> None:
    assert weigh(["02200", "59 000", "97400"]).postcodes == 1.0
    assert weigh(["2A", "02", "971", "Aisne (2)"]).departements == 1.0
    assert weigh(["a.b@exemple.fr"]).emails == 1.0
    assert weigh(["f0175fce-e908-11e9", "https://exemple.fr/a"]).keys == 1.0


def test_a_handful_of_repeated_values_is_few() -> None:
    assert weigh(["Oui", "Non"] * 10).few
    assert weigh(["Oui", "Non", "Oui", "Oui", "Oui", "Oui"]).few
    assert not weigh([f"réponse {n}" for n in range(40)]).few


def test_the_sample_does_not_depend_on_the_order_of_rows() -> None:
    values = [f"une réponse de numéro {n} " + "mot " * (n % 50) for n in range(3 * SAMPLE)]
    shuffled = random.Random(1).sample(values, len(values))
    assert weigh(values) == weigh(shuffled)
