"""The list of public figures is a parameter."""

from nlp.clean.personal.names import PERSON, titled_names
from nlp.clean.rules import run


def test_public_figures_can_be_chosen() -> None:
    rules = titled_names(frozenset({"exemple"}))
    assert run(rules, "M. Exemple et M. Macron", {}) == f"M. Exemple et {PERSON}"


def test_a_figure_whose_name_is_a_first_name_hides_nobody_else() -> None:
    rules = titled_names()
    text = "M. Philippe, M. Édouard Philippe et M. Philippe Garnier"
    assert run(rules, text, {}) == f"M. Philippe, M. Édouard Philippe et {PERSON}"


def test_groups_of_public_figures_stay() -> None:
    assert (
        run(titled_names(), "Messieurs Hollande et Sarkozy", {}) == "Messieurs Hollande et Sarkozy"
    )


def test_initials_and_nobody_in_particular_stay() -> None:
    text = "M. X, Mme Michu, monsieur tout le monde et M.O. comprise"
    assert run(titled_names(), text, {}) == text
