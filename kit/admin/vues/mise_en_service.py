"""The list of whoever installs the kit: what is still that of the example, and where it changes.

Each line is a function of what is published and of the settings: nothing is ticked by hand.
"""

from collections.abc import Sequence

from kit.admin.vues import taches_site
from kit.admin.vues.installation import (
    Exemple,
    Installation,
    TacheVue,
    count_choses,
    is_exemple,
    join_noms,
)
from kit.content.demarche import Modalite
from kit.content.document import Document
from kit.content.structure import Structure
from kit.content.valeur import Valeur
from kit.store.catalogue import Catalogue

_PREFECTURES = ("prefecture", "sous_prefecture")


def build_taches(installation: Installation) -> tuple[TacheVue, ...]:
    """Every line, in the order in which one does them."""
    return (
        taches_site.build_nom(installation),
        _lieux(installation),
        _brouillons(installation),
        _contacts(installation),
        _rendez_vous(installation),
        _modalites(installation),
        _tarifs(installation),
        taches_site.build_mentions(installation),
        taches_site.build_accessibilite(installation),
        taches_site.build_securite(installation),
        taches_site.build_langues(installation),
        taches_site.build_adresse(installation),
    )


def _list_inventes(catalogue: Catalogue, exemple: Exemple) -> tuple[Structure, ...]:
    """Published places that have the name or the address of an invented one."""
    return tuple(
        lieu
        for lieu in catalogue.all(Structure)
        if is_exemple(lieu, exemple, "nom", "adresse_postale")
    )


def _lieux(i: Installation) -> TacheVue:
    inventes = _list_inventes(i.catalogue, i.exemple)
    tous = i.catalogue.all(Structure)
    reste = ""
    if inventes:
        reste = f"Encore ceux de l’exemple\u00a0: {join_noms([lieu.nom for lieu in inventes])}."
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
        f"{count_choses(noms, 'brouillon')} à publier\u00a0: {join_noms(noms)}." if noms else "",
        i.adresses.admin("contenus/") + "?etat=brouillon",
        "Voir les brouillons",
    )


def _contacts(i: Installation) -> TacheVue:
    inventes = [lieu.nom for lieu in i.catalogue.all(Structure) if _has_contact_exemple(i, lieu)]
    return TacheVue(
        "contacts",
        "Les téléphones et les adresses électroniques",
        "Un numéro inventé peut sonner chez quelqu’un.",
        f"Encore ceux de l’exemple\u00a0: {join_noms(inventes)}." if inventes else "",
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
        f"Pas de page de rendez-vous\u00a0: {join_noms(sans)}." if sans else "",
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


def _count_a_verifier(i: Installation, documents: Sequence[Document]) -> str:
    """How many were never said right as they stand; empty when none."""
    reste = sum(i.catalogue.verified_day(document) is None for document in documents)
    return f"{reste} sur {len(documents)}" if reste else ""
