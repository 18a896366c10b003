"""Why a language model wrote nothing."""

from service.errors import ServiceError


class WriterOff(ServiceError):
    """No language model is set, which is the default: nothing leaves the machine."""

    slug = "redaction-desactivee"
    status = 409

    def __init__(self) -> None:
        """Say how it is switched on."""
        super().__init__(
            "La rédaction par un modèle de langue est désactivée, et rien ne sort de la machine. "
            "Pour l'activer : les réglages « writer_url » et « writer_model », et au besoin la "
            "variable ASSISES_WRITER_KEY."
        )


class WriterUnreachable(ServiceError):
    """The address does not answer, answers too late, or answers with an error."""

    slug = "modele-injoignable"
    status = 503

    def __init__(self, address: str, why: str) -> None:
        """Keep the address, without the key, and what happened."""
        self.address, self.why = address, why
        super().__init__(
            f"Le modèle de langue à « {address} » n'a pas rédigé : {why}. Vérifiez « writer_url », "
            "« writer_model » et « writer_seconds » ; la synthèse s'écrit aussi sans lui."
        )


class NothingToWrite(ServiceError):
    """A theme has no passage that may be shown to a model."""

    slug = "rien-a-rediger"
    status = 409

    def __init__(self, territory: str, theme: str) -> None:
        """Keep where there is nothing."""
        self.territory, self.theme = territory, theme
        super().__init__(
            f"Aucun passage à résumer pour le thème « {theme} » dans le territoire {territory}. "
            "« assises themes » montre les thèmes qui y sont présents."
        )
