"""What can go wrong in the service; `status` is the HTTP status of the answer."""

from pathlib import Path

from nlp.errors import AssisesError


class ServiceError(AssisesError):
    """Any error of the service that a person can act on."""

    slug = "service"
    status = 400


class Unknown(ServiceError):
    """Something was asked for that is not there."""

    slug = "inconnu"
    status = 404
    what = "Élément introuvable"
    advice = "Vérifiez l'identifiant."

    def __init__(self, name: str) -> None:
        """Keep the name that was asked for."""
        self.name = name
        super().__init__(f"{self.what} : « {name} ». {self.advice}")


class UnknownConsultation(Unknown):
    """No consultation has that slug."""

    slug = "consultation-inconnue"
    what = "Consultation introuvable"
    advice = (
        "Vérifiez son nom court, ou créez-la d'abord avec « POST /api/v1/consultations » "
        "(« assises import » en crée une aussi)."
    )


class UnknownBatch(Unknown):
    """No batch has that id."""

    slug = "lot-inconnu"
    what = "Lot introuvable"


class UnknownJob(Unknown):
    """No job has that id."""

    slug = "tache-inconnue"
    what = "Tâche introuvable"


class UnknownAnalysis(Unknown):
    """No analysis has that id."""

    slug = "analyse-inconnue"
    what = "Analyse introuvable"


class UnknownTheme(Unknown):
    """No theme of the analysis has that id."""

    slug = "theme-inconnu"
    what = "Thème introuvable"
    advice = "Les identifiants sont ceux de la liste des thèmes de l'analyse."


class UnknownTerritory(Unknown):
    """No territory has that code."""

    slug = "territoire-inconnu"
    what = "Territoire introuvable"
    advice = "Un code INSEE est attendu : « 02 », « 2A », « 971 », « R32 », « FR »."


class UnknownContribution(Unknown):
    """No contribution has that id."""

    slug = "contribution-inconnue"
    what = "Contribution introuvable"


class NotAnalysed(ServiceError):
    """Results are asked for before an analysis has ended."""

    slug = "pas-encore-analysee"
    status = 409

    def __init__(self, slug: str) -> None:
        """Keep the slug of the consultation."""
        self.name = slug
        super().__init__(
            f"La consultation « {slug} » n'a pas encore d'analyse terminée. "
            "Lancez « assises analyse », ou attendez la fin de la tâche en cours."
        )


class NothingToAnalyse(ServiceError):
    """An analysis is asked for before anything was imported."""

    slug = "rien-a-analyser"
    status = 409

    def __init__(self, slug: str) -> None:
        """Keep the slug of the consultation."""
        self.name = slug
        super().__init__(
            f"La consultation « {slug} » ne contient aucune contribution. "
            "Importez d'abord un lot, et attendez la fin de son import."
        )


class BadSlug(ServiceError):
    """A short name cannot be used in an address."""

    slug = "nom-court-invalide"
    status = 422

    def __init__(self, name: str) -> None:
        """Keep the name that was given."""
        self.name = name
        super().__init__(
            f"Nom court invalide : « {name} ». Attendu : 1 à 80 lettres minuscules sans accent, "
            "chiffres ou tirets, par exemple « assises-2020 »."
        )


class StateFolderReadOnly(ServiceError):
    """The state folder cannot be written."""

    slug = "dossier-non-inscriptible"
    status = 503

    def __init__(self, path: Path) -> None:
        """Keep the folder or file."""
        self.path = path
        super().__init__(
            f"Impossible d'écrire dans « {path} » : un dossier inscriptible était attendu. "
            "Corrigez ses droits, ou indiquez-en un autre avec ASSISES_HOME."
        )


class DiskFull(ServiceError):
    """The disk has no room left."""

    slug = "disque-plein"
    status = 507

    def __init__(self, path: Path) -> None:
        """Keep the folder or file."""
        self.path = path
        super().__init__(
            f"Le disque est plein : « {path} » n'a pas pu être écrit, et rien n'a été enregistré. "
            "Libérez de la place, puis recommencez."
        )


class DatabaseLocked(ServiceError):
    """Another process holds the database for too long."""

    slug = "base-verrouillee"
    status = 503

    def __init__(self, seconds: float) -> None:
        """Keep how long it was waited for."""
        self.seconds = seconds
        super().__init__(
            f"La base est verrouillée par un autre programme depuis plus de {seconds:g} s ; "
            "rien n'a été enregistré. Attendez la fin de l'import en cours, puis recommencez."
        )


class DatabaseUnreachable(ServiceError):
    """The database server does not answer, or refuses."""

    slug = "base-injoignable"
    status = 503

    def __init__(self, where: str) -> None:
        """Keep the address without its password."""
        self.where = where
        super().__init__(
            f"La base de données « {where} » ne répond pas ou refuse la connexion. "
            "Vérifiez qu'elle est démarrée, puis ASSISES_DATABASE_URL."
        )


class CheckpointLost(ServiceError):
    """The work already done for a job is gone from the state folder."""

    slug = "point-de-reprise-perdu"
    status = 500

    def __init__(self, path: Path) -> None:
        """Keep the file that was expected."""
        self.path = path
        super().__init__(
            f"Le point de reprise « {path.name} » est absent ou altéré : la tâche ne peut pas "
            "continuer. Relancez-la ; rien de ce qui était enregistré n'est perdu."
        )


class StepKeepsDying(ServiceError):
    """A step took the worker down again and again."""

    slug = "etape-fatale"
    status = 500

    def __init__(self, step: str, times: int) -> None:
        """Keep the step and how often it was tried."""
        self.step, self.times = step, times
        super().__init__(
            f"L'étape « {step} » a interrompu le service {times} fois de suite, sans doute faute "
            "de mémoire. Libérez de la mémoire ou découpez le lot, puis relancez la tâche."
        )
