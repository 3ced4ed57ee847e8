"""The views of the pages of a slip: the slip, what one does with it, what was not understood."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from kit.langues.langue import Langue
from kit.passage.bon import Remarque, write_bon
from kit.public.contexte import Lecture
from kit.render.impression.contenus.passage import PASSAGE
from kit.render.impression.qr import draw_qr_ecran, fits_qr
from kit.render.vues.passage import BonVue, build_bon
from kit.render.vues.sujet_passage import BonLu
from kit.web.rendu import services


@dataclass(frozen=True)
class PageBonVue:
    """The page of a slip."""

    bon: BonVue
    remarques: tuple[str, ...]
    """What had to be said of the address."""
    carte: str
    feuille: str
    """Addresses of the files to print, on the small card and on A4."""
    modifier: str
    qr: Markup | None
    sans_qr: str | None
    """Why there is no code."""


def build_page_bon(lecture: Lecture, ouvert: BonLu) -> PageBonVue:
    """The page of a slip for one reader."""
    bon, adresses = ouvert.lu.bon, lecture.adresses
    vue = build_bon(lecture.lecteur, ouvert.sujet, bon)
    propres = dict(write_bon(bon))
    qr = _draw(lecture, vue.partage)
    return PageBonVue(
        vue,
        tuple(explain_remarques(lecture.langue, ouvert.lu.remarques)),
        adresses.feuille("passage", "pdf", **propres),
        adresses.feuille("passage", "pdf", **propres, support=PASSAGE.supports[1]),
        adresses.passage_remplir(**propres),
        qr,
        None if qr else _explain_sans_qr(lecture),
    )


def explain_remarques(langue: Langue, remarques: Iterable[Remarque]) -> list[str]:
    """One sentence for each thing that the address says and the slip does not."""
    _ = langue.gettext
    phrases = {
        "incompris": _("Une partie de cette adresse n’a pas été comprise. Vérifiez ce papier."),
        "double": _("Un papier était coché deux fois\u00a0: il est noté «\u202fil manque\u202f»."),
        "passee": _("La date écrite dans cette adresse est passée. Demandez à l’accueil."),
    }
    voulues = set(remarques)
    return [phrase for nom, phrase in phrases.items() if nom in voulues]


def _draw(lecture: Lecture, partage: str) -> Markup | None:
    """The code that opens the slip on a phone; None without an https address, or too long."""
    base = services().reglages.adresse_publique
    if base is None or not fits_qr(f"{base}{partage}"):
        return None
    return draw_qr_ecran(f"{base}{partage}", lecture.langue.gettext(PASSAGE.alt_qr))


def _explain_sans_qr(lecture: Lecture) -> str:
    _ = lecture.langue.gettext
    if services().reglages.adresse_publique is None:
        return _("Pas de code à scanner\u00a0: l’adresse publique du site n’est pas réglée.")
    return _("Pas de code à scanner\u00a0: il y a trop de choses sur ce papier.")
