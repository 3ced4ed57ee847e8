"""The catalogue of an instant, and the instant at which it changes."""

from datetime import UTC, datetime

import pytest
from fabrique import fiche, site, valeur

from kit.content.fiche import Fiche
from kit.store.catalogue import CatalogueVideError, build_catalogue

SOIR = datetime(2026, 4, 30, 20, 0, tzinfo=UTC)
"""22:00 in Paris on 30 April 2026."""
MINUIT = datetime(2026, 4, 30, 22, 0, tzinfo=UTC)
"""Midnight in Paris."""

TAXE = valeur(
    "taxe",
    {"au": "2026-04-30", "valeur": {"euros": 225}},
    {"du": "2026-05-01", "valeur": {"euros": 250}},
)


def test_it_is_valid_until_the_fee_changes_at_local_midnight() -> None:
    catalogue = build_catalogue([site(), TAXE], {}, instant=SOIR, version=1)
    assert catalogue.valable_jusqu_a == MINUIT
    assert build_catalogue([site(), TAXE], {}, instant=MINUIT, version=1).valable_jusqu_a is None


def test_the_time_zone_of_the_site_decides() -> None:
    reunion = site(fuseau="Indian/Reunion")
    catalogue = build_catalogue([reunion, TAXE], {}, instant=SOIR, version=1)
    assert catalogue.jour.isoformat() == "2026-05-01"
    assert catalogue.valable_jusqu_a is None


def test_a_scheduled_publication_comes_before() -> None:
    avant = datetime(2026, 4, 30, 21, 0, tzinfo=UTC)
    catalogue = build_catalogue(
        [site(), TAXE], {}, instant=SOIR, version=1, prochaine_publication=avant
    )
    assert catalogue.valable_jusqu_a == avant


def test_a_fiche_out_of_its_dates_is_not_there_and_comes_back() -> None:
    limitee = fiche(valable_du="2026-05-01", valable_au="2026-05-31")
    catalogue = build_catalogue([site(), limitee], {}, instant=SOIR, version=1)
    assert catalogue.get(Fiche, "essai") is None
    assert catalogue.valable_jusqu_a == MINUIT
    apres = build_catalogue([site(), limitee], {}, instant=MINUIT, version=1)
    assert apres.get(Fiche, "essai") is not None
    assert apres.valable_jusqu_a == datetime(2026, 5, 31, 22, 0, tzinfo=UTC)


def test_past_addresses_lead_to_the_document() -> None:
    renommee = fiche(slug="carte", anciens_slugs=["vieille-carte"])
    catalogue = build_catalogue([site(), renommee], {}, instant=SOIR, version=1)
    for slug in ("carte", "vieille-carte"):
        trouvee = catalogue.find(Fiche, slug)
        assert trouvee is not None
        assert trouvee.adresse == "carte"
    assert catalogue.find(Fiche, "essai") is None


def test_nothing_published_is_said() -> None:
    with pytest.raises(CatalogueVideError):
        build_catalogue([fiche()], {}, instant=SOIR, version=1)


def test_it_cannot_be_changed() -> None:
    catalogue = build_catalogue([site(), TAXE], {}, instant=SOIR, version=1)
    with pytest.raises(TypeError):
        catalogue.documents["fiche"] = {}  # type: ignore[index]
    with pytest.raises(AttributeError):
        catalogue.version = 2  # type: ignore[misc]
