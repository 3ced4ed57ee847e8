"""`kit sauvegarder`: everything, consistent, while others write; nothing half-written."""

import json
import os
import sqlite3
import threading
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_sauvegarde import make_instance, read_zip, save_to, start_python, texts
from aides_store import HORLOGE, MIDI, dump, save
from fabrique import fiche

from kit.config import Reglages, load_reglages
from kit.erreurs import KitError, ReglageError
from kit.garde import Garde
from kit.horloge import HorlogeFixe
from kit.store.audit import Trace, list_traces, write_traces
from kit.store.erreurs import DisquePleinError, InstanceProtegeeError
from kit.store.moteur import open_moteurs
from kit.store.sauvegarde import disque, ecriture
from kit.store.sauvegarde.copie import BaseAbimeeError
from kit.store.sauvegarde.ecriture import RienASauvegarderError, make_backup
from kit.store.sauvegarde.rotation import list_copies, rotate
from kit.travaux.sauvegarde import save_of_the_day


@pytest.fixture
def reglages(tmp_path: Path) -> Reglages:
    return make_instance(tmp_path / "instance")


def restes(dossier: Path) -> list[str]:
    """What is in a folder beside backups."""
    return sorted(f.name for f in dossier.iterdir() if f.suffix != ".zip")


def test_a_backup_holds_both_bases_and_says_where_it_comes_from(
    reglages: Reglages, tmp_path: Path
) -> None:
    lus = read_zip(save_to(reglages, tmp_path / "copie.zip"))
    manifeste = json.loads(lus["manifeste.json"])
    assert manifeste["raison"] == "demandee"
    assert manifeste["schemas"].keys() == {"contenu", "journal"}
    assert {f["nom"] for f in manifeste["fichiers"]} == {"contenu.db", "journal.db"}
    for base in ("contenu", "journal"):
        (tmp_path / f"{base}.db").write_bytes(lus[f"{base}.db"])
        assert dump(tmp_path / f"{base}.db") == texts(reglages)[base]


def test_what_cannot_be_made_again_goes_in_and_nothing_else(
    reglages: Reglages, tmp_path: Path
) -> None:
    instance = reglages.instance
    for nom in ("vignettes/a b.png", "secret", "impression/avance/x", "secret.123", ".cache/x"):
        (instance / nom).parent.mkdir(parents=True, exist_ok=True)
        (instance / nom).write_text(nom, encoding="utf-8")
    (instance / "passe").write_text("x", encoding="utf-8")
    (instance / "lien").symlink_to("/etc/hostname")
    os.mkfifo(instance / "tuyau")
    (instance / "kit.toml").write_text(
        '# note\nbase_url = "https://a.exemple.fr"\nproxys = 1\n'
        'courriel_serveur = "smtp.exemple.fr"\ncourriel_expediteur = "a@exemple.fr"\n'
        'courriel_compte = "a"\ncourriel_mot_de_passe = "fenouil"\n'
        f'oidc_emetteur = "https://i.exemple.fr"\noidc_client = "x"\n'
        f'oidc_secret = "@{instance}/passe"\n',
        encoding="utf-8",
    )
    faite = make_backup(reglages, HORLOGE, "demandee", tmp_path / "copie.zip")
    lus = read_zip(faite.fichier)
    assert set(lus) == {
        *("contenu.db", "journal.db", "kit.toml", "manifeste.json"),
        "fichiers/vignettes/a b.png",
    }
    assert faite.manifeste.laisses == ("lien", "tuyau")
    assert not any(b"fenouil" in octets for octets in lus.values())
    # What is put back on another machine starts: what needs a secret waits behind a #.
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / "kit.toml").write_bytes(lus["kit.toml"])
    relus = load_reglages({}, tmp_path / "autre")
    assert (relus.base_url, relus.proxys, relus.courriel) == ("https://a.exemple.fr", 1, None)
    assert 'oidc_client = "x"' in lus["kit.toml"].decode()


def test_settings_without_secret_are_copied_as_they_were_written(
    reglages: Reglages, tmp_path: Path
) -> None:
    texte = "# pour nous\nproxys = 1  # nginx\n"
    (reglages.instance / "kit.toml").write_text(texte, encoding="utf-8")
    assert read_zip(save_to(reglages, tmp_path / "c.zip"))["kit.toml"].decode() == texte


def test_the_journal_of_a_backup_never_knows_more_than_its_contents(
    reglages: Reglages, tmp_path: Path
) -> None:
    """A busy writer adds a draft, then its line: in each backup, each line has its draft."""
    moteurs, fin = open_moteurs(reglages), threading.Event()

    def write() -> None:
        rang = 0
        while not fin.is_set():
            rang += 1
            save(moteurs, fiche(id=f"f{rang}", titre=f"Fiche {rang}"))
            write_traces(moteurs, [Trace(MIDI, "tests", "essayer", "fiche", f"f{rang}")])

    fil = threading.Thread(target=write)
    fil.start()
    try:
        for rang in range(12):
            lus = read_zip(save_to(reglages, tmp_path / f"{rang}.zip"))
            for base in ("contenu", "journal"):
                (tmp_path / f"{base}.db").write_bytes(lus[f"{base}.db"])
            with closing(sqlite3.connect(tmp_path / "journal.db")) as connection:
                cites = {c for (c,) in connection.execute("SELECT cle FROM audit") if c}
            with closing(sqlite3.connect(tmp_path / "contenu.db")) as connection:
                presents = {c for (c,) in connection.execute("SELECT cle FROM document")}
            assert cites <= presents
    finally:
        fin.set()
        fil.join()
        moteurs.close()
    assert len(list_traces(open_moteurs(reglages), 1000)) > 12


def test_two_backups_at_once_are_both_whole(reglages: Reglages) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from kit.config import load_reglages; from kit.horloge import HorlogeSysteme\n"
        "from kit.store.sauvegarde.ecriture import make_backup\n"
        "print(make_backup(load_reglages({}, Path(sys.argv[1])), HorlogeSysteme(), 'demandee')"
        ".fichier)"
    )
    enfants = [start_python(code, reglages.instance) for _ in range(3)]
    faits = {enfant.communicate()[0].strip() for enfant in enfants}
    assert len(faits) == 3
    assert {f"{f}" for f in (reglages.instance / "sauvegardes").iterdir()} == faits
    assert all("manifeste.json" in read_zip(Path(f)) for f in faits)


def test_what_a_power_cut_left_is_swept_and_a_name_is_never_taken_twice(
    reglages: Reglages, tmp_path: Path
) -> None:
    reste = tmp_path / ".kit-sauvegarde-abc"
    reste.mkdir()
    (reste / "contenu.db").write_text("moitié", encoding="utf-8")
    save_to(reglages, tmp_path / "c.zip")
    assert not reste.exists()
    avant = (tmp_path / "c.zip").read_bytes()
    with pytest.raises(KitError, match="existe déjà"):
        save_to(reglages, tmp_path / "c.zip")
    with pytest.raises(KitError, match="n’existe pas"):
        save_to(reglages, tmp_path / "absent" / "c.zip")
    with pytest.raises(KitError, match="est dans l’instance"):
        save_to(reglages, reglages.instance / "c.zip")
    assert (tmp_path / "c.zip").read_bytes() == avant


def test_a_damaged_base_is_not_saved_over_the_good_ones(reglages: Reglages) -> None:
    bonne = make_backup(reglages, HORLOGE, "quotidienne").fichier
    base = reglages.instance / "contenu.db"
    octets = bytearray(base.read_bytes())
    for place in range(4096 * 3, len(octets), 4096):
        octets[place : place + 64] = b"\xff" * 64
    base.write_bytes(octets)
    with pytest.raises(KitError, match="abîmée") as refus:
        make_backup(reglages, HORLOGE, "quotidienne")
    assert isinstance(refus.value, BaseAbimeeError) or "restaurez" in refus.value.phrase
    assert [f.name for f in bonne.parent.iterdir()] == [bonne.name]


def test_nothing_to_save_is_said(tmp_path: Path) -> None:
    with pytest.raises(RienASauvegarderError):
        make_backup(load_reglages({}, tmp_path / "vide"), HORLOGE, "demandee", tmp_path / "c.zip")
    assert not (tmp_path / "vide").exists()


def test_room_is_looked_at_first(
    reglages: Reglages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disque, "MARGE", 10**18)
    with pytest.raises(DisquePleinError, match="Mo libres dans"):
        save_to(reglages, tmp_path / "c.zip")
    assert restes(tmp_path) == ["instance"]


def test_a_disk_that_fills_up_half_way_leaves_nothing(reglages: Reglages, tmp_path: Path) -> None:
    """The kernel itself refuses to write beyond a size, as a full disk does."""
    code = (
        "import resource, sys; from pathlib import Path\n"
        "from kit.config import load_reglages; from kit.horloge import HorlogeSysteme\n"
        "from kit.erreurs import KitError\n"
        "from kit.store.sauvegarde.ecriture import make_backup\n"
        "reglages = load_reglages({}, Path(sys.argv[1]))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]),) * 2)\n"
        "try: make_backup(reglages, HorlogeSysteme(), 'demandee', Path(sys.argv[2]))\n"
        "except KitError as e: print(type(e).__name__)"
    )
    avant = texts(reglages)
    # The second limit lets the copies of the bases through, and stops the zip.
    grande = (reglages.instance / "journal.db").stat().st_size * 2
    for limite, attendu in ((4096 * 4, "DisqueFautifError"), (grande, "DisquePleinError")):
        (reglages.instance / "gros").write_bytes(os.urandom(limite * 2))
        enfant = start_python(code, reglages.instance, tmp_path / "c.zip", limite)
        sortie, erreur = enfant.communicate()
        assert sortie.strip() == attendu, erreur
        assert restes(tmp_path) == ["instance"]
        assert not (tmp_path / "c.zip").exists()
    assert texts(reglages) == avant


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become another account")
def test_a_read_only_instance_is_saved_elsewhere(reglages: Reglages, tmp_path: Path) -> None:
    """A disk that the kernel mounted read-only, as it does when the disk dies."""
    code = (
        "import os, sys; from pathlib import Path\n"
        "from kit.config import load_reglages; from kit.horloge import HorlogeSysteme\n"
        "from kit.erreurs import KitError\n"
        "from kit.store.sauvegarde.ecriture import make_backup\n"
        "os.setgid(65534); os.setuid(65534)\n"
        "for place in (Path(sys.argv[2]), None):\n"
        "    try: print(make_backup(load_reglages({}, Path(sys.argv[1])), HorlogeSysteme(),"
        " 'demandee', place).fichier)\n"
        "    except KitError as e: print(type(e).__name__)"
    )
    for dossier in (tmp_path, *tmp_path.parents[:-2]):
        dossier.chmod(0o755)
    for fichier in reglages.instance.iterdir():
        fichier.chmod(0o644)
    reglages.instance.chmod(0o555)
    ailleurs = tmp_path / "ailleurs"
    ailleurs.mkdir()
    os.chown(ailleurs, 65534, 65534)
    sortie, erreur = start_python(code, reglages.instance, ailleurs / "c.zip").communicate()
    assert sortie.splitlines() == [str(ailleurs / "c.zip"), InstanceProtegeeError.__name__], erreur
    assert "contenu.db" in read_zip(ailleurs / "c.zip")


def test_one_backup_a_day_whatever_the_clock_does(reglages: Reglages) -> None:
    """Ahead, back, and ahead again: a day is saved once, and no good backup goes."""
    jours = [0, 0, 1, 4000, 2, 3, 4000, 3]
    faites = [save_of_the_day(reglages, HorlogeFixe(MIDI + timedelta(days=j))) for j in jours]
    assert [f is not None for f in faites] == [True, False, True, True, True, True, False, False]
    assert len(list_copies(reglages.instance / "sauvegardes")) == 5
    assert save_of_the_day(load_reglages({}, reglages.instance / "vide"), HORLOGE) is None


def test_the_last_days_weeks_and_months_are_kept(tmp_path: Path) -> None:
    debut = datetime(2025, 1, 1, 3, tzinfo=UTC)
    for jour in range(500):
        nom = f"quotidienne-{debut + timedelta(days=jour):%Y%m%dT%H%M%SZ}.zip"
        (tmp_path / nom).touch()
        rotate(tmp_path, Garde(3, 2, 4))
    gardees = [f"{c.quand:%m-%d}" for c in list_copies(tmp_path)]
    # 15 May 2026 is a Friday: the last three days, the end of the week before, of three months.
    assert gardees == ["02-28", "03-31", "04-30", "05-10", "05-13", "05-14", "05-15"]


def test_each_sort_of_backup_has_its_own_number_and_other_files_are_left(tmp_path: Path) -> None:
    for raison in ("demandee", "avant-migration", "quotidienne"):
        for rang in range(12):
            (tmp_path / f"{raison}-20261122T1100{rang:02}Z.zip").touch()
    for autre in ("notes.zip", "demandee-x.zip", "demandee-20269999T999999Z.zip", "a.txt"):
        (tmp_path / autre).touch()
    rotate(tmp_path, Garde())
    noms = [f.name for f in tmp_path.iterdir()]
    assert sum(n.startswith("demandee-20261122") for n in noms) == 10
    assert sum(n.startswith("avant-migration-") for n in noms) == 10
    assert [n for n in noms if n.startswith("quotidienne")] == ["quotidienne-20261122T110011Z.zip"]
    assert {"notes.zip", "demandee-x.zip", "demandee-20269999T999999Z.zip", "a.txt"} <= set(noms)


@pytest.mark.parametrize(
    "faux", ["", "7 4", "0 4 12", "7 4 douze", "7 4 12 1", "-1 2 3", "7 4 5000"]
)
def test_a_wrong_rhythm_is_refused(tmp_path: Path, faux: str) -> None:
    with pytest.raises(ReglageError, match="KIT_SAUVEGARDES"):
        load_reglages({"KIT_SAUVEGARDES": faux}, tmp_path)
    with pytest.raises(ReglageError, match="KIT_AUDIT_MOIS"):
        load_reglages({"KIT_AUDIT_MOIS": faux or "x"}, tmp_path)
    assert load_reglages({"KIT_SAUVEGARDES": "3 0 0"}, tmp_path).garde == Garde(3, 0, 0)


def test_the_command_says_where_the_backup_is(
    capsys: pytest.CaptureFixture[str],
    reglages: Reglages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_instance(monkeypatch, reglages.instance)
    dite = run(capsys, "sauvegarder")
    assert dite.code == 0
    (copie,) = (reglages.instance / "sauvegardes").iterdir()
    assert str(copie) in dite.sortie
    assert "copiez-la aussi ailleurs" in dite.sortie
    assert str(tmp_path / "x.zip") in run(capsys, "sauvegarder", tmp_path / "x.zip").sortie
    run(capsys, "sauvegarder", tmp_path / "x.zip").assert_refused("existe déjà")
    assert ecriture.ATTENTE_S == 60
