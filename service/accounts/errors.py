"""Why an access is refused. The messages never repeat the token."""

from nlp.errors import AssisesError


class AccessRefused(AssisesError):
    """Any refusal of access."""

    slug = "acces-refuse"


class MissingToken(AccessRefused):
    """No token came with the request."""

    slug = "jeton-absent"

    def __init__(self) -> None:
        """Say how a token is given."""
        super().__init__(
            "Aucun jeton d'accès n'a été présenté, or ce service en demande un. "
            "Ajoutez l'en-tête « Authorization: Bearer ass_… » ; "
            "l'administrateur crée les jetons avec « assises token create »."
        )


class WrongToken(AccessRefused):
    """The token is not known, or not well formed."""

    slug = "jeton-inconnu"

    def __init__(self) -> None:
        """Say what a token looks like."""
        super().__init__(
            "Le jeton présenté n'est pas reconnu. Un jeton commence par « ass_ » et se copie en "
            "entier. Vérifiez-le, ou demandez-en un autre à l'administrateur."
        )


class ExpiredToken(AccessRefused):
    """The token was good until some moment."""

    slug = "jeton-expire"

    def __init__(self, since: str) -> None:
        """Keep the moment of expiry (ISO 8601)."""
        self.since = since
        super().__init__(
            f"Le jeton présenté a expiré le {since}. Demandez-en un autre à l'administrateur."
        )


class RevokedToken(AccessRefused):
    """The token was withdrawn."""

    slug = "jeton-revoque"

    def __init__(self) -> None:
        """Say whom to ask."""
        super().__init__(
            "Le jeton présenté a été révoqué. Demandez-en un autre à l'administrateur."
        )


class RoleTooLow(AccessRefused):
    """The role does not allow the action."""

    slug = "role-insuffisant"

    def __init__(self, role: str, needed: str) -> None:
        """Keep the role of the token and the least role that is needed."""
        self.role, self.needed = role, needed
        super().__init__(
            f"Le rôle « {role} » ne permet pas cette action, qui demande le rôle « {needed} ». "
            "Adressez-vous à l'administrateur."
        )


class OutOfScope(AccessRefused):
    """The territory lies outside those of the token."""

    slug = "hors-perimetre"

    def __init__(self, territory: str, scope: tuple[str, ...]) -> None:
        """Keep the territory asked for and those allowed."""
        self.territory, self.scope = territory, scope
        super().__init__(
            f"Le territoire « {territory} » est hors du périmètre de ce jeton "
            f"({', '.join(scope)}). Demandez un de ces territoires, ou un autre jeton."
        )


class NotLoopback(AccessRefused):
    """The service is open, so it only answers to this machine."""

    slug = "machine-locale-seulement"

    def __init__(self, what: str, value: str) -> None:
        """Keep what was refused (peer, host or origin) and its value."""
        self.what, self.value = what, value
        super().__init__(
            f"Aucun jeton n'existe : le service est ouvert, mais à cette machine seulement, et "
            f"{what} reçu est « {value} ». Créez un jeton avec « assises token create », ou "
            "appelez http://127.0.0.1."
        )


class BindingRefused(AccessRefused):
    """Asked to listen beyond this machine while nobody needs a token."""

    slug = "ecoute-refusee"

    def __init__(self, host: str) -> None:
        """Keep the address asked for."""
        self.host = host
        super().__init__(
            f"Écoute demandée sur « {host} » alors qu'aucun jeton n'existe : tout le réseau "
            "lirait les contributions. Créez d'abord un jeton avec « assises token create », "
            "ou écoutez sur 127.0.0.1."
        )


class BadTokenRequest(AccessRefused):
    """A token cannot be created as asked."""

    slug = "jeton-impossible"

    def __init__(self, what: str, value: str, expected: str) -> None:
        """Keep what came and what was expected."""
        self.what, self.value, self.expected = what, value, expected
        super().__init__(
            f"Jeton impossible à créer : {what} « {value} », attendu {expected}. "
            "Corrigez l'option et recommencez."
        )


class WrongPassword(AccessRefused):
    """No account has that name and password; which of them is wrong is not told."""

    slug = "mot-de-passe-inconnu"

    def __init__(self) -> None:
        """Say what to check."""
        super().__init__(
            "Nom ou mot de passe inconnu. Vérifiez les deux, majuscules comprises ; "
            "l'administrateur peut changer un mot de passe avec « assises account password »."
        )


class TooManyFailures(AccessRefused):
    """Signing in failed too often: no further try for some time."""

    slug = "trop-d-essais"

    def __init__(self, minutes: int) -> None:
        """Keep how many minutes are left."""
        self.minutes = minutes
        super().__init__(
            f"Trop d'essais manqués : la connexion est fermée encore {minutes} minute"
            f"{'s' if minutes > 1 else ''}. Attendez, ou demandez à l'administrateur."
        )


class ForgedForm(AccessRefused):
    """A form came from another site, or from a page of another session."""

    slug = "formulaire-perime"

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "Ce formulaire ne vient pas de votre session, ou elle a changé depuis. Rechargez la "
            "page et envoyez-le de nouveau ; rien n'a été enregistré."
        )


class BadAccount(AccessRefused):
    """An account cannot be made, or changed, as asked."""

    slug = "compte-impossible"

    def __init__(self, what: str, value: str, expected: str) -> None:
        """Keep what came and what was expected."""
        self.what, self.value, self.expected = what, value, expected
        super().__init__(
            f"Compte impossible : {what} « {value} », attendu {expected}. "
            "Corrigez l'option et recommencez."
        )
