"""What stops someone at the door, each with one sentence that says what to do."""

from kit.erreurs import KitError


class CourrielInvalideError(KitError):
    """This is no e-mail address."""

    def __init__(self, courriel: str) -> None:
        super().__init__(
            f"« {courriel} » n’est pas une adresse de courriel : écrivez-la comme "
            "prenom.nom@exemple.gouv.fr."
        )


class CourrielPrisError(KitError):
    """Another account has this address."""

    def __init__(self, courriel: str) -> None:
        super().__init__(
            f"Un compte existe déjà pour {courriel} : donnez-lui un nouveau lien, "
            "ou choisissez une autre adresse."
        )


class AgentInconnuError(KitError):
    """No account answers to this address."""

    def __init__(self, courriel: str) -> None:
        super().__init__(f"Aucun compte n’existe pour {courriel} : vérifiez l’adresse.")


class DernierAdministrateurError(KitError):
    """Nobody could manage the accounts any more."""

    def __init__(self) -> None:
        super().__init__(
            "C’est le dernier compte qui peut administrer le site : "
            "donnez d’abord ce rôle à quelqu’un d’autre."
        )


class MotDePasseFaibleError(KitError):
    """The password would be guessed."""


class LienMortError(KitError):
    """The one-time link is unknown, used or too old."""

    def __init__(self) -> None:
        super().__init__(
            "Ce lien ne marche plus : il a déjà servi, ou il est trop ancien. "
            "Demandez-en un autre à la personne qui administre le site."
        )


class ConnexionRefuseeError(KitError):
    """The address and the password do not go together; nothing says which is wrong."""

    def __init__(self) -> None:
        super().__init__(
            "L’adresse et le mot de passe ne vont pas ensemble : vérifiez les deux, "
            "ou demandez un nouveau lien à la personne qui administre le site."
        )


class TropEssaisError(KitError):
    """Too many wrong passwords for one address."""

    def __init__(self, minutes: int) -> None:
        super().__init__(
            f"Trop d’essais pour cette adresse : attendez {minutes}\u00a0minutes, "
            "ou demandez un nouveau lien à la personne qui administre le site."
        )


class TropDemandesError(KitError):
    """Too many links were asked for."""

    def __init__(self, minutes: int) -> None:
        super().__init__(
            f"Trop de liens ont été demandés : attendez {minutes}\u00a0minutes, "
            "ou demandez à la personne qui administre le site."
        )
