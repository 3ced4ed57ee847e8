"""Who may open each page of the back office: the one table, which a test holds complete."""

from collections.abc import Mapping
from dataclasses import dataclass

from kit.store.acces.roles import Geste


@dataclass(frozen=True)
class Droit:
    """What it takes to open a page."""

    geste: Geste | None = None
    """None: no account is needed."""
    code: bool = False
    """Whether the code of the counter opens it."""
    confirme: bool = False
    """Whether the password must have been given a short while ago."""
    en_fond: bool = False
    """Whether the page asks it by itself: a sentence answers, never a form."""


TOUS = Droit()
COMPTEUR = Droit(code=True)

DROITS: Mapping[str, Droit] = {
    "admin.connect": TOUS,
    "admin.log_in": TOUS,
    "admin.welcome": TOUS,
    "admin.choose_mot_de_passe": TOUS,
    "admin.log_out": Droit("lire"),
    "admin.show_accueil": Droit("lire"),
    "admin.show_compte": Droit("lire"),
    "admin.close_session": Droit("lire"),
    "admin.list_agents": Droit("administrer"),
    "admin.create_agent": Droit("administrer", confirme=True),
    "admin.show_agent": Droit("administrer"),
    "admin.change_agent": Droit("administrer", confirme=True),
    "admin.renew_lien": Droit("administrer", confirme=True),
    "admin.list_contenus": Droit("lire"),
    "admin.show_contenu": Droit("lire"),
    "admin.move_partie": Droit("rediger"),
    "admin.edit_partie": Droit("rediger"),
    "admin.save_partie": Droit("rediger"),
    "admin.keep_partie": Droit("rediger", en_fond=True),
    "admin.review_publication": Droit("lire"),
    "admin.publish_contenu": Droit("publier"),
    "admin.show_historique": Droit("lire"),
    "admin.restore_contenu": Droit("rediger"),
    "compteur.open_session": TOUS,
    "compteur.show_connexion": TOUS,
    "compteur.show_compteur": COMPTEUR,
    "compteur.count_visite": COMPTEUR,
    "compteur.cancel_visite": COMPTEUR,
    "compteur.complete_visite": COMPTEUR,
    "compteur.show_bilan": COMPTEUR,
    "compteur.close_session": COMPTEUR,
}
"""By endpoint."""
