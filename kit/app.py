"""The application: settings, services, pages."""

from flask import Flask

from kit.config import Reglages, load_reglages
from kit.horloge import Horloge, HorlogeSysteme
from kit.paths import static_dir
from kit.public.routes import public
from kit.render.gabarits import create_environment
from kit.store.moteur import open_moteurs
from kit.store.vitrine import Vitrine
from kit.web.erreurs import init_erreurs
from kit.web.htmx import init_htmx
from kit.web.i18n import init_i18n
from kit.web.proxys import init_proxys
from kit.web.rendu import Services, init_services
from kit.web.securite import init_securite
from kit.web.statique import init_statique
from kit.web.theme import load_style


def create_app(
    reglages: Reglages | None = None,
    *,
    vitrine: Vitrine | None = None,
    horloge: Horloge | None = None,
) -> Flask:
    """Make the application. Raises ReglageError when a setting is wrong."""
    reglages = reglages or load_reglages()
    horloge = horloge or HorlogeSysteme()
    vitrine = vitrine or Vitrine(open_moteurs(reglages), horloge)
    style = load_style(reglages.theme)
    app = Flask("kit", static_folder=str(static_dir()), instance_path=str(reglages.instance))
    app.json.ensure_ascii = False  # type: ignore[attr-defined]
    init_services(app, Services(reglages, vitrine, horloge, create_environment(), style))
    init_i18n(app)
    init_htmx(app)
    init_statique(app)
    init_securite(app, style, https=reglages.adresse_publique is not None)
    init_erreurs(app)
    init_proxys(app, reglages.proxys, reglages.prefixe)
    app.register_blueprint(public)
    return app
