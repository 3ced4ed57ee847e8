"""Bad zips: one sentence, exit code 2, and the base stays the same byte for byte."""

import stat
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_service_public import publication, service, texte, write_zip

from kit.erreurs import KitError
from kit.importers.service_public import archive
from kit.importers.service_public.inventaire import Selection
from kit.importers.service_public.preparation import Avancements, Souvenirs, prepare

BONNE = publication(texte("<Paragraphe>Bonjour.</Paragraphe>"))
Fabrique = Callable[[Path], Path]


def files(**fichiers: str | bytes) -> Fabrique:
    """A zip with a good fiche and these files (`_` stands for the dot)."""
    noms = {nom.replace("_", "."): contenu for nom, contenu in fichiers.items()}
    return lambda racine: write_zip(racine / "x.zip", {"F1.xml": BONNE, **noms})


def raw(octets: bytes) -> Fabrique:
    def make(racine: Path) -> Path:
        (racine / "x.zip").write_bytes(octets)
        return racine / "x.zip"

    return make


def absent(racine: Path) -> Path:
    return racine / "absent.zip"


def climbing(nom: str) -> Fabrique:
    return lambda racine: write_zip(racine / "x.zip", {"F1.xml": BONNE, nom: BONNE})


def with_link(racine: Path) -> Path:
    chemin = racine / "x.zip"
    info = zipfile.ZipInfo("F2.xml")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(chemin, "w") as sortie:
        sortie.writestr("F1.xml", BONNE)
        sortie.writestr(info, "/etc/passwd")
    return chemin


def bomb(racine: Path) -> Path:
    """Ten megabytes of blanks in a few kilobytes."""
    return write_zip(racine / "x.zip", {"F1.xml": BONNE, "F2.xml": b" " * 10_000_000})


def huge(racine: Path) -> Path:
    """A file of 100 MB."""
    return write_zip(racine / "x.zip", {"F1.xml": BONNE, "F2.xml": b"<a/>" * 25_000_000})


def big_and_not_a_zip(racine: Path) -> Path:
    with (racine / "x.zip").open("wb") as sortie:
        sortie.truncate(100_000_000)
    return racine / "x.zip"


def encrypted(racine: Path) -> Path:
    chemin = write_zip(racine / "x.zip", {"F1.xml": BONNE})
    octets = bytearray(chemin.read_bytes())
    octets[octets.index(b"PK\x01\x02") + 8] |= 0x1
    chemin.write_bytes(octets)
    return chemin


def damaged(racine: Path) -> Path:
    chemin = write_zip(racine / "x.zip", {"F1.xml": BONNE})
    octets = bytearray(chemin.read_bytes())
    debut = octets.index(b"F1.xml") + len("F1.xml") + 20
    octets[debut : debut + 40] = bytes(40)
    chemin.write_bytes(octets)
    return chemin


def truncated(racine: Path) -> Path:
    chemin = write_zip(racine / "x.zip", {"F1.xml": BONNE})
    chemin.write_bytes(chemin.read_bytes()[:-40])
    return chemin


def too_many(racine: Path) -> Path:
    chemin = racine / "x.zip"
    with zipfile.ZipFile(chemin, "w") as sortie:
        for n in range(archive.NOMBRE_MAX + 1):
            sortie.writestr(f"F{n}.xml", b"")
    return chemin


def declared(corps: str, tete: str) -> Fabrique:
    return files(F2_xml=publication(corps, identifiant="F2", tete=tete))


ENTITES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
EXPANSION = f'<!DOCTYPE Publication [<!ENTITY a0 "ha">{ENTITES}]>'
EXTERNE = '<!DOCTYPE Publication [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PROFOND = "<Cas>" * 100 + "</Cas>" * 100

CORPUS: dict[str, tuple[Fabrique, str]] = {
    "absent": (absent, "n’existe pas"),
    "pas un zip": (raw(b"bonjour"), "n’est pas un zip lisible"),
    "vide": (raw(b""), "n’est pas un zip lisible"),
    "zip vide": (lambda racine: write_zip(racine / "x.zip", {}), "ne contient aucune fiche"),
    "sans fiche": (
        lambda racine: write_zip(racine / "x.zip", {"lisez-moi.txt": "a"}),
        "ne contient aucune fiche",
    ),
    "seulement un service": (
        lambda racine: write_zip(racine / "x.zip", {"R1.xml": service("R1", "https://a.fr")}),
        "ne contient aucune fiche",
    ),
    "cent mégaoctets": (big_and_not_a_zip, "n’est pas un zip lisible"),
    "coupé": (truncated, "n’est pas un zip lisible"),
    "abîmé": (damaged, "est abîmé dans le zip"),
    "mot de passe": (encrypted, "protégé par un mot de passe"),
    "bombe": (bomb, "compressé de façon anormale"),
    "fichier de cent mégaoctets": (huge, "est trop gros"),
    "trop de fichiers": (too_many, "contient trop de fichiers"),
    "chemin montant": (climbing("../F2.xml"), "mène hors du zip"),
    "chemin montant à l’envers": (climbing("..\\F2.xml"), "mène hors du zip"),
    "chemin absolu": (climbing("/F2.xml"), "mène hors du zip"),
    "lien": (with_link, "mène hors du zip"),
    "deux fois": (climbing("copie/F1.xml"), "se trouve deux fois"),
    "identifiant d’un autre": (files(F2_xml=BONNE), "porte l’identifiant F1"),
    "XML cassé": (files(F2_xml=BONNE[:-20]), "« F2.xml », ligne 1"),
    "entités multipliées": (declared("<a>&a9;</a>", EXPANSION), "F2.xml"),
    "entité externe": (declared("<a>&x;</a>", EXTERNE), "contient une déclaration DOCTYPE"),
    "DTD du réseau": (
        declared("", '<!DOCTYPE Publication SYSTEM "https://a.invalid/x.dtd">'),
        "contient une déclaration DOCTYPE",
    ),
    "mauvais encodage": (
        files(F2_xml=publication("<a>é</a>", identifiant="F2").encode("latin-1")),
        "dans l’encodage annoncé",
    ),
    "trop profond": (
        files(F2_xml=publication(PROFOND, identifiant="F2")),
        "est imbriqué trop profondément",
    ),
    "autre version": (
        files(F2_xml=publication("", identifiant="F2", schema="4.0")),
        "suit la version 4.0 du schéma",
    ),
    "autre XML": (files(F2_xml="<html/>"), "n’est pas un fichier de service-public.fr"),
    "sans date": (
        files(F2_xml=publication("", identifiant="F2", date="bientôt")),
        "ne dit pas sa date",
    ),
    "texte sans fin": (
        files(
            F2_xml=publication(
                texte(f"<Paragraphe>{'mot ' * 15_000}</Paragraphe>"), identifiant="F2"
            )
        ),
        "ne peut pas devenir un document du kit",
    ),
}


@pytest.mark.parametrize("nom", CORPUS)
def test_a_bad_zip_changes_nothing(
    nom: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    instance = use_instance(monkeypatch, tmp_path / "instance")
    assert run(capsys, "base", "mettre-a-jour").code == 0
    bases = {f: f.read_bytes() for f in instance.glob("*.db")}
    assert bases
    fabrique, attendu = CORPUS[nom]
    chemin = fabrique(tmp_path)
    resultat = run(capsys, "contenu", "importer", "--service-public", chemin, "--publier")
    resultat.assert_refused(attendu)
    assert resultat.erreur.count("\n") == 1
    assert resultat.sortie == ""
    assert {f: f.read_bytes() for f in bases} == bases


@pytest.mark.parametrize("nom", ["bombe", "fichier de cent mégaoctets", "entités multipliées"])
def test_memory_is_bounded(nom: str, tmp_path: Path) -> None:
    chemin = CORPUS[nom][0](tmp_path)
    tracemalloc.start()
    try:
        with pytest.raises(KitError):
            prepare(chemin, Selection(), Souvenirs(), Avancements())
        assert tracemalloc.get_traced_memory()[1] < 30_000_000
    finally:
        tracemalloc.stop()
