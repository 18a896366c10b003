"""Claims on the compiling of expressions over large sets of characters."""

import re
import sys

import pytest

from nlp.tokens.compiling import alike_sets_once

SETS = [f"^{start}[-a-zàâçéèêëîïôûùüÿñæœ]+[^0-9_]$" for start in ("anti", "sous", "vice", "ex")]
PATTERN = "(?iu)" + "|".join(f"(?:{one})" for one in SETS)
TEXTS = ("Anti-ÉMEUTE!", "sous-préfet.", "vice", "ex-maire9", "EX-Œuvre ", "vice_")


def test_what_is_compiled_matches_as_ever() -> None:
    usual = [bool(re.compile(PATTERN).match(one)) for one in TEXTS]
    re.purge()
    with alike_sets_once():
        found = [bool(re.compile(PATTERN).match(one)) for one in TEXTS]
    assert found == usual == [True, True, False, False, True, False]


def test_a_set_is_put_in_order_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiler = sys.modules["re._compiler"]
    usual = vars(compiler)["_optimize_charset"]
    seen: list[object] = []

    def counted(letters: list[object], *folding: object) -> object:
        seen.append(tuple(letters))
        return usual(letters, *folding)

    monkeypatch.setattr(compiler, "_optimize_charset", counted)
    re.purge()
    with alike_sets_once():
        re.compile(PATTERN)
    assert len(seen) == len(set(seen)) == 2


def test_python_is_left_as_it_was() -> None:
    compiler = sys.modules["re._compiler"]
    usual = vars(compiler)["_optimize_charset"]
    with pytest.raises(re.error), alike_sets_once():
        re.compile("[")
    assert vars(compiler)["_optimize_charset"] is usual


def test_a_python_without_that_function_compiles_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nlp.tokens.compiling.OPTIMISE", "gone")
    with alike_sets_once():
        assert re.compile("[a-d]").match("b")
