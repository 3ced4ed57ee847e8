"""The blueprint of the back office; each module of this package adds its addresses to it."""

from flask import Blueprint

admin = Blueprint("admin", __name__, url_prefix="/admin")
