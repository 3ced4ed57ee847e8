"""`kit pictogrammes ajouter`: a drawing comes in whole and checked, or nothing changes at all."""

import hashlib
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from aides_commandes import Resultat, run, use_instance
from aides_dessins import BON, HOSTILES, TRAIT, draw
from aides_site import open_site
from aides_store import HORLOGE, catalogue_at, prefecture, publish
from fabrique import PICTOGRAMME, fiche, site
from lxml import etree

from kit.config import load_reglages
from kit.content.dessin import check_dessin
from kit.content.lecture import read_document
from kit.content.pictogramme import Pictogramme
from kit.horloge import HorlogeFixe
from kit.importers.pack.ecriture import write_pack
from kit.importers.pack.export import export_pack
from kit.importers.pack.lecture import read_pack
from kit.importers.pack.modele import Manifeste
from kit.importers.pack.yaml_strict import dump_yaml
from kit.store.depot import Depot
from kit.store.moteur import open_moteurs, read_session
from kit.store.schema import upgrade

MOTS = {
    "--id": "carte-bus",
    "--titre": "Carte de bus",
    "--description": "Une carte avec un disque.",
    "--licence": "CC0-1.0",
    "--auteur": "Préfecture d’essai",
    "--provenance": "dessiné ici en 2026",
    "--mots-cles": "bus, carte",
    "--phrase": "C’est la carte pour prendre le bus.",
}
MANIFESTE = Manifeste(schema=1, id="essai", nom="Essai", version="1", licence="etalab-2.0")


@pytest.fixture(scope="module")
def modele(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An instance with a small site and one pictogram of the bank, made once."""
    dossier = tmp_path_factory.mktemp("modele") / "instance"
    reglages = load_reglages({}, dossier)
    upgrade(reglages)
    moteurs = open_moteurs(reglages)
    publish(moteurs, site(), prefecture(), fiche(), read_document("pictogramme", PICTOGRAMME))
    moteurs.close()
    return dossier


@pytest.fixture
def instance(tmp_path: Path, modele: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(modele, tmp_path / "instance")
    return use_instance(monkeypatch, tmp_path / "instance")


def add(
    capsys: pytest.CaptureFixture[str],
    dossier: Path,
    dessin: str | bytes = BON,
    *drapeaux: str,
    **changes: str | None,
) -> Resultat:
    """Run the command with good words, but for `changes` (None: not given)."""
    fichier = dossier / "dessin.svg"
    if isinstance(dessin, str):
        dessin = dessin.encode(errors="surrogatepass")
    fichier.write_bytes(dessin)
    mots = {**MOTS, **{f"--{nom.replace('_', '-')}": mot for nom, mot in changes.items()}}
    options = [mot for nom, valeur in mots.items() if valeur is not None for mot in (nom, valeur)]
    return run(capsys, "pictogrammes", "ajouter", fichier, *options, *drapeaux)


def prints(dossier: Path) -> dict[str, str]:
    """The fingerprint of every file, and which files there are."""
    return {
        str(f.relative_to(dossier)): hashlib.sha256(f.read_bytes()).hexdigest()
        for f in sorted(dossier.rglob("*"))
        if f.is_file() and f.name != "dessin.svg"
    }


def read_added(instance: Path, identifiant: str = "carte-bus") -> Pictogramme:
    moteurs = open_moteurs(load_reglages({}, instance))
    with read_session(moteurs) as session:
        document = Depot(session, HORLOGE).read_draft("pictogramme", identifiant)
    moteurs.close()
    assert isinstance(document, Pictogramme)
    return document


@pytest.mark.parametrize("nom", sorted(HOSTILES))
def test_a_hostile_file_is_refused_and_changes_no_byte(
    capsys: pytest.CaptureFixture[str], instance: Path, tmp_path: Path, nom: str
) -> None:
    avant = prints(instance)
    resultat = add(capsys, tmp_path, HOSTILES[nom][0])
    resultat.assert_refused("")
    assert len(resultat.erreur.strip().splitlines()) == 1
    assert resultat.sortie == ""
    assert prints(instance) == avant


@pytest.mark.parametrize(
    ("octets", "attendu"),
    [
        (b"\xff\xfe<\x00s\x00v\x00g\x00", "UTF-8"),
        (b"<svg>\x00</svg>", "SVG correct"),
        (b"\x1f\x8b\x08\x00", "UTF-8"),
        (b"<svg " + b" " * 50_000_000, "pèse plus de"),
    ],
    ids=["utf-16", "nul", "gzip", "enorme"],
)
def test_a_file_that_is_no_text_is_refused(
    capsys: pytest.CaptureFixture[str],
    instance: Path,
    tmp_path: Path,
    octets: bytes,
    attendu: str,
) -> None:
    avant = prints(instance)
    add(capsys, tmp_path, octets).assert_refused(attendu)
    assert prints(instance) == avant


@pytest.mark.parametrize("nom", ["id", "titre", "description", "licence", "auteur", "provenance"])
@pytest.mark.parametrize("valeur", [None, " "])
def test_what_must_be_said_is_asked_for_in_one_sentence(
    capsys: pytest.CaptureFixture[str],
    instance: Path,
    tmp_path: Path,
    nom: str,
    valeur: str | None,
) -> None:
    avant = prints(instance)
    resultat = add(capsys, tmp_path, **{nom: valeur})
    resultat.assert_refused(f"--{nom}")
    assert len(resultat.erreur.strip().splitlines()) == 1
    assert prints(instance) == avant


@pytest.mark.parametrize(
    ("changes", "attendu"),
    [
        ({"id": "Carte Bus"}, "--id : « Carte Bus » n’est pas un identifiant"),
        ({"id": "../../etc/passwd"}, "n’est pas un identifiant"),
        ({"categorie": "voitures"}, "--categorie : « voitures » n’existe pas"),
        ({"id": "passeport"}, "« passeport » est un dessin de la banque"),
        ({"id": "visa"}, "« visa » est un dessin de la banque"),
        ({"id": "carnet"}, "« carnet » est déjà un nom de « passeport »"),
    ],
)
def test_a_name_already_taken_or_that_cannot_be_is_refused(
    capsys: pytest.CaptureFixture[str],
    instance: Path,
    tmp_path: Path,
    changes: dict[str, str],
    attendu: str,
) -> None:
    avant = prints(instance)
    add(capsys, tmp_path, **changes).assert_refused(attendu)
    assert prints(instance) == avant


@pytest.mark.usefixtures("instance")
def test_a_folder_or_a_missing_file_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    options = [mot for paire in MOTS.items() for mot in paire]
    for chemin in (tmp_path, tmp_path / "rien.svg", "/dev/zero"):
        run(capsys, "pictogrammes", "ajouter", chemin, *options).assert_refused("pas un fichier")


def test_a_good_drawing_is_a_draft_that_nobody_sees(
    capsys: pytest.CaptureFixture[str], instance: Path, tmp_path: Path
) -> None:
    resultat = add(capsys, tmp_path)
    assert resultat.code == 0
    assert "À revoir" not in resultat.sortie
    assert "kit contenu publier pictogramme carte-bus" in resultat.sortie
    ajoute = read_added(instance)
    assert ajoute.dessin == check_dessin(BON)
    assert (ajoute.titre, ajoute.categorie) == ("Carte de bus", "documents")
    assert ajoute.provenance == "dessiné ici en 2026"
    moteurs = open_moteurs(load_reglages({}, instance))
    assert catalogue_at(moteurs).get(Pictogramme, "carte-bus") is None
    moteurs.close()


def test_remarks_are_printed_and_the_drawing_is_kept(
    capsys: pytest.CaptureFixture[str], instance: Path, tmp_path: Path
) -> None:
    resultat = add(capsys, tmp_path, draw(TRAIT), mots_cles=None, phrase=None)
    assert resultat.code == 0
    assert "Le dessin est accepté. À revoir" in resultat.sortie
    assert "- Les mots-clés manquent" in resultat.sortie
    assert "- L’encre couvre" in resultat.sortie
    assert read_added(instance).dessin == check_dessin(draw(TRAIT))


def test_a_new_drawing_of_an_added_one_is_a_new_revision_with_its_words(
    capsys: pytest.CaptureFixture[str], instance: Path, tmp_path: Path
) -> None:
    add(capsys, tmp_path)
    suite = add(
        capsys, tmp_path, BON.replace('r="9"', 'r="6"'), titre=None, description=None, phrase=None
    )
    assert "version 2" in suite.sortie
    ajoute = read_added(instance)
    assert 'r="6"' in (ajoute.dessin or "")
    assert (ajoute.titre, ajoute.phrase) == ("Carte de bus", MOTS["--phrase"])
    sans = add(capsys, tmp_path, provenance=None)
    sans.assert_refused("--provenance")
    assert "version 2" in add(capsys, tmp_path, BON.replace('r="9"', 'r="6"')).sortie


def test_a_published_drawing_is_served_in_pages_and_as_files(
    capsys: pytest.CaptureFixture[str], instance: Path, tmp_path: Path, horloge: HorlogeFixe
) -> None:
    assert "publié" in add(capsys, tmp_path, BON, "--publier").sortie
    # The command tells the time by the clock of the machine: stand after it.
    horloge.instant = datetime(2100, 1, 1, tzinfo=UTC)
    moteurs = open_moteurs(load_reglages({}, instance))
    publish(moteurs, fiche(pictogramme="carte-bus"), horloge=horloge)
    client = open_site(moteurs, instance, horloge)
    assert "M15 24H81V72H15Z" in client.get("/fr/fiches/essai").text
    fichier = client.get("/pictogrammes/carte-bus.svg")
    racine = etree.fromstring(fichier.get_data())
    assert racine.findtext("{*}title") == "Carte de bus"
    assert fichier.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert fichier.cache_control.max_age <= 300, "un dessin ajouté peut être corrigé"
    assert client.get("/pictogrammes/carte-bus.png").mimetype == "image/png"
    assert client.get("/pictogrammes/passeport.svg").cache_control.max_age == 30 * 24 * 3600
    moteurs.close()


def test_a_past_name_leads_to_the_present_one(instance: Path, horloge: HorlogeFixe) -> None:
    moteurs = open_moteurs(load_reglages({}, instance))
    client = open_site(moteurs, instance, horloge)
    for chemin in ("carnet.svg", "carnet.png?taille=64"):
        reponse = client.get(f"/pictogrammes/{chemin}")
        assert reponse.status_code == 301
        assert (
            reponse.headers["Location"] == f"/pictogrammes/{chemin.replace('carnet', 'passeport')}"
        )
    moteurs.close()


def test_a_drawing_of_the_document_comes_before_that_of_the_bank(
    instance: Path, horloge: HorlogeFixe
) -> None:
    moteurs = open_moteurs(load_reglages({}, instance))
    local = read_document("pictogramme", {**PICTOGRAMME, "dessin": BON})
    publish(moteurs, local, fiche(pictogramme="passeport"))
    client = open_site(moteurs, instance, horloge)
    page = client.get("/fr/fiches/essai").text
    assert "M15 24H81V72H15Z" in page
    moteurs.close()


def write(racine: Path, *documents: dict[str, object]) -> Path:
    racine.mkdir()
    (racine / "pack.yaml").write_text(
        dump_yaml(MANIFESTE.model_dump(by_alias=True)), encoding="utf-8"
    )
    (racine / "pictogrammes.yaml").write_text(dump_yaml(list(documents)), encoding="utf-8")
    return racine


@pytest.mark.parametrize("nom", ["script", "entites-milliard", "url", "enorme", "onload", "cdata"])
def test_a_pack_with_one_hostile_drawing_is_refused_whole(
    capsys: pytest.CaptureFixture[str], instance: Path, tmp_path: Path, nom: str
) -> None:
    bon = {**PICTOGRAMME, "id": "bon", "dessin": BON}
    del bon["anciens_slugs"]
    hostile = {**bon, "id": "hostile", "dessin": HOSTILES[nom][0]}
    pack = write(tmp_path / "pack", bon, hostile)
    avant = prints(instance)
    resultat = run(capsys, "contenu", "importer", pack)
    resultat.assert_refused("pictogrammes.yaml › hostile › dessin : ")
    assert HOSTILES[nom][1] in resultat.erreur
    assert prints(instance) == avant


def test_an_added_drawing_goes_through_a_pack_unchanged(
    capsys: pytest.CaptureFixture[str], instance: Path, tmp_path: Path
) -> None:
    add(capsys, tmp_path)
    source = open_moteurs(load_reglages({}, instance))
    with read_session(source) as session:
        write_pack(export_pack(session, MANIFESTE, HORLOGE), tmp_path / "pack")
    source.close()
    (relu,) = [d for d in read_pack(tmp_path / "pack").documents if d.id == "carte-bus"]
    assert relu == read_added(instance)
