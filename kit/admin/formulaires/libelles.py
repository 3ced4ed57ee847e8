"""What each field is called, and a line of help: words that an agent would use."""

from collections.abc import Mapping

from kit.admin.formulaires import libelles_lieux as lieux
from kit.admin.formulaires.schema import Champ

CHAMPS: Mapping[str, tuple[str, str]] = {
    "a_recevoir": ("Ce que la personne reçoit", ""),
    "a_verifier_avant": (
        "À relire avant le",
        "Le jour où cette fiche sera rappelée à qui la tient.",
    ),
    "a_confirmer": ("À confirmer", "Les usagers lisent « À confirmer avec votre préfecture »."),
    "adresse": ("Adresse", "Commence par https://"),
    "autres_formes": ("Autres façons de l’écrire", "Une par ligne."),
    "blancs": ("Blancs à remplir", ""),
    "blocs": ("Texte", ""),
    "cellules": ("Cases", ""),
    "colonnes": ("Colonnes couvertes", ""),
    "complement": ("Ce que l’agent ajoute à la fin", "Pour une phrase qui finit par « : »."),
    "condition": ("Pour qui", "Une phrase. Rien : tout le monde."),
    "contacts": ("Où trouver de l’aide", ""),
    "controle": ("Ce que l’agent regarde", "Pour les agents : jamais montré aux usagers."),
    "copie": ("Copie", ""),
    "corps": ("La lettre", "Ce que la personne envoie, en français."),
    "cout_en_bref": ("Le prix en quelques mots", "Seulement si un montant ne suffit pas."),
    "couts": ("Le prix", ""),
    "date": ("Jour", ""),
    "date_source": ("Date de la source", "Si elle en porte une."),
    "definition": ("Définition", "Ce que c’est, en une ou deux phrases."),
    "delai": ("Le délai", ""),
    "demarches": ("Démarches", ""),
    "developpe": ("Ce que disent les lettres", "Pour un sigle."),
    "du": ("À partir du", "Rien : la valeur d’aujourd’hui était fausse, elle est corrigée."),
    "duree": ("Âge maximal du papier", ""),
    "en_bref": ("En quelques mots", "Ce qui est montré en haut de la fiche."),
    "entetes": ("Titres des colonnes", ""),
    "equivalent": ("Le mot en deux ou trois mots", "Ce que les traducteurs traduisent."),
    "etapes": ("Les étapes", ""),
    "euros": ("Montant, en euros", ""),
    "explication": ("Ce que c’est", ""),
    "fiches": ("Fiches", ""),
    "formats": ("Formats acceptés", ""),
    "gratuit": ("Appel gratuit", ""),
    "genre": ("Sorte", ""),
    "legende": ("Titre du tableau", ""),
    "lettres": ("Lettres", ""),
    "libelle": ("Libellé", ""),
    "lignes": ("Lignes", ""),
    "lot": ("Liste de papiers", "Un papier ou une liste, pas les deux."),
    "lu_le": ("Lue le", ""),
    "max": ("Au plus", "Rien : une durée exacte."),
    "min": ("Durée, ou au moins", ""),
    "niveau": ("Niveau de la puce", ""),
    "nom": ("Nom", ""),
    "nom_officiel": ("Nom officiel", "Gardé en français dans toutes les langues."),
    "nombre": ("Nombre", ""),
    "note": ("Note", "Pour les agents : d’où vient ce chiffre, ce qu’il faut vérifier."),
    "numerique": ("Sur Internet", ""),
    "numero": ("Numéro", "Par deux chiffres : 01 23 45 67 89."),
    "ordre": ("Rang", "Le plus petit est montré en premier."),
    "original": ("Original", ""),
    "ou_l_obtenir": ("Où l’obtenir", ""),
    "periodes": ("Valeurs et dates", ""),
    "photo_suffit": ("Une photo nette suffit", ""),
    "pictogramme": ("Pictogramme", ""),
    "piece": ("Papier", ""),
    "pieces": ("Les papiers", ""),
    "poids_max_mo": ("Poids maximal, en Mo", ""),
    "precision": ("Précision", ""),
    "precisions": ("Précisions", ""),
    "public": ("Pour qui", ""),
    "quand": ("Quand", ""),
    "question": ("Question", "Comme une personne la pose."),
    "recours": ("En cas de refus", ""),
    "recto_verso": ("Recto et verso", ""),
    "reponse": ("Réponse", ""),
    "resume": ("Résumé", "Une phrase : à quoi sert cette page."),
    "sans_reponse": ("Sans réponse", ""),
    "sections": ("Chapitres", ""),
    "sejour": ("Permet de rester en France", ""),
    "slug": (
        "Fin de l’adresse",
        "Des minuscules et des tirets. L’ancienne adresse marche toujours.",
    ),
    "sources": ("Sources", ""),
    "suite": ("Suite de la case", ""),
    "sur": ("De quoi elle parle", "Dans un bon de passage ou une annonce."),
    "terme": ("Mot", "Comme il est écrit sur les courriers."),
    "texte": ("Texte", ""),
    "theme": ("Thème", ""),
    "titre": ("Titre", ""),
    "traduction": ("Traduction", ""),
    "traduction_exigee": (
        "Traduction par un traducteur agréé",
        "Si le papier n’est pas en français.",
    ),
    "travail": ("Permet de travailler", ""),
    "unite": ("Unité", ""),
    "usage": ("Où elle sert", ""),
    "valable_au": ("Montrée jusqu’au", "Ce jour compris."),
    "valable_du": ("Montrée à partir du", ""),
    "valeur": ("Valeur", "Un montant, un téléphone, une adresse, tenus à un seul endroit."),
    "voir_aussi": ("Voir aussi", ""),
    "voyage": ("Permet de voyager", ""),
    **lieux.CHAMPS,
}
"""By name of field, or of class and field where one name says several things."""

VALEURS: Mapping[str, str] = {
    "True": "Oui",
    "False": "Non",
    "annonce": "Annonces",
    "an": "An",
    "attention": "Attention",
    "change": "Ce qui change",
    "contact": "Contact",
    "date": "Un jour",
    "faire": "Que faire",
    "fiche": "Démarche",
    "fraicheur": "Traductions",
    "guichet": "Guichet",
    "heure": "Heure",
    "information": "Bon à savoir",
    "intertitre": "Intertitre",
    "jour": "Jour",
    "lieu": "Un lieu",
    "mois": "Mois",
    "non": "Non",
    "numero": "Liste numérotée",
    "oui": "Oui",
    "papier": "Un papier",
    "paragraphe": "Paragraphe",
    "passage": "Bon de passage",
    "pour_qui": "Pour qui",
    "puce": "Puce",
    "question-reponse": "Question et réponse",
    "retour": "Revenir",
    "selon": "Selon le cas",
    "semaine": "Semaine",
    "service": "Service en ligne",
    "telephone": "Un numéro de téléphone",
    **lieux.VALEURS,
}
"""By stored value."""

GROUPES: Mapping[str, str] = {
    "Blanc": "un blanc",
    "Bloc": "un paragraphe",
    "Cas": "un cas",
    "Cellule": "une case",
    "Contact": "un contact",
    "Cout": "un prix",
    "DocumentRecu": "un document reçu",
    "Etape": "une étape",
    "LigneTableau": "une ligne",
    "PieceDemandee": "un papier",
    "Section": "un chapitre",
    "Source": "une source",
    "Tableau": "un tableau",
    **lieux.GROUPES,
}
"""What a button adds, by class of group."""

DOCUMENTS: Mapping[str, tuple[str, str]] = {
    "annexe": ("Annexe", "Annexes"),
    "annonce": ("Annonce", "Annonces"),
    "demarche": ("Démarche", "Démarches"),
    "fiche": ("Fiche", "Fiches"),
    "lettre": ("Lettre", "Lettres"),
    "lot": ("Liste de papiers", "Listes de papiers"),
    "modalite": ("Modalité de dépôt", "Modalités de dépôt"),
    "parcours": ("Parcours", "Parcours"),
    "phrase": ("Phrase", "Phrases"),
    "pictogramme": ("Pictogramme", "Pictogrammes"),
    "piece": ("Papier", "Papiers"),
    "question": ("Question fréquente", "Questions fréquentes"),
    "site": ("Site", "Site"),
    "structure": ("Lieu", "Lieux"),
    "terme": ("Mot du glossaire", "Mots du glossaire"),
    "theme": ("Thème", "Thèmes"),
    "urgence": ("Carte d’urgence", "Cartes d’urgence"),
    "valeur": ("Valeur", "Valeurs"),
}
"""Name of each kind of document, one and several."""


def name_champ(champ: Champ) -> tuple[str, str]:
    """Label and help of a field; its own name when nobody has written one."""
    propre = CHAMPS.get(f"{champ.de}.{champ.nom}")
    return propre or CHAMPS.get(champ.nom, (champ.nom.replace("_", " ").capitalize(), ""))


def name_groupe(classe: type, *, article: bool = True) -> str:
    """A class of group in words: "une étape", or "étape"."""
    nom = GROUPES.get(classe.__name__, "un élément")
    return nom if article else nom.partition(" ")[2]


def name_valeur(valeur: object) -> str:
    """A stored value in words."""
    return VALEURS.get(str(valeur), str(valeur))


def name_genre(genre: str, *, plusieurs: bool = False) -> str:
    """A kind of document in words."""
    return DOCUMENTS.get(genre, (genre, genre))[plusieurs]
