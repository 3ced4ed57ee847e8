"""The back office as a part of the application: its addresses, and the guard before each."""

from flask import Flask

from kit.admin.connexion import CLE
from kit.admin.essais import Essais
from kit.admin.garde import check_request, protect_response
from kit.admin.routes import admin


def init_admin(app: Flask) -> None:
    """Serve the back office."""
    app.extensions[CLE] = Essais()
    app.register_blueprint(admin)


admin.before_request(check_request)
admin.after_request(protect_response)
