"""The bank of pictograms: its pages, and its files to take away."""

import re
from collections.abc import Callable
from contextlib import suppress

from flask import Response, abort, redirect, request
from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.pictogramme import Pictogramme
from kit.erreurs import KitError
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.banque import build_banque
from kit.public.vues.donnees import build_fil_donnees
from kit.public.vues.page import Apercu
from kit.public.vues.pictogramme import build_pictogramme
from kit.public.vues.selection import Format, build_selection
from kit.render.images import TAILLE, TAILLE_MAX, TAILLE_MIN, render_png
from kit.render.pdf import ImpressionImpossibleError
from kit.render.pictogrammes import find_fichier, is_ajoute
from kit.render.richtext import plain_text
from kit.render.tirage import COTE_MAX_MM, COTE_MIN_MM, COTE_MM, print_pictogramme
from kit.store.catalogue import Catalogue, CatalogueVideError
from kit.web.cache import add_cache
from kit.web.rendu import adresses_for, services
from kit.web.reponses import reply_texte
from kit.web.saisie import read_mots

DUREE_PICTOGRAMME = 30 * 24 * 3600
"""Time for which a drawing may be kept, in seconds."""

_COULEUR = re.compile(r"#?([0-9a-fA-F]{6})")
"""The sign that a colour field adds is understood too."""
_NOMBRE = re.compile(r"[0-9]{1,4}")


class _DemandeRefuseeError(KitError):
    """A size, a colour or a format that cannot be; the sentence says which can."""


@public.get("/<langue>/pictogrammes/")
def list_pictogrammes(langue: str) -> Response:
    """The bank, whole or as some words choose."""
    lecture = open_lecture(langue)
    titre = lecture.langue.gettext("Les pictogrammes")
    vue = build_banque(lecture.lecteur, read_mots(), request.args.getlist("id"))
    description = lecture.langue.gettext(
        "Des dessins libres pour les guichets et les affiches, à trouver dans toutes les langues."
    )
    apercu = Apercu(description, "information")
    return lecture.render("public/pictogrammes.html", titre, "pictogrammes/", apercu, banque=vue)


@public.get("/<langue>/pictogrammes/<slug>")
def show_pictogramme(langue: str, slug: str) -> WerkzeugResponse:
    """One pictogram, large."""
    lecture = open_lecture(langue)
    pictogramme = lecture.find(Pictogramme, slug)
    vue = build_pictogramme(lecture.lecteur, pictogramme)
    liste = (lecture.langue.gettext("Les pictogrammes"), lecture.adresses.pictogrammes())
    objet = build_fil_donnees(lecture.lecteur, liste, vue.titre)
    description = plain_text((vue.phrase or vue.description).html)
    apercu = Apercu(description, pictogramme.id, objet)
    titre = lecture.langue.gettext("%(nom)s, pictogramme", nom=plain_text(vue.titre.html))
    return lecture.render_document(
        "public/pictogramme.html", titre, f"pictogrammes/{slug}", pictogramme, apercu, picto=vue
    )


@public.get("/<langue>/pictogrammes/selection.zip")
def take_selection(langue: str) -> Response:
    """The pictograms ticked in the grid, in one file."""
    catalogue = open_lecture(langue).catalogue
    choisis = request.args.getlist("id")
    reponse = _reply_fichier(
        lambda: build_selection(catalogue, choisis, _read_format(), _read_taille()),
        "application/zip",
        "pictogrammes.zip",
        enregistrer=True,
    )
    if reponse.status_code != 200:  # noqa: PLR2004
        return reponse
    return add_cache(reponse, catalogue, services().horloge.now())


@public.get("/pictogrammes/<identifiant>.svg")
def show_pictogramme_fichier(identifiant: str) -> WerkzeugResponse:
    """A drawing of the bank, as a file that stands alone and can do nothing."""
    return _reply_dessin(identifiant, "svg", "image/svg+xml", _color_svg)


@public.get("/pictogrammes/<identifiant>.png")
def show_pictogramme_image(identifiant: str) -> WerkzeugResponse:
    """A drawing of the bank as a picture, of any size in pixels."""
    return _reply_dessin(
        identifiant,
        "png",
        "image/png",
        lambda dessin, _titre: render_png(dessin, _read_taille(), _read_couleur()),
    )


@public.get("/pictogrammes/<identifiant>.pdf")
def show_pictogramme_pdf(identifiant: str) -> WerkzeugResponse:
    """A drawing of the bank on a page of its size, in millimetres."""
    return _reply_dessin(
        identifiant,
        "pdf",
        "application/pdf",
        lambda dessin, titre: print_pictogramme(dessin, titre, _read_cote_mm(), _read_couleur()),
    )


def _color_svg(dessin: str, _titre: str) -> bytes:
    return dessin.replace("currentColor", _read_couleur() or "currentColor").encode()


def _reply_dessin(
    identifiant: str, extension: str, mimetype: str, make: Callable[[str, str], bytes]
) -> WerkzeugResponse:
    """A file made from a drawing and its label; past names lead to the present one."""
    catalogue = _find_catalogue()
    document = catalogue and (
        catalogue.get(Pictogramme, identifiant) or catalogue.find(Pictogramme, identifiant)
    )
    if document and identifiant not in {document.id, document.adresse}:
        adresse = adresses_for(load_langue(FRANCAIS)).pictogramme_fichier(document.adresse)
        question = request.query_string.decode("ascii", "ignore")
        suite = f"?{question}" if question else ""
        return redirect(f"{adresse.removesuffix('.svg')}.{extension}{suite}", 301)
    dessin = find_fichier(catalogue, identifiant) or abort(404)
    titre = document.titre if document else identifiant
    reponse = _reply_fichier(
        lambda: make(dessin, titre),
        mimetype,
        f"{identifiant}.{extension}",
        enregistrer=bool(request.args.get("enregistrer")),
    )
    if reponse.status_code != 200:  # noqa: PLR2004
        return reponse
    reponse.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if catalogue and is_ajoute(catalogue, identifiant):
        return add_cache(reponse, catalogue, services().horloge.now())
    return _keep_drawing(reponse)


def _find_catalogue() -> Catalogue | None:
    """What readers see; None before anything is published: the drawings of the kit are there."""
    with suppress(CatalogueVideError):
        return services().vitrine.current()
    return None


def _reply_fichier(
    make: Callable[[], bytes], mimetype: str, nom: str, *, enregistrer: bool
) -> Response:
    """A file, or the sentence that says why there is none."""
    try:
        reponse = reply_texte(make(), mimetype)
    except KitError as refus:
        reponse = reply_texte(f"{refus.phrase}\n")
        reponse.status_code = 503 if isinstance(refus, ImpressionImpossibleError) else 400
        reponse.cache_control.no_store = True
        return reponse
    genre = "attachment" if enregistrer else "inline"
    reponse.headers["Content-Disposition"] = f'{genre}; filename="{nom}"'
    return reponse


def _keep_drawing(response: Response) -> Response:
    """A drawing of the kit never changes for long."""
    response.cache_control.public = True
    response.cache_control.max_age = DUREE_PICTOGRAMME
    response.add_etag()
    response.make_conditional(request)
    return response


def _read_taille() -> int:
    """The side of a picture, in pixels."""
    return _read_nombre("taille", TAILLE, TAILLE_MIN, TAILLE_MAX, "pixels")


def _read_cote_mm() -> int:
    """The side on paper, in millimetres."""
    return _read_nombre("taille_mm", COTE_MM, COTE_MIN_MM, COTE_MAX_MM, "millimètres")


def _read_nombre(nom: str, defaut: int, minimum: int, maximum: int, unite: str) -> int:
    demande = request.args.get(nom)
    if not demande:
        return defaut
    if not _NOMBRE.fullmatch(demande) or not minimum <= int(demande) <= maximum:
        raise _DemandeRefuseeError(
            f"Cette taille n’est pas possible. Donnez un nombre entier de {unite}, "
            f"de {minimum} à {maximum}."
        )
    return int(demande)


def _read_couleur() -> str | None:
    """The colour of the ink as `#rrggbb`; None when none is asked for."""
    demandee = request.args.get("couleur")
    if not demandee:
        return None
    couleur = _COULEUR.fullmatch(demandee)
    if couleur is None:
        raise _DemandeRefuseeError(
            "Cette couleur n’est pas possible. Donnez six chiffres ou lettres de A à F, "
            "comme 1f3a7a."
        )
    return f"#{couleur.group(1).lower()}"


def _read_format() -> Format:
    demande = request.args.get("format", "svg")
    if demande == "svg":
        return "svg"
    if demande == "png":
        return "png"
    raise _DemandeRefuseeError("Ce format n’est pas proposé. Formats\u00a0: svg, png.")
