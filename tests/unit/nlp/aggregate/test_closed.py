"""Closed questions: counted once a person, on the full scale, in every territory above."""

from collections.abc import Sequence

import pytest

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.choices import Given, Question, read_questions
from nlp.aggregate.closed import Tally, count_replies, flag_of, shares

GAZETTEER = load_gazetteer()
SAFE = "Vous sentez-vous en sécurité ?"
DORDOGNE = (
    ("Tout à fait", 61), ("Assez", 170), ("Peu", 92), ("Pas du tout", 33),
)  # fmt: skip
"""356 respondents, 47.7 % "assez" and 17 % "tout à fait"; how the others divide is planted."""


def given(answer: str, who: str = "", *, question: str = SAFE, place: str = "02") -> Given:
    given.rows += 1  # type: ignore[attr-defined]
    row = f"row {given.rows}"  # type: ignore[attr-defined]
    return Given(who or row, bool(who), question, answer, (place, "courrier", ""))


given.rows = 0  # type: ignore[attr-defined]


def only(cells: Sequence[Given]) -> Question:
    (question,) = read_questions(cells)
    return question


def tally(question: Question, territory: str = "FR", channel: str = "") -> Tally:
    found = count_replies(question, GAZETTEER)
    (wanted,) = [
        one
        for one in found
        if (one.territory, one.channel, one.audience) == (territory, channel, "")
    ]
    return wanted


def test_the_dordogne_example_is_found_again_on_the_full_scale() -> None:
    cells = [
        given(answer, f"{answer} {number}", place="24")
        for answer, times in DORDOGNE
        for number in range(times)
    ]
    question = only(cells)
    found = tally(question, "24")
    assert question.options == ("Pas du tout", "Peu", "Assez", "Tout à fait")
    assert (found.base, found.chosen) == (356, (33, 92, 170, 61))
    shown = {one.answer: one for one in shares(question.options, found.chosen, found.base)}
    assert f"{shown['Assez'].share:.2%}" == "47.75%"
    assert f"{shown['Tout à fait'].share:.1%}" == "17.1%"
    assert (shown["Assez"].low, shown["Assez"].high) == (0.4262, 0.5294)
    assert flag_of(found.base) == ""


def test_a_person_counts_once_and_the_first_answer_stands() -> None:
    question = only([given("", "a"), given("Oui", "a"), given("Non", "a"), given("Non", "b")])
    found = tally(question)
    assert (found.base, dict(zip(question.options, found.chosen, strict=True))) == (
        2, {"Oui": 1, "Non": 1},
    )  # fmt: skip
    assert (found.non_answers, question.repeated) == (0, 1)


def test_without_contributors_each_row_counts_and_is_told_apart() -> None:
    found = tally(only([given("Oui"), given("Oui"), given("Non", "a")]))
    assert (found.base, found.unknown) == (3, 2)


def test_non_answers_stand_apart_from_the_base() -> None:
    question = only([given("Oui", "a"), given("", "b"), given("Je passe", "c"), given("NSP", "d")])
    found = tally(question)
    assert question.options == ("Oui", "NSP")
    assert (found.base, found.non_answers) == (2, 2)


def test_an_option_chosen_elsewhere_is_shown_with_zero() -> None:
    question = only([given("Oui", "a", place="021"), given("Non", "b", place="59")])
    assert tally(question, "02").chosen == (1, 0)
    assert tally(question, "R32").chosen == tally(question).chosen == (1, 1)


def test_replies_roll_up_from_arrondissement_to_nation() -> None:
    question = only(
        [given("Oui", str(i), place=place) for i, place in enumerate(("021", "022", "02"))]
    )
    bases = {
        one.territory: one.base for one in count_replies(question, GAZETTEER) if not one.channel
    }
    assert bases == {"021": 1, "022": 1, "02": 3, "R32": 3, "FR": 3}
    assert tally(question, "02", "courrier").base == 3


@pytest.mark.parametrize("mark", [";", " | "])
def test_several_options_in_one_cell_are_told_apart(mark: str) -> None:
    cells = [
        given(f"Vols{mark}Bruit", "a"), given("Vols", "b"),
        given(f"Bruit{mark}Incendies{mark}Vols", "c"), given("Incendies", "d"),
    ]  # fmt: skip
    question = only(cells)
    assert question.multiple
    assert dict(zip(question.options, tally(question).chosen, strict=True)) == {
        "Vols": 3, "Bruit": 2, "Incendies": 2,
    }  # fmt: skip
    assert tally(question).base == 4


def test_a_semicolon_within_one_answer_does_not_cut_it() -> None:
    question = only(
        [
            given("Oui ; sous conditions", "a"),
            given("Non", "b"),
            given("Oui ; sous conditions", "c"),
        ]
    )
    assert not question.multiple
    assert "Oui ; sous conditions" in question.options


def test_one_column_an_option_is_one_question_of_several_choices() -> None:
    header = "De quoi souffrez-vous ?"
    ticks = {"a": ("Oui", "Non"), "b": ("Oui", "Oui"), "c": ("Non", "Non"), "d": ("", "")}
    cells = [
        given(cell, who, question=f"{header} [{option}]")
        for who, row in ticks.items()
        for option, cell in zip(("Vols", "Bruit"), row, strict=True)
    ]
    question = only(cells)
    assert (question.question, question.multiple) == (header, True)
    found = tally(question)
    assert (found.base, found.non_answers, found.chosen) == (2, 2, (2, 1))


def test_a_grid_of_scales_stays_one_question_a_line() -> None:
    cells = [
        given(answer, "a", question=f"Êtes-vous satisfait ? [{what}]")
        for what, answer in (("Police", "Plutôt"), ("Justice", "Pas du tout"))
    ]
    assert [one.multiple for one in read_questions(cells)] == [False, False]


def test_spellings_of_one_answer_are_one_option_in_its_commonest_form() -> None:
    question = only([given("oui ", "a"), given("Oui", "b"), given("Oui.", "c"), given("Oui", "d")])
    assert (question.options, tally(question).chosen) == (("Oui",), (4,))


def test_the_order_of_rows_changes_no_count() -> None:
    cells = [given(answer, str(i)) for i, answer in enumerate(["Oui", "Non", "", "NSP", "Oui"])]
    assert count_replies(only(cells), GAZETTEER) == count_replies(only(cells[::-1]), GAZETTEER)


def test_nobody_makes_no_question() -> None:
    assert read_questions([]) == ()


def test_commas_part_options_that_others_chose_alone() -> None:
    cells = [
        given("Police, gendarmerie", "a"),
        given("Éclairage", "b"),
        given("Bancs", "c"),
        given("éclairage, Bancs", "d"),
        given("Police, gendarmerie, Éclairage", "e"),
        given("Bancs, arbres le long des rues", "f"),
    ]
    question = only(cells)
    assert question.multiple
    assert set(question.options) == {
        "Police, gendarmerie", "Éclairage", "Bancs", "arbres le long des rues",
    }  # fmt: skip
    assert [len(one.options) for one in question.replies] == [1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize(
    "answers",
    [
        ("Oui, tout à fait", "Oui, plutôt", "Non, plutôt pas", "Non, pas du tout"),
        ("Oui", "Non", "Oui, sous conditions", "Non, jamais", "Oui, non"),
    ],
)
def test_a_comma_within_an_option_parts_nothing(answers: Sequence[str]) -> None:
    question = only([given(answer, answer) for answer in answers])
    assert not question.multiple
    assert len(question.options) == len(answers)
