"""Help and usage errors in French: Typer speaks English on its own."""

import re
from typing import Any

from typer.core import TyperCommand, TyperGroup

from service.cli.exits import legend

EXPECTED = {
    "int": "un nombre entier",
    "float": "un nombre",
    "bool": "oui ou non",
    "Path": "un chemin",
    "datetime": "une date AAAA-MM-JJ",
}
HELP = "Affiche cette aide."


def speak_french() -> None:
    """Translate the titles that Typer prints around the help."""
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "Arguments"
    rich_utils.OPTIONS_PANEL_TITLE = "Options"
    rich_utils.COMMANDS_PANEL_TITLE = "Commandes"
    rich_utils.DEFAULT_STRING = "[défaut : {}]"
    rich_utils.ENVVAR_STRING = "[variable : {}]"
    rich_utils.REQUIRED_LONG_STRING = "[obligatoire]"


class _French:
    """What commands and groups have in common."""

    def get_help_option(self, ctx) -> Any:  # type: ignore[no-untyped-def]  # noqa: ANN001  Typer keeps these types to itself
        """Return the option that shows the help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # a mixin
        if option is not None:
            option.help = HELP
        return option

    def format_help(self, ctx, formatter) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001  as above
        """Print the help, without the English names of types: metavars say it in French."""
        speak_french()
        for parameter in self.get_params(ctx):  # type: ignore[attr-defined]  # a mixin
            if parameter.metavar is None:
                parameter.display_type_rich = _nothing
        super().format_help(ctx, formatter)  # type: ignore[misc]  # a mixin


def _nothing(ctx: object) -> None:
    """Show no type."""


class FrenchCommand(_French, TyperCommand):
    """A command with French help."""


class FrenchGroup(_French, TyperGroup):
    """A group of commands with French help."""


def usage_message(error: Exception) -> str:
    """Return what is wrong with a command line, in French."""
    kind, told = type(error).__name__, str(error)
    if kind == "MissingParameter":
        return f"Il manque « {_name(error)} »."
    if kind == "NoSuchOption":
        return f"Option inconnue : « {getattr(error, 'option_name', told)} »."
    if kind == "BadParameter":
        return f"Valeur refusée pour « {_name(error)} » : {_expected(error)}."
    if found := re.search(r"No such command ['\"]?(.+?)['\"]?\.?$", told):
        return f"Commande inconnue : « {found[1]} »."
    if told.startswith("Missing command"):
        return "Il manque une commande."
    if found := re.search(r"unexpected extra argument(?:s|\(s\))? \((.+)\)", told):
        return f"Arguments en trop : {found[1]}."
    if found := re.search(r"Option '?(--?[\w-]+)'? (?:requires|takes)", told):
        return f"L'option « {found[1]} » demande une autre forme de valeur."
    return f"Commande mal écrite ({told})."


def _name(error: Exception) -> str:
    parameter = getattr(error, "param", None)
    options = [one for one in getattr(parameter, "opts", ()) if one.startswith("-")]
    return (
        max(options, key=len) if options else str(getattr(parameter, "metavar", "") or "argument")
    )


def _expected(error: Exception) -> str:
    descriptor = getattr(getattr(error, "param", None), "type_descriptor", None)
    if choices := getattr(descriptor, "choices", None):
        return "attendu " + " ou ".join(f"« {one} »" for one in choices)
    annotation = getattr(descriptor, "annotation", None)
    kind = EXPECTED.get(getattr(annotation, "__name__", ""), "une autre valeur")
    return f"attendu {kind}{_bounds(getattr(descriptor, 'parameter_info', None))}"


def _bounds(declared: object) -> str:
    bounds = (("moins", getattr(declared, "min", None)), ("plus", getattr(declared, "max", None)))
    return " et".join(f" d'au {side} {bound}" for side, bound in bounds if bound is not None)


EPILOG = f"Codes de sortie :\n{legend()}"
"""Shown under the help of the program."""
