"""What machines read inside a page: schema.org as JSON-LD, the only maker of it.

It says what the page says, in the same words, and leaves out what is doubtful or not known:
an amount to confirm, a way to file to confirm, an address without public address of the site.
"""

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.content.structure import Horaire, Structure
from kit.content.theme import Theme
from kit.content.valeur import LienWeb, Montant, Telephone
from kit.render.passages import Groupe, Lecteur, Passage, Textes
from kit.render.richtext import plain_text
from kit.render.vues.depot import find_structure, list_modes

Objet = dict[str, Any]
Fil = tuple[tuple[str, str], ...]
"""The pages above this one: name and address."""

_JOURS = {
    "lundi": "Monday",
    "mardi": "Tuesday",
    "mercredi": "Wednesday",
    "jeudi": "Thursday",
    "vendredi": "Friday",
    "samedi": "Saturday",
    "dimanche": "Sunday",
}
_SUR_PLACE = ("rendez_vous", "sans_rendez_vous")
_ECHAPPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def dump_donnees(objet: Objet) -> Markup:
    """The content of `<script type="application/ld+json">`: nothing in it can end the element."""
    texte = json.dumps(
        {"@context": "https://schema.org", **_without_empty(objet)},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    for signe, code in _ECHAPPES.items():
        texte = texte.replace(signe, code)
    return Markup(texte)  # noqa: S704 - no sign of HTML is left


def _without_empty(objet: Objet) -> Objet:
    return {cle: valeur for cle, valeur in objet.items() if valeur not in (None, "", [], {})}


def build_fil_donnees(lecteur: Lecteur, liste: tuple[str, str], titre: Passage) -> Objet | None:
    """A page under a list (its name and address), under the home page; None without trail."""
    page = _page(lecteur, None, (_accueil(lecteur), liste), plain_text(titre.html))
    return page if page["breadcrumb"] else None


def _accueil(lecteur: Lecteur) -> tuple[str, str]:
    """The first step of every trail."""
    return lecteur.langue.gettext("Accueil"), lecteur.adresses.accueil()


def _page(lecteur: Lecteur, sujet: Objet | list[Objet] | None, fil: Fil, titre: str) -> Objet:
    """A page about something, and where it stands in the site."""
    return {
        "@type": "WebPage",
        "inLanguage": lecteur.langue.tag,
        "mainEntity": sujet,
        "breadcrumb": _fil(lecteur, fil, titre),
    }


def _fil(lecteur: Lecteur, fil: Fil, titre: str) -> Objet | None:
    """The trail; its addresses must be whole, so there is none without public address."""
    base = lecteur.adresses.base
    if not base or not fil:
        return None
    etapes: list[Objet] = [{"name": nom, "item": base + adresse} for nom, adresse in fil]
    rangs = enumerate([*etapes, {"name": titre}], start=1)
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "position": n, **etape} for n, etape in rangs],
    }


def build_site_donnees(lecteur: Lecteur) -> Objet:
    """The site, and how to search it."""
    adresses, site = lecteur.adresses, lecteur.catalogue.site
    recherche = {
        "@type": "SearchAction",
        "target": {
            "@type": "EntryPoint",
            "urlTemplate": f"{adresses.base}{adresses.prefixe}/{adresses.langue}/recherche?q={{q}}",
        },
        "query-input": "required name=q",
    }
    return {
        "@type": "WebSite",
        "name": site.nom,
        "url": adresses.base + adresses.racine() if adresses.base else None,
        "inLanguage": lecteur.langue.tag,
        "potentialAction": recherche if adresses.base else None,
    }


def build_fiche_donnees(lecteur: Lecteur, fiche: Fiche) -> Objet:
    """The service that a fiche explains; a question and its answer for the other kind."""
    textes = lecteur.open(fiche)
    titre, resume = _plain(textes, "titre"), _plain(textes, "resume")
    if fiche.genre == "question-reponse":
        return _faq(lecteur, [_question(titre, resume)])
    lieu = find_structure(lecteur)
    canaux = _canaux(lecteur, fiche, lieu)
    service = {
        "@type": "GovernmentService",
        "name": titre,
        "description": resume,
        "serviceType": _theme(lecteur, fiche),
        "provider": _bureau(lecteur, lieu) if lieu and canaux else None,
        "availableChannel": canaux,
        "offers": list(_offres(lecteur, fiche, textes)),
    }
    return _page(lecteur, _without_empty(service), (_accueil(lecteur),), titre)


def _theme(lecteur: Lecteur, fiche: Fiche) -> str | None:
    theme = lecteur.catalogue.get(Theme, fiche.theme)
    return _plain(lecteur.open(theme), "titre") if theme else None


def _canaux(lecteur: Lecteur, fiche: Fiche, lieu: Structure | None) -> list[Objet]:
    """The ways to file that no author doubts, in the chosen place."""
    canaux = []
    for modalite, mode in list_modes(lecteur, fiche.demarches):
        if lecteur.open(modalite).is_doubtful(mode.id):
            continue
        periode = lecteur.periode(mode.lien) if mode.lien else None
        canal: Objet = {"@type": "ServiceChannel"}
        if periode and isinstance(periode.valeur, LienWeb):
            canal["serviceUrl"] = periode.valeur.adresse
        elif lieu and mode.mode in _SUR_PLACE:
            canal["serviceLocation"] = {"@id": "#lieu"}
            canal["availableLanguage"] = list(lieu.langues_parlees)
        elif lieu and mode.mode == "courrier":
            rue = ", ".join(lieu.adresse_postale)
            canal["servicePostalAddress"] = {"@type": "PostalAddress", "streetAddress": rue}
        else:
            continue
        canaux.append(canal)
    return canaux


def _offres(lecteur: Lecteur, fiche: Fiche, textes: Textes) -> Iterable[Objet]:
    """The amounts of the day that no author doubts."""
    for cout in fiche.couts:
        periode = lecteur.periode(cout.valeur) if cout.valeur else None
        if periode is None or textes.is_doubtful(cout.id):
            continue
        if cout.valeur and textes.states_doubt(cout.id, cout.valeur):
            continue
        if isinstance(periode.valeur, Montant):
            yield {
                "@type": "Offer",
                "name": _plain(textes, f"{cout.id}.libelle"),
                "price": f"{periode.valeur.euros:f}",
                "priceCurrency": "EUR",
            }


def build_structures_donnees(lecteur: Lecteur) -> Objet:
    """Every place, with its address and its telephone."""
    lieux = lecteur.catalogue.all(Structure)
    bureaux = [{**_bureau(lecteur, lieu), "@id": f"#{lieu.id}"} for lieu in lieux]
    return _page(lecteur, bureaux, (), "")


def build_structure_donnees(lecteur: Lecteur, lieu: Structure) -> Objet:
    """One place, with its openings and its closings to come."""
    bureau = {
        **_bureau(lecteur, lieu),
        "email": lieu.courriel,
        "sameAs": lieu.site,
        "knowsLanguage": list(lieu.langues_parlees),
        "geo": _geo(lieu),
        "openingHoursSpecification": [s for h in lieu.horaires for s in _horaire(h)],
        "specialOpeningHoursSpecification": _fermetures(lecteur, lieu),
    }
    titre = lecteur.langue.gettext("Où aller, quand ?")
    fil = (_accueil(lecteur), (titre, lecteur.adresses.structures()))
    return _page(lecteur, _without_empty(bureau), fil, lieu.nom)


def _bureau(lecteur: Lecteur, lieu: Structure) -> Objet:
    """A place in few words; `#lieu` names it inside the page."""
    periode = lecteur.periode(lieu.telephone) if lieu.telephone else None
    telephone = periode.valeur if periode else None
    adresses = lecteur.adresses
    bureau = {
        "@type": "GovernmentOffice",
        "@id": "#lieu",
        "name": lieu.nom,
        "address": ", ".join(lieu.adresse_postale),
        "telephone": telephone.numero if isinstance(telephone, Telephone) else None,
        "url": adresses.base + adresses.structure(lieu.adresse) if adresses.base else None,
    }
    return _without_empty(bureau)


def _geo(lieu: Structure) -> Objet | None:
    if lieu.coordonnees is None:
        return None
    point = lieu.coordonnees
    return {
        "@type": "GeoCoordinates",
        "latitude": point.latitude,
        "longitude": point.longitude,
    }


def _horaire(horaire: Horaire) -> Iterable[Objet]:
    for plage in horaire.plages:
        yield {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [_JOURS[jour] for jour in horaire.jours],
            "opens": f"{plage.de:%H:%M}",
            "closes": f"{plage.a:%H:%M}",
        }


def _fermetures(lecteur: Lecteur, lieu: Structure) -> list[Objet]:
    """Closings of today and to come; schema.org writes a closed day as 00:00 to 00:00."""
    return [
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": fermeture.du.isoformat(),
            "validThrough": fermeture.au.isoformat(),
            "opens": "00:00",
            "closes": "00:00",
        }
        for fermeture in lieu.fermetures
        if fermeture.au >= lecteur.catalogue.jour
    ]


def build_faq_donnees(lecteur: Lecteur) -> Objet:
    """Every question and its answer."""
    questions = []
    for question in lecteur.catalogue.all(Question):
        textes = lecteur.open(question)
        reponse = _said(textes.groupes(question.reponse))
        questions.append(_question(_plain(textes, "question"), reponse))
    return _faq(lecteur, questions)


def _faq(lecteur: Lecteur, questions: list[Objet]) -> Objet:
    return {"@type": "FAQPage", "inLanguage": lecteur.langue.tag, "mainEntity": questions}


def _question(question: str, reponse: str) -> Objet:
    return {
        "@type": "Question",
        "name": question,
        "acceptedAnswer": {"@type": "Answer", "text": reponse},
    }


def _said(groupes: Iterable[Groupe]) -> str:
    return " ".join(plain_text(passage.html) for groupe in groupes for passage in groupe.passages)


def _plain(textes: Textes, chemin: str) -> str:
    return plain_text(textes.passage(chemin).html)
