"""The papers of a fiche: first what everyone gives, then what depends on the case."""

from dataclasses import replace

import pytest
from client import InspectingClient
from page_checks import XHTML, Page, text_of

from kit.adresses import Adresses
from kit.content.fiche import Fiche
from kit.content.piece import Lot, PieceDemandee
from kit.langues.langue import load_langue
from kit.render.passages import Lecteur
from kit.render.vues.pieces import PiecesGroupe, build_pieces
from kit.store.catalogue import Catalogue


def conditions_of(page: Page) -> list[bool]:
    """For each paper in the order of the page, whether only some people give it."""
    listes = [ul for ul in page.iterate("ul") if ul.get("class") == "papiers"]
    papiers = [li for ul in listes for li in ul.findall(f"{XHTML}li")]
    return [papier.find(f".//{XHTML}p[@class='si']") is not None for papier in papiers]


@pytest.mark.parametrize("fiche", ["renouveler-titre-sejour", "premiere-carte-10-ans"])
def test_what_depends_on_the_case_comes_last_and_is_announced_once(
    client: InspectingClient, fiche: str
) -> None:
    page = client.page(f"/fr/fiches/{fiche}")
    conditions = conditions_of(page)
    assert any(conditions)
    assert conditions == sorted(conditions)
    assert text_of(page.one("main")).count("Seulement si vous êtes dans ce cas") == 1


def test_every_fiche_keeps_its_papers_with_those_for_everyone_first(catalogue: Catalogue) -> None:
    for fiche in catalogue.all(Fiche):
        groupes = groups_of(catalogue, fiche)
        lots = (catalogue.get(Lot, demandee.lot) for demandee in fiche.pieces)
        attendues = sum(len(lot.pieces) if lot else 1 for lot in lots)
        assert sum(len(g.pour_tous + g.selon_le_cas) for g in groupes) == attendues, fiche.id
        assert [g for g in groupes[:-1] if g.selon_le_cas] == [], fiche.id


def groups_of(catalogue: Catalogue, fiche: Fiche) -> tuple[PiecesGroupe, ...]:
    lecteur = Lecteur(catalogue, load_langue("fr"), Adresses("fr"))
    return build_pieces(lecteur, lecteur.open(fiche), fiche.pieces)


def test_a_list_for_some_people_only_keeps_all_its_papers(catalogue: Catalogue) -> None:
    """Moved to the end, they would be asked from people whom the list is not for."""
    fiche = catalogue.all(Fiche)[0]
    demandees = (
        PieceDemandee(id="a", lot="communes-en-ligne", condition="Vous renouvelez."),
        PieceDemandee(id="b", lot="communes-guichet"),
    )
    changee = fiche.model_copy(update={"pieces": demandees})
    # What each document says is kept in memory: the changed fiche is another catalogue's.
    seule = replace(
        catalogue,
        documents={**catalogue.documents, "fiche": {changee.id: changee}},
        _segments={},
    )
    reservee, commune, fin = groups_of(seule, changee)
    assert reservee.condition is not None
    assert reservee.selon_le_cas
    assert commune.selon_le_cas == ()
    assert (fin.titre, fin.pour_tous) == (None, ())
    assert len(fin.selon_le_cas) == len(reservee.selon_le_cas)
