"""The blueprint of the public site; each module of this package adds its addresses to it."""

from flask import Blueprint

public = Blueprint("public", __name__)
