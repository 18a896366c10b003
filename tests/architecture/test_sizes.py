"""Small files, small functions, few arguments, shallow nesting."""

import ast

import pytest

from tests.architecture.sources import CODE, Function, modules

FILE = 300
FUNCTION = 30
TEST_FUNCTION = 60
ARGUMENTS = 5
NESTING = 2
BLOCKS = (
    ast.If | ast.For | ast.AsyncFor | ast.While | ast.With | ast.AsyncWith | ast.Try | ast.Match
)
VERBS = {"command", "callback", "get", "post", "put", "delete", "patch"}


def length(function: Function) -> int:
    return (function.end_lineno or function.lineno) - function.lineno + 1


def arguments(function: Function) -> int:
    named = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    own = named[1:] if named[:1] in (["self"], ["cls"]) else named
    return len(own) + len(function.args.kwonlyargs)


def is_endpoint(function: Function) -> bool:
    """Commands and routes declare their parameters one by one, as their frameworks ask."""
    calls = [one.func for one in function.decorator_list if isinstance(one, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in VERBS for call in calls)


def nesting(node: ast.AST, depth: int = 0) -> int:
    """Count the blocks around the innermost statement; `elif` is no deeper than its `if`."""
    deepest = depth
    for child in ast.iter_child_nodes(node):
        if isinstance(child, Function | ast.ClassDef | ast.Lambda):
            continue
        chained = isinstance(node, ast.If) and isinstance(child, ast.If) and node.orelse == [child]
        inner = depth + (isinstance(child, BLOCKS) and not chained)
        deepest = max(deepest, nesting(child, inner))
    return deepest


def test_no_file_is_longer_than_300_lines() -> None:
    sizes = {str(one.path): len(one.text.splitlines()) for one in modules(*CODE, "tests")}
    assert {path: size for path, size in sizes.items() if size > FILE} == {}


@pytest.mark.parametrize(("folders", "limit"), [(CODE, FUNCTION), (("tests",), TEST_FUNCTION)])
def test_no_function_is_longer_than_its_limit(folders: tuple[str, ...], limit: int) -> None:
    found = [
        f"{one.path}:{function.lineno} {function.name} has {length(function)} lines"
        for one in modules(*folders)
        for function in one.functions()
        if length(function) > limit
    ]
    assert found == []


def test_no_function_takes_more_than_five_arguments() -> None:
    found = [
        f"{one.path}:{function.lineno} {function.name} takes {arguments(function)}"
        for one in modules(*CODE)
        for function in one.functions()
        if arguments(function) > ARGUMENTS and not is_endpoint(function)
    ]
    assert found == []


def test_no_function_nests_blocks_more_than_two_deep() -> None:
    found = [
        f"{one.path}:{function.lineno} {function.name} nests {nesting(function)}"
        for one in modules(*CODE)
        for function in one.functions()
        if nesting(function) > NESTING
    ]
    assert found == []


def test_nesting_counts_with_but_no_elif() -> None:
    chain = "if a:\n  pass\nelif b:\n  pass\nelif c:\n  pass"
    held = "with a:\n  for b in c:\n    pass"
    deep = "for a in b:\n  while c:\n    try:\n      pass\n    finally:\n      pass"
    assert [nesting(ast.parse(text)) for text in (chain, held, deep)] == [1, 2, 3]
