"""Nothing of a text is lost between its passages but white space and marks."""

import re

from hypothesis import given
from hypothesis import strategies as st

from nlp.segment.breaks import BULLETS
from nlp.segment.stage import segment, spans
from nlp.types import Contribution

_SIGNS = re.escape(BULLETS)
GAP = re.compile(
    rf"(?:\s|&&+|[{_SIGNS}]|->|=>|o(?=\s)|\d{{1,2}}\s?(?:°\s?[)/.\-]?|[)/.:]|-)|[a-hA-H][)/.])*"
)
PIECES = st.sampled_from(
    """plus de police|.|,| |  |\n|\n- |• |&&| && |; |1) |2) |a) |b) |1. |2. |et |mais |il faut |
    |renforcer la sécurité|supprimer les niches|créer des emplois|(|)|« | »|…|!!!|M. |etc.|n° 3|
    |5.5|L'école|merci|oui|non|-|–|o |®|É|12|http://a.fr|premièrement|, deuxièmement|3/ |°""".split(
        "|"
    )
)
TEXTS = st.one_of(st.lists(PIECES, max_size=25).map("".join), st.text(max_size=120))


@given(TEXTS)
def test_passages_are_ordered_and_hold_the_text_but_for_marks(text: str) -> None:
    passages = segment([Contribution(id="c", text=text)])
    place = 0
    for passage in passages:
        assert passage.text == text[passage.start : passage.end]
        assert passage.text == passage.text.strip() != ""
        assert passage.start >= place
        assert GAP.fullmatch(text[place : passage.start])
        place = passage.end
    assert GAP.fullmatch(text[place:])


@given(TEXTS)
def test_a_text_with_content_has_a_passage(text: str) -> None:
    assert bool(spans(text)) == bool(text.strip())


@given(TEXTS)
def test_cutting_twice_gives_the_same(text: str) -> None:
    assert spans(text) == spans(text)
