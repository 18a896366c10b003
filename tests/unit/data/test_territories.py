"""The gazetteer knows every territory and understands how people write them."""

from collections.abc import Callable

import pytest

from data.territories.communes import resolve_commune as raw_commune
from data.territories.gazetteer import Resolution, UnknownTerritory, load_gazetteer
from data.territories.spelling import is_one_typo_away, key, loose_key

GAZETTEER = load_gazetteer()


@pytest.mark.parametrize(
    ("level", "count"),
    [
        ("national", 1),
        ("région", 18),
        ("département", 101),
        ("arrondissement", 332),
        ("collectivité", 8),
    ],
)
def test_the_nation_has_its_2020_shape(level: str, count: int) -> None:
    assert len(GAZETTEER.codes(level)) == count


def test_the_aisne_has_five_arrondissements() -> None:
    assert GAZETTEER.children("02") == ("021", "022", "023", "024", "025")
    assert GAZETTEER.path("024") == ("024", "02", "R32", "FR")
    assert GAZETTEER.name("024") == "Soissons"
    assert GAZETTEER.level("024") == "arrondissement"


def test_children_and_paths_agree() -> None:
    for code in GAZETTEER.codes():
        path = GAZETTEER.path(code)
        assert path[0] == code
        assert path[-1] == "FR"
        assert code == "FR" or code in GAZETTEER.children(path[1])


@pytest.mark.parametrize("call", [GAZETTEER.path, GAZETTEER.name, GAZETTEER.children])
def test_an_unknown_code_is_refused_in_french(call: Callable[[str], object]) -> None:
    with pytest.raises(UnknownTerritory, match="« 1234 »"):
        call("1234")


@pytest.mark.parametrize(
    ("code", "genitive"),
    [
        ("02", "de l'Aisne"),
        ("59", "du Nord"),
        ("75", "de Paris"),
        ("22", "des Côtes-d'Armor"),
        ("971", "de la Guadeloupe"),
        ("R84", "d'Auvergne-Rhône-Alpes"),
        ("9723", "du Marin"),
        ("943", "de l'Haÿ-les-Roses"),
    ],
)
def test_names_take_their_article(code: str, genitive: str) -> None:
    assert GAZETTEER.genitive(code) == genitive


def test_every_code_resolves_to_itself() -> None:
    for code in GAZETTEER.codes():
        assert GAZETTEER.resolve(code).code == code
        assert GAZETTEER.resolve(f" {code.lower()} ").code == code


def test_every_official_name_resolves_or_says_which_share_it() -> None:
    for code in GAZETTEER.codes():
        name = GAZETTEER.name(code)
        found = GAZETTEER.resolve(name)
        same_name = found.code is not None and loose_key(GAZETTEER.name(found.code)) == loose_key(
            name
        )
        assert same_name or "plusieurs de ce nom" in found.note


def test_every_arrondissement_resolves_beside_its_departement() -> None:
    for code in GAZETTEER.codes("arrondissement"):
        parent = GAZETTEER.path(code)[1]
        name = f"Arrondissement de {GAZETTEER.name(code)} ({parent})"
        assert GAZETTEER.resolve(name).code == code


MEANT = {
    "2": "02",
    "02": "02",
    "2.0": "02",
    "002": "02",
    "2a": "2A",
    "971": "971",
    "021": "021",
    "r32": "R32",
    "69M": "69",
    "Aisne": "02",
    "AISNE (02)": "02",
    "Ardennes (8)": "08",
    "de l'Aisne": "02",
    "préfecture de l'Aisne": "02",
    "seine st denis": "93",
    "Seine-St-Denis": "93",
    "93 - Seine-Saint-Denis": "93",
    "Aisne - 02": "02",
    "02 Aisne": "02",
    "Aisne (Hauts-de-France)": "02",
    "La Réunion": "974",
    "réunion": "974",
    "Nord": "59",
    "Paris (75)": "75",
    "Paris 15e": "751",
    "PARIS 11 (75)": "751",
    "Lyon 3": "691",
    "Hauts-de-France": "R32",
    "Hauts de France (32)": "R32",
    "Île de France": "R11",
    "PACA": "R93",
    "national": "FR",
    "arrondissement de Soissons": "024",
    "sous-préfecture de Vervins": "025",
    "Soissons (Aisne)": "024",
    "Laon, Aisne": "022",
    "SOISSONS CEDEX 2": "024",
    "Saint-Denis (93)": "933",
    "saint denis 974": "9741",
    "BOGNY SUR MEUSE (8)": "081",
    "Abergement-Clémenciat (L')": "012",
    "commune de Gauchy": "023",
    "02200 Soissons": "024",
    "Soissons 02200": "024",
    "02722": "024",
    "2A004": "2A1",
    "Nouvelle-Calédonie (988)": "988",
    "Polynésie Française (987)": "987",
    "Saint-Martin (978)": "978",
    "Nouméa": "988",
}


@pytest.mark.parametrize(("written", "code"), MEANT.items())
def test_places_are_understood_as_people_write_them(written: str, code: str) -> None:
    assert GAZETTEER.resolve(written) == Resolution(code)


NOTED = {
    "20": ("20", "sans distinction"),
    "97": ("97", "sans distinction"),
    "Outre-mer": ("97", "sans distinction"),
    "Picardie": ("R32", "Ancienne région"),
    "Ainse": ("02", "lu comme « Aisne »"),
    "Haute Garone": ("31", "lu comme « Haute-Garonne »"),
    "Trifouilly (02)": ("02", "« Trifouilly » ignoré"),
    "02200 Trifouilly": ("024", "ignoré"),
    "Saint-Flour (63)": ("63", "ignoré"),
    "": (None, "non renseigné"),
    "?": (None, "non renseigné"),
    "99": (None, "pays étrangers"),
    "00": (None, "inconnu"),
    "Zone 3": (None, "inconnu"),
    "1 - Très satisfait": (None, "inconnu"),
    "Aisne (59)": (None, "contredit"),
    "Saint-Denis": (None, "plusieurs de ce nom : 933, 9741"),
    "Villeneuve": (None, "commune homonyme dans 01, 04"),
    "Aisne et Oise": (None, "inconnu"),
    "Narnia (Mordor)": (None, "inconnu"),
    "x" * 200: (None, "trop long"),
}


@pytest.mark.parametrize(("written", "expected"), NOTED.items())
def test_what_was_assumed_or_missing_is_said(
    written: str, expected: tuple[str | None, str]
) -> None:
    found = GAZETTEER.resolve(written)
    assert found.code == expected[0]
    assert expected[1] in found.note


@pytest.mark.parametrize(
    ("written", "code", "note"),
    [
        ("02200", "024", ""),
        ("2200", "024", ""),
        ("75 011", "751", ""),
        ("02000", "02", ""),
        ("97133", "977", ""),
        ("98714", "987", ""),
        ("01200", "01", "à cheval : 01 retenu, aussi 74"),
        ("02010", "02", "CEDEX"),
        ("20189", "2A", "CEDEX"),
        ("98000", None, "aucun code postal"),
        ("99123", None, "aucun code postal"),
        ("abc", None, "5 chiffres"),
    ],
)
def test_postcodes_give_the_surest_territory(written: str, code: str | None, note: str) -> None:
    found = GAZETTEER.resolve_postcode(written)
    assert found.code == code
    assert note in found.note
    assert note or not found.note


def test_homonymous_communes_need_their_departement() -> None:
    assert GAZETTEER.resolve_commune("Saint-Denis").code is None
    assert "93, 974" in GAZETTEER.resolve_commune("Saint-Denis").note
    assert GAZETTEER.resolve_commune("Saint-Denis", "Seine-Saint-Denis (93)").code == "933"
    assert GAZETTEER.resolve_commune("SOISSONS").code == "024"
    assert GAZETTEER.resolve_commune("Soissons", "59").note.startswith("Territoire inconnu")
    assert raw_commune("Le Havre") == raw_commune("Havre") == Resolution("762")


def test_spelling_is_levelled() -> None:
    assert key("L'Haÿ-les-Roses") == "l hay les roses"
    assert key("Vœuil-et-Giget") == "voeuil et giget"
    assert loose_key("Côtes d'Armor") == "cotes armor"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("aisn", True),
        ("aisnee", True),
        ("aixne", True),
        ("ainse", True),
        ("aisne", True),
        ("aine s", False),
        ("aisnees", False),
        ("eisno", False),
    ],
)
def test_one_typo_is_one_letter(written: str, near: bool) -> None:
    assert is_one_typo_away(written, "aisne") is near
