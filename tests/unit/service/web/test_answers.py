"""Answers are rendered once, tagged by what they depend on, and kept within bounds."""

import gzip
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

from service.web.answers import Answer, Shelf, make_tag, render


def test_a_tag_depends_on_every_part_and_on_nothing_else() -> None:
    assert make_tag("a", "b") == make_tag("a", "b")
    assert len({make_tag("a", "b"), make_tag("ab", ""), make_tag("a", "c"), make_tag("a")}) == 4


def test_a_long_answer_is_also_packed_and_always_alike() -> None:
    answer = render("é" * 1000, "text/plain")
    assert gzip.decompress(answer.packed) == answer.body
    assert render("é" * 1000, "text/plain") == answer
    assert render("court", "text/plain").packed == b""


def test_an_answer_is_produced_once() -> None:
    shelf, made = Shelf[Answer](), []

    def produce() -> Answer:
        made.append(1)
        return render("texte", "text/plain")

    assert shelf.get("x", produce) == shelf.get("x", produce)
    assert len(made) == 1


def test_the_answer_asked_for_longest_ago_gives_way() -> None:
    shelf = Shelf[Answer](most_bytes=25)
    made: list[str] = []

    def produce(name: str) -> Answer:
        made.append(name)
        return render(name * 10, "text/plain")

    for name in ("a", "b", "a", "c", "a", "b"):
        shelf.get(name, partial(produce, name))
    assert made == ["a", "b", "c", "b"]


def test_an_answer_larger_than_the_shelf_is_not_kept() -> None:
    shelf, made = Shelf[Answer](most_bytes=5), []

    def produce() -> Answer:
        made.append(1)
        return render("long texte", "t")

    for _ in range(2):
        shelf.get("x", produce)
    assert len(made) == 2


def test_many_who_ask_at_once_wait_for_one_answer() -> None:
    shelf, made, ready = Shelf[Answer](), [], Barrier(8)

    def produce() -> Answer:
        made.append(1)
        return render("texte", "text/plain")

    def ask(_: int) -> Answer:
        ready.wait(timeout=10)
        return shelf.get("x", produce)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(ask, range(8)))
    assert len(made) == 1
    assert len(set(map(id, answers))) == 1
