"""The named styles of the files: what an agent finds in the list of styles."""

from kit.render.odt.modele import BRUN, ENCRE, FILET, GRIS, Style

LARGEUR_MM = 180.0
"""Of the text: an A4 page between its margins."""

STANDARD, CORPS = "Standard", "Text_20_body"
SUITE, AUTRE, AUTRE_TITRE = "Liste_suite", "Autre_langue", "Autre_langue_titre"
CELLULE, TITRE_CELLULE, PIED = "Table_20_Contents", "Table_20_Heading", "Footer"
AVERTISSEMENT, QUESTION, REPONSE = "Avertissement", "Essentiel_question", "Essentiel_reponse"
ETAPE, NUMEROTE = "Etape", "Liste_numeros"
ENCADRE, ENCADRE_TITRE, ENCADRE_AUTRE = "Encadre", "Encadre_titre", "Encadre_autre"
DESSIN, CODE, LIGNE = "Dessin_seul", "Code", "Ligne_a_remplir"

_ENSEMBLE = {"fo:keep-with-next": "always"}
_HAUT = {"fo:line-height": "100%"}
"""For lines that hold a drawing: they are never cut."""
_ENTIER = {"fo:keep-together": "always"}
_BORD = {"border-start": f"1mm solid {ENCRE}", "padding-start": "3mm"}
_FILET_HAUT = {"border-top": f"0.3mm solid {FILET}", "padding-top": "2mm"}
_BORD_FIN = {"border-start": f"0.2mm solid {FILET}", "padding-start": "2.5mm"}
_CADRE = {
    f"{nom}-{cote}": valeur
    for cote in ("top", "bottom", "start", "end")
    for nom, valeur in (("border", f"0.6mm solid {ENCRE}"), ("padding", "2mm"))
}
_TRAIT = {"border-bottom": f"0.25mm solid {FILET}"}
_SEUL = {"style:join-border": "false"}
"""For lines one under the other: each one has its own."""
_A_DROITE = {"fo:margin-left": "90mm"}
"""Where a French letter says to whom, when and by whom it is written."""

_TITRES = tuple(
    Style(
        f"Heading_20_{niveau}",
        f"Heading {niveau}",
        taille_pt=taille,
        gras=True,
        couleur=ENCRE if niveau <= 2 else None,  # noqa: PLR2004 - chapters and the sheet itself
        avant_mm=avant,
        apres_mm=apres,
        niveau=niveau,
        suite=CORPS,
        bords=_FILET_HAUT if niveau == 2 else {},  # noqa: PLR2004
        autres=_ENSEMBLE,
    )
    for niveau, taille, avant, apres in (
        (1, 21, 0, 1),
        (2, 14, 4.5, 1.5),
        (3, 11.5, 2.5, 0.8),
        (4, 10.5, 2, 0.6),
        (5, 10.5, 1.5, 0.6),
        (6, 10.5, 1.5, 0.6),
    )
)

_TEXTES = (
    Style(CORPS, "Text body", apres_mm=1.6),
    Style("Emetteur", "Émetteur", taille_pt=9, couleur=GRIS, apres_mm=1),
    Style("Nom_officiel", "Nom officiel", couleur=GRIS, apres_mm=1),
    Style("Accroche", "Accroche", taille_pt=12.5, avant_mm=1, apres_mm=3, suite=CORPS),
    Style(AVERTISSEMENT, "Avertissement", taille_pt=9, couleur=BRUN, avant_mm=1.5, apres_mm=2),
    Style(CODE, "Code de la feuille", taille_pt=8, centre=True, apres_mm=0.3, autres=_HAUT),
    Style("Condition", "Condition", CORPS, gras=True, autres=_ENSEMBLE),
    Style(
        ENCADRE_TITRE,
        "Encadré, titre",
        ENCADRE,
        gras=True,
        avant_mm=2,
        apres_mm=0.5,
        suite=ENCADRE,
        autres=_ENSEMBLE,
    ),
    Style(ENCADRE, "Encadré", CORPS, apres_mm=2, bords=_BORD, autres=_ENTIER),
    Style(ENCADRE_AUTRE, "Encadré, autre langue", ENCADRE, couleur=GRIS),
    Style("Citation", "Citation", CORPS, bords=_BORD_FIN),
    Style("Cas", "Cas", CORPS, gras=True, avant_mm=2, autres=_ENSEMBLE),
    Style("Terme", "Terme", CORPS, gras=True, apres_mm=0.2, autres=_ENSEMBLE),
    Style("Definition", "Définition", CORPS),
    Style("Legende", "Légende", CORPS, gras=True, avant_mm=2, autres=_ENSEMBLE),
    Style("Mentions", "Mentions", taille_pt=8.5, couleur=GRIS, avant_mm=1, bords=_FILET_HAUT),
    Style(DESSIN, "Dessin", apres_mm=1, autres=_HAUT),
    Style(AUTRE, "Autre langue", CORPS, couleur=GRIS, apres_mm=2.6),
    Style(AUTRE_TITRE, "Autre langue, titre", AUTRE, 12, gras=True, apres_mm=1.2, autres=_ENSEMBLE),
)

_A_REMPLIR = (
    Style("Consigne", "Consigne", CORPS, 12, gras=True, apres_mm=3, bords=_CADRE),
    Style("Lettre_expediteur", "Lettre, expéditeur", CORPS),
    Style("Lettre_destinataire", "Lettre, destinataire", CORPS, avant_mm=2, autres=_A_DROITE),
    Style("Lettre_date", "Lettre, lieu et date", CORPS, apres_mm=5, autres=_A_DROITE),
    Style("Lettre_signature", "Lettre, signature", CORPS, avant_mm=4, autres=_A_DROITE),
    Style(
        "A_ecrire", "Réponse à écrire", CORPS, avant_mm=3, apres_mm=1, bords=_TRAIT, autres=_SEUL
    ),
    Style(LIGNE, "Ligne à remplir", CORPS, 14, apres_mm=1, bords=_TRAIT, autres=_SEUL),
)

_LISTES = (
    Style("Liste_puces", "Liste à puces", CORPS, apres_mm=1, liste="Puces"),
    Style(NUMEROTE, "Liste numérotée", CORPS, apres_mm=1, liste="Numeros"),
    Style(
        ETAPE,
        "Étape",
        "Heading_20_3",
        niveau=3,
        avant_mm=2,
        liste="Etapes",
        suite=SUITE,
        autres=_HAUT,
    ),
    Style(
        "Case_a_cocher",
        "Case à cocher",
        CORPS,
        apres_mm=0.6,
        avant_mm=1.2,
        liste="Cases",
        suite=SUITE,
        autres=_HAUT,
    ),
    Style(
        "Liste_dessins",
        "Liste avec dessins",
        CORPS,
        apres_mm=0.6,
        avant_mm=1,
        liste="Dessins",
        autres=_ENSEMBLE,
    ),
    Style("Prix", "Prix", CORPS, apres_mm=1, liste="Prix"),
    Style(SUITE, "Liste, suite", CORPS, apres_mm=1),
)

_TABLEAUX = (
    Style(CELLULE, "Table Contents", CORPS, apres_mm=0.6),
    Style(TITRE_CELLULE, "Table Heading", CELLULE, gras=True),
    Style(QUESTION, "Essentiel, question", CELLULE, 9, couleur=GRIS, autres=_HAUT),
    Style(REPONSE, "Essentiel, réponse", CELLULE, gras=True),
)

_MARGES = (Style(PIED, "Footer", taille_pt=8, couleur=GRIS, fin_mm=LARGEUR_MM),)

STYLES = {
    style.id: style for style in (*_TITRES, *_TEXTES, *_A_REMPLIR, *_LISTES, *_TABLEAUX, *_MARGES)
}
"""By their name in the file; `Standard` is written apart, with the direction of the document."""

AUTRES = {ENCADRE: ENCADRE_AUTRE}
"""Styles of the second language that are not the usual ones, by the style of the first."""

FORT, EMPHASE, LIEN = "Strong_20_Emphasis", "Emphasis", "Internet_20_link"
DOUTE, PETIT, EXPOSANT, INDICE = "A_confirmer", "Petit", "Exposant", "Indice"
NUMERO, CASE = "Numero_etape", "Case"
