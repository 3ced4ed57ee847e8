"""Sheets of labels: a pictogram and its name, on sheets of labels or on paper to cut."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from kit.content.pictogramme import Pictogramme
from kit.erreurs import KitError
from kit.langues.langue import Langue
from kit.langues.marque import N_
from kit.render.impression.contenus.modele import Choix, Contenu, Option, name_each
from kit.render.impression.disposition import Disposition, arrange, list_noms
from kit.render.impression.geometrie_etiquettes import DECALAGE_MAX_MM, PLANCHES, Planche
from kit.render.impression.rectangles import place_boites
from kit.render.impression.remarques import Remarque
from kit.render.impression.supports import Support
from kit.render.passages import Lecteur, Passage

CALAGE = "calage-"
"""Before the reference of a sheet: its page of calibration."""
_DECALAGE = r"[+\u2212-]?[0-5]([.,][0-9])?"
"""Either of the two signs that people write for minus."""
_ENTIER = r"[1-9][0-9]?"


@dataclass(frozen=True)
class EtiquettesVue:
    """A sheet of labels for one reader."""

    titre: Passage
    pictogramme: str
    reference: str
    debut: int
    texte: bool
    """Whether the name stands with the drawing."""
    decalage_x: float
    decalage_y: float
    mini: int
    """Side under which the drawing cannot be read, in millimetres."""
    calage: bool

    @property
    def planche(self) -> Planche:
        """The sheet, as this printer must be told of it."""
        return PLANCHES[self.reference].shift(self.decalage_x, self.decalage_y)

    @property
    def premiere(self) -> int:
        """Number of the first label printed: the last one when the sheet has fewer."""
        return min(self.debut, self.planche.nombre)

    @property
    def noms(self) -> tuple[str, ...]:
        """The words on each label, by language."""
        return list_noms(self.titre) if self.texte else ()

    @property
    def disposition(self) -> Disposition:
        """How a label is filled."""
        return arrange(*self.planche.utile, [self.noms] if self.noms else [])

    @property
    def regles(self) -> Markup:
        """The rules of the labels, then of what they hold."""
        places = self.planche.list_places(1 if self.calage else self.premiere)
        boites = {f"e{rang}": place for rang, place in enumerate(places, start=1)}
        largeur, hauteur = self.planche.utile
        dispose = self.disposition
        decale = (self.planche.largeur - largeur) / 2, (self.planche.hauteur - hauteur) / 2
        return place_boites(boites) + Markup(
            ".pied-seul{{top:{:.2f}mm}}"
            ".utile{{left:{:.2f}mm;top:{:.2f}mm;width:{:.2f}mm;height:{h:.2f}mm;line-height:{h:.2f}mm}}"
            ".utile svg{{width:{d:.2f}mm;height:{d:.2f}mm}}"
            ".utile p{{font-size:{:g}pt;width:{:.2f}mm}}"
        ).format(
            max(2.6, PLANCHES[self.reference].haut - 6),
            *decale,
            largeur,
            dispose.corps_pt or 10,
            largeur - dispose.dessin - 2.2 if dispose.a_cote else largeur,
            d=dispose.dessin,
            h=hauteur,
        )


def _build(lecteur: Lecteur, pictogramme: Pictogramme, choix: Choix) -> EtiquettesVue:
    options = choix.options
    demandee = options.get("planche") or next(iter(PLANCHES))
    reference = demandee.removeprefix(CALAGE)
    if reference not in PLANCHES:
        raise KitError(
            f"Cette planche n’existe pas\u00a0: « {demandee} »\u00a0; "
            f"planches\u00a0: {', '.join(PLANCHES)}."
        )
    return EtiquettesVue(
        titre=lecteur.open(pictogramme).passage("titre"),
        pictogramme=pictogramme.id,
        reference=reference,
        debut=int(_check(options.get("debut") or "1", _ENTIER, "début")),
        texte=options.get("texte") != "non",
        decalage_x=_read_mm(options.get("decalage-x") or "0"),
        decalage_y=_read_mm(options.get("decalage-y") or "0"),
        mini=pictogramme.taille_min_mm,
        calage=demandee.startswith(CALAGE),
    )


def _check(saisie: str, motif: str, nom: str) -> str:
    """What was typed. Raises KitError: the site has checked it, the command has not."""
    if not re.fullmatch(motif, saisie):
        raise KitError(f"« {saisie} » n’est pas possible pour l’option {nom}.")
    return saisie


def _read_mm(saisie: str) -> float:
    mm = float(_check(saisie, _DECALAGE, "décalage").replace(",", ".").replace("\u2212", "-"))
    return max(-DECALAGE_MAX_MM, min(DECALAGE_MAX_MM, mm))


def _list_planches(lecteur: Lecteur) -> Iterator[tuple[str, str]]:
    _ = lecteur.langue.gettext
    for planche in PLANCHES.values():
        mots = {
            "reference": planche.id,
            "n": planche.nombre,
            "largeur": f"{planche.largeur:g}".replace(".", ","),
            "hauteur": f"{planche.hauteur:g}".replace(".", ","),
        }
        if planche.a_couper:
            nom = _("Papier ordinaire, %(n)s carrés de %(largeur)s mm à couper", **mots)
        elif planche.ronde:
            nom = _("%(reference)s, %(n)s étiquettes rondes de %(largeur)s mm", **mots)
        else:
            nom = _("%(reference)s, %(n)s étiquettes de %(largeur)s × %(hauteur)s mm", **mots)
        yield planche.id, nom
    for planche in PLANCHES.values():
        if not planche.a_couper:
            yield f"{CALAGE}{planche.id}", _("Page de calage pour %(nom)s", nom=planche.id)


def _remark(
    _support: Support, vues: tuple[tuple[Langue, EtiquettesVue], ...]
) -> Iterator[Remarque]:
    """What does not fit, and how to place a sheet."""
    vue = vues[0][1]
    if vue.calage:
        return
    if vue.debut > vue.planche.nombre:
        yield Remarque(
            N_(
                "Cette planche n’a que %(n)s étiquettes\u00a0: l’impression commence à la dernière."
            ),
            {"n": vue.planche.nombre},
        )
    noms = [nom for _langue, autre in vues for nom in autre.noms[:1]]
    dispose = arrange(*vue.planche.utile, [noms] if noms else [])
    if not dispose.tient:
        yield Remarque(
            N_(
                "Le nom ne tient pas sur cette étiquette\u00a0: gardez une langue, "
                "imprimez le dessin seul ou prenez une étiquette plus grande."
            )
        )
    elif dispose.dessin < vue.mini:
        yield Remarque(
            N_(
                "Le dessin fait %(mm)s mm de côté\u00a0: sous %(mini)s mm il se lit mal. "
                "Imprimez-le seul ou prenez une étiquette plus grande."
            ),
            {"mm": f"{dispose.dessin:.0f}", "mini": vue.mini},
        )
    if not vue.planche.a_couper:
        yield Remarque(
            N_("Avant la première planche, imprimez la page de calage sur du papier ordinaire."),
            a_corriger=False,
        )


ETIQUETTES = Contenu(
    "etiquettes",
    "pictogrammes/{}/etiquettes",
    ("etiquettes",),
    _build,
    Pictogramme,
    options=(
        Option("planche", N_("Planche d’étiquettes"), _list_planches),
        Option("debut", N_("Première étiquette libre (1 si la planche est neuve)"), motif=_ENTIER),
        Option(
            "texte",
            N_("Nom sur l’étiquette"),
            name_each({"": N_("Oui"), "non": N_("Non, le dessin seul")}),
        ),
        Option(
            "decalage-x",
            N_("Décalage vers la droite, en mm (de −5 à 5)"),
            motif=_DECALAGE,
        ),
        Option("decalage-y", N_("Décalage vers le bas, en mm (de −5 à 5)"), motif=_DECALAGE),
    ),
    nom=N_("Des étiquettes"),
    jumelle="pictogrammes/{}",
    remarquer=_remark,
)
