"""`kit contenu verifier`: what to correct, what to check, how readable the fiches are."""

import json
from contextlib import closing
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from kit.cli.affichage import add_ligne, build_tableau, find_jour, open_console
from kit.config import load_reglages
from kit.content.document import Document
from kit.erreurs import KitError
from kit.horloge import HorlogeSysteme
from kit.importers.pack.lecture import read_pack
from kit.quality.bilan import SCORE_MAX, Bilan, Score, verify
from kit.quality.constat import Constat
from kit.quality.lisibilite import CIBLE_COURTES, COURTE, LIMITE, Distribution
from kit.quality.regles import REGLES
from kit.render.controle import open_contexte
from kit.store.depot import Depot
from kit.store.moteur import open_moteurs, read_session


@click.command(
    help="Vérifier les contenus de l’instance, ou d’un PACK ; code de sortie 1 si erreur."
)
@click.argument("pack", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format",
    "forme",
    type=click.Choice(["tableau", "json"]),
    default="tableau",
    help="Un tableau à lire (si rien n’est dit), ou du JSON.",
)
@click.option("--a-confirmer", is_flag=True, help="Lister aussi chaque fait à confirmer.")
@click.pass_context
def verifier(contexte: click.Context, pack: Path | None, forme: str, *, a_confirmer: bool) -> None:
    """Print every finding; exit 1 when one is an error."""
    documents = read_pack(pack).documents if pack else list_newest()
    if not documents:
        raise KitError(
            "Il n’y a aucun contenu à vérifier : donnez un PACK, ou importez d’abord un contenu."
        )
    examine = open_contexte(documents, find_jour(documents))
    bilan = verify(examine)
    if forme == "json":
        click.echo(json.dumps(dump_bilan(bilan, examine.jour), ensure_ascii=False, indent=2))
    else:
        _Affichage(bilan).show(a_confirmer=a_confirmer)
    if bilan.count("erreur"):
        contexte.exit(1)


def list_newest() -> list[Document]:
    """The newest revision of each document, drafts included, but those withdrawn or put away."""
    with closing(open_moteurs(load_reglages())) as moteurs, read_session(moteurs) as session:
        depot = Depot(session, HorlogeSysteme())
        return [
            depot.read_draft(etat.genre, etat.cle)
            for etat in depot.list_documents()
            if etat.publie or etat.prochaine or not (etat.deja_publie or etat.archive_le)
        ]


def dump_bilan(bilan: Bilan, jour: date) -> dict[str, Any]:
    """The same for a program. Fields are added, never renamed."""
    return {
        "jour": jour.isoformat(),
        "documents": bilan.documents,
        "erreurs": bilan.count("erreur"),
        "avertissements": bilan.count("avertissement"),
        "conseils": bilan.count("conseil"),
        "constats": [asdict(constat) for constat in bilan.constats],
        "scores": [{**asdict(score), "points": score.points} for score in bilan.scores],
        "a_confirmer": [asdict(fait) for fait in bilan.a_confirmer],
        "lisibilite": {
            nom: {
                "fiches": mesure.fiches,
                "phrases": mesure.phrases,
                "moyenne": round(mesure.moyenne, 1),
                "pour_cent_15_mots": round(mesure.share(COURTE), 1),
                "la_plus_longue": mesure.centile(1),
                "tranches": dict(mesure.tranches()),
            }
            for nom, mesure in (("propres", bilan.propres), ("repris", bilan.repris))
        },
    }


class _Affichage:
    """The tables that a person reads."""

    def __init__(self, bilan: Bilan) -> None:
        self.bilan = bilan
        self.console = open_console()

    def show(self, *, a_confirmer: bool) -> None:
        """Findings rule by rule, scores, readability, then how much there is to do."""
        for regle in sorted(REGLES, key=lambda regle: _rank(regle.niveau)):
            trouves = [c for c in self.bilan.constats if c.regle == regle.code]
            if trouves:
                self._show_regle(f"{regle.niveau} · {regle.titre}", regle.remede, trouves)
        self._show_scores()
        self._show_lisibilite()
        if a_confirmer:
            self._show_a_confirmer()
        self.console.print(summarize(self.bilan))

    def _show_regle(self, titre: str, remede: str, constats: list[Constat]) -> None:
        tableau = build_tableau(f"{titre} ({len(constats)})", "Document", "Endroit", "Constat")
        tableau.caption = Text(f"→ {remede}")
        for constat in constats:
            add_ligne(
                tableau, f"{constat.genre} {constat.document}", constat.chemin, constat.phrase
            )
        self.console.print(tableau)

    def _show_scores(self) -> None:
        imparfaits = [score for score in self.bilan.scores if score.points < SCORE_MAX]
        if not imparfaits:
            return
        tableau = build_tableau(
            f"Score des fiches, sur {SCORE_MAX}", "Fiche", "Score", "Points perdus"
        )
        for score in imparfaits:
            add_ligne(tableau, score.fiche, str(score.points), explain_score(score))
        self.console.print(tableau)

    def _show_lisibilite(self) -> None:
        self.console.print(table_lisibilite(self.bilan.propres, self.bilan.repris))

    def _show_a_confirmer(self) -> None:
        tableau = build_tableau(
            "À confirmer par la préfecture", "Document", "Endroit", "Quoi vérifier"
        )
        for fait in self.bilan.a_confirmer:
            ou = f"{fait.chemin} ({fait.niveau})"
            add_ligne(tableau, f"{fait.genre} {fait.document}", ou, fait.note)
        self.console.print(tableau)


def _rank(niveau: str) -> int:
    return ("erreur", "avertissement", "conseil").index(niveau)


def explain_score(score: Score) -> str:
    """Where the points went: "typographie ×2 : -20"."""
    return ", ".join(
        f"{perte.regle} ×{perte.nombre}\u00a0: -{perte.points}" for perte in score.pertes
    )


def table_lisibilite(propres: Distribution, repris: Distribution) -> Table:
    """How many sentences of each length, the fiches written here beside the others."""
    mesures = [("Vos fiches", propres)]
    if repris.phrases:
        mesures.append(("Textes repris", repris))
    tableau = build_tableau("Longueur des phrases", "Mots", *(nom for nom, _mesure in mesures))
    tableau.caption = Text(
        f"→ But\u00a0: {CIBLE_COURTES}\u202f% à {COURTE} mots au plus, aucune de plus de {LIMITE}."
    )
    for rang, (tranche, _nombre) in enumerate(propres.tranches()):
        parts = (mesure.tranches()[rang][1] for _nom, mesure in mesures)
        totaux = (max(1, mesure.phrases) for _nom, mesure in mesures)
        nombres = zip(parts, totaux, strict=True)
        add_ligne(
            tableau, tranche, *(f"{n} ({100 * n / total:.1f}\u202f%)" for n, total in nombres)
        )
    add_ligne(tableau, f"{COURTE} au plus", *(f"{m.share(COURTE):.1f}\u202f%" for _n, m in mesures))
    add_ligne(tableau, "moyenne", *(f"{mesure.moyenne:.1f}" for _nom, mesure in mesures))
    add_ligne(tableau, "la plus longue", *(str(mesure.centile(1)) for _nom, mesure in mesures))
    add_ligne(tableau, "fiches, phrases", *(f"{m.fiches}, {m.phrases}" for _nom, m in mesures))
    return tableau


def summarize(bilan: Bilan) -> str:
    """How many faults, and how many facts wait for the préfecture."""
    moyenne = sum(s.points for s in bilan.scores) / len(bilan.scores) if bilan.scores else SCORE_MAX
    return (
        f"Documents vérifiés\u00a0: {bilan.documents}. Erreurs\u00a0: {bilan.count('erreur')}. "
        f"Avertissements\u00a0: {bilan.count('avertissement')}. "
        f"Conseils\u00a0: {bilan.count('conseil')}.\n"
        f"Score moyen des fiches\u00a0: {moyenne:.0f} sur {SCORE_MAX}. "
        f"Faits à confirmer par la préfecture\u00a0: {len(bilan.a_confirmer)} "
        "(la liste\u00a0: --a-confirmer)."
    )
