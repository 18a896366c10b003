"""Which passages become the quotations of a theme."""

from types import SimpleNamespace
from typing import Any

from service.themes.verbatims import choose


def row(name: str, text: str, strength: float = 0.5) -> Any:
    return SimpleNamespace(
        id=name,
        start=0,
        end=len(text),
        text=text + " et la suite",
        strength=strength,
        status="assigned",
        territory="02",
        channel="réunion",
        audience="",
        question="",
        date="",
    )


LONG = "Il faudrait remettre des lampadaires dans la rue {}"


def test_no_two_quotations_have_the_same_contribution_or_words() -> None:
    rows = [row("a", LONG.format(1)), row("a", LONG.format(2)), row("b", LONG.format(1).upper())]
    assert [one.contribution_id for one in choose(rows, 4)] == ["a"]


def test_readable_lengths_go_first_and_the_strongest_of_them_before() -> None:
    rows = [row("court", "Oui"), row("fort", LONG.format(1)), row("faible", LONG.format(2))]
    assert [one.contribution_id for one in choose(rows, 3)] == ["fort", "faible", "court"]


def test_no_more_than_asked_are_chosen() -> None:
    assert len(choose([row(str(n), LONG.format(n)) for n in range(9)], 4)) == 4


def test_a_quotation_is_the_stretch_of_its_text() -> None:
    [one] = choose([row("a", LONG.format(1))], 4)
    assert one.text == LONG.format(1)


def test_a_quotation_that_holds_the_terms_of_its_theme_goes_before_a_stronger_one() -> None:
    other = "Il faudrait vraiment s'en occuper un jour ou l'autre"
    rows = [row("fort", other, strength=0.9), row("parlant", LONG.format(1), strength=0.6)]
    found = choose(rows, 1, ["lampadaires", "rue"])
    assert [one.contribution_id for one in found] == ["parlant"]
