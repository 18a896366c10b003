"""Files, functions, arguments and nesting stay small."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("nlp", "data", "models", "service")
MOST_LINES, MOST_FUNCTION, MOST_ARGUMENTS, MOST_NESTING = 300, 30, 5, 2
FORBIDDEN_NAMES = {"utils", "helpers", "common", "manager"}
BLOCKS = (ast.If, ast.For, ast.While, ast.With, ast.Try, ast.AsyncFor, ast.AsyncWith, ast.Match)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def functions(*folders: str) -> Iterator[tuple[str, Function]]:
    for path in sources(*folders):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, Function):
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def nesting(node: ast.AST, depth: int = 0) -> int:
    """Return how deep blocks lie in each other; `elif` is no deeper than its `if`."""
    deepest = depth
    for child in ast.iter_child_nodes(node):
        inner = depth + (isinstance(child, BLOCKS) and not _is_elif(node, child))
        if not isinstance(child, Function):
            deepest = max(deepest, nesting(child, inner))
    return deepest


def _is_elif(parent: ast.AST, child: ast.AST) -> bool:
    return isinstance(parent, ast.If) and isinstance(child, ast.If) and parent.orelse == [child]


def argument_count(node: Function) -> int:
    given = node.args.posonlyargs + node.args.args + node.args.kwonlyargs
    return len([one for one in given if one.arg not in {"self", "cls"}])


def test_files_are_short() -> None:
    long = [
        str(path.relative_to(ROOT))
        for path in sources(*PACKAGES, "tests", "benchmarks")
        if len(path.read_text(encoding="utf-8").splitlines()) > MOST_LINES
    ]
    assert long == []


@pytest.mark.parametrize(("folders", "limit"), [(PACKAGES, MOST_FUNCTION), (("tests",), 60)])
def test_functions_are_short(folders: tuple[str, ...], limit: int) -> None:
    long = [
        name for name, node in functions(*folders) if (node.end_lineno or 0) - node.lineno >= limit
    ]
    assert long == []


def test_functions_take_few_arguments() -> None:
    wide = [
        name
        for name, node in functions(*PACKAGES)
        if argument_count(node) > MOST_ARGUMENTS and not _is_endpoint(node)
    ]
    assert wide == []


def _is_endpoint(node: Function) -> bool:
    """Commands and routes declare their parameters one by one, as their frameworks ask."""
    calls = [one.func for one in node.decorator_list if isinstance(one, ast.Call)]
    verbs = {"command", "get", "post", "put", "delete", "patch", "callback"}
    return any(isinstance(call, ast.Attribute) and call.attr in verbs for call in calls)


def test_blocks_are_not_nested_deeply() -> None:
    deep = [name for name, node in functions(*PACKAGES) if nesting(node) > MOST_NESTING]
    assert deep == []


def test_public_functions_are_documented() -> None:
    bare = [name for name, node in public() if ast.get_docstring(node) is None]
    assert bare == []


def public() -> Iterator[tuple[str, Function]]:
    """Yield the functions and methods that others may call: not those inside a function."""
    for path in sources(*PACKAGES):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = [node for node in tree.body if isinstance(node, ast.ClassDef)]
        shown = [one for one in classes if not one.name.startswith("_")]
        for holder in [tree, *shown]:
            for node in holder.body:
                if isinstance(node, Function) and not node.name.startswith("_"):
                    yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name}", node


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [path.name for path in sources(*PACKAGES) if path.stem in FORBIDDEN_NAMES] == []


def test_docs_of_modules_say_what_they_hold() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in sources(*PACKAGES)
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert silent == []
