"""Signs for doors and corridors: a pictogram, its name, a number, an arrow.

The words are the name of the pictogram, that its authors wrote and that is translated. An address
of the site can say no other word: anybody could print a false sign that bears the name of a
préfecture (docs/decisions/0016). The command, which only the agents have, can.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kit.content.pictogramme import Pictogramme
from kit.erreurs import KitError
from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.render.impression.contenus.modele import Choix, Contenu, Option, name_each
from kit.render.impression.geometrie_panneaux import Panneau, lay_panneau
from kit.render.impression.regles_panneaux import Mesures, check_panneau
from kit.render.impression.remarques import Remarque
from kit.render.impression.supports import A4, Support
from kit.render.passages import Lecteur, Passage
from kit.render.richtext import plain_text

FLECHES = {
    "": N_("Sans flèche"),
    "haut": N_("Tout droit"),
    "haut-droite": N_("Devant à droite"),
    "droite": N_("À droite"),
    "bas-droite": N_("En bas à droite"),
    "bas": N_("En bas"),
    "bas-gauche": N_("En bas à gauche"),
    "gauche": N_("À gauche"),
    "haut-gauche": N_("Devant à gauche"),
}
"""The eight directions, clockwise from the top."""
TEXTE_MAX = 40
"""Signs in the words of an agent."""
ENCRE = "#000000"
"""Of the words, on white paper."""


@dataclass(frozen=True)
class SigneVue:
    """A sign for one reader."""

    titre: Passage
    mot: str
    """The large word, in French."""
    numero: str
    fleche: str
    logo: bool
    pictogramme: str
    identite: str
    """Name of the pictogram in French: whose translations the other languages are."""

    def select(self, vues: "VuesSignes") -> list[tuple[Langue, "SigneVue"]]:
        """The other languages, those that have a name for the pictogram."""
        return [
            (langue, vue)
            for langue, vue in vues
            if not langue.is_francais and vue.titre.langue == langue.tag
        ]

    @property
    def tour(self) -> int:
        """How far the arrow is turned from the top, in degrees clockwise; 0 without any."""
        return max(list(FLECHES).index(self.fleche) - 1, 0) * 45

    @property
    def sens(self) -> str:
        """What the arrow says, a message of the interface."""
        return FLECHES[self.fleche]

    def lay_out(self, support: Support, vues: "VuesSignes") -> Panneau:
        """Where everything stands on a paper."""
        mots = [plain_text(vue.titre.html) for _langue, vue in self.select(vues)]
        return lay_panneau(
            support, self.mot, mots, fleche=self.fleche, numero=self.numero, logo=self.logo
        )


VuesSignes = tuple[tuple[Langue, SigneVue], ...]
"""The sign in each of its languages."""


def _build(lecteur: Lecteur, pictogramme: Pictogramme, choix: Choix) -> SigneVue:
    options = choix.options
    texte = " ".join(options.get("texte", "").split())
    fleche = options.get("fleche", "")
    if len(texte) > TEXTE_MAX:
        raise KitError(f"Ce texte est trop long pour un panneau\u00a0: {TEXTE_MAX} signes au plus.")
    if fleche not in FLECHES:
        raise KitError(f"Cette flèche n’existe pas\u00a0; flèches\u00a0: {', '.join(FLECHES)[2:]}.")
    return SigneVue(
        titre=lecteur.open(pictogramme).passage("titre"),
        mot=texte or pictogramme.titre,
        numero=options.get("numero", "")[:3],
        fleche=fleche,
        logo=options.get("logo") == "oui",
        pictogramme=pictogramme.id,
        identite=pictogramme.titre,
    )


def _remark(support: Support, vues: VuesSignes) -> Iterator[Remarque]:
    """What the rules say of a sign, then what its languages lack."""
    vue = vues[0][1]
    panneau = vue.lay_out(support, vues)
    traduites = vue.select(vues)
    yield from check_panneau(
        Mesures(
            vue.mot,
            panneau.mot_pt,
            tuple(panneau.langues_pt for _langue in traduites),
            ENCRE,
            plus_grand=support.format.hauteur <= A4.hauteur,
        )
    )
    for langue, autre in vues:
        if langue.is_francais:
            continue
        nom = {"langue": langue.autonyme}
        if autre.titre.langue != langue.tag:
            yield Remarque(
                N_("Ce pictogramme n’a pas de nom en %(langue)s\u00a0: rien n’est écrit."), nom
            )
        elif autre.titre.etat != "relue":
            yield Remarque(
                N_(
                    "Le nom en %(langue)s n’a pas été relu\u00a0: "
                    "faites-le relire avant de l’afficher."
                ),
                nom,
            )
        if vue.mot != vue.identite and autre.titre.langue == langue.tag:
            yield Remarque(
                N_(
                    "Le texte en %(langue)s est le nom du pictogramme, "
                    "pas la traduction de votre texte."
                ),
                nom,
            )


PICTOGRAMME = Contenu(
    "pictogramme",
    "pictogrammes/{}",
    ("panneau", "panneau-paysage", "panneau-a3"),
    _build,
    Pictogramme,
    langues_max=5,
    options=(
        Option("numero", N_("Numéro, en 3 signes au plus"), motif=r"[0-9A-Z]{1,3}"),
        Option("fleche", N_("Flèche"), name_each(FLECHES)),
        Option(
            "logo",
            N_("Place pour un logo"),
            name_each({"": N_("Non"), "oui": N_("Oui, en haut")}),
        ),
        Option("texte", N_("Texte français"), motif=rf".{{1,{TEXTE_MAX}}}", publique=False),
    ),
    nom=N_("Un panneau"),
    remarquer=_remark,
)
