"""Importing a pack: drafts, merges, translations, and never a half import."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from aides_store import (
    HORLOGE,
    TITRE,
    catalogue_at,
    dump,
    prefecture,
    publish_site,
    save,
    translate,
    version_of,
)
from fabrique import fiche, site

from kit.content.document import Document
from kit.content.fiche import Fiche
from kit.content.fusion import Divergence
from kit.content.liens import Cible
from kit.importers.pack.application import BaseNonVideError, import_pack
from kit.importers.pack.bilan import Bilan
from kit.importers.pack.lecture import PackInvalideError
from kit.importers.pack.modele import Manifeste, Pack, TraductionPack
from kit.store.audit import list_traces
from kit.store.depot import Depot
from kit.store.erreurs import PublicationImpossibleError, SlugPrisError
from kit.store.moteur import Moteurs, read_session, write_session
from kit.store.traductions import TraductionInvalideError

ESSAI = Cible("fiche", "essai")
FRANCAIS = "Renouveler ma carte"


def pack(*documents: Document, version: str = "1", **traductions: str) -> Pack:
    """A pack of these documents, with texts for the title of the fiche, by language."""
    manifeste = Manifeste.model_validate(
        {"schema": 1, "id": "essais", "nom": "Essais", "version": version, "licence": "CC0-1.0"}
    )
    textes = {
        langue: {TITRE: TraductionPack(FRANCAIS, texte, relue=False)}
        for langue, texte in traductions.items()
    }
    return Pack(manifeste, documents or (site(), prefecture(), fiche()), textes)


def run(moteurs: Moteurs, contenu: Pack, *, publier: bool = False) -> Bilan:
    return import_pack(moteurs, contenu, auteur="tests", horloge=HORLOGE, publier=publier)


def draft(moteurs: Moteurs) -> Fiche:
    with read_session(moteurs) as session:
        lue = Depot(session, HORLOGE).read_draft("fiche", "essai")
    assert isinstance(lue, Fiche)
    return lue


def test_a_first_import_makes_drafts_that_nobody_sees(moteurs: Moteurs) -> None:
    bilan = run(moteurs, pack(en="Renew my card"))
    assert set(bilan.crees) == {ESSAI, Cible("site", "site"), Cible("structure", "prefecture")}
    assert bilan.publies == ()
    assert bilan.traductions_ajoutees == 1
    assert version_of(moteurs) == 0
    with read_session(moteurs) as session:
        depot = Depot(session, HORLOGE)
        assert not any(etat.publie for etat in depot.list_documents())
        assert depot.list_revisions("fiche", "essai")[0].origine == "pack:essais"


def test_publishing_at_import_is_for_an_empty_base(moteurs: Moteurs) -> None:
    bilan = run(moteurs, pack(en="Renew my card"), publier=True)
    assert set(bilan.publies) == set(bilan.crees)
    catalogue = catalogue_at(moteurs)
    assert catalogue.get(Fiche, "essai") == fiche()
    assert catalogue.traduction("en", TITRE) == ("Renew my card", "non_relue")
    assert version_of(moteurs) == 1
    avant = dump(moteurs.fichier)
    with pytest.raises(BaseNonVideError, match="base vide"):
        run(moteurs, pack(fiche(titre="Autre")), publier=True)
    assert dump(moteurs.fichier) == avant


def test_importing_the_same_pack_again_changes_nothing_at_all(moteurs: Moteurs) -> None:
    run(moteurs, pack(en="Renew my card"), publier=True)
    avant, traces = dump(moteurs.fichier), list_traces(moteurs)
    bilan = run(moteurs, pack(en="Renew my card"))
    assert len(bilan.inchanges) == 3
    assert bilan.phrases() == ("Documents inchangés : 3.",)
    assert dump(moteurs.fichier) == avant
    assert list_traces(moteurs) == traces


def test_an_untouched_document_gets_a_proposed_update(moteurs: Moteurs) -> None:
    run(moteurs, pack(), publier=True)
    neuf = pack(site(), prefecture(), fiche(titre="Neuf"), version="2")
    bilan = run(moteurs, neuf)
    assert bilan.mises_a_jour_proposees == (ESSAI,)
    assert bilan.fusionnes == bilan.conflits == ()
    assert len(bilan.inchanges) == 2
    assert draft(moteurs).titre == "Neuf"
    lue = catalogue_at(moteurs).get(Fiche, "essai")
    assert lue is not None
    assert lue.titre == FRANCAIS
    avant = dump(moteurs.fichier)
    assert len(run(moteurs, neuf).inchanges) == 3
    assert dump(moteurs.fichier) == avant


def test_a_touched_document_is_merged_and_conflicts_are_kept(moteurs: Moteurs) -> None:
    run(moteurs, pack(), publier=True)
    save(moteurs, fiche(titre="Local", critique=[]))
    neuf = pack(fiche(titre="Pack", resume="Résumé du pack."), version="2")
    bilan = run(moteurs, neuf)
    assert bilan.fusionnes == (ESSAI,)
    (conflit,) = bilan.conflits
    assert conflit.document == ESSAI
    assert conflit.divergence == Divergence("titre", FRANCAIS, "Local", "Pack")
    fusion = draft(moteurs)
    assert (fusion.titre, fusion.resume, fusion.critique) == ("Local", "Résumé du pack.", ())
    assert any("« titre »" in phrase for phrase in bilan.phrases())
    with write_session(moteurs) as session:
        depot = Depot(session, HORLOGE)
        (restant,) = depot.list_conflits()
        assert (restant.chemin, restant.base, restant.local, restant.propose) == (
            "titre",
            FRANCAIS,
            "Local",
            "Pack",
        )
        depot.resolve_conflit(restant.id)
        assert depot.list_conflits() == ()
    avant = dump(moteurs.fichier)
    assert run(moteurs, neuf).inchanges == (ESSAI,)
    assert dump(moteurs.fichier) == avant


def test_a_conflict_is_asked_again_only_when_the_pack_moves_again(moteurs: Moteurs) -> None:
    run(moteurs, pack(), publier=True)
    save(moteurs, fiche(titre="Local"))
    run(moteurs, pack(fiche(titre="Deux"), version="2"))
    bilan = run(moteurs, pack(fiche(titre="Deux", resume="Neuf."), version="3"))
    assert (bilan.fusionnes, bilan.conflits) == ((ESSAI,), ())
    assert draft(moteurs).titre == "Local"
    run(moteurs, pack(fiche(titre="Quatre", resume="Neuf."), version="4"))
    with read_session(moteurs) as session:
        restants = Depot(session, HORLOGE).list_conflits()
    assert [c.propose for c in restants] == ["Quatre"]


def test_a_document_that_the_pack_did_not_make_is_never_replaced(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    save(moteurs, fiche(titre="Local"))
    bilan = run(moteurs, pack(site(), prefecture(), fiche(titre="Pack")))
    assert len(bilan.inchanges) == 3
    assert [c.divergence.chemin for c in bilan.conflits] == ["titre"]
    assert draft(moteurs).titre == "Local"


def test_the_same_change_on_both_sides_is_nothing_to_decide(moteurs: Moteurs) -> None:
    run(moteurs, pack(), publier=True)
    save(moteurs, fiche(titre="Pareil"))
    bilan = run(moteurs, pack(fiche(titre="Pareil"), version="2"))
    assert (bilan.inchanges, bilan.conflits) == ((ESSAI,), ())


def test_a_renamed_page_is_still_untouched(moteurs: Moteurs) -> None:
    run(moteurs, pack(), publier=True)
    bilan = run(moteurs, pack(fiche(slug="autre-adresse"), version="2"))
    assert bilan.mises_a_jour_proposees == (ESSAI,)
    assert draft(moteurs).anciens_slugs == ("essai",)
    bilan = run(moteurs, pack(fiche(slug="autre-adresse", titre="Trois"), version="3"))
    assert bilan.mises_a_jour_proposees == (ESSAI,)


def test_a_document_that_left_the_pack_is_left_alone_and_listed(moteurs: Moteurs) -> None:
    run(moteurs, pack(), publier=True)
    bilan = run(moteurs, pack(site(), prefecture(), version="2"))
    assert bilan.disparus == (ESSAI,)
    assert catalogue_at(moteurs).get(Fiche, "essai") == fiche()


def test_a_local_translation_is_never_replaced(moteurs: Moteurs) -> None:
    run(moteurs, pack(en="Renew my cart", es="Renovar"), publier=True)
    translate(moteurs, "Renew my card")
    bilan = run(moteurs, pack(en="Renew my cart"))
    assert (bilan.traductions_ajoutees, bilan.traductions_locales_gardees) == (0, ())
    bilan = run(moteurs, pack(en="Another card", es="Renovar", it="Rinnovare"))
    assert bilan.traductions_ajoutees == 1
    assert [(t.cle, t.langue) for t in bilan.traductions_locales_gardees] == [(TITRE, "en")]
    assert any("« en »" in phrase for phrase in bilan.phrases())
    traductions = catalogue_at(moteurs).traductions
    assert traductions["en"][TITRE] == ("Renew my card", "relue")
    assert traductions["it"][TITRE] == ("Rinnovare", "non_relue")


def test_translations_of_no_document_are_left_out_and_listed(moteurs: Moteurs) -> None:
    bilan = run(moteurs, pack(site(), prefecture(), en="Renew my card"))
    assert [t.cle for t in bilan.traductions_sans_document] == [TITRE]
    assert bilan.traductions_ajoutees == 0


@pytest.mark.parametrize(
    ("contenu", "erreur"),
    [
        (pack(site(), prefecture(), fiche(voir_aussi=["absente"])), PackInvalideError),
        (pack(site(), prefecture(), fiche(), fr="Bonjour"), TraductionInvalideError),
        (pack(site(), prefecture(), fiche(id="autre", slug="essai")), SlugPrisError),
    ],
)
def test_a_failure_in_the_middle_changes_nothing(
    moteurs: Moteurs, contenu: Pack, erreur: type[Exception]
) -> None:
    publish_site(moteurs)
    with write_session(moteurs) as session:
        depot = Depot(session, HORLOGE)
        depot.withdraw_document("fiche", "essai", auteur="tests")
    avant, traces = dump(moteurs.fichier), list_traces(moteurs)
    with pytest.raises(erreur):
        run(moteurs, contenu)
    assert dump(moteurs.fichier) == avant
    assert list_traces(moteurs) == traces


def test_a_publication_that_fails_takes_the_whole_import_back(
    moteurs: Moteurs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise PublicationImpossibleError([(ESSAI, ESSAI)])

    avant = dump(moteurs.fichier)
    monkeypatch.setattr(Depot, "publish_documents", refuse)
    with pytest.raises(PublicationImpossibleError):
        run(moteurs, pack(), publier=True)
    assert dump(moteurs.fichier) == avant


def test_a_reference_may_be_to_a_document_of_the_base(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    suite = fiche(id="suite", voir_aussi=["essai"])
    assert run(moteurs, pack(suite)).crees == (Cible("fiche", "suite"),)


def test_killed_during_the_import_the_base_is_as_before(moteurs: Moteurs, tmp_path: Path) -> None:
    publish_site(moteurs)
    avant = dump(moteurs.fichier)
    temoin = tmp_path / "en-cours"
    code = f"""
        import sys, time
        from pathlib import Path
        sys.path[:0] = {[str(Path(__file__).parents[1]), str(Path(__file__).parents[2])]!r}
        from aides_store import HORLOGE
        from fabrique import fiche
        from integration.test_pack_import import pack
        from kit.config import load_reglages
        from kit.importers.pack.application import import_pack
        from kit.store.depot import Depot
        from kit.store.moteur import open_moteurs
        reel = Depot.save_traductions
        def wait(self, *args, **options):
            nombre = reel(self, *args, **options)
            Path({str(temoin)!r}).touch()
            time.sleep(60)
            return nombre
        Depot.save_traductions = wait
        moteurs = open_moteurs(load_reglages({{}}, Path({str(tmp_path / "instance")!r})))
        documents = [fiche(id=f"fiche-{{n}}") for n in range(50)]
        import_pack(moteurs, pack(*documents), auteur="x", horloge=HORLOGE)
    """
    enfant = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)])
    limite = time.monotonic() + 60
    while not temoin.exists():
        assert enfant.poll() is None, "the import ended too soon"
        assert time.monotonic() < limite
        time.sleep(0.02)
    os.kill(enfant.pid, signal.SIGKILL)
    assert enfant.wait() == -signal.SIGKILL
    assert dump(moteurs.fichier) == avant
    assert run(moteurs, replace(pack(), documents=(fiche(id="suite"),))).crees


def test_the_report_is_plain_french(moteurs: Moteurs) -> None:
    run(moteurs, pack(), publier=True)
    save(moteurs, fiche(titre="Local"))
    bilan = run(moteurs, pack(fiche(titre="Pack", resume="Neuf."), fiche(id="b"), version="2"))
    assert bilan.phrases()[:3] == (
        "Documents créés : 1 (fiche : b).",
        "Modifications du pack ajoutées à vos textes, à relire et à publier : 1 (fiche : essai).",
        "Documents absents du pack, laissés tels quels : 2 (site : site ; structure : prefecture).",
    )


def test_a_long_report_counts_what_is_done_and_names_what_is_to_be_looked_at(
    moteurs: Moteurs,
) -> None:
    suite = [fiche(id=f"f{n:02}") for n in range(40)]
    cree = run(moteurs, pack(*suite), publier=True)
    assert cree.phrases()[0] == "Documents créés : 40 (fiche 40)."
    phrases = run(moteurs, pack(fiche(id="f00"), version="2")).phrases()
    assert phrases[0] == "Documents absents du pack, laissés tels quels : 39 (fiche 39)."
    assert phrases[1:40] == tuple(f"- fiche f{n:02}" for n in range(1, 40))
