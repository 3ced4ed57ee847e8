"""The application: settings, services, pages."""

from multiprocessing.util import Finalize

from flask import Flask

from kit.admin.compteur.site import init_compteur
from kit.admin.routes import admin
from kit.config import Reglages, load_reglages
from kit.horloge import Horloge, HorlogeSysteme
from kit.paths import static_dir
from kit.public.routes import public
from kit.public.vues.recherche import RECHERCHE
from kit.render.gabarits import create_environment
from kit.store.mesures import Releve
from kit.store.moteur import Moteurs, open_moteurs
from kit.store.recherche.veille import Veille
from kit.store.vitrine import Vitrine
from kit.travaux.guichet_impression import GuichetImpression
from kit.web.devanture import Devanture
from kit.web.erreurs import init_erreurs
from kit.web.fournisseur import init_fournisseur
from kit.web.htmx import init_htmx
from kit.web.i18n import init_i18n
from kit.web.mesures import init_mesures, mesures_of
from kit.web.proxys import init_proxys
from kit.web.rendu import Services, init_services
from kit.web.securite import init_securite
from kit.web.session import init_session
from kit.web.statique import init_statique, serve_text
from kit.web.theme import FICHIER, FICHIER_ADMIN, FICHIER_AGENTS, load_style


def create_served_app() -> Flask:
    """The application of a process that serves: its search is ready before anyone asks.

    The server calls it in each of its processes, after the fork. Raises ReglageError when a
    setting is wrong.
    """
    reglages = load_reglages()
    moteurs = open_moteurs(reglages)
    vitrine = Vitrine(moteurs, HorlogeSysteme())
    app = create_app(reglages, vitrine=vitrine, moteurs=moteurs)
    veille = app.extensions["veille"] = Veille(vitrine.current, RECHERCHE)
    veille.start()
    releve = app.extensions["releve"] = Releve(mesures_of(app), moteurs)
    releve.start()
    # atexit says nothing to the processes of the server: they end as multiprocessing ends them.
    Finalize(None, releve.stop, exitpriority=10)
    return app


def create_app(
    reglages: Reglages | None = None,
    *,
    vitrine: Vitrine | None = None,
    horloge: Horloge | None = None,
    moteurs: Moteurs | None = None,
) -> Flask:
    """Make the application. Raises ReglageError when a setting is wrong."""
    reglages = reglages or load_reglages()
    horloge = horloge or HorlogeSysteme()
    moteurs = moteurs or open_moteurs(reglages)
    vitrine = vitrine or Vitrine(moteurs, horloge)
    style = load_style(reglages.theme)
    app = Flask("kit", static_folder=str(static_dir()), instance_path=str(reglages.instance))
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    guichet = GuichetImpression(reglages.instance)
    gabarits = create_environment()
    devanture = Devanture(vitrine)
    init_services(app, Services(reglages, devanture, horloge, gabarits, style, guichet, moteurs))
    init_mesures(app)
    init_session(app, reglages)
    init_fournisseur(app, reglages, horloge)
    init_i18n(app)
    init_htmx(app)
    init_statique(app)
    serve_text(app, FICHIER, style.suite, "text/css")
    serve_text(app, FICHIER_AGENTS, style.agents, "text/css")
    serve_text(app, FICHIER_ADMIN, style.admin, "text/css")
    init_securite(app, style, https=reglages.adresse_publique is not None)
    init_erreurs(app)
    init_proxys(app, reglages.proxys, reglages.prefixe)
    app.register_blueprint(public)
    app.register_blueprint(admin)
    init_compteur(app)
    return app
