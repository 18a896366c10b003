"""Invented sentences on two subjects, and settings small enough for a test."""

from random import Random

from models.train.recipe import Material
from models.train.settings import TrainSettings
from models.train.sources import Document

SAFETY = "police gendarmes patrouille cambriolage caméras sécurité délinquance commissariat".split()
TAXES = "impôts taxes fiscalité revenus tranches percepteur cotisations contribuables".split()
STOP = ["le", "la", "les", "de", "des", "et", "il", "faut", "plus", "pour"]
SHAPES = (
    "Il faut plus de {} et de {} pour la {}.",
    "La {} et les {} de la {}.",
    "Plus de {} pour les {} et la {}.",
)

SMALL = TrainSettings(
    words=200, stems=20, pieces=120, least_count=2, dimensions=16, window=4, batch=8, rate=3e-2
)


def documents(count: int = 400, seed: int = 1) -> list[Document]:
    """Return documents of three sentences that keep to one subject each, no question."""
    random = Random(seed)
    return [
        Document("", tuple(_sentence(random, subject) for _ in range(3)))
        for _ in range(count)
        for subject in (SAFETY, TAXES)
    ]


def _sentence(random: Random, subject: list[str]) -> str:
    return random.choice(SHAPES).format(*random.sample(subject, 3)).capitalize()


def material() -> Material:
    """Return the sentences with two written pairs."""
    made = documents()
    written = [("hausse des impôts", "plus de taxes"), ("vols", "cambriolage")]
    return Material(documents=lambda: iter(made), written=written, stop=STOP)
