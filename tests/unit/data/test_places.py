"""A row is located by the most precise of what it says."""

import pytest

from data.errors import UnknownDefault
from data.places import Clues, Located, Places
from data.territories.gazetteer import load_gazetteer


def locate(*clues: Clues, default: str = "") -> Located:
    return Places(load_gazetteer()).locate(clues, default)


def test_the_postcode_is_more_precise_than_the_departement() -> None:
    assert locate(Clues(postcode="02200", territories=("Aisne",))).code == "024"


def test_the_commune_is_found_within_its_departement() -> None:
    assert locate(Clues(commune="Saint-Denis", territories=("974",))).code == "9741"
    assert locate(Clues(commune="Saint-Denis"), default="974").code == "9741"
    assert locate(Clues(commune="SAINT DENIS (93)")).code == "933"


def test_lost_zeros_and_decimals_are_put_right() -> None:
    assert locate(Clues(postcode="2200.0")).code == "024"
    assert locate(Clues(territories=("8.0",))).code == "08"


def test_a_more_precise_default_is_kept_and_another_place_is_not() -> None:
    assert locate(Clues(territories=("02",)), default="021").code == "021"
    assert locate(Clues(territories=("59",)), default="021").code == "59"
    assert locate(default="021").code == "021"


def test_the_companion_speaks_when_the_row_is_silent() -> None:
    assert locate(Clues(territories=("?",)), Clues(territories=("Nord",))).code == "59"


def test_an_unknown_place_is_kept_at_national_level_and_told() -> None:
    assert locate(Clues(territories=("Syldavie",))) == Located("FR", unknown="Syldavie")
    assert locate(Clues()) == Located("FR")
    assert locate(Clues(commune="Klow", territories=("02",))).unknown == ""


def test_a_straddling_postcode_is_flagged_unless_the_departement_is_said() -> None:
    assert "à cheval" in locate(Clues(postcode="01410")).notes[0]
    assert locate(Clues(postcode="01410", territories=("39",))) == Located("39")


def test_a_default_that_nobody_knows_is_an_error() -> None:
    places = Places(load_gazetteer())
    assert (places.default("Aisne"), places.default("")) == ("02", "")
    with pytest.raises(UnknownDefault, match="Syldavie"):
        places.default("Syldavie")
