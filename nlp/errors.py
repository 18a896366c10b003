"""One family of errors: each says, in French, what came, what was expected and what to do."""

from pathlib import Path


class AssisesError(Exception):
    """Any error that a person can act on. `slug` names it in reports and in the API."""

    slug = "erreur"


class DataError(AssisesError):
    """What was received cannot be used as it is."""

    slug = "donnees"


class SettingError(AssisesError):
    """A setting has a value that cannot be used."""

    slug = "reglage"

    def __init__(self, name: str, value: object, expected: str) -> None:
        """Keep what was set and what would be accepted."""
        self.name, self.value, self.expected = name, value, expected
        super().__init__(
            f"Réglage « {name} » : valeur reçue {value!r}, attendu {expected}. "
            "Corrigez assises.toml, la variable d'environnement ou l'option."
        )


class TooFewPassages(AssisesError):
    """The corpus is too small for themes; the texts are listed instead."""

    slug = "corpus-trop-petit"

    def __init__(self, found: int, needed: int) -> None:
        """Keep how many usable passages were found and how many are needed."""
        self.found, self.needed = found, needed
        # Passages without a word in common cannot be grouped, however many they are.
        alone = " qui aient des mots en commun" if found >= needed else ""
        super().__init__(
            f"{found} passages utilisables, il en faut au moins {needed}{alone} pour dégager "
            "des thèmes. Aucun thème n'est inventé : lisez les textes un à un, ou ajoutez des "
            "contributions."
        )


class UnreadableModel(AssisesError):
    """The folder of a model cannot be used."""

    slug = "modele-illisible"

    def __init__(self, folder: Path, reason: str) -> None:
        """Keep the folder and what is wrong with it."""
        self.folder, self.reason = folder, reason
        super().__init__(
            f"Modèle « {folder} » inutilisable : {reason}. Donnez un dossier écrit par "
            "« assises run … --model DOSSIER », ou refaites-le avec cette commande."
        )


class WrongEncoder(AssisesError):
    """A model was fitted with another encoder than the one at hand."""

    slug = "encodeur-different"

    def __init__(self, wanted: tuple[str, str], found: tuple[str, str]) -> None:
        """Keep name and hash of the encoder of the model, and of the one at hand."""
        self.wanted, self.found = wanted, found
        told = [
            f"« {name} » ({digest[:12] or 'sans empreinte'})" for name, digest in (wanted, found)
        ]
        super().__init__(
            f"Ce modèle a été fait avec l'encodeur {told[0]} ; reçu : {told[1]}. Donnez "
            "l'encodeur du modèle avec --encoder, ou refaites le modèle avec « assises run »."
        )
