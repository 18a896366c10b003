"""Closed answers and themes, joined by contributor."""

from data.territories.gazetteer import load_gazetteer
from nlp.aggregate.choices import Question, Reply
from nlp.aggregate.crossing import Crossing, compare, cross, hidden_of

GAZETTEER = load_gazetteer()


def question(*replies: Reply) -> Question:
    return Question(question="q", options=("Oui", "Non"), multiple=False, replies=replies)


def reply(who: str, option: int, place: str = "02", *, known: bool = True) -> Reply:
    return Reply(who, known, (place, "", ""), (option,))


def test_people_join_by_contributor_and_roll_up() -> None:
    asked = question(
        reply("a", 0, "021"), reply("b", 1, "02"), reply("c", 0, "59"), reply("mute", 0),
        reply("row 7", 0, known=False),
    )  # fmt: skip
    spoken = {"a": {"t1", "t2"}, "b": set(), "c": {"t1"}, "row 7": {"t1"}, "z": {"t1"}}
    found = {one.territory: one for one in cross(asked, spoken, GAZETTEER)}
    assert found["FR"] == Crossing(
        territory="FR", people=(3, 2, 1), themes={"t1": (2, 2, 0), "t2": (1, 1, 0)}
    )
    assert found["02"].people == (2, 1, 1)
    assert found["021"].themes == {"t1": (1, 1, 0), "t2": (1, 1, 0)}


def test_who_left_the_question_open_is_in_no_base() -> None:
    empty = Reply("a", True, ("02", "", ""), ())
    assert cross(question(empty), {"a": {"t1"}}, GAZETTEER) == ()


def test_a_planted_difference_is_found_and_an_equal_share_is_not() -> None:
    found = compare((200, 100, 100), [(60, 50, 10), (40, 20, 20)])
    assert found.index[0, 0] > 3 > -3 > found.index[1, 0]
    assert abs(found.index[0, 1]) < 0.5
    assert found.q_value[0, 0] < 0.001
    assert found.share[:, 0].tolist() == [0.5, 0.1]


def test_a_published_cell_below_five_is_hidden_with_those_that_betray_it() -> None:
    beside = {
        "02": Crossing(territory="02", people=(60, 30, 30), themes={"t1": (23, 20, 3)}),
        "59": Crossing(territory="59", people=(80, 40, 40), themes={"t1": (45, 25, 20)}),
    }
    assert hidden_of(beside, ("t1",), "02").tolist() == [[True], [True]]
    assert hidden_of(beside, ("t1",), "59").tolist() == [[True], [True]]


def test_a_table_of_large_cells_is_published_whole() -> None:
    beside = {"02": Crossing(territory="02", people=(60, 30, 30), themes={"t1": (30, 20, 10)})}
    assert not hidden_of(beside, ("t1",), "02").any()
