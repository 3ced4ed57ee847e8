"""Whether a printed sheet is still right, sentence by sentence."""

from dataclasses import dataclass
from typing import Literal

from kit.content.structure import Structure
from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.public.contexte import Lecture
from kit.public.vues.impression import build_adresse
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.catalogue import CONTENUS
from kit.render.impression.editions import compare, format_code
from kit.render.impression.feuille import Demande, resolve
from kit.render.impression.resolution import Resolu
from kit.store.editions import EditionConnue

Etat = Literal["juste", "changee", "retiree"]


@dataclass(frozen=True)
class ChangementVue:
    """One sentence that is not the same, in the reader's language and in French."""

    avant: str | None
    apres: str | None
    avant_fr: str | None
    """French, when the sentence above is in another language."""
    apres_fr: str | None


@dataclass(frozen=True)
class EditionVue:
    """What can be said of a sheet."""

    code: str
    etat: Etat
    imprimee_le: str
    changements: tuple[ChangementVue, ...]
    feuille: str | None
    """Address of today's sheet."""
    page: str | None
    """Address of today's page; that of the list of procedures when the document is gone."""
    langue: str
    direction: str
    """Language of the sentences."""


def build_edition(lecture: Lecture, connue: EditionConnue) -> EditionVue:
    """Today's answer for a sheet that was printed."""
    jour = lecture.langue.format_date(connue.jour)
    code = format_code(connue.code)
    avant = Resolu.from_json(connue.contenu)
    demande, apres = _resolve_today(lecture, connue, avant)
    tag = connue.langues[0]
    direction = load_langue(tag).direction
    if demande is None or apres is None:
        liste = lecture.adresses.fiches()
        return EditionVue(code, "retiree", jour, (), None, liste, tag, direction)
    changements = tuple(_changements(avant, apres, tag))
    return EditionVue(
        code,
        "changee" if changements else "juste",
        jour,
        changements,
        build_adresse(lecture.lecteur, demande),
        lecture.adresses.page(demande.contenu.twin(demande.slug)),
        tag,
        direction,
    )


def _resolve_today(
    lecture: Lecture, connue: EditionConnue, avant: Resolu
) -> tuple[Demande | None, Resolu | None]:
    """The same sheet, as it would be printed now; None when its document is gone."""
    contenu, support = CONTENUS.get(connue.genre), SUPPORTS.get(connue.support)
    slug = contenu.find_id(lecture.catalogue, connue.identifiant) if contenu else None
    if contenu is None or support is None or slug is None:
        return None, None
    principale, *autres = (load_langue(tag) for tag in connue.langues)
    lieu = lecture.catalogue.get(Structure, connue.structure)
    demande = Demande(
        contenu,
        slug,
        support,
        principale,
        tuple(autres),
        lieu.adresse if lieu else None,
        avant.options,
    )
    return demande, resolve(lecture.catalogue, demande, lecture.adresses)


def _changements(avant: Resolu, apres: Resolu, tag: str) -> list[ChangementVue]:
    francais = {c.place: c for c in compare(avant, apres, FRANCAIS)}
    vues = []
    for changement in compare(avant, apres, tag):
        origine = francais.get(changement.place) if tag != FRANCAIS else None
        vues.append(
            ChangementVue(
                changement.avant,
                changement.apres,
                origine.avant if origine else None,
                origine.apres if origine else None,
            )
        )
    return vues
