"""What machines read: the state of the service, search engines, whom to tell."""

from contextlib import suppress

from flask import Response, abort

from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.public.routes.site import public
from kit.public.vues.machines import build_robots, build_security
from kit.public.vues.sitemap import build_sitemap
from kit.store.catalogue import CatalogueVideError
from kit.web.cache import add_cache
from kit.web.i18n import offered_langues
from kit.web.rendu import adresses_for, services
from kit.web.reponses import reply_texte


@public.get("/sante")
def show_sante() -> tuple[dict[str, object], int]:
    """The state of the service, for the machines that watch it."""
    vitrine = services().vitrine
    with suppress(CatalogueVideError):
        vitrine.current()  # looks at the base, and recovers if it can
    etat = vitrine.etat()
    corps: dict[str, object] = {
        "statut": etat.statut,
        "raison": etat.raison,
        "version": etat.version,
    }
    return corps, 503 if etat.statut == "vide" else 200


@public.get("/robots.txt")
def show_robots() -> Response:
    """What search engines may read."""
    catalogue = services().vitrine.current()
    texte = build_robots(catalogue.site, adresses_for(load_langue(FRANCAIS)))
    return add_cache(reply_texte(texte), catalogue, services().horloge.now())


@public.get("/sitemap.xml")
def show_sitemap() -> Response:
    """Every page in every language; nothing while the site is the example, or has no address."""
    catalogue = services().vitrine.current()
    adresses = adresses_for(load_langue(FRANCAIS))
    if catalogue.site.exemple or not adresses.base:
        abort(404)
    xml = build_sitemap(catalogue, offered_langues(catalogue), adresses)
    response = reply_texte(xml, "application/xml")
    return add_cache(response, catalogue, services().horloge.now())


@public.get("/.well-known/security.txt")
def show_security() -> Response:
    """Whom to tell about a weakness of the site."""
    catalogue, maintenant = services().vitrine.current(), services().horloge.now()
    texte = build_security(catalogue.site, adresses_for(load_langue(FRANCAIS)), maintenant)
    if texte is None:
        abort(404)
    return add_cache(reply_texte(texte), catalogue, maintenant)
