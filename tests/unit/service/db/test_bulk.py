"""Texts as databases take them."""

from service.db.bulk import storable


def test_what_databases_refuse_is_left_out() -> None:
    assert storable("a\0b") == "ab"
    assert storable("Éa\ud800b") == "Éa?b"
    assert storable("rue de l'Église 🙂") == "rue de l'Église 🙂"
