"""Whether a printed sheet is still right, sentence by sentence."""

from dataclasses import dataclass, replace

from kit.langues.langue import load_langue
from kit.langues.registre import FRANCAIS
from kit.public.contexte import Lecture
from kit.public.vues.impression import build_adresse
from kit.render.impression.editions import format_code
from kit.render.impression.verification import Etat, Verdict, verify_edition
from kit.store.editions import EditionConnue


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
    modifiable: bool
    """Whether agents could change it before it was printed."""
    imprimee_le: str
    changements: tuple[ChangementVue, ...]
    feuille: str | None
    """Address of today's sheet."""
    seulement: str | None
    """Address of what changed alone, when the sheet is a binder."""
    page: str | None
    """Address of today's page; that of the list of procedures when the document is gone."""
    langue: str
    direction: str
    """Language of the sentences."""


def build_edition(lecture: Lecture, connue: EditionConnue) -> EditionVue:
    """Today's answer for a sheet that was printed."""
    verdict = verify_edition(lecture.catalogue, connue, lecture.adresses)
    demande, adresses, tag = verdict.demande, lecture.adresses, connue.langues[0]
    page = adresses.page(demande.contenu.twin(demande.slug)) if demande else adresses.fiches()
    return EditionVue(
        code=format_code(connue.code),
        etat=verdict.etat,
        modifiable=connue.support == "odt",
        imprimee_le=lecture.langue.format_date(connue.jour),
        changements=tuple(_changements(verdict, tag)),
        feuille=build_adresse(lecture.lecteur, demande) if demande else None,
        seulement=_build_seulement(lecture, verdict),
        page=page,
        langue=tag,
        direction=load_langue(tag).direction,
    )


def _build_seulement(lecture: Lecture, verdict: Verdict) -> str | None:
    """The sheets of a binder to replace, with its new table of contents."""
    demande = verdict.demande
    if demande is None or demande.contenu.split is None:
        return None
    neuves = ".".join(c.place for c in verdict.changements(FRANCAIS) if c.apres)
    options = tuple(o for o in demande.options if o[0] != "seulement")
    seules = replace(demande, options=(*options, ("seulement", neuves)))
    return build_adresse(lecture.lecteur, seules) if neuves else None


def _changements(verdict: Verdict, tag: str) -> list[ChangementVue]:
    francais = {c.place: c for c in verdict.changements(FRANCAIS)}
    vues = []
    for changement in verdict.changements(tag):
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
