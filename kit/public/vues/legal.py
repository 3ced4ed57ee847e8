"""The views of the pages that the law requires: accessibility, legal notice, personal data.

Their texts are in French only; what the préfecture has not given yet is said, never invented.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from kit.content.site import TAUX_MAX, Conformite, Mentions, Site
from kit.content.valeur import Telephone
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.langues.valeurs import format_valeur
from kit.render.passages import Lecteur
from kit.store.catalogue import Catalogue

T = TypeVar("T")


@dataclass(frozen=True)
class InfoVue:
    """A line of a legal page, in French; without value, the préfecture must give it."""

    nom: str
    valeur: Markup | None


@dataclass(frozen=True)
class MentionsVue:
    """The legal notice."""

    service: str
    editeur: tuple[InfoVue, ...]
    hebergeur: tuple[InfoVue, ...]
    manques: tuple[str, ...]


@dataclass(frozen=True)
class DonneesVue:
    """The page on personal data."""

    responsable: str
    dpo: InfoVue
    journaux: InfoVue
    manques: tuple[str, ...]


@dataclass(frozen=True)
class AuditVue:
    """An accessibility audit that still holds."""

    date: str
    taux: int
    auditeur: str
    non_accessibles: tuple[str, ...]


@dataclass(frozen=True)
class AccessibiliteVue:
    """The accessibility statement."""

    service: str
    site: str
    """Name of the site."""
    adresse: str
    """Its public address; empty when unknown."""
    conformite: Conformite
    etat: str
    """The state, in the words of the official French model."""
    audit: AuditVue | None
    contact: InfoVue
    schema_pluriannuel: InfoVue
    manques: tuple[str, ...]


_ETATS: dict[Conformite, str] = {
    "non": "non conforme",
    "partielle": "partiellement conforme",
    "totale": "totalement conforme",
}


def build_mentions(lecteur: Lecteur) -> MentionsVue:
    """The legal notice of the instance."""
    site = lecteur.catalogue.site
    m = site.mentions or Mentions()
    editeur = (
        _info("Éditeur du site", m.editeur, _texte),
        _info("Adresse", m.adresse, _texte),
        _info("Téléphone", m.telephone, _telephone),
        _info("Courriel", m.courriel, _courriel),
        _info("Directeur ou directrice de la publication", m.directeur_publication, _texte),
    )
    hebergeur = (
        _info("Hébergeur", m.hebergeur, _texte),
        _info("Adresse de l’hébergeur", m.hebergeur_adresse, _texte),
        _info("Téléphone de l’hébergeur", m.hebergeur_telephone, _telephone),
    )
    return MentionsVue(site.nom, editeur, hebergeur, _missing(*editeur, *hebergeur))


def build_donnees(lecteur: Lecteur) -> DonneesVue:
    """What the instance knows of its visitors."""
    site = lecteur.catalogue.site
    m = site.mentions or Mentions()
    dpo = _info("Contact du délégué à la protection des données", m.dpo, _courriel)
    journaux = _info("Durée de conservation des journaux du serveur", m.journaux, _texte)
    return DonneesVue(m.editeur or site.nom, dpo, journaux, _missing(dpo, journaux))


def build_accessibilite(lecteur: Lecteur) -> AccessibiliteVue:
    """The accessibility statement: not compliant until an audit that still holds is recorded."""
    site = lecteur.catalogue.site
    mentions = site.mentions or Mentions()
    adresse = site.accessibilite.contact if site.accessibilite else None
    contact = _info("Contact pour l’accessibilité", adresse or mentions.courriel, _courriel)
    schema = _info("Schéma pluriannuel et plan d’actions", mentions.schema_pluriannuel, _lien)
    conformite = conformite_of(lecteur.catalogue)
    audit = _audit(lecteur, site)
    return AccessibiliteVue(
        service=mentions.editeur or site.nom,
        site=site.nom,
        adresse=lecteur.adresses.base,
        conformite=conformite,
        etat=_ETATS[conformite],
        audit=audit,
        contact=contact,
        schema_pluriannuel=schema,
        manques=(*_missing_audit(audit), *_missing(contact, schema)),
    )


def _missing_audit(audit: AuditVue | None) -> tuple[str, ...]:
    if audit is None:
        return ("Audit de conformité au RGAA",)
    oubli = audit.taux < TAUX_MAX and not audit.non_accessibles
    return ("Liste des contenus non accessibles",) if oubli else ()


def conformite_of(catalogue: Catalogue) -> Conformite:
    """The accessibility state to declare on the day of the catalogue."""
    audit = catalogue.site.accessibilite
    return audit.conformite_at(catalogue.jour) if audit else "non"


def name_conformite(catalogue: Catalogue, langue: Langue) -> str:
    """The mention that every page carries, in the reader's language."""
    _ = langue.gettext
    noms = {
        "non": _("Accessibilité : non conforme"),
        "partielle": _("Accessibilité : partiellement conforme"),
        "totale": _("Accessibilité : totalement conforme"),
    }
    return noms[conformite_of(catalogue)]


def _audit(lecteur: Lecteur, site: Site) -> AuditVue | None:
    audit = site.accessibilite
    if audit is None or lecteur.catalogue.jour > audit.dernier_jour:
        return None
    date = load_langue(FRANCAIS).format_date(audit.date)
    return AuditVue(date, audit.taux, audit.auditeur, audit.non_accessibles)


def _info(nom: str, valeur: T | None, montre: Callable[[T], Markup]) -> InfoVue:
    return InfoVue(nom, None if valeur is None else montre(valeur))


def _missing(*infos: InfoVue) -> tuple[str, ...]:
    return tuple(info.nom for info in infos if info.valeur is None)


def _texte(texte: str) -> Markup:
    return Markup("{}").format(texte)


def _telephone(telephone: Telephone) -> Markup:
    return format_valeur(telephone, load_langue(FRANCAIS))


def _courriel(courriel: str) -> Markup:
    return Markup('<a href="mailto:{0}">{0}</a>').format(courriel)


def _lien(adresse: str) -> Markup:
    return Markup('<a href="{0}">{0}</a>').format(adresse)
