"""The result of a run read again: which contribution has which themes."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from service.errors import ServiceError
from service.exports.cells import neutralise


class UnreadableResult(ServiceError):
    """A folder is not the result of a run."""

    slug = "resultat-illisible"

    def __init__(self, folder: Path, reason: str) -> None:
        """Keep the folder and what is wrong with it."""
        self.folder, self.reason = folder, reason
        super().__init__(
            f"« {folder} » n'est pas un résultat lisible : {reason}. Donnez un dossier écrit par "
            "« assises run … --out DOSSIER », suivi des fichiers de ce calcul."
        )


class OtherFiles(ServiceError):
    """The files given are not those that the result was made of."""

    slug = "autres-fichiers"

    def __init__(self, folder: Path, reason: str) -> None:
        """Keep the folder and what does not match."""
        self.folder, self.reason = folder, reason
        super().__init__(
            f"Ces fichiers ne sont pas ceux du résultat « {folder} » : {reason}. Donnez les mêmes "
            "fichiers avec les mêmes options de lecture, ou refaites « assises run »."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """A result. `themes` has (title, level) by id, `held` the theme ids of each contribution."""

    folder: Path
    themes: dict[str, tuple[str, int]]
    held: dict[str, frozenset[str]]
    inputs: tuple[tuple[str, str], ...]

    def check(self, hashes: Sequence[str]) -> None:
        """Refuse other files than those of the run.

        Raises:
            OtherFiles: a file is missing, new or changed.
        """
        missing = [name for name, sha256 in self.inputs if sha256 not in hashes]
        if missing:
            raise OtherFiles(self.folder, f"« {missing[0]} » manque ou a changé")
        more = len(set(hashes) - {sha256 for _, sha256 in self.inputs})
        if more:
            raise OtherFiles(self.folder, f"fichiers en plus : {more}")

    def themes_of(self, contribution_id: str, level: int) -> dict[str, int]:
        """Return the themes of one level that a contribution holds, once each.

        Raises:
            OtherFiles: the run did not see that contribution.
        """
        held = self.held.get(neutralise(contribution_id))
        if held is None:
            raise OtherFiles(self.folder, f"la contribution « {contribution_id} » n'y est pas")
        return {one: 1 for one in sorted(held) if self.themes[one][1] == level}


def reread(folder: Path) -> Reread:
    """Read the themes, assignments and inputs of a run.

    Raises:
        UnreadableResult: a file is missing or damaged, or there is no theme.
    """
    try:
        themes = json.loads((folder / "themes.json").read_text(encoding="utf-8"))
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        found = Reread(
            folder=folder,
            themes={one["id"]: (one["title"], one["level"]) for one in themes},
            held=_held(folder / "assignments.csv"),
            inputs=tuple((one["name"], one["sha256"]) for one in manifest["inputs"]),
        )
    except FileNotFoundError as error:
        raise UnreadableResult(folder, f"« {Path(error.filename).name} » manque") from error
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableResult(folder, "un de ses fichiers est abîmé") from error
    if not found.themes:
        raise UnreadableResult(folder, "il n'a pas de thème")
    if not {one for held in found.held.values() for one in held} <= set(found.themes):
        raise UnreadableResult(folder, "assignments.csv nomme des thèmes absents de themes.json")
    return found


def _held(path: Path) -> dict[str, frozenset[str]]:
    held: dict[str, set[str]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            known = held.setdefault(row["contribution_id"], set())
            known.update(one for one in (row["theme_id"], row["subtheme_id"]) if one)
    return {one: frozenset(themes) for one, themes in held.items()}
