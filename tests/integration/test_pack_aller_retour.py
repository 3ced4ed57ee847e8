"""Exporting what was imported gives the same files, byte for byte."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from aides_store import HORLOGE, TITRE, prefecture, publish, publish_site, save, translate
from fabrique import fiche, site, valeur
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kit.config import load_reglages
from kit.content.document import Document
from kit.content.lecture import read_document
from kit.content.segments import list_segments
from kit.importers.pack.application import import_pack
from kit.importers.pack.ecriture import pack_files, write_pack
from kit.importers.pack.export import export_pack
from kit.importers.pack.lecture import read_pack
from kit.importers.pack.modele import Manifeste, Pack, TraductionPack
from kit.store.depot import Depot
from kit.store.moteur import Moteurs, open_moteurs, read_session, write_session
from kit.store.schema import upgrade

MANIFESTE = Manifeste.model_validate(
    {"schema": 1, "id": "essais", "nom": "Essais", "version": "1", "licence": "CC0-1.0"}
)


@contextmanager
def empty_base() -> Iterator[Moteurs]:
    with TemporaryDirectory() as dossier:
        reglages = load_reglages({}, Path(dossier))
        upgrade(reglages)
        moteurs = open_moteurs(reglages)
        yield moteurs
        moteurs.close()


def export(moteurs: Moteurs, manifeste: Manifeste = MANIFESTE) -> Pack:
    with read_session(moteurs) as session:
        return export_pack(session, manifeste, HORLOGE)


def through_base(pack: Pack, *, publier: bool) -> Pack:
    """The pack written, read, imported into an empty base and exported."""
    with TemporaryDirectory() as dossier, empty_base() as moteurs:
        write_pack(pack, Path(dossier) / "pack")
        lu = read_pack(Path(dossier) / "pack")
        import_pack(moteurs, lu, auteur="tests", horloge=HORLOGE, publier=publier)
        return export(moteurs, pack.manifeste)


def check_round_trip(pack: Pack, *, publier: bool) -> None:
    """export(import(export(x))) == export(x), and nothing is lost on the way."""
    premier = through_base(pack, publier=publier)
    assert pack_files(premier) == pack_files(pack)
    assert pack_files(through_base(premier, publier=publier)) == pack_files(premier)


def test_the_starter_pack_comes_back_the_same(pack_depart: Pack) -> None:
    # One language of four: they are files of the same form.
    arabe = {"ar": pack_depart.traductions["ar"]}
    check_round_trip(replace(pack_depart, traductions=arabe), publier=True)


TEXTES = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="{}[]\u2028\u2029"),
    min_size=1,
    max_size=60,
).filter(str.strip)


@st.composite
def fiches(draw: st.DrawFn) -> list[Document]:
    """Some fiches with any texts, that refer to one another."""
    nombre = draw(st.integers(1, 3))
    return [
        read_document(
            "fiche",
            {
                "schema": 1,
                "id": f"fiche-{n}",
                "slug": f"adresse-{n}",
                "titre": draw(TEXTES),
                "resume": "Résumé.",
                "voir_aussi": [f"fiche-{draw(st.integers(0, nombre - 1))}"],
                "etapes": [
                    {"id": f"etape-{e}", "titre": draw(TEXTES)}
                    for e in range(draw(st.integers(0, 3)))
                ],
            },
        )
        for n in range(nombre)
    ]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(fiches(), TEXTES, st.booleans(), st.booleans())
def test_generated_packs_come_back_the_same(
    documents: list[Document],
    texte: str,
    relue: bool,  # noqa: FBT001 - drawn by hypothesis
    publier: bool,  # noqa: FBT001
) -> None:
    traductions = {
        langue: {
            segment.cle: TraductionPack(segment.texte, texte.strip(), relue)
            for document in documents
            for segment in list_segments(document)
        }
        for langue in ("ar", "zh-hans")
    }
    tous = (site(), prefecture(), valeur("v", {"valeur": {"euros": "225.50"}}), *documents)
    check_round_trip(Pack(MANIFESTE, tous, traductions), publier=publier)


def test_what_is_exported_is_what_readers_see_and_what_never_was_published(
    moteurs: Moteurs,
) -> None:
    publish_site(moteurs)
    publish(moteurs, fiche(id="retiree"))
    with write_session(moteurs) as session:
        Depot(session, HORLOGE).withdraw_document("fiche", "retiree", auteur="tests")
    save(moteurs, fiche(titre="Brouillon"), fiche(id="jamais-publiee"))
    exportees = {d.id: d for d in export(moteurs).documents if d.GENRE == "fiche"}
    assert set(exportees) == {"essai", "jamais-publiee"}
    assert exportees["essai"] == fiche()


def test_only_fresh_translations_are_exported(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    translate(moteurs, "Once upon a card", "Un autre français")
    assert export(moteurs).traductions == {}
    translate(moteurs, "Renew my card")
    assert export(moteurs).traductions == {
        "en": {TITRE: TraductionPack("Renouveler ma carte", "Renew my card", relue=True)}
    }
    translate(moteurs, "", etat="retiree")
    assert export(moteurs).traductions == {}


def test_an_old_address_travels_with_the_pack(moteurs: Moteurs) -> None:
    publish_site(moteurs)
    publish(moteurs, fiche(slug="nouvelle"))
    (exportee,) = [d for d in export(moteurs).documents if d.GENRE == "fiche"]
    assert exportee == fiche(slug="nouvelle", anciens_slugs=["essai"])
