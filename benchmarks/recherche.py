"""How fast and how right the search is on the State's open data: times, recall, scripts.

Each title is asked for as it is, then with one typing error: among the fiches of the zip, then,
for the times, among 5 000 of them (each one again under new ids: some thirty have each title, so
that every question meets far more texts than it would among 5 000 different ones).
Times are those of the processor, the best of nine rounds: other work on the machine slows even
these, up to twice; a loop that is always the same, timed after each round, says how much.
Run: .venv/bin/python benchmarks/recherche.py ZIP [nombre de fiches]
"""

import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kit.config import load_reglages
from kit.content.fiche import Fiche
from kit.content.lecture import read_document
from kit.content.mots import iterate_mots
from kit.horloge import HorlogeSysteme
from kit.importers.service_public.application import Demande, import_service_public
from kit.importers.service_public.preparation import Avancements
from kit.store.catalogue import Catalogue, Traduction, build_catalogue
from kit.store.chargement import load_contenu
from kit.store.moteur import open_moteurs, read_session
from kit.store.recherche.recherche import Recherche
from kit.store.schema import upgrade

FICHES = 5_000
QUESTIONS = 300
ESSAIS = 9
DIX = 10
SONDES = (
    # Language, text, question: each way in which a script may be written otherwise.
    ("fr", "Échange du permis de conduire", "echange"),
    ("fr", "L’attestation d’hébergement", "hebergement"),
    ("fr", "Sœur ou frère", "soeur"),
    ("fr", "Carte de séjour", "CARTE DE SEJOUR"),
    ("zh", "申请合法居留证", "居留"),
    ("zh", "申请合法居留证", "证"),
    ("ar", "بطاقة الإقامة", "إقامة"),
    ("ar", "شهادة ميلاد", "شهاده الميلاد"),
    ("ar", "جَوَاز السَّفَر", "جواز"),
    ("ti", "ፍቃድ መንበሪ", "ፍቃድ"),
    ("ru", "Вид на жительство", "ЖИТЕЛЬСТВО"),
    ("ru", "Приём документов", "прием"),
    ("tr", "İkamet izni", "ikamet"),
    ("tr", "Çalışma izni", "calisma"),
    ("ja", "在留カード", "カード"),
    ("ja", "在留カードの更新", "更新"),
)


def read_fiches(archive: Path) -> list[Fiche]:
    """The fiches of an instance that imported and published a zip."""
    with tempfile.TemporaryDirectory() as dossier:
        reglages = load_reglages({}, Path(dossier))
        upgrade(reglages)
        moteurs = open_moteurs(reglages)
        demande = Demande(archive, publier=True, meme_ancien=True)
        horloge = HorlogeSysteme()
        import_service_public(moteurs, demande, Avancements(), auteur="mesure", horloge=horloge)
        with read_session(moteurs) as session:
            documents = load_contenu(session, horloge.now()).documents
        moteurs.close()
    return [document for document in documents if isinstance(document, Fiche)]


def build_corpus(fiches: list[Fiche], nombre: int) -> Catalogue:
    """A catalogue of that many fiches: each one again under new ids."""
    tours = range(-(-nombre // len(fiches)))
    toutes = [
        f.model_copy(update={"id": f"{f.id}-{t}", "slug": None}) for t in tours for f in fiches
    ]
    return build_catalogue([SITE, *toutes[:nombre]], {}, instant=HorlogeSysteme().now(), version=1)


SITE = read_document(
    "site", {"schema": 1, "id": "site", "nom": "Essai", "structure_principale": "s"}
)


def misspell(titre: str, hasard: random.Random) -> str:
    """The title with one error in one of its long words; as it is when it has none."""
    longs = [mot for mot in iterate_mots(titre) if mot.fin - mot.debut > 4]  # noqa: PLR2004
    if not longs:
        return titre
    mot = hasard.choice(longs)
    place = hasard.randrange(mot.debut + 1, mot.fin - 1)
    faute = hasard.choice(("manque", "double", "echange", "autre"))
    lettre, suivante = titre[place], titre[place + 1]
    remplace = {
        "manque": suivante,
        "double": lettre + lettre + suivante,
        "echange": suivante + lettre,
        "autre": ("e" if lettre != "e" else "a") + suivante,
    }[faute]
    return titre[:place] + remplace + titre[place + 2 :]


def measure(
    nom: str, recherche: Recherche, catalogue: Catalogue, questions: list[tuple[str, str]]
) -> None:
    """Print the times, and how often the fiche of this title is among the first ten."""
    titres = {fiche.id: fiche.titre for fiche in catalogue.fiches}
    durees = [float("inf")] * len(questions)
    reperes: list[float] = []
    for _ in range(ESSAIS):
        for rang, (question, _titre) in enumerate(questions):
            debut = time.process_time()
            recherche.find(catalogue, "fr", question)
            durees[rang] = min(durees[rang], (time.process_time() - debut) * 1000)
        reperes.append(time_repere())
    trouvees = 0
    for question, titre in questions:
        reponses = recherche.find(catalogue, "fr", question).reponses[:DIX]
        trouvees += titre in {titres.get(r.place[1]) for r in reponses}
    p50, p95 = (statistics.quantiles(durees, n=20)[rang] for rang in (9, 18))
    print(
        f"{nom:12} p50 {p50:.2f} ms, p95 {p95:.2f} ms, "
        f"recall@10 {trouvees / len(questions):.3f} ({len(questions)} questions ; "
        f"boucle témoin {statistics.median(reperes):.1f} ms, au mieux {min(reperes):.1f})"
    )


def time_repere() -> float:
    """Milliseconds of processor of a loop that is always the same."""
    debut = time.process_time()
    vus: dict[int, str] = {}
    for rang in range(30_000):
        vus[rang % 977] = f"{rang}a"
    return (time.process_time() - debut) * 1000


def count_sondes() -> int:
    """How many probes find their text."""
    trouvees = 0
    for langue, texte, question in SONDES:
        fiche = read_document(
            "fiche",
            {
                "schema": 1,
                "id": "f",
                "titre": "Essai" if langue != "fr" else texte,
                "resume": "Un.",
            },
        )
        traductions = (
            {} if langue == "fr" else {langue: {"fiche/f#titre": Traduction(texte, "relue")}}
        )
        catalogue = build_catalogue(
            [SITE, fiche], traductions, instant=HorlogeSysteme().now(), version=1
        )
        reponses = Recherche().find(catalogue, langue, question, corriger=False).reponses
        trouvees += bool(reponses)
        if not reponses:
            print(f"  pas trouvé : {langue} {question}")
    return trouvees


def time_call(appel: Callable[[], object]) -> float:
    """Seconds of processor that a call takes."""
    debut = time.process_time()
    appel()
    return time.process_time() - debut


def measure_corpus(catalogue: Catalogue) -> None:
    """Print what the index costs, then how it answers."""
    recherche = Recherche()
    avant = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    premiere = time_call(lambda: recherche.prepare(catalogue, "fr"))
    memoire = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - avant) / 1024
    print(f"{len(catalogue.fiches)} fiches : index en {premiere:.1f} s, {memoire:.0f} Mo de plus")
    fiche = catalogue.fiches[0]
    neuve = fiche.model_copy(update={"titre": "Un titre neuf"})
    autres = [document for document in catalogue.fiches if document is not fiche]
    suivant = build_catalogue([SITE, *autres, neuve], {}, instant=catalogue.instant, version=2)
    reprise = time_call(lambda: recherche.prepare(suivant, "fr"))
    print(f"après une publication : {reprise:.2f} s")
    recherche.prepare(catalogue, "fr")
    hasard = random.Random(9)  # noqa: S311 - the same questions each time
    titres = sorted({f.titre for f in catalogue.fiches})
    choisis = hasard.sample(titres, min(QUESTIONS, len(titres)))
    measure("exact", recherche, catalogue, [(t, t) for t in choisis])
    measure("une faute", recherche, catalogue, [(misspell(t, hasard), t) for t in choisis])


def main(archive: Path, nombre: int) -> None:
    """Measure once; the base is made anew."""
    print(f"sondes : {count_sondes()} sur {len(SONDES)}")
    fiches = read_fiches(archive)
    measure_corpus(build_corpus(fiches, len(fiches)))
    measure_corpus(build_corpus(fiches, nombre))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else FICHES)  # noqa: PLR2004
