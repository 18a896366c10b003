"""By what a consultation can be compared, as an address says it."""

import pytest

from service.specificities.errors import BadDimensions
from service.specificities.ways import level_of, places, read_way
from service.themes.view import View


def test_two_dimensions_are_kept_in_one_order_whatever_the_order_given() -> None:
    assert read_way("channel, territory").way == read_way("territory,channel").way
    assert read_way("territory,channel").way == "département,channel"


def test_territories_have_the_level_of_the_one_looked_at() -> None:
    assert read_way("territory", "R32").way == "région"
    assert read_way("territory", "02", "arrondissement").way == "arrondissement"
    assert level_of("FR") == "département"


@pytest.mark.parametrize("by", ["", "x", "channel,channel", "territory,channel,audience"])
def test_anything_but_one_or_two_known_dimensions_is_refused(by: str) -> None:
    with pytest.raises(BadDimensions, match="une ou deux parmi territory"):
        read_way(by)


def test_a_territory_without_that_dimension_is_refused_with_what_to_add() -> None:
    with pytest.raises(BadDimensions, match="ajoutez « territory »"):
        read_way("channel", "02")


def test_a_writer_sees_own_places_and_what_holds_them() -> None:
    view = View(consultation="c", analysis="a", territory="FR", texts_of=("02", "021"))
    assert set(places(view) or ()) == {"021", "02", "R32", "FR"}
    assert places(View(consultation="c", analysis="a")) is None
