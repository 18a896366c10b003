"""The options that say how files are to be read, as several commands have them."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from service.cli.reading import Reading, mapped

COLUMN = "COLONNE"


@dataclass(frozen=True, kw_only=True)
class ReadOptions:
    """Files, their columns, and what holds for all their rows."""

    files: Annotated[
        list[Path], typer.Argument(metavar="FICHIER...", help="Réponses, comptes rendus, tables.")
    ]
    text: Annotated[
        list[str], typer.Option("--text", metavar=COLUMN, help="Colonne du texte (répétable).")
    ] = field(default_factory=list)
    id: Annotated[str, typer.Option("--id", metavar=COLUMN, help="Colonne de l'identifiant.")] = ""
    territory: Annotated[
        list[str],
        typer.Option("--territory", metavar=COLUMN, help="Colonne du territoire (répétable)."),
    ] = field(default_factory=list)
    question: Annotated[
        str, typer.Option("--question", metavar=COLUMN, help="Colonne de la question.")
    ] = ""
    map: Annotated[
        list[str],
        typer.Option("--map", metavar="RÔLE=COLONNE", help="Rôle d'une colonne (répétable)."),
    ] = field(default_factory=list)
    join: Annotated[
        list[str],
        typer.Option("--join", metavar="A=B", help="Joint une table de répondants (répétable)."),
    ] = field(default_factory=list)
    in_territory: Annotated[
        str,
        typer.Option("--in", metavar="CODE", help="Territoire des fichiers qui n'en donnent pas."),
    ] = ""
    channel: Annotated[str, typer.Option("--channel", metavar="CANAL", help="Canal.")] = ""
    audience: Annotated[str, typer.Option("--audience", metavar="PUBLIC", help="Public.")] = ""

    def reading(self) -> Reading:
        """Return how the files are to be read."""
        named = {
            "text": self.text,
            "id": [self.id],
            "territory": self.territory,
            "question": [self.question],
        }
        return Reading(
            files=self.files,
            columns=mapped(self.map, named),
            joins=self.join,
            channel=self.channel,
            territory=self.in_territory,
            audience=self.audience,
        )
