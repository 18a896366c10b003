"""The method annex: what the manifest of an analysis says, and the limits of what it can tell."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from service.analyses.tables import Analysis
from service.batches.tables import Batch
from service.consultations.tables import Consultation
from service.numbers import SPACE, number, percent
from service.synthesis.values import Fact, Method
from service.themes.reasons import reason_without_theme
from service.web.moments import in_utc

SHOWN_PACKAGES = ("bertopic", "scikit-learn", "spacy", "numpy", "pandas", "scipy")
LIMITS = (
    (
        "Les répondants se sont désignés eux-mêmes : les parts décrivent les contributions reçues, "
        "elles n'estiment l'opinion d'aucune population."
    ),
    (
        "Les thèmes sont dégagés par le calcul, puis nommés par des expressions relevées dans les "
        "textes : un titre nomme un sujet, non une demande. L'analyste en répond."
    ),
    "Une contribution peut porter plusieurs thèmes : les parts ne s'additionnent pas.",
    (
        "Un thème « fragile » se retrouve mal quand on retire une partie des textes : ses contours "
        "bougent, ses chiffres aussi."
    ),
    (
        "Les intervalles sont ceux de Wilson à 95 %. Sous 30 contributions, rien n'est comparé ; "
        "les effectifs de 1 à 4 sont remplacés par « moins de 5 »."
    ),
    (
        "Les données personnelles sont masquées par des règles : un texte peut encore désigner "
        "quelqu'un. Chaque citation est à relire avant diffusion."
    ),
    "Les passages sans thème restent comptés dans chaque base et peuvent être lus.",
)


def method_of(session: Session, analysis: Analysis) -> Method:
    """Return the facts of the manifest, in groups, and the limits."""
    manifest: dict[str, Any] = analysis.manifest
    groups = (
        ("Ce qui a été reçu", tuple(_received(session, analysis))),
        ("Ce qui a été fait", tuple(_done(analysis))),
        ("Qualité", tuple(_quality(analysis))),
        ("Ce qui a été masqué", tuple(_masked(session, analysis))),
        ("Versions", tuple(_versions(manifest))),
    )
    return Method(groups=tuple(one for one in groups if one[1]), limits=LIMITS)


def _received(session: Session, analysis: Analysis) -> Iterator[Fact]:
    owner = session.get_one(Consultation, analysis.consultation_id)
    account: dict[str, Any] = analysis.account
    yield Fact(label="Consultation", value=owner.name or owner.slug)
    names = (
        ("Contributions reçues", "received"), ("Analysées", "analysed"),
        ("Copies exactes, non analysées deux fois", "duplicates"),
        ("Sans contenu (RAS, néant…)", "empty"), ("Refusées, avec un motif par ligne", "refused"),
        ("Passages ayant un contenu", "passages"),
    )  # fmt: skip
    for label, key in names:
        if key in account:
            yield Fact(label=label, value=number(account[key]))
    residual: Mapping[str, int] = account.get("residual") or {}
    for status, count in sorted(residual.items()):
        reason = reason_without_theme(status) or status
        yield Fact(label=f"Passages sans thème : {reason}", value=number(count))


def _done(analysis: Analysis) -> Iterator[Fact]:
    manifest: dict[str, Any] = analysis.manifest
    encoder = manifest.get("encoder") or {}
    ended = in_utc(analysis.finished_at or analysis.created_at)
    yield Fact(label="Analyse", value=analysis.id)
    yield Fact(label="Terminée le", value=f"{ended:%d/%m/%Y à %H:%M} (UTC)")
    yield Fact(label="Unité d'analyse", value="le passage, rattaché à un thème au plus proche")
    yield Fact(label="Vecteurs", value=analysis.encoder or "aucun")
    if encoder.get("hash"):
        yield Fact(label="Empreinte des vecteurs", value=str(encoder["hash"]))
    if "seed" in manifest:
        yield Fact(label="Graine du tirage", value=str(manifest["seed"]))
    if "output" in manifest:
        yield Fact(label="Empreinte du résultat", value=str(manifest["output"]))
    for batch in manifest.get("batches", ()):
        for one in batch.get("files", ()):
            value = f"SHA-256{SPACE}: {one['sha256']}"
            yield Fact(label=f"Fichier « {one['name']} »", value=value)


def _quality(analysis: Analysis) -> Iterator[Fact]:
    quality: dict[str, Any] = analysis.quality
    for label, key in (("Thèmes", "themes"), ("Sous-thèmes", "subthemes")):
        if key in quality:
            yield Fact(label=label, value=number(quality[key]))
    if quality.get("residual_share") is not None:
        yield Fact(label="Part des passages sans thème", value=percent(quality["residual_share"]))
    if quality.get("stability") is not None:
        value = f"{number(quality['stability'], 2)} (1 : retrouvés à l'identique)"
        yield Fact(label="Stabilité moyenne des thèmes", value=value)


RULES = {
    "cards": "numéros de carte bancaire", "e-mails": "adresses électroniques",
    "handles": "comptes de réseaux sociaux", "ibans": "IBAN", "links": "liens",
    "introduced-names": "noms annoncés (« je m'appelle… »)",
    "names-after-closing": "noms après une formule de fin", "nirs": "numéros de sécurité sociale",
    "names-after-title": "noms après un titre (M., Mme, Dr)",
    "names-at-the-end": "noms en fin de texte", "names-of-oneself": "noms que l'on se donne",
    "names-beside-contacts": "noms près d'une coordonnée", "signed-names": "signatures",
    "old-plates": "plaques d'immatriculation anciennes", "plates": "plaques d'immatriculation",
    "phones": "numéros de téléphone", "phones-abroad": "numéros de téléphone étrangers",
    "plates-in-lower-case": "plaques d'immatriculation en minuscules",
    "plates-near-vehicles": "plaques d'immatriculation près d'un véhicule",
    "streets": "adresses postales", "names-after-plural-title": "noms après un titre au pluriel",
    "names-in-lower-case": "noms en minuscules", "names-after-office": "noms après une fonction",
}  # fmt: skip
"""Rules that mask personal data, as the annex names them; the others repair the writing."""

REPAIRS = "écritures réparées (espaces, guillemets, accents abîmés…)"


def _masked(session: Session, analysis: Analysis) -> Iterator[Fact]:
    manifest: dict[str, Any] = analysis.manifest
    counts: dict[str, int] = {}
    for batch in manifest.get("batches", ()):
        report: dict[str, Any] = getattr(session.get(Batch, batch["id"]), "report", {})
        for rule, count in dict(report.get("cleaning") or {}).items():
            name = RULES.get(rule, REPAIRS)
            counts[name] = counts.get(name, 0) + count
    for name, count in sorted(counts.items()):
        yield Fact(label=name[:1].upper() + name[1:], value=number(count))


def _versions(manifest: Mapping[str, Any]) -> Iterator[Fact]:
    packages: Mapping[str, str] = manifest.get("packages") or {}
    for name in SHOWN_PACKAGES:
        if name in packages:
            yield Fact(label=name, value=packages[name])
