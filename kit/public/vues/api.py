"""The data of the site as machines read it: whole documents, in a language, on a day."""

from typing import Any

from kit.content.annonce import Annonce
from kit.content.demarche import Demarche, Modalite
from kit.content.document import Document, DocumentAdressable, noeud_ids
from kit.content.empreinte import dump_document
from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.content.glossaire import Terme
from kit.content.liens import list_liens, references_of
from kit.content.pictogramme import Pictogramme
from kit.content.piece import Lot, Piece
from kit.content.segments import apply_translations, list_segments
from kit.content.structure import Structure
from kit.content.theme import Theme
from kit.content.urgence import Urgence
from kit.content.valeur import Valeur
from kit.langues.langue import load_langue
from kit.langues.valeurs import plain_valeur
from kit.public.vues.banque import list_termes
from kit.public.vues.pictogramme import build_credit
from kit.render.passages import Lecteur
from kit.render.vues.verification import build_verification

LICENCE = {
    "identifiant": "etalab-2.0",
    "nom": "Licence Ouverte 2.0",
    "adresse": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}

COLLECTIONS: dict[str, type[Document]] = {
    "fiches": Fiche,
    "themes": Theme,
    "structures": Structure,
    "demarches": Demarche,
    "modalites": Modalite,
    "pieces": Piece,
    "lots": Lot,
    "termes": Terme,
    "questions": Question,
    "annonces": Annonce,
    "urgences": Urgence,
    "pictogrammes": Pictogramme,
}

A_LA_PIECE: dict[str, type[DocumentAdressable]] = {"fiches": Fiche, "structures": Structure}
"""Collections whose documents also have an address each."""

_POUR_LES_AGENTS = frozenset({"verifications", "controle", "a_verifier_avant", "dessin"})
"""Fields that are no business of readers: levels, notes, what an agent looks at; the text of a
drawing, which is a file of its own."""
_RESUME = frozenset(
    [
        "schema_version",
        "id",
        "slug",
        "genre",
        "titre",
        "resume",
        "theme",
        "pictogramme",
        "demarches",
    ]
)
"""What the list of fiches says of each: hundreds of whole fiches would be megabytes."""

Donnees = dict[str, Any]


def build_index(lecteur: Lecteur, langues: tuple[str, ...]) -> Donnees:
    """What there is to read, and under which conditions."""
    adresses = lecteur.adresses
    return {
        "site": lecteur.catalogue.site.nom,
        "exemple": lecteur.catalogue.site.exemple,
        "jour": lecteur.catalogue.jour.isoformat(),
        "licence": LICENCE,
        "langues": [{"langue": tag, "nom": load_langue(tag).autonyme} for tag in langues],
        "collections": [
            {
                "nom": nom,
                "adresse": adresses.base + adresses.api(nom),
                "documents": len(lecteur.catalogue.all(classe)),
            }
            for nom, classe in COLLECTIONS.items()
        ],
    }


def build_collection(lecteur: Lecteur, nom: str) -> Donnees:
    """Every published document of a kind; only the beginning of each fiche."""
    documents = lecteur.catalogue.all(COLLECTIONS[nom])
    return {
        "collection": nom,
        "langue": lecteur.langue.tag,
        "jour": lecteur.catalogue.jour.isoformat(),
        "documents": [build_document(lecteur, d, court=nom == "fiches") for d in documents],
    }


def build_document(lecteur: Lecteur, document: Document, *, court: bool = False) -> Donnees:
    """A document with its texts in the reader's language, and what is known of each of them."""
    montre = _shorten(document) if court else document
    textes, etats, francais = _translate(lecteur, document, montre)
    return {
        "genre": document.GENRE,
        "id": document.id,
        "langue": lecteur.langue.tag,
        "adresse": _adresse(lecteur, document),
        "donnees": _adresse_donnees(lecteur, document),
        "jour": lecteur.catalogue.jour.isoformat(),
        "licence": _licence(document),
        **_verification(lecteur, document, montre),
        "traductions": etats,
        "francais": francais,
        "valeurs": _valeurs(lecteur, montre),
        "termes": _termes(lecteur, montre),
        "document": _dump(lecteur, apply_translations(montre, textes)),
        **_pictogramme(lecteur, document),
    }


def _verification(lecteur: Lecteur, document: Document, montre: Document) -> Donnees:
    """What an agent said of it, and the nodes that are shown and to be confirmed."""
    vue = build_verification(lecteur, document)
    montres = noeud_ids(montre) | set(type(montre).model_fields)
    doutes = lecteur.catalogue.verification(document).doutes & montres
    return {
        "verifie": vue.jour is not None,
        "verifie_le": vue.jour.isoformat() if vue.jour else None,
        "verification": vue.phrase,
        "a_confirmer": sorted(doutes),
    }


def _licence(document: Document) -> str:
    """A drawing has a licence of its own."""
    return document.licence if isinstance(document, Pictogramme) else LICENCE["identifiant"]


def _pictogramme(lecteur: Lecteur, document: Document) -> Donnees:
    """What only a pictogram says: its words in every language, whom to credit, its files."""
    if not isinstance(document, Pictogramme):
        return {}
    adresses = lecteur.adresses
    return {
        "noms": {
            tag: {"titre": titre, "mots_cles": list(cles), "etat": etat}
            for tag, titre, cles, etat in list_termes(lecteur.catalogue, document)
        },
        "credit": build_credit(document),
        "fichiers": {
            "svg": adresses.base + adresses.pictogramme_fichier(document.id),
            "png": adresses.base + adresses.pictogramme_image(document.id),
            "pdf": adresses.base + adresses.pictogramme_pdf(document.id),
        },
    }


def _shorten(document: Document) -> Document:
    """The document without what its list does not say."""
    champs = type(document).model_fields
    tus = {nom: info.get_default() for nom, info in champs.items() if nom not in _RESUME}
    return document.model_copy(update=tus)


def _translate(
    lecteur: Lecteur, document: Document, montre: Document
) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Translated texts by key; states other than reviewed and French to show beside, by path.

    `montre` is the part of the document that is shown.
    """
    textes: dict[str, str] = {}
    etats: dict[str, str] = {}
    francais: dict[str, str] = {}
    if lecteur.langue.is_francais:
        return textes, etats, francais
    ouvert = lecteur.open(document)
    for segment in list_segments(montre):
        chemin = segment.cle.partition("#")[2]
        passage = ouvert.passage(chemin)
        traduction = lecteur.catalogue.traduction(lecteur.langue.tag, segment.cle)
        if traduction is not None and passage.langue == lecteur.langue.tag:
            textes[segment.cle] = traduction.texte
        if passage.etat != "relue":
            etats[chemin] = passage.etat
        if passage.autre is not None:
            francais[chemin] = segment.texte
    return textes, etats, francais


def _dump(lecteur: Lecteur, document: Document) -> Donnees:
    """The canonical data, without what is for agents; it names only what readers can see."""
    gardees = {c: v for c, v in dump_document(document).items() if c not in _POUR_LES_AGENTS}
    for champ, genre in references_of(type(document)).items():
        publies = lecteur.catalogue.documents.get(genre, {})
        valeur = gardees.get(champ)
        if isinstance(valeur, list):
            gardees[champ] = [identifiant for identifiant in valeur if identifiant in publies]
        elif valeur is not None and valeur not in publies:
            del gardees[champ]
    return gardees


def _valeurs(lecteur: Lecteur, document: Document) -> Donnees:
    """The values that the document names, as they are on the day of the catalogue."""
    vues: Donnees = {}
    for cible in list_liens(document):
        valeur = lecteur.catalogue.get(Valeur, cible.id) if cible.genre == Valeur.GENRE else None
        if valeur is None:
            continue
        periode = lecteur.periode(valeur.id)
        vues[valeur.id] = {
            "genre": valeur.genre,
            "texte": plain_valeur(periode.valeur, lecteur.langue)
            if periode
            else lecteur.langue.gettext("à demander à votre préfecture"),
            "valeur": periode.valeur.model_dump(mode="json") if periode else None,
            "du": periode.du.isoformat() if periode and periode.du else None,
            "au": periode.au.isoformat() if periode and periode.au else None,
            "a_confirmer": periode is None or lecteur.is_doubtful(valeur.id),
        }
    return vues


def _termes(lecteur: Lecteur, document: Document) -> dict[str, str]:
    """The glossary words that the texts name, as they stand in a sentence."""
    cibles = (c.id for c in list_liens(document) if c.genre == Terme.GENRE)
    termes = (lecteur.catalogue.get(Terme, identifiant) for identifiant in cibles)
    return {terme.id: terme.en_phrase for terme in termes if terme is not None}


def _adresse(lecteur: Lecteur, document: Document) -> str | None:
    """The page where people read it; None when it has none of its own."""
    adresses = lecteur.adresses
    match document:
        case Terme():
            chemin = f"{adresses.glossaire()}#mot-{document.id}"
        case Question():
            chemin = f"{adresses.faq()}#{document.id}"
        case Demarche() | Modalite():
            chemin = adresses.modalites()
        case Urgence():
            chemin = adresses.urgence(document.adresse)
        case DocumentAdressable():
            chemin = adresses.page(f"{document.PLURIEL}/{document.adresse}")
        case _:
            return None
    return adresses.base + chemin


def _adresse_donnees(lecteur: Lecteur, document: Document) -> str | None:
    """Where the whole document is read as data; None when only its collection is."""
    if not isinstance(document, DocumentAdressable) or document.PLURIEL not in A_LA_PIECE:
        return None
    chemin = f"{document.PLURIEL}/{document.adresse}"
    return lecteur.adresses.base + lecteur.adresses.api(chemin)
