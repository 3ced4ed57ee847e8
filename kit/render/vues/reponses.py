"""Texts ready to copy, to answer somebody who writes or calls: e-mail, SMS, phone.

In French, which the agent reads, then in the language of the person. The kit sends nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from kit.content.faq import Question
from kit.content.fiche import Fiche
from kit.langues.abrege import Phrase, shorten
from kit.langues.bidi import isolate_plain
from kit.langues.langue import Langue, load_langue
from kit.langues.registre import FRANCAIS
from kit.langues.sms import Compte, count_sms, simplify
from kit.quality.phrases import count_mots, split_phrases
from kit.render.passages import Lecteur
from kit.render.richtext import plain_text
from kit.render.vues.depot import find_structure
from kit.render.vues.propos import (
    Propos,
    build_propos_fiche,
    build_propos_question,
    end_phrase,
)

SMS_MAX = 1
"""SMS that a text in the alphabet of GSM may make."""
SMS_MAX_UCS2 = 3
"""For the other alphabets: about as many words as 160 signs of French, once the link is there."""
MOTS_MAX = 80
"""Words said in thirty seconds, calmly."""
_COLONNES = 34
"""Signs on a line of a phone of 360 px."""
_CONTROLES = re.compile("[\u200f\u2066-\u2069]")
_TRAIT = "\u2014" * 5
_RANGS = {"quand": 2, "ou": 3, "prix": 5, "delai": 6}
"""What goes last from a text that is too long; the title is 1, the papers 4."""


@dataclass(frozen=True)
class TexteVue:
    """A text to copy."""

    id: str
    texte: str
    langue: Langue
    """That of its first words: a message in two languages begins in French."""

    @property
    def lignes(self) -> int:
        """Lines that it takes on a phone: all of it is seen without scrolling."""
        return sum(max(1, ceil(len(ligne) / _COLONNES)) for ligne in self.texte.split("\n"))


@dataclass(frozen=True)
class SmsVue:
    """A text to send by SMS, and what it costs."""

    texte: TexteVue
    compte: Compte


@dataclass(frozen=True)
class ReponseVue:
    """All the texts of an answer."""

    objet: TexteVue
    courriel: TexteVue
    sms: tuple[SmsVue, ...]
    telephone: tuple[TexteVue, ...]
    lien: str | None
    """The public address given to the person; None when the site has none in https."""


def find_langue_personne(lecteur: Lecteur, document: Fiche | Question) -> Langue | None:
    """The language beside French: the second one asked for, else that of the address.

    None when it is French, or when nothing of the document is translated.
    """
    langue = lecteur.personne
    if langue is None or not lecteur.catalogue.is_translated(document, langue.tag):
        return None
    return langue


def list_lecteurs(lecteur: Lecteur, autre: Langue | None) -> tuple[Lecteur, ...]:
    """A reading in French alone, then one in the language of the person alone."""
    langues = (load_langue(FRANCAIS), *([autre] if autre else []))
    return tuple(lecteur.alone(langue) for langue in langues)


def find_lien(lecteur: Lecteur, document: Fiche | Question, autre: Langue | None) -> str | None:
    """Public address of what is answered, in the language of the person; None without https."""
    adresses = replace(lecteur.adresses, langue=autre.tag if autre else FRANCAIS, avec=None)
    if not adresses.base.startswith("https://"):
        return None
    if isinstance(document, Fiche):
        return adresses.base + adresses.fiche(document.adresse)
    return f"{adresses.base}{adresses.faq()}#{document.id}"


def build_reponse(lecteur: Lecteur, document: Fiche | Question) -> ReponseVue:
    """Everything to copy, in French and in the language of the person."""
    autre = find_langue_personne(lecteur, document)
    lien = find_lien(lecteur, document, autre)
    lecteurs = list_lecteurs(lecteur, autre)
    propos = tuple(build_propos(seul, document) for seul in lecteurs)
    francais = propos[0].langue
    return ReponseVue(
        TexteVue("objet", _objet(propos), francais),
        TexteVue("courriel", _courriel(lecteurs[0], propos, lien), francais),
        tuple(_sms(dit, lien) for dit in propos),
        tuple(_telephone(dit, _spell(lecteur, lien, dit.langue)) for dit in propos),
        lien,
    )


def build_propos(lecteur: Lecteur, document: Fiche | Question) -> Propos:
    """What a document says in one language."""
    if isinstance(document, Fiche):
        return build_propos_fiche(lecteur, document)
    return build_propos_question(lecteur, document)


def _objet(propos: Sequence[Propos]) -> str:
    """Both titles; the isolate keeps the words of a right-to-left title in order."""
    titres = (
        f"\u2067{dit.titre}\u2069" if dit.langue.direction == "rtl" else dit.titre for dit in propos
    )
    return " / ".join(titres)


def _courriel(lecteur: Lecteur, propos: Sequence[Propos], lien: str | None) -> str:
    """One message: French first, then the language of the person."""
    signatures = (tuple(write_coordonnees(lecteur)), (lecteur.catalogue.site.nom,))
    messages = (
        _message(dit, lien, signature) for dit, signature in zip(propos, signatures, strict=False)
    )
    return f"\n\n{_TRAIT}\n\n".join(messages)


def _message(dit: Propos, lien: str | None, signature: Sequence[str]) -> str:
    """The message in one language; what it lacks leaves no empty place."""
    _ = dit.langue.gettext
    blocs: list[Sequence[str]] = [
        (_("Bonjour,"),),
        (dit.titre,),
        dit.paragraphes,
        tuple(dit.essentiels.values()),
        *((p.entete, *(f"- {ligne}" for ligne in p.lignes)) for p in dit.papiers),
        (_("Tout est expliqué sur cette page\u00a0:"), lien) if lien else (),
        tuple(end_phrase(reserve) for reserve in (*dit.origine, *dit.reserves)),
        (_("Cordialement,"), *signature),
    ]
    return "\n\n".join(
        "\n".join(_dress(ligne, dit.langue) for ligne in bloc) for bloc in blocs if bloc
    )


def _dress(ligne: str, langue: Langue) -> str:
    """A line in order whatever the program that shows it; a link bears no sign at all."""
    if langue.direction == "ltr" or ligne.startswith("https://"):
        return ligne
    return isolate_plain(ligne)


def write_coordonnees(lecteur: Lecteur) -> Iterator[str]:
    """Who answers: the service, then the place, its address, its phone, its e-mail."""
    lieu = find_structure(lecteur)
    nom = lecteur.catalogue.site.nom
    yield nom
    if lieu is None:
        return
    if lieu.nom != nom:
        yield lieu.nom
    yield from lieu.adresse_postale
    if lieu.telephone:
        yield plain_text(lecteur.valeur(lieu.telephone))
    if lieu.courriel:
        yield lieu.courriel


def _sms(dit: Propos, lien: str | None) -> SmsVue:
    """An SMS in one language: one that mixed two alphabets would cost more than two.

    Without signs of direction: old phones draw them as boxes, and each one is paid for. Latin
    words are in order by themselves, and the link stands on its own line.
    """
    reserve = " ".join(end_phrase(reserve) for reserve in dit.reserves)
    phrases = [*_phrases(dit), Phrase(reserve), Phrase(lien or "", seule=True)]
    texte = _write_sms(shorten(phrases, _fits_sms))
    return SmsVue(TexteVue(f"sms-{dit.langue.tag}", texte, dit.langue), count_sms(texte))


def _write_sms(texte: str) -> str:
    return simplify(_CONTROLES.sub("", texte))


def _fits_sms(texte: str) -> bool:
    compte = count_sms(_write_sms(texte))
    return compte.segments <= (SMS_MAX if compte.gsm else SMS_MAX_UCS2)


def _phrases(dit: Propos) -> Iterator[Phrase]:
    """What may be left out, in the order in which it is read."""
    yield Phrase(end_phrase(dit.titre), 1)
    for genre, ligne in dit.essentiels.items():
        yield Phrase(end_phrase(ligne), _RANGS[genre])
    if dit.nombre:
        yield Phrase(_count_papiers(dit), 4)
    if not dit.essentiels and not dit.nombre:
        yield from (Phrase(end_phrase(mots), 2) for mots in _cut(dit))


def _count_papiers(dit: Propos) -> str:
    ngettext, n = dit.langue.ngettext, dit.nombre
    if dit.selon_le_cas:
        return ngettext("Préparez au moins %(n)s papier.", "Préparez au moins %(n)s papiers.", n)
    return ngettext("Préparez %(n)s papier.", "Préparez %(n)s papiers.", n)


def _cut(dit: Propos) -> Iterator[str]:
    """The sentences of an answer; a question stays with the sentence that answers it."""
    question = ""
    for ligne in dit.paragraphes:
        # Where a sentence ends is only known for French.
        for phrase in split_phrases(ligne) if dit.langue.is_francais else [ligne.strip()]:
            if phrase.endswith("?"):
                question = f"{question} {phrase}".strip()
            else:
                yield f"{question} {phrase}".strip()
                question = ""


def _telephone(dit: Propos, site: str | None) -> TexteVue:
    """What is read aloud: one short sentence on each line."""
    _ = dit.langue.gettext
    phrases = [
        Phrase(_("Bonjour."), seule=True),
        *(replace(phrase, seule=True) for phrase in _phrases(dit)),
        Phrase(site or "", seule=True),
        *(Phrase(end_phrase(reserve), seule=True) for reserve in dit.reserves),
        Phrase(_("Je peux répéter."), seule=True),
    ]
    texte = shorten(phrases, lambda essai: count_mots(essai) <= MOTS_MAX)
    return TexteVue(f"telephone-{dit.langue.tag}", texte, dit.langue)


def _spell(lecteur: Lecteur, lien: str | None, langue: Langue) -> str | None:
    """Where everything is written, as it is said: "accueil point exemple point fr"."""
    if lien is None:
        return None
    _ = langue.gettext
    nom = f"{lecteur.adresses.base.partition('://')[2]}{lecteur.adresses.prefixe}"
    signes = {".": _("point"), "-": _("tiret"), "/": _("barre oblique")}
    for signe, mot in signes.items():
        nom = nom.replace(signe, f" {mot} ")
    return _("Tout est écrit sur ce site\u00a0: %(site)s.", site=nom)
