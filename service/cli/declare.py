"""A command whose options are the fields of a frozen dataclass."""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from inspect import Parameter, Signature
from typing import Any, TypeVar, get_type_hints

import typer

from service.cli.french import FrenchCommand

Options = TypeVar("Options")


def add_command(
    app: typer.Typer, name: str, options: type[Options], action: Callable[[Options], None]
) -> None:
    """Add a command to the program; its help is the docstring of `options`, in French."""

    def call(**values: Any) -> None:
        action(options(**values))

    hints = get_type_hints(options, include_extras=True)
    own = [_parameter(one, hints[one.name]) for one in fields(options)]  # type: ignore[arg-type]  # a dataclass
    call.__signature__ = Signature(own)  # type: ignore[attr-defined]  # read by Typer
    app.command(name, cls=FrenchCommand, help=options.__doc__)(call)


def _parameter(one: "Field[Any]", annotation: Any) -> Parameter:
    default = one.default if one.default is not MISSING else Parameter.empty
    if one.default_factory is not MISSING:
        default = one.default_factory()
    return Parameter(one.name, Parameter.KEYWORD_ONLY, annotation=annotation, default=default)
