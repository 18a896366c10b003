"""Why an encoder cannot be loaded; every message says what to do."""

from pathlib import Path

from nlp.errors import AssisesError

KINDS = "model2vec (config.json, model.safetensors, tokenizer.json) ou sentence-transformers"


class EncoderError(AssisesError):
    """Any reason why an encoder cannot be used; `name` is the one asked for."""

    slug = "encodeur"

    def __init__(self, name: str, message: str) -> None:
        """Put the name before the message."""
        self.name = name
        super().__init__(f"Encodeur « {name} » : {message}")


class UnknownEncoder(EncoderError):
    """The name is neither a known word, nor a folder, nor the name of a model on a hub."""

    slug = "encodeur-inconnu"

    def __init__(self, name: str) -> None:
        """Say which names are understood."""
        super().__init__(
            name,
            "nom inconnu. Attendu : « lsa » (sans modèle), le chemin d'un dossier de modèle, "
            "ou un nom « organisation/modèle ».",
        )


class UnreadableEncoder(EncoderError):
    """The folder does not hold a model of a known kind, or holds a broken one."""

    slug = "encodeur-illisible"

    def __init__(self, name: str, folder: Path, why: str) -> None:
        """Keep the folder and what is wrong in it."""
        self.folder, self.why = folder, why
        super().__init__(
            name,
            f"{why}. Attendu : un modèle {KINDS}. Vérifiez le dossier ou téléchargez-le "
            "de nouveau.",
        )


class MissingExtra(EncoderError):
    """The model needs libraries that are not installed."""

    slug = "extra-absent"

    def __init__(self, name: str, extra: str) -> None:
        """Keep the extra to install."""
        self.extra = extra
        super().__init__(
            name,
            f"ce modèle demande l'extra « {extra} », qui n'est pas installé. "
            f"Installez-le avec « pip install -e '.[{extra}]' » dans le dossier d'Assises, ou "
            "choisissez un modèle model2vec ou « lsa ».",
        )


class NotDownloaded(EncoderError):
    """A model of a hub is not on this machine, and fetching it was not allowed or failed."""

    slug = "encodeur-non-telecharge"

    def __init__(self, name: str, allowed: bool) -> None:
        """Keep whether fetching was allowed."""
        self.allowed = allowed
        why = (
            "le téléchargement a échoué. Vérifiez le nom et l'accès au réseau"
            if allowed
            else "ce modèle n'est pas sur cette machine et rien n'est téléchargé sans accord. "
            "Relancez avec ASSISES_ALLOW_DOWNLOAD=1"
        )
        super().__init__(name, f"{why}, ou donnez le chemin d'un dossier déjà copié.")
