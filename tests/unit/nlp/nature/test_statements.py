"""Statements chosen among passages."""

import numpy as np

from nlp.nature.statements import Chosen, Rows, choose, count
from nlp.nature.wording import content, likeness, signature

NATION, AISNE = 1, 0


def rows(*texts: str, groups: list[int] | None = None, said_by: list[int] | None = None) -> Rows:
    """Return rows of one group, each said by another contribution of the Aisne."""
    many = len(texts)
    return Rows(
        group=np.array(groups or [0] * many),
        place=np.zeros(many, dtype=np.int64),
        contribution=np.array(said_by or range(many)),
        wording=np.array([signature(one) for one in texts]),
        score=np.linspace(1, 0, many),
        texts=texts,
        paths=np.array([[NATION, AISNE, -1]]),
    )


def shown(found: Rows, territory: int = NATION) -> list[tuple[str, int]]:
    return [
        (found.texts[one.row], one.contributions)
        for one in choose(found)
        if one.territory == territory
    ]


def test_near_equal_wordings_are_one_statement_counted_in_contributions() -> None:
    found = rows("Plus de gendarmes.", "plus de gendarme", "PLUS DE GENDARMES !", "Rouvrir la gare")
    assert shown(found) == [("Plus de gendarmes.", 3), ("Rouvrir la gare", 1)]


def test_one_contribution_that_says_it_twice_counts_once() -> None:
    found = rows("Plus de gendarmes", "plus de gendarmes", said_by=[7, 7])
    assert shown(found) == [("Plus de gendarmes", 1)]


def test_opposite_demands_are_never_one_statement() -> None:
    found = rows(
        "Plus de caméras dans toutes les rues du centre ville",
        "Moins de caméras dans toutes les rues du centre ville",
    )
    counts = [one.contributions for one in choose(found, shown=2)]
    assert max(counts) == 1


def test_a_statement_counts_in_every_territory_above() -> None:
    found = rows("Plus de gendarmes", "Plus de gendarmes")
    assert shown(found, AISNE) == shown(found, NATION) == [("Plus de gendarmes", 2)]


def test_at_most_so_many_are_shown_and_all_differ() -> None:
    alike = (f"Proposition numéro {word}" for word in "un deux trois quatre cinq".split())
    found = rows(*alike,
                 *"Bus Train Vélo Tram Métro Avion Bateau".split())  # fmt: skip
    words = [content(text) for text, _ in shown(found)]
    assert len(words) == 5
    assert all(likeness(a, b) < 0.4 for a in words for b in words if a is not b)


def test_sides_are_counted_apart_with_all_their_contributions() -> None:
    found = rows("Plus de caméras", "Développer les caméras", "Non aux caméras", groups=[0, 0, 1])
    sides = [one for one in count(found) if one.territory == NATION]
    assert sides == [Chosen(0, NATION, 0, 0, 2), Chosen(1, NATION, 0, 2, 1)]


def test_no_rows_give_no_statement() -> None:
    assert list(choose(rows())) == []
