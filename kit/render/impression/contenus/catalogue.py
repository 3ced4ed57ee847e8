"""Every kind of content that has sheets, by the name that editions and the command give it."""

from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.annexe import ANNEXE
from kit.render.impression.contenus.annonce import ANNONCE
from kit.render.impression.contenus.bilan_accueil import BILAN_ACCUEIL
from kit.render.impression.contenus.carnet import CARNET
from kit.render.impression.contenus.cartes import PARCOURS
from kit.render.impression.contenus.classeur import CLASSEUR
from kit.render.impression.contenus.comptage import COMPTAGE
from kit.render.impression.contenus.depots import MODALITES
from kit.render.impression.contenus.etiquettes import ETIQUETTES
from kit.render.impression.contenus.fiche import FICHE
from kit.render.impression.contenus.frise import FRISE
from kit.render.impression.contenus.lettre import LETTRE
from kit.render.impression.contenus.lieux import STRUCTURE
from kit.render.impression.contenus.ma_liste import MA_LISTE
from kit.render.impression.contenus.modele import Contenu
from kit.render.impression.contenus.mois import MOIS
from kit.render.impression.contenus.passage import PASSAGE
from kit.render.impression.contenus.planche import PLANCHE
from kit.render.impression.contenus.pre_accueil import PRE_ACCUEIL
from kit.render.impression.contenus.questions import FAQ, GLOSSAIRE
from kit.render.impression.contenus.rendez_vous import RENDEZ_VOUS
from kit.render.impression.contenus.reponse import REPONSE, REPONSE_QUESTION
from kit.render.impression.contenus.signes import PICTOGRAMME
from kit.render.impression.contenus.urgence import URGENCE
from kit.render.impression.supports import Support

_TOUS = (
    FICHE,
    ANNONCE,
    URGENCE,
    PARCOURS,
    FAQ,
    GLOSSAIRE,
    MODALITES,
    STRUCTURE,
    RENDEZ_VOUS,
    PICTOGRAMME,
    ETIQUETTES,
    PLANCHE,
    FRISE,
    CLASSEUR,
    LETTRE,
    ANNEXE,
    CARNET,
    PRE_ACCUEIL,
    MA_LISTE,
    REPONSE,
    REPONSE_QUESTION,
    PASSAGE,
    COMPTAGE,
    BILAN_ACCUEIL,
    MOIS,
)

CONTENUS = {contenu.genre: contenu for contenu in _TOUS}


def list_supports(contenu: Contenu) -> tuple[Support, ...]:
    """The papers that a content fills; the document that agents change is none of them."""
    supports = (SUPPORTS[identifiant] for identifiant in contenu.supports)
    return tuple(support for support in supports if support.forme == "pdf")
