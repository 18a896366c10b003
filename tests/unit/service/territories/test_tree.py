"""The territories below a territory."""

import pytest

from data.territories.gazetteer import UnknownTerritory
from service.territories.tree import union, within


def test_a_departement_holds_its_arrondissements() -> None:
    assert within("02") == ("02", "021", "022", "023", "024", "025")


def test_a_region_holds_departements_and_arrondissements() -> None:
    assert {"R32", "02", "59", "021", "591"} <= set(within("R32") or ())


def test_the_nation_holds_everything() -> None:
    assert within("FR") is None
    assert union(("02", "FR")) is None


def test_a_union_has_each_code_once_in_order() -> None:
    assert union(("021", "02")) == within("02")


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownTerritory):
        within("zz")
