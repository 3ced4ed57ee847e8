"""Importing service-public.fr: drafts, publication when asked for, and merges afterwards."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from aides_service_public import (
    chapitre,
    definition,
    dossier,
    paragraphe,
    publication,
    service,
    texte,
    write_zip,
)
from aides_store import HORLOGE, dump, version_of

from kit.content.bloc import Bloc
from kit.content.fiche import Fiche
from kit.content.liens import Cible
from kit.content.theme import Theme
from kit.importers.pack.bilan import Bilan
from kit.importers.service_public.application import Demande, import_service_public
from kit.importers.service_public.erreurs import SelectionVideError, SourceAncienneError
from kit.importers.service_public.inventaire import Selection
from kit.importers.service_public.preparation import Avancements
from kit.importers.service_public.rapport import Rapport
from kit.store.audit import list_traces
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, read_session, write_session

F1 = Cible("fiche", "sp-f1")
NEUFS = [
    "Vous devez déposer votre demande dans les deux mois qui précèdent la fin de votre carte.",
    "La préfecture vous remet un récépissé pendant l’étude du dossier.",
    "La carte coûte 225 euros, que vous payez en timbres.",
]
LIEN = (
    '<Paragraphe>Voir <LienInterne LienPublication="F2">la question</LienInterne> et le '
    '<LienIntra LienID="R7">récépissé</LienIntra>.</Paragraphe>'
)


def fiche(*mots: str, titre: str = "Carte de séjour", date: str = "2026-10-01") -> str:
    corps = "".join(paragraphe(m) for m in mots or NEUFS) + LIEN
    return publication(
        dossier()
        + texte(chapitre("Démarche", corps))
        + definition("R7", "Récépissé", "Un papier."),
        titre=titre,
        date=date,
    )


QUESTION = publication(
    dossier() + f"<Texte>{paragraphe('Oui, toujours.')}</Texte>",
    identifiant="F2",
    sorte="Fiche Question-réponse",
    titre="Faut-il un visa ?",
    date="2026-09-01",
)
RECHERCHE = publication("<Problematiques/>", identifiant="F3", sorte="Recherche guidée")
DOSSIER = publication("", identifiant="N1", sorte="Dossier", titre="Titres de séjour")


def run(
    moteurs: Moteurs,
    racine: Path,
    premiere: str | None = None,
    **demande: object,
) -> tuple[Bilan, Rapport]:
    fichiers = {
        "F1.xml": premiere or fiche(),
        "F2.xml": QUESTION,
        "F3.xml": RECHERCHE,
        "N1.xml": DOSSIER,
        "R9.xml": service("R9", "https://a.fr"),
        "logo.png": b"x",
    }
    archive = write_zip(racine / "vosdroits.zip", fichiers)
    return import_service_public(
        moteurs,
        Demande(archive, **demande),  # type: ignore[arg-type]
        Avancements(),
        auteur="tests",
        horloge=HORLOGE,
    )


def draft(moteurs: Moteurs, identifiant: str = "sp-f1") -> Fiche:
    with read_session(moteurs) as session:
        lue = Depot(session, HORLOGE).read_draft("fiche", identifiant)
    assert isinstance(lue, Fiche)
    return lue


def ids_by_text(fiche: Fiche) -> dict[str, str]:
    blocs = (bloc for section in fiche.sections for bloc in section.blocs)
    return {bloc.texte: bloc.id for bloc in blocs if isinstance(bloc, Bloc)}


def published(moteurs: Moteurs) -> set[str]:
    with read_session(moteurs) as session:
        return {e.cle for e in Depot(session, HORLOGE).list_documents() if e.publie}


def save(moteurs: Moteurs, fiche: Fiche) -> None:
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).save_revision(fiche, auteur="agent")


def test_an_import_makes_drafts_with_their_origin(moteurs: Moteurs, tmp_path: Path) -> None:
    bilan, rapport = run(moteurs, tmp_path)
    assert {c.id for c in bilan.crees} == {"sp-f1", "sp-f2", "sp-n1", "sp-r7"}
    assert published(moteurs) == set()
    assert version_of(moteurs) == 0
    lue = draft(moteurs)
    assert (lue.titre, lue.resume, lue.theme) == ("Carte de séjour", "En bref.", "sp-n1")
    assert [s.titre for s in lue.sections] == ["Démarche"]
    assert lue.origine is not None
    assert lue.origine.identifiant == "F1"
    assert lue.origine.adresse.endswith("/particuliers/vosdroits/F1")
    assert (lue.origine.licence, str(lue.origine.date_source)) == (
        "Licence Ouverte 2.0",
        "2026-10-01",
    )
    assert "Voir [la question](fiche:sp-f2) et le [[sp-r7|récépissé]]." in ids_by_text(lue)
    question = draft(moteurs, "sp-f2")
    assert (question.genre, question.sections[0].titre) == ("question-reponse", "Réponse")
    with read_session(moteurs) as session:
        theme = Depot(session, HORLOGE).read_draft("theme", "sp-n1")
    assert isinstance(theme, Theme)
    assert theme.origine is not None
    assert theme.origine.adresse.endswith("/particuliers/vosdroits/N1")
    assert rapport.couverture.pour_cent == 100
    with read_session(moteurs) as session:
        revision = Depot(session, HORLOGE).list_revisions("fiche", "sp-f1")[0]
    assert revision.origine == "pack:service-public"
    assert "importer_pack" in {trace.action for trace in list_traces(moteurs)}


def test_the_report_tells_every_element_and_why_some_are_left(
    moteurs: Moteurs, tmp_path: Path
) -> None:
    avec = fiche().replace("</Texte><Definition", "<Inedit>mots</Inedit></Texte><Definition")
    _bilan, rapport = run(moteurs, tmp_path, avec)
    lu = rapport.dump()
    assert lu["source"]["fichiers_ignores"] == 1
    assert lu["documents"] == {"fiche": 1, "question-reponse": 1, "theme": 1, "terme": 1}
    assert [(n["id"], n["raison"].split(" :")[0]) for n in lu["non_importes"]] == [
        ("F3", "recherche guidée"),
        ("N1", "dossier"),
        ("R9", "service ou formulaire"),
    ]
    assert lu["elements"]["Inedit"]["non_repris"]
    assert lu["fiches"]["F1"]["inconnus"] == {"Inedit": 1}
    assert lu["fiches"]["F1"]["elements"]["Paragraphe"] == 7
    assert lu["fiches"]["F1"]["couverture"] == 100
    assert all(compte["nombre"] > 0 for compte in lu["elements"].values())
    assert "Recherches guidées non importées : 1 (F3)." in rapport.phrases()


def test_publishing_shows_what_the_import_brings(moteurs: Moteurs, tmp_path: Path) -> None:
    bilan, _rapport = run(moteurs, tmp_path, publier=True)
    assert published(moteurs) == {"sp-f1", "sp-f2", "sp-n1", "sp-r7"}
    assert set(bilan.publies) == set(bilan.crees)


def test_old_texts_are_published_only_on_demand(moteurs: Moteurs, tmp_path: Path) -> None:
    ancienne = fiche(date="2025-11-01")
    seule = Selection(fiches=("F1",))
    avant = dump(moteurs.fichier)
    with pytest.raises(SourceAncienneError, match=r"01/11/2025.*--meme-ancien"):
        run(moteurs, tmp_path, ancienne, publier=True, selection=seule)
    assert dump(moteurs.fichier) == avant
    run(moteurs, tmp_path, ancienne, selection=seule)
    run(moteurs, tmp_path, ancienne, publier=True, meme_ancien=True, selection=seule)
    assert "sp-f1" in published(moteurs)


def test_a_text_of_less_than_a_year_is_not_old(moteurs: Moteurs, tmp_path: Path) -> None:
    assert datetime(2026, 11, 22, tzinfo=UTC).date() == HORLOGE.now().date()
    seule = Selection(fiches=("F1",))
    run(moteurs, tmp_path, fiche(date="2025-11-22"), publier=True, selection=seule)
    assert "sp-f1" in published(moteurs)


def test_drafts_of_an_import_can_be_published_by_the_next(moteurs: Moteurs, tmp_path: Path) -> None:
    run(moteurs, tmp_path)
    touchee = draft(moteurs, "sp-f2")
    save(moteurs, touchee.model_copy(update={"titre": "Visa : à relire"}))
    run(moteurs, tmp_path, publier=True)
    assert published(moteurs) == {"sp-f1", "sp-n1", "sp-r7"}


def test_a_fiche_waits_when_what_it_refers_to_was_touched(moteurs: Moteurs, tmp_path: Path) -> None:
    run(moteurs, tmp_path)
    with write_session(moteurs) as session:
        depot = Depot(session, HORLOGE)
        terme = depot.read_draft("terme", "sp-r7")
        depot.save_revision(terme.model_copy(update={"definition": "À relire."}), auteur="agent")
    run(moteurs, tmp_path, publier=True)
    assert published(moteurs) == {"sp-f2", "sp-n1"}


def test_the_same_zip_again_changes_nothing(moteurs: Moteurs, tmp_path: Path) -> None:
    run(moteurs, tmp_path, publier=True)
    avant = dump(moteurs.fichier)
    bilan, _rapport = run(moteurs, tmp_path, publier=True)
    assert len(bilan.inchanges) == 4
    assert dump(moteurs.fichier) == avant


def test_an_untouched_fiche_gets_a_draft_and_keeps_its_ids(
    moteurs: Moteurs, tmp_path: Path
) -> None:
    run(moteurs, tmp_path, publier=True)
    avant = ids_by_text(draft(moteurs))
    nouveaux = ["Un texte tout neuf, que personne n’avait encore jamais lu.", NEUFS[2], NEUFS[0]]
    bilan, _rapport = run(moteurs, tmp_path, fiche(*nouveaux, titre="Autre titre"), publier=True)
    assert bilan.mises_a_jour_proposees == (F1,)
    assert bilan.publies == ()
    suivante = draft(moteurs)
    assert (suivante.id, suivante.adresse, suivante.titre) == ("sp-f1", "sp-f1", "Autre titre")
    apres = ids_by_text(suivante)
    assert apres[NEUFS[0]] == avant[NEUFS[0]]
    assert apres[NEUFS[2]] == avant[NEUFS[2]]
    assert apres[nouveaux[0]] not in avant.values()
    with read_session(moteurs) as session:
        etats = {e.cle: e for e in Depot(session, HORLOGE).list_documents()}
    assert (etats["sp-f1"].publiee, etats["sp-f1"].derniere) == (1, 2)


def test_an_id_that_disappeared_is_never_given_again(moteurs: Moteurs, tmp_path: Path) -> None:
    run(moteurs, tmp_path)
    premiers = ids_by_text(draft(moteurs))
    run(moteurs, tmp_path, fiche(NEUFS[0]))
    run(moteurs, tmp_path, fiche(NEUFS[0], "Une phrase qui ne ressemble à aucune autre d’ici."))
    neuf = ids_by_text(draft(moteurs))["Une phrase qui ne ressemble à aucune autre d’ici."]
    assert neuf not in premiers.values()


def test_a_touched_fiche_keeps_its_text_and_gets_a_question(
    moteurs: Moteurs, tmp_path: Path
) -> None:
    run(moteurs, tmp_path)
    locale = draft(moteurs)
    blocs = locale.sections[0].blocs
    change = blocs[0].model_copy(update={"texte": "Venez le mardi."})
    section = locale.sections[0].model_copy(update={"blocs": (change, *blocs[1:])})
    save(moteurs, locale.model_copy(update={"sections": (section,)}))
    source = fiche(NEUFS[0].replace("deux mois", "trois mois"), NEUFS[1] + " Gardez-le.", NEUFS[2])
    bilan, _rapport = run(moteurs, tmp_path, source)
    assert bilan.fusionnes == (F1,)
    (conflit,) = bilan.conflits
    assert conflit.document == F1
    assert conflit.divergence.local == "Venez le mardi."
    assert "trois mois" in conflit.divergence.propose
    fusionnee = ids_by_text(draft(moteurs))
    assert "Venez le mardi." in fusionnee
    assert NEUFS[1] + " Gardez-le." in fusionnee


@pytest.mark.parametrize(
    ("selection", "attendus"),
    [
        (Selection(fiches=("F2",)), {"sp-f2", "sp-n1"}),
        (Selection(fiches=("f1", "sp-f2")), {"sp-f1", "sp-f2", "sp-n1", "sp-r7"}),
        (Selection(theme="N1"), {"sp-f1", "sp-f2", "sp-n1", "sp-r7"}),
    ],
)
def test_a_part_can_be_chosen(
    moteurs: Moteurs, tmp_path: Path, selection: Selection, attendus: set[str]
) -> None:
    bilan, _rapport = run(moteurs, tmp_path, selection=selection)
    assert {c.id for c in bilan.crees} == attendus
    assert run(moteurs, tmp_path, selection=selection)[0].disparus == ()


def test_choosing_a_part_later_changes_no_link(moteurs: Moteurs, tmp_path: Path) -> None:
    run(moteurs, tmp_path)
    bilan, _rapport = run(moteurs, tmp_path, selection=Selection(fiches=("F1",)))
    assert set(bilan.inchanges) == {F1, Cible("terme", "sp-r7"), Cible("theme", "sp-n1")}
    assert bilan.mises_a_jour_proposees == ()


def test_a_fiche_that_is_not_chosen_is_linked_at_its_publisher(
    moteurs: Moteurs, tmp_path: Path
) -> None:
    run(moteurs, tmp_path, selection=Selection(fiches=("F1",)))
    assert any("(https://www.service-public" in mots for mots in ids_by_text(draft(moteurs)))


@pytest.mark.parametrize(
    ("selection", "attendu"),
    [
        (Selection(fiches=("F99",)), "« F99 » n’est pas dans le zip"),
        (Selection(fiches=("F3",)), "« F3 » n’est pas importé : recherche guidée"),
        (Selection(theme="N99"), "Aucune fiche du zip n’est classée dans « N99 »"),
    ],
)
def test_what_is_not_there_cannot_be_chosen(
    moteurs: Moteurs, tmp_path: Path, selection: Selection, attendu: str
) -> None:
    with pytest.raises(SelectionVideError, match=attendu):
        run(moteurs, tmp_path, selection=selection)


def test_what_left_the_zip_is_said_and_left_alone(moteurs: Moteurs, tmp_path: Path) -> None:
    run(moteurs, tmp_path)
    sans = publication(dossier() + texte(chapitre("Démarche", paragraphe(NEUFS[0]))))
    bilan, _rapport = run(moteurs, tmp_path, sans)
    assert bilan.disparus == (Cible("terme", "sp-r7"),)
    with read_session(moteurs) as session:
        assert Depot(session, HORLOGE).read_draft("terme", "sp-r7").id == "sp-r7"
