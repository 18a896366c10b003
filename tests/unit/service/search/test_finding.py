"""Where a query is found in a text, and what is shown around it."""

from hypothesis import given
from hypothesis import strategies as st

from service.search.concordance import Line, line_out, lines_of
from service.search.finding import SNIPPET, Finder, snippet, whole_words
from service.search.grammar import read_query

TEXT = "La police municipale passe. Les POLICIERS passent, la Police Municipale aussi."


def cut(text: str, typed: str) -> list[str]:
    return [text[a:b] for a, b in Finder(read_query(typed)).spans(text)]


def test_words_are_found_by_lemma_and_phrases_by_form() -> None:
    assert cut(TEXT, "passer") == ["passe", "passent"]
    assert cut(TEXT, '"police municipale"') == ["police municipale", "Police Municipale"]
    assert cut(TEXT, '"police passe"') == []


def test_of_overlapping_finds_the_longer_is_kept() -> None:
    assert cut(TEXT, 'police "police municipale"') == ["police municipale", "Police Municipale"]


def test_exclusions_are_not_marked() -> None:
    assert cut(TEXT, "aussi -gendarmes") == ["aussi"]


def test_a_snippet_holds_what_was_found_and_whole_words() -> None:
    text = "mot " * 300 + "aiguille " + "foin " * 300
    spans = Finder(read_query("aiguille")).spans(text)
    start, end = snippet(text, spans)
    assert "aiguille" in text[start:end]
    assert len(text[start:end]) <= SNIPPET
    assert set(text[start:end].split()) == {"mot", "aiguille", "foin"}


def test_a_short_text_is_shown_whole() -> None:
    assert snippet(TEXT, [(60, 66)]) == (0, len(TEXT))


@given(st.text(alphabet="ab \n", max_size=400), st.data())
def test_what_is_kept_stays_in_and_no_word_is_cut(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    kept = data.draw(st.integers(start, end))
    found = whole_words(text, (start, end), (kept, kept))
    assert start <= found[0] <= kept <= found[1] <= end or found == (kept, kept)


def test_a_concordance_is_sorted_by_what_stands_beside() -> None:
    texts = {1: "zèbre police alpha", 2: "bleu police Zoé", 3: "âne police Émile"}
    finder = Finder(read_query("police"))

    def order(sort: str) -> list[int]:
        return [line.key for line in lines_of(texts, finder, sort, 10)[0]]  # type: ignore[arg-type]

    assert order("ordre") == [1, 2, 3]
    assert order("droite") == [1, 3, 2]
    assert order("gauche") == [3, 2, 1]


def test_a_concordance_stops_and_says_so() -> None:
    found, cut_off = lines_of({1: "rue " * 50}, Finder(read_query("rue")), "ordre", 20)
    assert (len(found), cut_off) == (20, True)


def test_a_line_is_exactly_its_stretch_of_the_text() -> None:
    (first, second), _ = lines_of({7: TEXT}, Finder(read_query("policiers passer")), "ordre", 2)
    assert first == Line(7, (21, 26))
    shown = line_out(TEXT, second, 20)
    assert shown["left"] + shown["pivot"] + shown["right"] == shown["text"]
    assert shown["text"] == TEXT[shown["start"] : shown["end"]]
    assert shown["pivot"] == "POLICIERS"
    assert shown["left"].startswith("passe.")
