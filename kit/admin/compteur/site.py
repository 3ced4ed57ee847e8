"""The counter as a part of the application: its addresses, and the guard before each."""

from flask import Flask

from kit.admin.compteur.connexion import CLE
from kit.admin.compteur.essais import Essais
from kit.admin.compteur.garde import check_request, protect_response
from kit.admin.compteur.routes import compteur


def init_compteur(app: Flask) -> None:
    """Serve the counter."""
    app.extensions[CLE] = Essais()
    app.register_blueprint(compteur)


compteur.before_request(check_request)
compteur.after_request(protect_response)
