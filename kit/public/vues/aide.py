"""The view of the help page: how to read, tick, print, change language, ask."""

from dataclasses import dataclass

from kit.langues.langue import Langue


@dataclass(frozen=True)
class ConseilsVue:
    """A chapter of the help page."""

    id: str
    titre: str
    pictogramme: str
    lignes: tuple[str, ...]


@dataclass(frozen=True)
class MarqueVue:
    """A mark of the pages, and what it means."""

    nom: str
    sens: str


@dataclass(frozen=True)
class AideVue:
    """The help page."""

    parties: tuple[ConseilsVue, ...]
    marques: tuple[MarqueVue, ...]


def build_aide(langue: Langue) -> AideVue:
    """The help page, all of it texts of the interface."""
    return AideVue(
        (_lire(langue), _cocher(langue), _imprimer(langue), _langue(langue)), _marques(langue)
    )


def _lire(langue: Langue) -> ConseilsVue:
    _ = langue.gettext
    return ConseilsVue(
        "lire",
        _("Lire une fiche"),
        "information",
        (
            _("Commencez en haut : où, quand, combien, en combien de temps."),
            _("Puis suivez les étapes, dans l’ordre des numéros."),
            _("Un mot souligné est difficile ? Touchez-le : il est expliqué plus bas."),
        ),
    )


def _cocher(langue: Langue) -> ConseilsVue:
    _ = langue.gettext
    return ConseilsVue(
        "cocher",
        _("Cocher les papiers"),
        "dossier-complet",
        (
            _("Touchez la case de chaque papier que vous avez."),
            _("Touchez « C’est quoi ? » pour comprendre un papier."),
            _("Vos coches ne sont pas enregistrées. Pour les garder, imprimez la page."),
        ),
    )


def _imprimer(langue: Langue) -> ConseilsVue:
    _ = langue.gettext
    return ConseilsVue(
        "imprimer",
        _("Imprimer"),
        "imprimer",
        (
            _("Sur un ordinateur : appuyez sur les touches Ctrl et P."),
            _("Sur un téléphone : ouvrez le menu du navigateur, puis Partager ou Imprimer."),
            _("Pas d’imprimante : montrez l’écran à l’agent."),
        ),
    )


def _langue(langue: Langue) -> ConseilsVue:
    _ = langue.gettext
    return ConseilsVue(
        "langue",
        _("Changer de langue"),
        "langue",
        (
            _("Touchez le nom de la langue, en haut de la page."),
            _("Choisissez votre langue : vous restez sur la même page."),
            _("Le français fait foi : en cas de différence, c’est lui qui compte."),
        ),
    )


def _marques(langue: Langue) -> tuple[MarqueVue, ...]:
    _ = langue.gettext
    return (
        MarqueVue(
            _("À confirmer avec votre préfecture"),
            _("Nous ne sommes pas sûrs. Demandez avant de payer ou d’envoyer un papier."),
        ),
        MarqueVue(
            _("Pas encore vérifié par la préfecture"),
            _("Aucun agent n’a encore vérifié cette page. Les sources sont en bas."),
        ),
        MarqueVue(
            _("Traduction non relue"),
            _("Personne n’a encore relu cette traduction. Regardez aussi le français."),
        ),
        MarqueVue(
            _("Cette règle a changé. Demandez à un agent."),
            _("L’ancienne traduction était fausse : nous l’avons retirée."),
        ),
    )
