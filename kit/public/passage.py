"""What the routes of the slips share: reading the address, and asking for the paper."""

from urllib.parse import parse_qsl, urlsplit

from flask import request

from kit.passage.bon import NOMS, SEPARATEUR, SUJETS, write_bon
from kit.public.contexte import Lecture
from kit.public.impression import read_autres
from kit.render.impression.contenus.catalogue import list_supports
from kit.render.impression.contenus.passage import PASSAGE
from kit.render.impression.feuille import Demande
from kit.render.vues.sujet_passage import BonLu, open_bon


def read_saisies() -> dict[str, list[str]]:
    """What the address says of a slip, under the names that slips have."""
    return {nom: request.args.getlist(nom) for nom in NOMS if nom in request.args}


def open_passage(lecture: Lecture) -> BonLu:
    """The nearest slip that can be given for the address of the request."""
    return open_bon(lecture.catalogue, read_saisies())


def find_canonique(lecture: Lecture, ouvert: BonLu) -> str | None:
    """The one address of the slip, when the request has another that says the same."""
    adresse = lecture.adresses.passage(**dict(write_bon(ouvert.lu.bon)))
    ecrits = sorted(parse_qsl(urlsplit(adresse).query))
    return adresse if sorted(request.args.items(multi=True)) != ecrits else None


def repeat_address(lecture: Lecture) -> str:
    """The page of the slip at the address of the request: it says what was not understood."""
    joints = {
        nom: valeurs[0] if nom in SUJETS else SEPARATEUR.join(valeurs)
        for nom, valeurs in read_saisies().items()
    }
    return lecture.adresses.passage(**joints)


def read_bon_demande(lecture: Lecture, ouvert: BonLu) -> Demande:
    """The paper of a slip; an unknown support is the usual one."""
    supports = list_supports(PASSAGE)
    voulu = request.args.get("support")
    support = next((s for s in supports if s.id == voulu), supports[0])
    return Demande(
        PASSAGE,
        "",
        support,
        lecture.langue,
        read_autres(lecture, PASSAGE),
        lecture.adresses.lieu,
        write_bon(ouvert.lu.bon),
    )
