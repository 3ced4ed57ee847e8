"""The list of whoever installs the kit: what is still that of the example, and where it changes.

Each line is a function of what is published and of the settings: nothing is ticked by hand.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kit.adresses import Adresses
from kit.config import Reglages
from kit.content.demarche import Modalite
from kit.content.document import Document
from kit.content.empreinte import canonical_json
from kit.content.site import Mentions
from kit.content.structure import Structure
from kit.content.valeur import Valeur
from kit.langues.registre import FRANCAIS, REGISTRE
from kit.store.catalogue import Catalogue

Exemple = Mapping[tuple[str, str], str]
"""What the pack of the example says, by kind and id."""

_NOMMES = 6
"""Names in a line at most; the others are counted."""
_FACULTATIVES = ("schema_pluriannuel",)
"""What the page of legal notices does without."""
_PREFECTURES = ("prefecture", "sous_prefecture")


@dataclass(frozen=True)
class TacheVue:
    """A line of the list."""

    id: str
    nom: str
    pourquoi: str
    reste: str
    """What is still to do, in words; empty: it is done."""
    adresse: str = ""
    action: str = ""
    """Words of the link to the screen that does it."""
    commande: str = ""
    """What to write in the settings of the server, when no screen does it."""
    essentielle: bool = False
    """Whether the site stays the example without it."""

    @property
    def faite(self) -> bool:
        """Whether nothing is left to do."""
        return not self.reste


@dataclass(frozen=True)
class Installation:
    """What the list is made from."""

    catalogue: Catalogue
    exemple: Exemple
    reglages: Reglages
    adresses: Adresses
    brouillons: tuple[str, ...]
    """Names of the local documents whose newest draft readers do not see yet."""


@dataclass(frozen=True)
class MiseEnServiceVue:
    """The whole list."""

    taches: tuple[TacheVue, ...]
    en_service: bool
    """Whether the site is no longer the example."""

    @property
    def restantes(self) -> tuple[TacheVue, ...]:
        """What is still to do."""
        return tuple(tache for tache in self.taches if not tache.faite)

    @property
    def bloquantes(self) -> tuple[TacheVue, ...]:
        """What keeps the site from being put into service."""
        return tuple(tache for tache in self.restantes if tache.essentielle)


def build_taches(installation: Installation) -> tuple[TacheVue, ...]:
    """Every line, in the order in which one does them."""
    return (
        _nom(installation),
        _lieux(installation),
        _brouillons(installation),
        _contacts(installation),
        _rendez_vous(installation),
        _modalites(installation),
        _tarifs(installation),
        _mentions(installation),
        _accessibilite(installation),
        _securite(installation),
        _langues(installation),
        _adresse(installation),
    )


def is_exemple(document: Document, exemple: Exemple, *champs: str) -> bool:
    """Whether some fields still say what the example says; the whole document without any."""
    base = exemple.get((document.GENRE, document.id))
    if base is None:
        return False
    if not champs:
        return base == canonical_json(document)
    dit: dict[str, Any] = document.model_dump(mode="json", include=set(champs))
    avant = json.loads(base)
    return any(dit[champ] == avant.get(champ) for champ in champs)


def list_lieux_exemple(catalogue: Catalogue, exemple: Exemple) -> tuple[Structure, ...]:
    """Published places that have the name or the address of an invented one."""
    return tuple(
        lieu
        for lieu in catalogue.all(Structure)
        if is_exemple(lieu, exemple, "nom", "adresse_postale")
    )


def _nom(i: Installation) -> TacheVue:
    site = i.catalogue.site
    reste = f"Il s’appelle encore «\u202f{site.nom}\u202f»."
    return TacheVue(
        "nom",
        "Le nom du site",
        "Il est en haut de chaque page et de chaque feuille.",
        reste if is_exemple(site, i.exemple, "nom") else "",
        _site(i, "entete"),
        "Changer le nom",
        essentielle=True,
    )


def _lieux(i: Installation) -> TacheVue:
    inventes = list_lieux_exemple(i.catalogue, i.exemple)
    tous = i.catalogue.all(Structure)
    reste = ""
    if inventes:
        reste = f"Encore ceux de l’exemple\u00a0: {_join([lieu.nom for lieu in inventes])}."
    elif not tous:
        reste = "Aucun lieu n’est publié."
    return TacheVue(
        "lieux",
        "Les lieux",
        "Un usager se rend à l’adresse et à l’heure qui sont écrites. Changez le nom et l’adresse "
        "de chaque lieu de l’exemple, ou retirez-le.",
        reste,
        i.adresses.admin("contenus/") + "?genre=structure",
        "Voir les lieux",
        essentielle=True,
    )


def _brouillons(i: Installation) -> TacheVue:
    noms = i.brouillons
    return TacheVue(
        "brouillons",
        "Les brouillons locaux",
        "Un lieu, une modalité ou un réglage du site ne sert qu’une fois publié.",
        f"{_count(noms, 'brouillon')} à publier\u00a0: {_join(noms)}." if noms else "",
        i.adresses.admin("contenus/") + "?etat=brouillon",
        "Voir les brouillons",
    )


def _contacts(i: Installation) -> TacheVue:
    inventes = [lieu.nom for lieu in i.catalogue.all(Structure) if _has_contact_exemple(i, lieu)]
    return TacheVue(
        "contacts",
        "Les téléphones et les adresses électroniques",
        "Un numéro inventé peut sonner chez quelqu’un.",
        f"Encore ceux de l’exemple\u00a0: {_join(inventes)}." if inventes else "",
        i.adresses.admin("contenus/") + "?genre=valeur&q=tel",
        "Changer un téléphone",
    )


def _has_contact_exemple(i: Installation, lieu: Structure) -> bool:
    telephone = i.catalogue.get(Valeur, lieu.telephone)
    numero = telephone is not None and is_exemple(telephone, i.exemple)
    return numero or (lieu.courriel is not None and is_exemple(lieu, i.exemple, "courriel"))


def _rendez_vous(i: Installation) -> TacheVue:
    sans = [
        lieu.nom
        for lieu in i.catalogue.all(Structure)
        if lieu.genre in _PREFECTURES and lieu.rendez_vous is None
    ]
    return TacheVue(
        "rendez-vous",
        "Les pages de rendez-vous",
        "Sans ce lien, une personne cherche ailleurs, et parfois paie un intermédiaire.",
        f"Pas de page de rendez-vous\u00a0: {_join(sans)}." if sans else "",
        i.adresses.admin("contenus/") + "?genre=structure",
        "Donner les liens",
    )


def _modalites(i: Installation) -> TacheVue:
    reste = _count_a_verifier(i, i.catalogue.all(Modalite))
    return TacheVue(
        "modalites",
        "Qui prend quelle démarche, et comment",
        "C’est ce qui change le plus d’un département à l’autre, et ce qui fait revenir.",
        f"{reste} à vérifier." if reste else "",
        i.adresses.admin("modalites"),
        "Voir qui prend quoi",
    )


def _tarifs(i: Installation) -> TacheVue:
    montants = [v for v in i.catalogue.all(Valeur) if v.genre == "montant"]
    reste = _count_a_verifier(i, montants)
    return TacheVue(
        "tarifs",
        "Les montants",
        "Le kit ne dit «\u202fVérifié\u202f» que ce qu’un agent d’ici a vérifié.",
        f"{reste} à vérifier." if reste else "",
        i.adresses.admin("verifier/") + "?genre=valeur",
        "Vérifier les montants",
    )


def _mentions(i: Installation) -> TacheVue:
    mentions = i.catalogue.site.mentions or Mentions()
    vides = [
        champ
        for champ in Mentions.model_fields
        if champ not in _FACULTATIVES and getattr(mentions, champ) is None
    ]
    return TacheVue(
        "mentions",
        "Les mentions légales",
        "La loi demande de dire qui publie et qui héberge ce site.",
        f"{_count(vides, 'réponse')} à donner." if vides else "",
        _site(i, "mentions"),
        "Remplir les mentions légales",
    )


def _accessibilite(i: Installation) -> TacheVue:
    site, jour = i.catalogue.site, i.catalogue.jour
    reste = (
        "Aucun audit de ce site n’est noté\u00a0: la déclaration dit «\u202fnon conforme\u202f»."
    )
    if site.accessibilite is not None:
        vieux = jour > site.accessibilite.dernier_jour
        reste = "L’audit a plus de trois ans." if vieux else ""
    return TacheVue(
        "accessibilite",
        "L’audit d’accessibilité",
        "La déclaration d’accessibilité est obligatoire ; elle se fait de cet audit.",
        reste,
        _site(i, "accessibilite"),
        "Noter l’audit",
    )


def _securite(i: Installation) -> TacheVue:
    return TacheVue(
        "securite",
        "Où signaler une faille",
        "Qui trouve une faille doit savoir à qui l’écrire\u00a0: security.txt le dit.",
        "" if i.catalogue.site.contact_securite else "Aucune adresse n’est donnée.",
        _site(i, "entete"),
        "Donner une adresse",
    )


def _langues(i: Installation) -> TacheVue:
    restes = []
    for tag in i.catalogue.site.langues:
        if tag == FRANCAIS or tag not in REGISTRE:
            continue
        textes = i.catalogue.traductions.get(tag, {}).values()
        non_relus = sum(texte.etat == "non_relue" for texte in textes)
        nom = REGISTRE[tag].nom_francais
        if not textes:
            restes.append(f"{nom}, rien n’est traduit")
        elif non_relus:
            restes.append(f"{nom}, {non_relus} textes non relus")
    dits = "\u202f; ".join(restes).capitalize()
    return TacheVue(
        "langues",
        "Les langues proposées",
        "Un texte non relu le dit à l’usager\u00a0: ne proposez une langue que si elle l’aide.",
        f"{dits}." if restes else "",
        _site(i, "entete"),
        "Choisir les langues",
    )


def _adresse(i: Installation) -> TacheVue:
    return TacheVue(
        "adresse",
        "L’adresse publique",
        "Sans elle, les feuilles sont imprimées SPÉCIMEN et sans QR code.",
        "" if i.reglages.adresse_publique else "KIT_BASE_URL n’est pas une adresse https.",
        commande='base_url = "https://…" dans instance/kit.toml, puis relancer le kit',
    )


def _count_a_verifier(i: Installation, documents: Sequence[Document]) -> str:
    """How many were never said right as they stand; empty when none."""
    reste = sum(i.catalogue.verified_day(document) is None for document in documents)
    return f"{reste} sur {len(documents)}" if reste else ""


def _site(i: Installation, partie: str) -> str:
    return i.adresses.admin_contenu("site", "site", f"parties/{partie}")


def _count(choses: Sequence[object], mot: str) -> str:
    return f"{len(choses)} {mot}{'s' if len(choses) > 1 else ''}"


def _join(noms: Iterable[str]) -> str:
    """The first names, and how many others."""
    tous = list(noms)
    autres = len(tous) - _NOMMES
    suite = f" et {autres} autre{'s' if autres > 1 else ''}" if autres > 0 else ""
    return ", ".join(tous[:_NOMMES]) + suite
