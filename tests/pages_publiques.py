"""The one list of public pages that the checks visit: one page of each kind, in each language."""

LANGUES = ("fr", "en", "ar")
"""The languages of the interface: French, another left-to-right one, a right-to-left one."""

GENRES = (
    "",
    "?lieu=nulle-part",
    "fiches/",
    "fiches/carte-perdue-volee",
    "fiches/renouveler-titre-sejour",
    "fiches/renouveler-titre-sejour?avec={autre}",
    "fiches/carte-perdue-volee/repondre?avec={autre}",
    "themes/renouveler",
    "annonces/tarifs-mai-2026",
    "lettres/relance",
    "annexes/memo-posture-enquete",
    "pieces/",
    "pieces/passeport",
    "pictogrammes/",
    "pictogrammes/?q=carte&id=visa",
    "pictogrammes/?q=zzzz",
    "pictogrammes/passeport",
    "parcours/",
    "parcours/premiere-demande/",
    "parcours/premiere-demande/plan",
    "parcours/premiere-demande/q/papier?age=majeur&protege=non&pays=autre&presence=france",
    "parcours/premiere-demande/reponses?age=majeur&protege=non",
    "parcours/premiere-demande/r/r-violences",
    "parcours/prouver-mon-domicile/q/papiers?demande=sejour&logement=moi",
    "parcours/prouver-mon-domicile/imprimer",
    "parcours/premiere-demande/suite?q=age",
    "passage?fiche=etudiant&corriger=acte-naissance~passage-papier-a-traduire&avec={autre}",
    "passage/remplir?fiche=etudiant",
    "faq/",
    "faq/repondre?question=faq-rendez-vous",
    "glossaire/",
    "modalites/",
    "structures/",
    "structures/prefecture-clairiere",
    "structures/sous-prefecture-valbrune",
    "rendez-vous/",
    "rendez-vous/?demarche=d10",
    "rendez-vous/?demarche=d27",
    "urgence",
    "urgence/oqtf",
    "urgence/numeros-utiles",
    "recherche",
    "recherche?q=carte",
    "recherche?q=zzzz",
    "guichet/",
    "guichet/montrez?avec={autre}",
    "guichet/montrez?carte=interprete",
    "fiches/renouveler-titre-sejour/guichet",
    "fiches/renouveler-titre-sejour/guichet?avec={autre}",
    "nouveautes",
    "nouveautes/2026-05",
    "reutiliser?fiche=changer-adresse",
    "langues",
    "avis?page=fiches/carte-perdue-volee",
    "avis?recu=oui",
    "aide",
    "plan-du-site",
    "accessibilite",
    "mentions-legales",
    "donnees-personnelles",
    "fiches/carte-perdue-volee/imprimer",
    "annonces/tarifs-mai-2026/imprimer",
    "classeur/imprimer",
    "rendez-vous/imprimer?demarche=d10",
    "pictogrammes/toilettes/imprimer?numero=3&fleche=gauche",
    "q/BCDFGHJK",
    "rien",
)
"""The kinds of pages, as addresses after the language; `rien` is the page of an error."""

ERREURS = {"q/BCDFGHJK": 404, "parcours/premiere-demande/suite?q=age": 422, "rien": 404}
"""The kinds that do not answer 200, and what they answer."""


PROCHES = frozenset(
    [
        "avis?recu=oui",
        "?lieu=nulle-part",
        "fiches/carte-perdue-volee",
        "pictogrammes/?q=zzzz",
        "faq/repondre?question=faq-rendez-vous",
        "fiches/renouveler-titre-sejour/guichet",
        "guichet/montrez?carte=interprete",
        "recherche?q=zzzz",
        "rendez-vous/?demarche=d27",
        "structures/sous-prefecture-valbrune",
        "annonces/tarifs-mai-2026/imprimer",
        "nouveautes/2026-05",
        "parcours/premiere-demande/reponses?age=majeur&protege=non",
    ]
)
"""Kinds that look like another one of the list: the browser, which is slow, is spared them."""


def path_of(genre: str, langue: str) -> str:
    """The address of a kind of page in a language."""
    return f"/{langue}/{genre.format(autre='ar' if langue == 'fr' else 'fr')}"


def list_paths(*langues: str) -> list[str]:
    """The addresses to visit: the choice of language, then every kind in these languages."""
    return ["/", *(path_of(genre, langue) for langue in langues for genre in GENRES)]


def list_looks(*langues: str) -> list[str]:
    """The same without the kinds that look like another one."""
    proches = {path_of(genre, langue) for genre in PROCHES for langue in langues}
    return [path for path in list_paths(*langues) if path not in proches]


def status_of(path: str) -> int:
    """The status that a page of the list must have."""
    return next((s for genre, s in ERREURS.items() if path.endswith(f"/{genre}")), 200)
