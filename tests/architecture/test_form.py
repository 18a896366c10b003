"""Public things are documented and typed; names say what they hold; nothing prints."""

import ast
from collections.abc import Iterator

from tests.architecture.sources import CODE, Function, Module, modules

VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "misc"}
PRINTS = ("service/cli", "benchmarks", "models/train")


def public(module: Module) -> Iterator[Function | ast.ClassDef]:
    """Yield the functions, classes and methods that others may call."""
    for node in module.tree.body:
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            yield from _methods(node)


def _methods(node: ast.AST) -> Iterator[Function]:
    if isinstance(node, ast.ClassDef):
        yield from (
            one for one in node.body if isinstance(one, Function) and not one.name.startswith("_")
        )


def untyped(function: Function) -> list[str]:
    """Return the arguments without a type, and "return" where the result has none."""
    given = function.args
    every = (*given.posonlyargs, *given.args, *given.kwonlyargs, given.vararg, given.kwarg)
    named = [one for one in every if one and one.arg not in {"self", "cls"}]
    missing = [one.arg for one in named if one.annotation is None]
    return missing if function.returns else [*missing, "return"]


def excused(module: Module, function: Function) -> bool:
    """Tell whether the line says why its types cannot be written, as mypy asks too."""
    return "type: ignore[no-untyped-def]" in module.text.splitlines()[function.lineno - 1]


def test_every_module_says_what_it_is_for() -> None:
    bare = [one.path for one in modules(*CODE) if one.text.strip() and not _documented(one.tree)]
    assert bare == []


def test_every_public_function_and_class_has_a_docstring() -> None:
    found = [
        f"{one.path}:{node.lineno} {node.name}"
        for one in modules(*CODE)
        for node in public(one)
        if not _documented(node)
    ]
    assert found == []


def test_every_public_function_is_typed() -> None:
    found = [
        f"{one.path}:{node.lineno} {node.name}: {', '.join(untyped(node))}"
        for one in modules(*CODE)
        for node in public(one)
        if isinstance(node, Function) and untyped(node) and not excused(one, node)
    ]
    assert found == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    found = [
        one.path
        for one in modules(*CODE, "tests")
        if VAGUE & {part.removesuffix(".py").strip("_") for part in one.path.parts}
    ]
    assert found == []


def test_only_the_command_line_and_the_benchmarks_print() -> None:
    found = [
        f"{one.path}:{node.lineno}"
        for one in modules(*CODE)
        if not one.path.as_posix().startswith(PRINTS)
        for node in ast.walk(one.tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == "print"
    ]
    assert found == []


def _documented(node: ast.Module | Function | ast.ClassDef) -> bool:
    return bool(ast.get_docstring(node))
