"""`kit restaurer`: checked first, exchanged at once, the former state kept; no hostile zip."""

import json
import os
import sqlite3
import stat
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from aides_commandes import run, use_instance
from aides_sauvegarde import forge, make_instance, read_zip, save_to, start_python, texts
from aides_store import HORLOGE, MIDI, save
from alembic import command
from fabrique import fiche

from kit.config import Reglages, load_reglages
from kit.erreurs import KitError
from kit.store import schema
from kit.store.acces.agents import create_agent, find_agent
from kit.store.acces.erreurs import LienMortError
from kit.store.acces.liens import create_lien, find_lien
from kit.store.acces.roles import Attribution
from kit.store.audit import list_traces
from kit.store.erreurs import BaseTropRecenteError, DisquePleinError
from kit.store.moteur import open_migration, open_moteurs, read_journal, write_journal
from kit.store.presence import InstanceOccupeeError
from kit.store.sauvegarde import reprise, restauration
from kit.store.sauvegarde.ecriture import make_backup
from kit.store.sauvegarde.manifeste import SauvegardeRefuseeError
from kit.store.sauvegarde.restauration import check_backup, restore_backup

Octets = dict[str, bytes]


@pytest.fixture
def reglages(tmp_path: Path) -> Reglages:
    return make_instance(tmp_path / "instance")


def write_more(reglages: Reglages) -> None:
    moteurs = open_moteurs(reglages)
    save(moteurs, fiche(id="apres", titre="Écrite après"))
    moteurs.close()


def contents(reglages: Reglages) -> str:
    return texts(reglages)["contenu"]


def without_trace(texte: str) -> list[str]:
    return [ligne for ligne in texte.splitlines() if "'restaurer'" not in ligne]


def test_what_was_there_comes_back_and_what_is_replaced_is_kept(
    reglages: Reglages, tmp_path: Path
) -> None:
    (reglages.instance / "vignettes").mkdir()
    (reglages.instance / "vignettes" / "a.png").write_text("avant", encoding="utf-8")
    (reglages.instance / "secret").write_bytes(b"x" * 32)
    copie, avant = save_to(reglages, tmp_path / "c.zip"), texts(reglages)
    write_more(reglages)
    (reglages.instance / "vignettes" / "a.png").write_text("après", encoding="utf-8")
    ecrit = contents(reglages)
    faite = restore_backup(reglages, copie, HORLOGE, "anne")
    assert contents(reglages) == avant["contenu"]
    assert without_trace(texts(reglages)["journal"]) == avant["journal"].splitlines()
    assert (reglages.instance / "vignettes" / "a.png").read_text("utf-8") == "avant"
    assert (reglages.instance / "secret").read_bytes() == b"x" * 32
    trace = list_traces(open_moteurs(reglages))[0]
    assert (trace.qui, trace.action, trace.detail["fichier"]) == ("anne", "restaurer", "c.zip")
    # The way back is another restoration.
    assert faite.de_cote is not None
    restore_backup(reglages, faite.de_cote, HORLOGE, "anne")
    assert contents(reglages) == ecrit
    assert (reglages.instance / "vignettes" / "a.png").read_text("utf-8") == "après"


def test_an_empty_machine_takes_everything(reglages: Reglages, tmp_path: Path) -> None:
    (reglages.instance / "kit.toml").write_text("proxys = 1\n", encoding="utf-8")
    copie = save_to(reglages, tmp_path / "c.zip")
    neuve = load_reglages({}, tmp_path / "neuve" / "instance")
    faite = restore_backup(neuve, copie, HORLOGE, "anne")
    assert (faite.de_cote, faite.reglages_gardes) == (None, False)
    assert contents(neuve) == contents(reglages)
    assert load_reglages({}, neuve.instance).proxys == 1
    modes = {f.name: stat.S_IMODE(f.stat().st_mode) for f in neuve.instance.glob("*.*")}
    assert {modes[nom] for nom in ("contenu.db", "journal.db", "kit.toml")} == {0o600}


def test_settings_of_this_machine_and_a_base_elsewhere_are_kept(
    reglages: Reglages, tmp_path: Path
) -> None:
    copie = save_to(reglages, tmp_path / "c.zip")
    ailleurs = f"sqlite:///{tmp_path}/disque/contenu.db"
    (tmp_path / "disque").mkdir()
    autre = load_reglages({"KIT_BASE_DONNEES": ailleurs}, tmp_path / "autre")
    schema.upgrade(autre)
    (autre.instance / "kit.toml").write_text("proxys = 2\n", encoding="utf-8")
    octets = {**read_zip(copie), "kit.toml": b"proxys = 1\n"}
    faite = restore_backup(autre, forge(tmp_path / "d.zip", octets), HORLOGE, "anne")
    assert faite.reglages_gardes
    assert (autre.instance / "kit.toml").read_text("utf-8") == "proxys = 2\n"
    assert {f.name for f in (tmp_path / "disque").iterdir()} == {"contenu.db"}
    with closing(sqlite3.connect(tmp_path / "disque" / "contenu.db")) as connection:
        assert connection.execute("SELECT count(*) FROM document").fetchone() == (3,)


def test_a_backup_of_an_older_kit_is_brought_up_to_date(reglages: Reglages, tmp_path: Path) -> None:
    vieux = load_reglages({}, tmp_path / "vieux")
    vieux.instance.mkdir()
    for base, numero in (("contenu", "0001"), ("journal", "0001")):
        with open_migration(vieux, base).begin() as connection:
            command.upgrade(schema.alembic_config(base, connection), numero)
    copie = save_to(vieux, tmp_path / "c.zip")
    restore_backup(reglages, copie, HORLOGE, "anne")
    assert schema.is_current(reglages)
    assert [t.action for t in list_traces(open_moteurs(reglages))] == ["restaurer"]


def test_no_door_of_then_is_open_again(reglages: Reglages, tmp_path: Path) -> None:
    moteurs = open_moteurs(reglages)
    with write_journal(moteurs) as session:
        agent = create_agent(session, "a@b.fr", "A", (Attribution("valideur"),), MIDI)
        lien = create_lien(session, agent.id, MIDI)
    moteurs.close()
    restore_backup(reglages, save_to(reglages, tmp_path / "c.zip"), HORLOGE, "anne")
    with read_journal(open_moteurs(reglages)) as session:
        assert find_agent(session, "a@b.fr") is not None
        with pytest.raises(LienMortError):
            find_lien(session, lien, MIDI)


def test_a_damaged_instance_is_replaced_and_its_files_are_kept(
    reglages: Reglages, tmp_path: Path
) -> None:
    copie, avant = save_to(reglages, tmp_path / "c.zip"), contents(reglages)
    (reglages.instance / "contenu.db").write_bytes(b"abc" * 5000)
    (reglages.instance / "contenu.db-wal").write_bytes(b"reste")
    faite = restore_backup(reglages, copie, HORLOGE, "anne")
    assert contents(reglages) == avant
    assert faite.de_cote is not None
    assert (faite.de_cote / "contenu.db").read_bytes() == b"abc" * 5000
    assert (faite.de_cote / "contenu.db-wal").read_bytes() == b"reste"


def test_nothing_is_put_back_while_the_kit_runs(reglages: Reglages, tmp_path: Path) -> None:
    copie, avant = save_to(reglages, tmp_path / "c.zip"), texts(reglages)
    code = (
        "import sys; from pathlib import Path\n"
        "from kit.app import create_app; from kit.config import load_reglages\n"
        "app = create_app(load_reglages({}, Path(sys.argv[1]))); print('prêt', flush=True)\n"
        "sys.stdin.read()"
    )
    site = start_python(code, reglages.instance)
    assert site.stdout is not None
    assert site.stdout.readline() == "prêt\n"
    with pytest.raises(InstanceOccupeeError, match="arrêtez-les"):
        restore_backup(reglages, copie, HORLOGE, "anne")
    site.kill()
    site.communicate()
    assert texts(reglages) == avant
    restore_backup(reglages, copie, HORLOGE, "anne")


def test_nobody_comes_in_while_a_backup_is_put_back(
    reglages: Reglages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refus: list[str] = []

    def look(*_args: object) -> tuple[None, None]:
        for entrer in (lambda: open_moteurs(reglages), lambda: schema.upgrade(reglages)):
            with pytest.raises(InstanceOccupeeError) as refuse:
                entrer()
            refus.append(refuse.value.phrase)
        return None, None

    monkeypatch.setattr(restauration, "_put_aside", look)
    restore_backup(reglages, save_to(reglages, tmp_path / "c.zip"), HORLOGE, "anne")
    assert len(refus) == 2
    assert all("Une restauration est en cours" in phrase for phrase in refus)


@pytest.mark.parametrize("coupure", range(3))
def test_a_restoration_cut_half_way_is_finished_by_the_next_start(
    reglages: Reglages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, coupure: int
) -> None:
    copie, avant = save_to(reglages, tmp_path / "c.zip"), contents(reglages)
    write_more(reglages)
    faits, vrai = [0], reprise._exchange

    def cut(echange: reprise.Echange) -> None:
        if faits[0] == coupure:
            raise SystemExit("coupure")
        faits[0] += 1
        vrai(echange)

    monkeypatch.setattr(reprise, "_exchange", cut)
    if coupure < 2:
        with pytest.raises(SystemExit):
            restore_backup(reglages, copie, HORLOGE, "anne")
        assert reprise.is_interrupted(reglages.instance)
    monkeypatch.setattr(reprise, "_exchange", vrai)
    if coupure == 2:
        restore_backup(reglages, copie, HORLOGE, "anne")
    open_moteurs(reglages).close()
    assert contents(reglages) == avant
    assert not reprise.is_interrupted(reglages.instance)


def test_a_restoration_cut_before_it_began_leaves_everything(
    reglages: Reglages, tmp_path: Path
) -> None:
    avant = texts(reglages)
    (reglages.instance / ".restauration" / "neuf").mkdir(parents=True)
    (reglages.instance / ".restauration" / "neuf" / "contenu.db").write_bytes(b"moitie")
    open_moteurs(reglages).close()
    assert texts(reglages) == avant
    assert not (reglages.instance / ".restauration").exists()
    assert tmp_path.exists()


def drop_base(octets: Octets) -> Octets:
    return {nom: brut for nom, brut in octets.items() if nom != "contenu.db"}


def break_base(octets: Octets) -> Octets:
    return {**octets, "contenu.db": octets["contenu.db"][:9000]}


def add(nom: str, brut: bytes = b"x") -> Callable[[Octets], Octets]:
    return lambda octets: {**octets, nom: brut}


def add_trigger(octets: Octets) -> Octets:
    fichier = Path(os.environ["PYTEST_TMP"]) / "piege.db"
    fichier.write_bytes(octets["journal.db"])
    with closing(sqlite3.connect(fichier)) as connection:
        connection.execute("CREATE TRIGGER piege AFTER INSERT ON audit BEGIN SELECT 1; END")
        connection.commit()
    return {**octets, "journal.db": fichier.read_bytes()}


HOSTILES: dict[str, tuple[Callable[[Octets], Octets], str]] = {
    "sort": (add("fichiers/../../../dehors"), "rien à y faire"),
    "absolu": (add("/tmp/dehors"), "rien à y faire"),  # noqa: S108
    "barre inverse": (add("fichiers/..\\dehors"), "rien à y faire"),
    "racine": (add("autre.db"), "rien à y faire"),
    "secret": (add("fichiers/secret"), "rien à y faire"),
    "verrou": (add("fichiers/.presence.lock"), "rien à y faire"),
    "base déguisée": (add("fichiers/contenu.db"), "rien à y faire"),
    "wal": (add("fichiers/contenu.db-wal"), "rien à y faire"),
    "réglages déguisés": (add("fichiers/kit.toml"), "rien à y faire"),
    "point": (add("fichiers/./a"), "rien à y faire"),
    "sans base": (drop_base, "ne contient pas la base"),
    "base coupée": (break_base, "abîmée|restaurez"),
    "pas une base": (add("contenu.db", b"x" * 9000), "pas une base"),
    "déclencheur": (add_trigger, "n’a pas été écrite par le kit"),
}


@pytest.mark.parametrize("sorte", sorted(HOSTILES))
def test_a_forged_backup_changes_nothing(
    reglages: Reglages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sorte: str
) -> None:
    monkeypatch.setenv("PYTEST_TMP", str(tmp_path))
    fausser, attendu = HOSTILES[sorte]
    octets = fausser(read_zip(save_to(reglages, tmp_path / "c.zip")))
    faux, avant = forge(tmp_path / "faux.zip", octets), texts(reglages)
    noms = sorted(f.name for f in reglages.instance.rglob("*"))
    with pytest.raises(KitError, match=attendu):
        restore_backup(reglages, faux, HORLOGE, "anne")
    assert texts(reglages) == avant
    assert sorted({f.name for f in reglages.instance.rglob("*")} - {".presence.lock"}) == sorted(
        set(noms) - {".presence.lock"}
    )
    assert not Path("/tmp/dehors").exists()  # noqa: S108


@pytest.mark.parametrize(
    ("change", "attendu"),
    [
        ({"format": 2}, "plus récente"),
        ({"format": "x"}, "ne se lit pas"),
        ({"schemas": {"contenu": "9999", "journal": "0001"}}, "plus récente"),
        ({"moteur": "postgresql"}, "PostgreSQL"),
        ({"fichiers": []}, "ne contient pas la base|ne sont pas ceux"),
        ({"fichiers": [{"nom": "contenu.db", "taille": -1, "sha256": "0" * 64}]}, "ne se lit pas"),
        ({"faite_le": "2026-11-22T11:00:00"}, "ne se lit pas"),
        ({"inconnu": 1}, "ne se lit pas"),
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(
    reglages: Reglages, tmp_path: Path, change: dict[str, object], attendu: str
) -> None:
    octets = read_zip(save_to(reglages, tmp_path / "c.zip"))
    faux = forge(tmp_path / "faux.zip", octets, **change)
    with pytest.raises((SauvegardeRefuseeError, BaseTropRecenteError), match=attendu):
        check_backup(reglages, faux)


def lie(octets: Octets, taille: int) -> list[dict[str, object]]:
    fichiers: list[dict[str, object]] = json.loads(octets["manifeste.json"])["fichiers"]
    return [{**f, "taille": taille} for f in fichiers]


def test_a_bomb_and_a_lie_about_sizes_are_refused(reglages: Reglages, tmp_path: Path) -> None:
    octets = read_zip(save_to(reglages, tmp_path / "c.zip"))
    # It says that it is larger than any disk: no byte is written.
    bombe = forge(tmp_path / "bombe.zip", octets, fichiers=lie(octets, 10**17))
    with pytest.raises(DisquePleinError):
        restore_backup(reglages, bombe, HORLOGE, "anne")
    # It holds more than it says: reading stops there.
    menteur = forge(tmp_path / "menteur.zip", octets, fichiers=lie(octets, 10))
    with pytest.raises(SauvegardeRefuseeError, match="abîmé ou changé"):
        restore_backup(reglages, menteur, HORLOGE, "anne")


def test_each_byte_of_a_zip_counts(reglages: Reglages, tmp_path: Path) -> None:
    """One bit anywhere: it is refused, or it says exactly the same."""
    copie = save_to(reglages, tmp_path / "c.zip")
    octets, avant = copie.read_bytes(), read_zip(copie)
    for place in range(0, len(octets), len(octets) // 60):
        change = bytearray(octets)
        change[place] ^= 0x10
        (tmp_path / "x.zip").write_bytes(change)
        try:
            check_backup(reglages, tmp_path / "x.zip")
        except KitError:
            continue
        assert read_zip(tmp_path / "x.zip") == avant
    for fin in range(0, len(octets), len(octets) // 20):
        (tmp_path / "x.zip").write_bytes(octets[:fin])
        with pytest.raises(SauvegardeRefuseeError):
            check_backup(reglages, tmp_path / "x.zip")


def test_links_twins_and_passwords_in_a_zip_are_refused(reglages: Reglages, tmp_path: Path) -> None:
    octets = read_zip(save_to(reglages, tmp_path / "c.zip"))
    forge(tmp_path / "lien.zip", {**octets, "fichiers/a": b"/etc/passwd"})
    with (
        zipfile.ZipFile(tmp_path / "lien.zip") as lu,
        zipfile.ZipFile(tmp_path / "lien2.zip", "w") as ecrit,
    ):
        for info in lu.infolist():
            if info.filename == "fichiers/a":
                info.external_attr = (stat.S_IFLNK | 0o777) << 16
            ecrit.writestr(info, lu.read(info.filename))
    with pytest.raises(SauvegardeRefuseeError):
        check_backup(reglages, tmp_path / "lien2.zip")
    forge(tmp_path / "double.zip", octets)
    with (
        zipfile.ZipFile(tmp_path / "double.zip", "a") as ecrit,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        ecrit.writestr("contenu.db", b"x")
    with pytest.raises(SauvegardeRefuseeError):
        check_backup(reglages, tmp_path / "double.zip")
    (tmp_path / "vide.zip").write_bytes(b"")
    for faux in ("vide.zip", "absent.zip"):
        with pytest.raises(SauvegardeRefuseeError):
            check_backup(reglages, tmp_path / faux)


def test_a_place_that_cannot_be_taken_is_said_before_anything_moves(
    reglages: Reglages, tmp_path: Path
) -> None:
    (reglages.instance / "vignettes").write_text("x", encoding="utf-8")
    copie = save_to(reglages, tmp_path / "c.zip")
    (reglages.instance / "vignettes").unlink()
    (reglages.instance / "vignettes").mkdir()
    avant = texts(reglages)
    with pytest.raises(KitError, match="ne peut pas être remplacé"):
        restore_backup(reglages, copie, HORLOGE, "anne")
    assert texts(reglages) == avant
    assert not reprise.is_interrupted(reglages.instance)


def test_the_command_asks_first(
    capsys: pytest.CaptureFixture[str],
    reglages: Reglages,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    use_instance(monkeypatch, reglages.instance)
    copie, avant = make_backup(reglages, HORLOGE, "demandee").fichier, texts(reglages)
    verifiee = run(capsys, "restaurer", copie, "--verifier")
    assert (verifiee.code, "Elle est entière" in verifiee.sortie) == (0, True)
    monkeypatch.setattr("builtins.input", lambda *_: "n")
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda *_: "n")
    run(capsys, "restaurer", copie).assert_refused("Rien n’a été modifié")
    assert texts(reglages) == avant
    faite = run(capsys, "restaurer", copie, "--oui")
    assert "L’état d’avant est gardé" in faite.sortie
    run(capsys, "restaurer", tmp_path / "rien.zip", "--oui").assert_refused("n’existe pas")
