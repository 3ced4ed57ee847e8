"""How many pages "Ma liste" takes, for every result of the starter parcours: one, or it says so.

Run: .venv/bin/python benchmarks/ma_liste.py [fr] [ar+fr] [en]; without languages, fr and ar+fr.
Each result is printed for the answers that make its list the longest, among many tried at random
around its imagined people. It takes minutes: a sheet is laid out up to four times.
"""

import io
import os
import random
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime

from pypdf import PdfReader

from kit.adresses import Adresses
from kit.content.parcours import CasType, Parcours
from kit.content.piece import Lot
from kit.content.segments import hash_francais, list_segments
from kit.importers.pack.lecture import read_pack
from kit.langues.langue import load_langue
from kit.parcours.adresse import write_reponses
from kit.parcours.liste import build_liste
from kit.parcours.trajet import Reponses, Trajet, list_offerts, replay
from kit.paths import starter_dir
from kit.render.gabarits import create_environment
from kit.render.impression.catalogue_supports import SUPPORTS
from kit.render.impression.contenus.ma_liste import MA_LISTE, RESULTAT
from kit.render.impression.fabrication import Tirage, make_fichier
from kit.render.impression.feuille import Demande, prepare_feuille
from kit.render.impression.mise_en_page import render_html
from kit.store.catalogue import Catalogue, Traduction, build_catalogue

INSTANT = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
ADRESSES = Adresses("fr", base="https://accueil.exemple.fr")
ESSAIS = 40
"""Ways of answering tried around each imagined person."""
FIDELE = 0.85
"""How often an answer is that of the person."""


def load() -> Catalogue:
    """The starter pack, with its translations."""
    pack = read_pack(starter_dir())
    francais = {s.cle: s.texte for d in pack.documents for s in list_segments(d)}
    traductions = {
        langue: {
            cle: Traduction(texte.texte, "relue" if texte.relue else "non_relue")
            for cle, texte in textes.items()
            if cle in francais and hash_francais(francais[cle]) == hash_francais(texte.francais)
        }
        for langue, textes in pack.traductions.items()
    }
    return build_catalogue(pack.documents, traductions, instant=INSTANT, version=1)


def wander(parcours: Parcours, cas: CasType, hasard: random.Random) -> Trajet:
    """A way through the path, near that of an imagined person."""
    reponses: dict[str, tuple[str, ...]] = {}
    while True:
        trajet = replay(parcours, reponses)
        question = trajet.attendue
        if question is None:
            return trajet
        offerts = list_offerts(question, trajet.faits)
        siens = tuple(c.id for c in offerts if c.id in cas.choisis)
        communs = [c.id for c in offerts if c.role == "choix"]
        if siens and hasard.random() < FIDELE:
            choisis = siens
        elif question.plusieurs and communs:
            choisis = tuple(hasard.sample(communs, hasard.randint(1, len(communs))))
        else:
            choisis = (hasard.choice(offerts).id,)
        reponses[question.id] = choisis


def find_longest(catalogue: Catalogue, parcours: Parcours) -> Iterator[tuple[str, Reponses]]:
    """By result, the answers that make the longest list."""
    hasard = random.Random(parcours.id)  # noqa: S311 - answers to try, no secret
    lots = {lot.id: lot for lot in catalogue.all(Lot)}
    longs: dict[str, tuple[float, Reponses]] = {}
    for cas in parcours.cas_types:
        for _ in range(ESSAIS):
            trajet = wander(parcours, cas, hasard)
            resultat = trajet.resultat
            if resultat is None:
                continue
            fiche = catalogue.offered_fiche(resultat.fiches[0]) if resultat.fiches else None
            lignes = build_liste(parcours, trajet, fiche, lots)
            dits = [e for e in parcours.encarts if trajet.faits.holds(e.si)]
            signes = sum(len(bloc.texte) for encart in dits for bloc in encart.blocs)
            poids = len(lignes) + signes / 80 + len(trajet.reponses) / 2
            if poids > longs.get(resultat.id, (0, {}))[0]:
                longs[resultat.id] = (poids, trajet.reponses)
    yield from ((nom, reponses) for nom, (_poids, reponses) in longs.items())


def count_pages(langues: str) -> list[tuple[str, str, int]]:
    """Every result in one or two languages: path, result, pages."""
    catalogue, gabarits = load(), create_environment()
    une, _, autre = langues.partition("+")
    autres = (load_langue(autre),) if autre else ()
    lus = []
    for parcours in catalogue.parcours:
        for nom, reponses in find_longest(catalogue, parcours):
            options = ((RESULTAT, nom), *write_reponses(parcours, reponses))
            demande = Demande(MA_LISTE, parcours.adresse, SUPPORTS["a4"], load_langue(une), autres)
            feuille = prepare_feuille(catalogue, replace(demande, options=options), ADRESSES)
            html = render_html(gabarits, catalogue, feuille, ADRESSES)
            octets = make_fichier(Tirage(feuille.support, feuille.langue.direction, html))
            lus.append((parcours.id, nom, len(PdfReader(io.BytesIO(octets)).pages)))
    return lus


def main() -> None:
    """Print how many lists take how many pages, and name those that take more than one."""
    voulues = sys.argv[1:] or ["fr", "ar+fr"]
    with ProcessPoolExecutor(os.cpu_count()) as ouvriers:
        for langues, lus in zip(voulues, ouvriers.map(count_pages, voulues), strict=True):
            print(f"{langues} : {dict(Counter(pages for _p, _r, pages in lus))} (pages : listes)")
            for parcours, resultat, pages in lus:
                if pages > 1:
                    print(f"  {pages} pages : {parcours} / {resultat}")


if __name__ == "__main__":
    main()
