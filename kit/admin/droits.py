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
    "admin.go_to_fournisseur": TOUS,
    "admin.return_from_fournisseur": TOUS,
    "admin.leave_fournisseur": TOUS,
    "admin.ask_lien": TOUS,
    "admin.send_lien": TOUS,
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
    "admin.show_valeur": Droit("lire"),
    "admin.change_valeur": Droit("rediger"),
    "admin.edit_partie": Droit("rediger"),
    "admin.save_partie": Droit("rediger"),
    "admin.preview_contenu": Droit("lire"),
    "admin.show_apercu_page": Droit("lire"),
    "admin.print_apercu": Droit("lire"),
    "admin.advise_partie": Droit("rediger"),
    "admin.search_choix": Droit("rediger"),
    "admin.keep_partie": Droit("rediger", en_fond=True),
    "admin.review_publication": Droit("lire"),
    "admin.publish_contenu": Droit("publier"),
    "admin.show_historique": Droit("lire"),
    "admin.restore_contenu": Droit("rediger"),
    "admin.new_contenu": Droit("rediger"),
    "admin.create_contenu": Droit("rediger"),
    "admin.copy_contenu": Droit("rediger"),
    "admin.ask_relecture": Droit("rediger"),
    "admin.send_back": Droit("publier"),
    "admin.review_retrait": Droit("publier"),
    "admin.withdraw_contenu": Droit("publier"),
    "admin.show_again": Droit("publier"),
    "admin.archive_contenu": Droit("rediger"),
    "admin.cancel_plan": Droit("publier"),
    "admin.edit_marques": Droit("rediger"),
    "admin.save_marques": Droit("rediger"),
    "admin.list_annonces": Droit("lire"),
    "admin.new_annonce": Droit("rediger"),
    "admin.write_annonce": Droit("rediger"),
    "admin.show_annonce": Droit("lire"),
    "admin.edit_annonce": Droit("rediger"),
    "admin.publish_annonce": Droit("publier"),
    "admin.end_annonce": Droit("publier"),
    "admin.resume_annonce": Droit("publier"),
    "admin.list_faits": Droit("lire"),
    "admin.save_faits": Droit("verifier"),
    "admin.cancel_verification": Droit("verifier"),
    "admin.give_contenu": Droit("verifier"),
    "admin.list_relectures": Droit("lire"),
    "admin.confirm_relecture": Droit("publier"),
    "admin.show_mise_en_service": Droit("lire"),
    "admin.open_service": Droit("administrer"),
    "admin.close_service": Droit("administrer"),
    "admin.show_modalites": Droit("lire"),
    "admin.open_cellule": Droit("rediger"),
    "admin.show_chiffres": Droit("lire"),
    "admin.download_chiffres": Droit("lire"),
    "admin.list_avis": Droit("lire"),
    "admin.sort_avis": Droit("rediger"),
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
