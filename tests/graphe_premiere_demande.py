"""The reference graph "Première demande de titre de séjour", transcribed, and its new words.

Source: faits-metier.md, section 8.2 (version of 2026-11-21): 20 questions, 98 edges, 55 results.
"""

from collections.abc import Iterator
from dataclasses import dataclass

ENTREE = "Q_AGE"

_ARETES = """
Q_AGE: moins16>Q_MINEUR 16_17>Q_MINEUR majeur>Q_PROTECTION nsp>AIDE
Q_MINEUR: voyage>DCEM seul>MNA travail>TITRE16 asile>ASILE rien>MINEUR_RIEN
Q_PROTECTION: danger>ASILE encours>Q_ASILE_ENCOURS rejet>Q_REJET protege>Q_BPI ukraine>UKRAINE
Q_PROTECTION: non>Q_NATIONALITE nsp>AIDE
Q_ASILE_ENCOURS: non>ASILE_SUIVI tot>Q_MOTIF#asile tard>ASILE_TARD
Q_REJET: delai>CNDA fini>Q_SANS_TITRE#sansvls nouveau>REEXAMEN
Q_BPI: refugie>REFUGIE subsidiaire>SUBSIDIAIRE apatride>APATRIDE famille>FAM_BPI
Q_NATIONALITE: ue>UE uk>Q_UK dz>Q_PRESENCE#dz autre>Q_PRESENCE
Q_UK: oui>UK_ACCORD non>Q_PRESENCE
Q_PRESENCE: etranger>VISA france>Q_ENTREE
Q_ENTREE: vlsts>Q_VLSTS visa_cs>Q_MOTIF#note-visa-cs titre>Q_MOTIF rldue>RLDUE
Q_ENTREE: court>Q_SANS_TITRE#sansvls expire>Q_EXPIRE#retard aucun>Q_SANS_TITRE#sansvls
Q_VLSTS: recent>VALIDER oubli>VALIDER_RETARD loin>ATTENDRE fenetre>Q_MOTIF proche>Q_MOTIF#retard
Q_EXPIRE: moins6>Q_MOTIF#note-fini plus6>Q_SANS_TITRE#sansvls
Q_MOTIF: famille>Q_FAMILLE travail>Q_TRAVAIL etudes>ETUDIANT apres_etudes>RECE sante>Q_SANTE
Q_MOTIF: revenus>VISITEUR jeune>Q_ASE victime>Q_VICTIME autre>AIDE
Q_FAMILLE: conjoint>CONJOINT pacs>LIENS parent>PARENT enfant_fr>FAM_FR rf>RF fam_ue>FAM_UE
Q_FAMILLE: fam_bpi>FAM_BPI fam_talent>TALENT_FAM avant13>AVANT13 autre>LIENS
Q_TRAVAIL: cdi>SALARIE cdd>TT saison>SAISON talent>TALENT independant>ENTREPRENEUR ict>ICT
Q_TRAVAIL: aupair>AUPAIR
Q_SANTE: moi>MALADE enfant>APS_PARENT
Q_ASE: avant16>ASE16 apres16>ASE18 jamais>Q_SANS_TITRE
Q_VICTIME: conjugal>VIOLENCES traite>TRAITE sortie>PROSTITUTION logement>HABITAT
Q_SANS_TITRE: parent>PARENT conjoint>CONJOINT_SANSVLS fam_ue>FAM_UE sante>Q_SANTE
Q_SANS_TITRE: victime>Q_VICTIME avant13>AVANT13 ase>Q_ASE_ST tension>TENSION travail>AES_TRAVAIL
Q_SANS_TITRE: liens>AES_VPF oacas>OACAS rien>CONSEIL retour>RETOUR
Q_ASE_ST: avant16>ASE16 apres16>ASE18
"""
"""`Q: key>target#flag`: a target without `Q_` is a result; `note-…` is the note of an edge."""

_RESULTATS = """
aide: AIDE MNA(L221-2-4) ASILE_TARD(L431-2) CNDA(L532-1) CONSEIL
mairie: MINEUR_RIEN
spada: ASILE(L521-1) REEXAMEN(L531-41)
consulat: VISA(L412-1)
ofii: RETOUR(L711-2)
anef: DCEM(L414-4) REFUGIE(L424-1) SUBSIDIAIRE(L424-9) APATRIDE(L424-18)
anef: FAM_BPI(L424-3,L424-11,L424-19) UE(L233-1) VALIDER(R431-17) VALIDER_RETARD(R431-17)
anef: ATTENDRE(R431-5) CONJOINT(L423-1) CONJOINT_SANSVLS(L423-2) PARENT(L423-7)
anef: FAM_FR(L423-11,L423-12) RF(L423-14,L423-15) FAM_UE(L233-5) TALENT_FAM(L421-22)
anef: SAISON(L421-34) TALENT(L421-9) ETUDIANT(L422-1) RECE(L422-10) VISITEUR(L426-20)
prefecture: TITRE16(L421-35) ASILE_SUIVI(L541-1) UKRAINE(L581-1) UK_ACCORD(2020-1417)
prefecture: RLDUE(L426-11) AVANT13(L423-21) LIENS(L423-23) SALARIE(L421-1) TT(L421-3)
prefecture: ENTREPRENEUR(L421-5) ICT(L421-26) AUPAIR(L426-22,L426-23) MALADE(L425-9)
prefecture: APS_PARENT(L425-10) ASE16(L423-22) ASE18(L435-3) VIOLENCES(L425-6) TRAITE(L425-1)
prefecture: PROSTITUTION(L425-4) HABITAT(L425-11) TENSION(L435-4) AES_TRAVAIL(L435-1)
prefecture: AES_VPF(L435-1) OACAS(L435-2)
"""
"""By place, each result with its articles."""

_NOUVEAUX = """
Q_AGE: age-moins16 age-16-17 age-majeur age-nsp
Q_MINEUR: mineur-voyage mineur-seul mineur-travail mineur-peur mineur-rien
Q_PROTECTION: protege-danger protege-encours protege-rejet protege-oui protege-ukraine
Q_PROTECTION: protege-non protege-nsp
Q_ASILE_ENCOURS: asile-non asile-tot asile-tard
Q_REJET: rejet-delai rejet-fini rejet-nouveau
Q_BPI: bpi-refugie bpi-subsid bpi-apatride bpi-famille
Q_NATIONALITE: pays-ue pays-uk pays-dz pays-autre
Q_UK: uk-oui uk-non
Q_PRESENCE: presence-hors presence-france
Q_ENTREE: papier-vlsts papier-visa papier-titre papier-rldue papier-court papier-expire
Q_ENTREE: papier-aucun
Q_VLSTS: vlsts-recent vlsts-oubli vlsts-loin vlsts-fenetre vlsts-proche
Q_EXPIRE: expire-moins6 expire-plus6
Q_MOTIF: motif-famille motif-travail motif-etudes+etudes-encours motif-etudes+etudes-finies
Q_MOTIF: motif-sante motif-autre+divers-revenus motif-ase motif-victime motif-autre+divers-autre
Q_FAMILLE: famille-francais+francais-marie famille-francais+francais-couple
Q_FAMILLE: famille-francais+francais-enfant famille-francais+francais-parent famille-rf famille-ue
Q_FAMILLE: famille-bpi famille-talent famille-avant13 famille-autre
Q_TRAVAIL: travail-cdi travail-cdd travail-saison travail-talent travail-compte travail-ict
Q_TRAVAIL: travail-aupair
Q_SANTE: sante-moi sante-enfant
Q_ASE: ase-avant16 ase-apres16 ase-jamais
Q_VICTIME: victime-conjugal victime-traite victime-sortie victime-logement
Q_SANS_TITRE: sans-famille+liens-enfant sans-famille+liens-marie sans-famille+liens-ue sans-sante
Q_SANS_TITRE: sans-victime sans-famille+liens-avant13 sans-ase sans-travail+metier-tension
Q_SANS_TITRE: sans-travail+metier-autre sans-famille+liens-autre sans-travail+metier-oacas
Q_SANS_TITRE: sans-rien sans-retour
Q_ASE_ST: confie-avant16 confie-apres16
"""
"""Choices of the starter parcours for each edge, in the order of the edges; `a+b`: one after the
other, where a question of more than eight choices was split."""


@dataclass(frozen=True)
class Arete:
    """One choice of the reference graph."""

    vers: str
    drapeau: str
    """Empty without flag nor note."""
    choix: tuple[str, ...]
    """The same answer in the starter parcours."""


@dataclass(frozen=True)
class Chemin:
    """One way through the reference graph."""

    choix: tuple[str, ...]
    """In the starter parcours."""
    drapeaux: frozenset[str]
    resultat: str
    """Id of the result in the starter parcours."""


def _read(texte: str) -> dict[str, list[str]]:
    lus: dict[str, list[str]] = {}
    for ligne in texte.strip().splitlines():
        nom, _, mots = ligne.partition(": ")
        lus.setdefault(nom, []).extend(mots.split())
    return lus


def _read_questions() -> dict[str, tuple[Arete, ...]]:
    nouveaux = _read(_NOUVEAUX)
    questions = {}
    for question, aretes in _read(_ARETES).items():
        paires = zip(aretes, nouveaux[question], strict=True)
        questions[question] = tuple(_read_arete(arete, choix) for arete, choix in paires)
    return questions


def _read_arete(arete: str, choix: str) -> Arete:
    vers, _, drapeau = arete.partition(">")[2].partition("#")
    return Arete(vers, drapeau, tuple(choix.split("+")))


def resultat_id(nom: str) -> str:
    """`FAM_UE` of the reference is `r-fam-ue` of the starter parcours."""
    return f"r-{nom.lower().replace('_', '-')}"


def _read_resultats() -> dict[str, tuple[str, tuple[str, ...]]]:
    resultats = {}
    for lieu, mots in _read(_RESULTATS).items():
        for mot in mots:
            nom, _, articles = mot.rstrip(")").partition("(")
            resultats[resultat_id(nom)] = (lieu, tuple(articles.split(",")) if articles else ())
    return resultats


QUESTIONS = _read_questions()
RESULTATS = _read_resultats()
"""Place and articles of each result, by its id in the starter parcours."""


def iterate_chemins(
    noeud: str = ENTREE,
    choix: tuple[str, ...] = (),
    drapeaux: frozenset[str] = frozenset(),
) -> Iterator[Chemin]:
    """Every way from a node of the reference graph to a result."""
    if noeud not in QUESTIONS:
        yield Chemin(choix, drapeaux, resultat_id(noeud))
        return
    for arete in QUESTIONS[noeud]:
        leves = drapeaux | {arete.drapeau} if arete.drapeau else drapeaux
        yield from iterate_chemins(arete.vers, (*choix, *arete.choix), leves)
