"""Every element of the schema that the kit knows: what becomes of it, or why it is left out."""

from kit.importers.service_public.lecture_xml import Element, tag_of

REPRIS: frozenset[str] = frozenset(
    {
        *("Publication", "dc:title", "dc:description", "dc:date"),
        *("Introduction", "Texte", "Chapitre", "SousChapitre", "Titre", "Paragraphe"),
        *("Liste", "Item", "Tableau", "Rangée", "Cellule"),
        *("BlocCas", "Cas", "ListeSituations", "Situation", "FragmentConditionne"),
        *("Attention", "ANoter", "ASavoir", "Rappel", "Avertissement"),
        *("MiseEnEvidence", "Expression", "Exposant", "Valeur", "Citation"),
        *("LienInterne", "LienExterne", "LienIntra"),
        *("ServiceEnLigne", "NoticeLiee", "OuSAdresser", "RessourceWeb", "Complement", "Source"),
        *("Reference", "PourEnSavoirPlus", "VoirAussi", "QuestionReponse", "CommentFaireSi"),
        *("Definition", "Abreviation", "Image", "Legende", "TexteDeRemplacement"),
        *("DossierPere", "Fiche", "Dossier"),
    }
)
"""Elements whose words, or whose place, are in the documents."""

EXCLUS: dict[str, str] = {
    **dict.fromkeys(
        ("SurTitre", "Audience", "Canal", "FilDAriane", "Niveau", "Cible"),
        "navigation du site d’origine",
    ),
    **dict.fromkeys(
        ("Theme", "SousThemePere", "SousTheme", "SousDossier", "SousDossierPere"),
        "classement du site d’origine : seul le dossier de la fiche est repris, comme thème",
    ),
    **dict.fromkeys(
        (
            *("dc:creator", "dc:subject", "dc:publisher", "dc:contributor", "dc:type", "dc:format"),
            *("dc:identifier", "dc:language", "dc:relation", "dc:coverage", "dc:rights"),
            "dc:source",
        ),
        "description du fichier ; l’éditeur, la licence et l’adresse sont dans « origine »",
    ),
    "PivotLocal": "clé d’un annuaire qui n’est pas dans le zip : l’agent indique les lieux",
    "Condition": "réponse d’une recherche guidée : le texte est montré à tous",
    "estVrai": "réponse d’une recherche guidée",
    "estIndefini": "réponse d’une recherche guidée",
    "ou": "réponse d’une recherche guidée",
    "Colonne": "largeur de colonne : le kit dispose ses tableaux",
    "Credits": "auteur d’une image qui n’est pas dans le zip",
    "RechercheGuidee": "lien vers une recherche guidée, qui n’est pas importée",
}
"""Elements left out with all that they hold, and why."""

FAMILLES_EXCLUES: dict[str, str] = {
    "recherche": "recherche guidée : l’éditeur de parcours la reprendra",
    "dossier": "dossier : son titre et son introduction font un thème, le reste n’est pas repris",
    "service": "service ou formulaire : seule son adresse sert, dans les liens des fiches",
}
"""Files that do not become a fiche, and why."""


def family_of(racine: Element) -> str:
    """`fiche`, `question`, `recherche`, `dossier` or `service`."""
    identifiant, sorte = racine.get("ID") or "", racine.get("type") or ""
    if identifiant.startswith("R") or tag_of(racine) == "ServiceComplementaire":
        return "service"
    if identifiant.startswith("N"):
        return "dossier"
    if sorte.startswith("Recherche guid"):
        return "recherche"
    return "question" if "Question" in sorte else "fiche"


def is_document(racine: Element) -> bool:
    """Whether a file becomes a fiche."""
    return family_of(racine) in ("fiche", "question")


def is_liste_de_liens(element: Element) -> bool:
    """`Fiche` and `Dossier` are links only inside `VoirAussi`; elsewhere they are navigation."""
    parent = element.getparent()
    return parent is not None and tag_of(parent) == "VoirAussi"
