"""What changed, in one plain sentence: exact when the two states say it, neutral otherwise."""

from collections.abc import Iterator, Mapping

from markupsafe import Markup, escape

from kit.content.nouvelles import Ecart, Nouvelle
from kit.content.piece import Piece
from kit.content.structure import Structure
from kit.content.valeur import Contenu
from kit.langues.langue import Langue, load_langue
from kit.langues.marque import N_
from kit.langues.noms import name_langue
from kit.langues.valeurs import format_valeur
from kit.render.passages import Lecteur, in_its_langue

PHRASES_MAX = 3
"""Sentences of one piece of news at most: beyond, one says that a lot changed."""
PAPIERS_MAX = 3
"""Papers that are named; beyond, the list changed."""

_PUBLIES: Mapping[str, str] = {
    "fiche": N_("Une nouvelle page explique cette démarche."),
    "lettre": N_("Un nouveau modèle de lettre."),
    "parcours": N_("De nouvelles questions pour vous guider."),
    "annonce": N_("Une nouvelle annonce."),
    "structure": N_("Un nouveau lieu."),
}
_RETIRES: Mapping[str, str] = {
    "fiche": N_("Cette page n’est plus là. Ne suivez plus ce qu’elle disait."),
    "lettre": N_("Ce modèle de lettre n’est plus là. Ne l’envoyez plus."),
    "parcours": N_("Ces questions ne sont plus là."),
    "structure": N_("Ce lieu ne reçoit plus."),
}
_CHANGES: Mapping[str, Mapping[str, str]] = {
    "fiche": {
        "public": N_("Les personnes concernées changent."),
        "quand": N_("Le moment pour faire la démarche change."),
        "etapes": N_("Les étapes changent."),
        "pieces": N_("La liste des papiers change."),
        "cout_en_bref": N_("Le prix change."),
        "couts": N_("Le prix change."),
        "delai": N_("Le délai change."),
        "a_recevoir": N_("Ce que vous recevez change."),
        "sans_reponse": N_("Ce qu’il faut faire sans réponse change."),
        "recours": N_("Ce qu’il faut faire après un refus change."),
        "contacts": N_("Les contacts changent."),
        "demarches": N_("Le lieu ou la façon de faire la demande change."),
    },
    "lettre": {"": N_("Le modèle de lettre change. Prenez le nouveau.")},
    "parcours": {"": N_("Les questions ou leurs résultats changent.")},
    "annonce": {"": N_("Cette annonce change.")},
    "structure": {
        "nom": N_("Le nom du lieu change."),
        "horaires": N_("Les horaires changent."),
        "remarque_horaires": N_("Les horaires changent."),
        "fermetures": N_("Les jours de fermeture changent."),
        "permanences": N_("Les permanences changent."),
        "acces": N_("La façon de venir change."),
        "telephone": N_("Le téléphone change."),
        "courriel": N_("L’adresse e-mail change."),
        "rendez_vous": N_("La page pour prendre rendez-vous change."),
        "guichets": N_("Les guichets changent."),
    },
}
_NEUTRE = N_("Des informations changent. Relisez cette page.")
_VALEURS: Mapping[str, str] = {
    "Montant": N_("Le prix passe de %(avant)s à %(apres)s."),
    "Duree": N_("Le délai passe de %(avant)s à %(apres)s."),
    "Telephone": N_("Le numéro de téléphone change\u00a0: %(apres)s."),
    "AdressePostale": N_("La nouvelle adresse\u00a0: %(apres)s."),
    "LienWeb": N_("Le site à utiliser change\u00a0: %(apres)s."),
}
_VALEUR_AUTRE = N_("Avant\u00a0: %(avant)s. Maintenant\u00a0: %(apres)s.")


def write_phrases(lecteur: Lecteur, nouvelle: Nouvelle) -> tuple[Markup, ...]:
    """What changed, in the reader's language; never empty."""
    langue, genre = lecteur.langue, nouvelle.document.GENRE
    if nouvelle.nature == "langue" and nouvelle.nombre > 1:
        modele = langue.ngettext(
            "%(n)s page est maintenant en %(langue)s.",
            "%(n)s pages sont maintenant en %(langue)s.",
            nouvelle.nombre,
            langue="{}",
        )
        return (escape(modele).format(_name(lecteur, nouvelle)),)
    if nouvelle.nature == "langue":
        return (_fill(langue, N_("Maintenant en %(langue)s."), langue=_name(lecteur, nouvelle)),)
    if nouvelle.nature == "publie":
        return (_fill(langue, _PUBLIES[genre]),)
    if nouvelle.nature == "retire":
        return (_fill(langue, _RETIRES.get(genre, _NEUTRE)),)
    phrases = tuple(dict.fromkeys(_iterate_changes(lecteur, nouvelle)))
    return phrases if 0 < len(phrases) <= PHRASES_MAX else (_fill(langue, _NEUTRE),)


def _iterate_changes(lecteur: Lecteur, nouvelle: Nouvelle) -> Iterator[Markup]:
    """A sentence for each thing that changed; the same one may come twice."""
    langue, document = lecteur.langue, nouvelle.document
    connues = _CHANGES.get(document.GENRE, {})
    for ecart in nouvelle.ecarts:
        if ecart.avant is not None and ecart.apres is not None:
            yield _write_valeur(langue, ecart.avant, ecart.apres)
        elif ecart.champ == "adresse_postale" and isinstance(document, Structure):
            adresse = Markup("<br>").join(langue.ltr(ligne) for ligne in document.adresse_postale)
            html = Markup('<span lang="fr" dir="ltr">{}</span>').format(_on_one_line(adresse))
            yield _fill(langue, N_("La nouvelle adresse\u00a0: %(apres)s."), apres=html)
        elif ecart.ref:
            continue
        else:
            yield _fill(langue, connues.get(ecart.champ) or connues.get("") or _NEUTRE)
    yield from _write_papiers(lecteur, nouvelle.ecarts)


def _on_one_line(html: Markup) -> Markup:
    return html.replace(Markup("<br>"), Markup(", "))


def _write_valeur(langue: Langue, avant: Contenu, apres: Contenu) -> Markup:
    """From what to what; an address stands on one line inside a sentence."""
    modele = _VALEURS.get(type(apres).__name__, _VALEUR_AUTRE)
    dits = {"avant": avant, "apres": apres}
    valeurs = {nom: _on_one_line(format_valeur(dit, langue)) for nom, dit in dits.items()}
    return _fill(langue, modele, **valeurs)


def _write_papiers(lecteur: Lecteur, ecarts: tuple[Ecart, ...]) -> Iterator[Markup]:
    """The papers one by one while they are few and still have a name."""
    mots = {
        "papier_de_plus": N_("Un papier de plus\u00a0: %(papier)s."),
        "papier_de_moins": N_("Un papier de moins\u00a0: %(papier)s."),
    }
    papiers = [(mots[e.champ], lecteur.catalogue.get(Piece, e.ref)) for e in ecarts if e.ref]
    nommes = [(phrase, piece) for phrase, piece in papiers if piece is not None]
    if len(nommes) < len(papiers) or len(papiers) > PAPIERS_MAX:
        yield _fill(lecteur.langue, _CHANGES["fiche"]["pieces"])
        return
    for phrase, piece in nommes:
        nom = in_its_langue(lecteur.skimming().open(piece).passage("nom"), lecteur.langue)
        yield _fill(lecteur.langue, phrase, papier=nom)


def _name(lecteur: Lecteur, nouvelle: Nouvelle) -> Markup:
    """The name of a language: as the reader's locale says it, else its own name."""
    autre = load_langue(nouvelle.langue or lecteur.langue.tag)
    if lecteur.langue.is_francais:
        return escape(name_langue(autre.tag) or autre.autonyme)
    nom = lecteur.langue.locale.languages.get(autre.tag.split("-")[0])
    if nom:
        return escape(nom)
    attributs = Markup(' lang="{}" dir="{}"').format(autre.tag, autre.direction)
    return Markup("<span{}>{}</span>").format(attributs, autre.autonyme)


def _fill(langue: Langue, message: str, /, **morceaux: Markup) -> Markup:
    """A message of the interface around pieces of HTML."""
    modele = langue.gettext(message, **{nom: f"{{{nom}}}" for nom in morceaux})
    return escape(modele).format(**morceaux)
