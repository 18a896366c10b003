"""Signs, inclusive writing and stretched letters are put right before spaCy sees a word."""

import pytest

from nlp.tokens.normalise import normalise, without_masks


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("habitant·e·s", "habitants"),
        ("habitant-e-s", "habitants"),
        ("habitant.e.s", "habitants"),
        ("habitant(e)s", "habitants"),
        ("habitant·e", "habitant"),
        ("citoyen(ne)s", "citoyens"),
        ("citoyen·ne·s", "citoyens"),
        ("acteur·rice·s", "acteurs"),
        ("HABITANT·E·S", "HABITANTs"),
        ("impôt(s)", "impôts"),
        ("l’État", "l'État"),
        ("•police", "police"),
        ("trooooop", "trop"),
        ("sous-préfecture", "sous-préfecture"),
        ("est-ce", "est-ce"),
        ("celui-ci", "celui-ci"),
        ("www.aisne.fr", "www.aisne.fr"),
        ("!!!", "!!!"),
        ("voiture", "voiture"),
        ("-", ""),
    ],
)
def test_a_stretch_becomes_plain_french(written: str, plain: str) -> None:
    assert normalise(written) == plain


def test_masks_are_left_out_and_other_brackets_stay() -> None:
    assert without_masks("vu [personne] hier [12]").split() == ["vu", "hier", "[12]"]
    assert without_masks("rien ici") == "rien ici"
