"""Each rule finds its fault, where it is, and nothing once it is repaired."""

from typing import Any

import pytest
from aides_qualite import DOCUMENTS, FICHE, SOURCE, damage, find, open_pack, texte

from kit.quality.bilan import verify
from kit.quality.regles import REGLES

F, I = "\u202f", "\u00a0"  # noqa: E741 - as short as what they stand for
MOTS = "Venez " + "tard " * 30
Pack = dict[str, dict[str, Any]]


def verification(**champs: object) -> Pack:
    sans = {"noeud": "e1", "niveau": "B", "note": "Délai à relire.", "source": "src"}
    return damage(verifications=[{**sans, **champs}])


def periode(**champs: object) -> Pack:
    return damage("valeur", periodes=[{"valeur": {"euros": 225}, **champs}])


def etape(titre: str) -> Pack:
    return damage(etapes=[{**FICHE["etapes"][0], "titre": titre}])


def pieces(*lignes: dict[str, Any]) -> Pack:
    return damage(pieces=[{"id": f"p{rang}", **ligne} for rang, ligne in enumerate(lignes)])


CAS: list[tuple[str, str, Pack, Pack]] = [
    ("renvoi-inconnu", "voir_aussi", damage(voir_aussi=["absente"]), damage(voir_aussi=["carte"])),
    (
        "renvoi-inconnu",
        "e1.texte",
        texte("Payez {valeur:absente}."),
        texte("Payez {valeur:prix}."),
    ),
    (
        "renvoi-inconnu",
        "e1.texte",
        texte("Voir [la fiche](fiche:absente)."),
        texte("Voir [la fiche](fiche:carte)."),
    ),
    ("terme-inconnu", "e1.texte", texte("Un [[recepisse]]."), texte("Une [[carte]].")),
    (
        "lien-non-https",
        "src.titre",
        damage(sources=[{**SOURCE, "titre": "Lu sur http://exemple.fr"}]),
        damage(sources=[{**SOURCE, "titre": "Lu sur https://exemple.fr"}]),
    ),
    ("source-absente", "sources", damage(sources=[]), damage()),
    ("incertain-sans-note", "e1", verification(note="?"), verification()),
    (
        "incertain-sans-note",
        "periodes",
        periode(a_confirmer=True),
        periode(a_confirmer=True, note="Chiffre à relire."),
    ),
    (
        "niveau-sans-source",
        "e1",
        verification(source=None)
        | {
            "fiche": {
                **verification(source=None)["fiche"],
                "sources": [SOURCE, {**SOURCE, "id": "src2"}],
            }
        },
        verification(),
    ),
    ("chiffre-sans-source", "sources", damage("valeur", sources=[]), damage()),
    ("valeur-finie", "periodes", periode(au="2026-11-21"), periode(au="2026-11-22")),
    (
        "relecture-passee",
        "a_verifier_avant",
        damage(a_verifier_avant="2026-11-21"),
        damage(a_verifier_avant="2026-11-22"),
    ),
    (
        "validite-finie",
        "valable_au",
        damage(valable_au="2026-11-21"),
        damage(valable_au="2026-11-22"),
    ),
    ("valeur-en-clair", "e1.texte", texte(f"Payez 225{F}€."), texte("Payez {valeur:prix}.")),
    (
        "valeur-en-clair",
        "e1.texte",
        texte("Venez avant le 31 décembre 2026."),
        texte("Un arrêté du 31 décembre 2026."),
    ),
    (
        "valeur-en-clair",
        "e1.texte",
        texte("Venez le 05/03/2026."),
        texte("Prenez 2 photos de 35 × 45."),
    ),
    (
        "valeur-en-clair",
        "e1.texte",
        texte("Le 04 67 61 61 61 répond."),
        texte("Le numéro 9 103 004 est sur la carte."),
    ),
    ("valeur-en-clair", "e1.texte", texte("Appelez le 115."), texte("Appelez 2 fois par semaine.")),
    ("suite-absente", "recours", damage(recours=[]), damage(recours=[], demarches=[])),
    ("suite-absente", "sans_reponse", damage(sans_reponse=[]), damage()),
    ("suite-absente", "delai", damage(delai=None), damage()),
    (
        "aide-absente",
        "contacts",
        texte("L’ordre de quitter la France.")
        | {"fiche": {**texte("L’ordre de quitter la France.")["fiche"], "contacts": []}},
        texte("L’ordre de quitter la France."),
    ),
    (
        "piece-en-double",
        "p1",
        pieces({"piece": "passeport"}, {"piece": "passeport"}),
        pieces(
            {"piece": "passeport", "condition": "Vous êtes seul."},
            {"piece": "passeport", "condition": "Vous êtes marié."},
        ),
    ),
    (
        "piece-en-double",
        "p1",
        pieces({"piece": "photo"}, {"lot": "communes"}),
        pieces({"piece": "passeport"}, {"lot": "communes"}),
    ),
    (
        "piece-en-double",
        "p1",
        pieces({"lot": "communes", "condition": "Vous êtes seul."}, {"piece": "photo"}),
        pieces(
            {"lot": "communes", "condition": "Vous êtes seul."},
            {"piece": "photo", "condition": "Vous êtes marié."},
        ),
    ),
    ("phrase-trop-longue", "e1.texte", texte(MOTS + "."), texte("Venez " + "tard " * 24 + ".")),
    (
        "phrase-longue",
        "e1.texte",
        texte("Venez " + "tard " * 20 + "."),
        texte("Venez " + "tard " * 19 + "."),
    ),
    (
        "phrase-longue",
        "e1.texte",
        texte("Venez " + "tard " * 17 + "pendant {valeur:attente}."),
        texte("Venez " + "tard " * 14 + "pendant {valeur:attente}."),
    ),
    ("paragraphe-long", "e1.texte", texte("Venez ici. " * 31), texte("Venez ici. " * 30)),
    ("bloc-long", "e1.texte", texte("Venez. Entrez. Attendez."), texte("Venez. Entrez.")),
    (
        "critique-non-marque",
        "silence",
        damage(sans_reponse=[{"id": "silence", "texte": "C’est un refus."}]),
        damage(
            sans_reponse=[{"id": "silence", "texte": "C’est un refus."}],
            critique=["cout", "silence"],
        ),
    ),
    ("critique-non-marque", "cout", damage(critique=[]), damage(critique=["cout"])),
    (
        "critique-non-marque",
        "e1",
        texte("Payez {valeur:prix}."),
        texte("Attendez {valeur:attente}."),
    ),
    ("critique-non-marque", "e1", texte("Venez au plus tard lundi."), texte("Venez lundi.")),
    (
        "sigle-inexplique",
        "e1.texte",
        texte("Allez sur le site ANEF."),
        texte("Allez sur l’ANEF, le site des cartes."),
    ),
    (
        "sigle-inexplique",
        "e1.texte",
        texte("Une OQTF."),
        texte("Un ordre de partir (OQTF). L’OQTF a une date."),
    ),
    (
        "sigle-inexplique",
        "titre",
        damage(titre="J’ai une OQTF"),
        damage(titre="J’ai une OQTF", resume="L’OQTF est l’ordre de partir (OQTF)."),
    ),
    (
        "double-negation",
        "e1.texte",
        texte("Ne venez pas sans photo."),
        texte("Venez avec une photo."),
    ),
    (
        "double-negation",
        "e1.texte",
        texte("Ce n’est pas impossible."),
        texte("Vous ne payez pas et vous ne signez pas."),
    ),
    (
        "etape-sans-verbe",
        "etape-1.titre",
        etape("Chez vous, les papiers"),
        etape("Inscrivez-vous en ligne"),
    ),
    (
        "etape-sans-verbe",
        "etape-1.titre",
        etape("Rendez-vous au guichet"),
        etape("La préfecture étudie votre dossier"),
    ),
    ("typographie", "e1.texte", texte("C'est ici."), texte("C’est ici.")),
    ("typographie", "e1.texte", texte(f"Lisez{I}: « ici »."), texte(f"Lisez{I}: «{F}ici{F}».")),
    ("typographie", "e1.texte", texte("Où aller ?"), texte(f"Où aller{F}?")),
    ("typographie", "e1.texte", texte("Où aller?"), texte("Ouvrez [le site](https://a.fr/x?y=1).")),
    ("typographie", "e1.texte", texte('Le "dossier".'), texte(f"Le «{F}dossier{F}».")),
]


@pytest.mark.parametrize(
    ("code", "chemin", "faute", "repare"), CAS, ids=[f"{i}-{c[0]}" for i, c in enumerate(CAS)]
)
def test_a_fault_is_found_and_its_repair_is_not(
    code: str, chemin: str, faute: Pack, repare: Pack
) -> None:
    trouves = find(code, faute)
    assert [constat.chemin for constat in trouves] == [chemin]
    assert trouves[0].phrase
    assert find(code, repare) == []


@pytest.mark.parametrize(
    "phrase",
    [
        "Appelez le 115 ou le 119.",
        "Faites le 17.",
        "Écrivez un SMS au 114.",
        "Payez 12,50 euros.",
        "Payez 1\u202f225\u202f€.",
        "Fini depuis mars 2026.",
        "Le 1er mai, tout change.",
        "Le +33 4 67 61 61 61 répond.",
    ],
)
def test_figures_in_clear(phrase: str) -> None:
    assert find("valeur-en-clair", texte(phrase))


@pytest.mark.parametrize(
    "phrase",
    [
        "Appelez 10 jours avant.",
        "Vous avez plus de 18 ans.",
        "Une carte de 10 ans.",
        "Avant 2021, rien ne change.",
        "Le formulaire 12100 suffit.",
        "La loi du 26 janvier 2024 le dit.",
        "Le niveau A2 suffit.",
    ],
)
def test_figures_that_are_not_values(phrase: str) -> None:
    assert find("valeur-en-clair", texte(phrase)) == []


def test_the_sound_pack_is_clean() -> None:
    assert verify(open_pack(DOCUMENTS)).constats == ()


def test_every_rule_is_tried() -> None:
    assert {regle.code for regle in REGLES} == {cas[0] for cas in CAS}


def test_a_rule_says_what_it_is_and_what_to_do() -> None:
    codes = [regle.code for regle in REGLES]
    assert len(set(codes)) == len(codes)
    for regle in REGLES:
        assert regle.titre
        assert regle.remede.endswith(".")
        assert regle.niveau in ("erreur", "avertissement", "conseil")


def test_each_missing_part_of_what_comes_next_is_said() -> None:
    trouves = find("suite-absente", damage(delai=None, sans_reponse=[], recours=[]))
    assert [constat.chemin for constat in trouves] == ["delai", "sans_reponse", "recours"]


def test_an_unused_value_may_be_over() -> None:
    assert (
        find(
            "valeur-finie",
            damage("valeur", periodes=[{"au": "2026-01-01", "valeur": {"euros": 1}}])
            | {"fiche": damage(couts=[], critique=[])["fiche"]},
        )
        == []
    )


def test_a_notice_says_its_own_days() -> None:
    annonce = {
        "schema": 1,
        "id": "fermeture",
        "titre": "Fermé le 24 décembre 2026",
        "ce_qui_change": [{"id": "c", "texte": "L’accueil ferme le 24 décembre 2026."}],
        "que_faire": [{"id": "q", "texte": "Venez un autre jour."}],
        "a_partir_du": "2026-12-01",
        "jusqu_au": "2026-12-24",
        "sources": [SOURCE],
    }
    assert find("valeur-en-clair", {**DOCUMENTS, "annonce": annonce}) == []
    finie = {**annonce, "a_partir_du": "2026-01-01", "jusqu_au": "2026-11-21"}
    assert [c.chemin for c in find("validite-finie", {**DOCUMENTS, "annonce": finie})] == [
        "jusqu_au"
    ]
