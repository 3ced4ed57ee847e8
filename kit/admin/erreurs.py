"""What goes wrong in the back office, said in the back office: nothing that was typed is lost."""

from flask import Response
from werkzeug.exceptions import HTTPException

from kit.admin.porte import here, list_champs
from kit.admin.rendu import render_admin
from kit.admin.routes.espace import admin
from kit.erreurs import KitError


@admin.errorhandler(KitError)
def explain(error: KitError) -> Response:
    """A sentence of the store, and the form to send again."""
    return render_admin(
        "admin/erreur.html",
        "Ce n’est pas enregistré",
        503,
        phrase=error.phrase,
        adresse=here(),
        champs=list_champs(),
    )


_REFUS = {
    400: ("Cette demande ne se comprend pas", "Rechargez la page, puis recommencez."),
    403: ("Vous ne pouvez pas faire cela", "Demandez à la personne qui administre le site."),
    404: ("Cette page n’existe pas", "L’adresse est peut-être incomplète, ou le contenu effacé."),
    405: ("Cette page n’existe pas", "L’adresse ne s’ouvre pas ainsi\u00a0: partez de l’accueil."),
    410: ("Ce n’est plus là", "Un collègue l’a retiré. Revenez au document."),
    413: (
        "C’est trop long",
        "Rien n’est enregistré. Revenez en arrière\u00a0: votre texte y est encore, à couper.",
    ),
}
"""Title, and sentence when the code that refused gave none, by status."""


@admin.errorhandler(HTTPException)
def refuse(error: HTTPException) -> Response | HTTPException:
    """What cannot be done, and why, inside the back office."""
    if error.response is not None or error.code not in _REFUS:
        return error
    titre, phrase = _REFUS[error.code]
    propre = error.description if error.description != type(error).description else None
    return render_admin("admin/refus.html", titre, error.code, phrase=propre or phrase)
