"""The search for every answer that does not give the same thing in two versions."""

from collections.abc import Iterator

from kit.content.parcours import Parcours
from kit.parcours.ecart.alignement import Alignement, strip
from kit.parcours.ecart.comportement import Issue, Situation, read_issue
from kit.parcours.ecart.places import REFUS, Cote
from kit.parcours.ecart.produit import FinDouble, Produit
from kit.parcours.ecart.suites_communes import Suites
from kit.parcours.ecart.suivis import Suivi, read_suivis
from kit.parcours.preuve.budget import Compteur
from kit.parcours.preuve.residus import Automate, Lexique
from kit.parcours.trajet import Reponses, SansIssueError, replay


class Comparateur:
    """Gathers the situations that differ."""

    def __init__(self, alignement: Alignement, compteur: Compteur) -> None:
        self.alignement = alignement
        self._compteur = compteur
        lexique = Lexique()
        noms, choix = alignement.noms, alignement.noms_des_choix
        self._avant = Automate(alignement.avant, lexique)
        self._apres = Automate(alignement.apres, lexique, noms, choix)
        self._situations: dict[object, Situation] = {}

    def compare_resultats(self) -> int:
        """Every pair of results that differ; gives how many ways of answering there are."""
        produit = self._walk(Suivi(), Suivi())
        for fin, chaine in produit.fins.items():
            if fin.avant not in (fin.apres, REFUS):
                self.add(chaine.list(), produit.facons[fin])
        return sum(nombre for fin, nombre in produit.facons.items() if fin.avant != REFUS)

    def compare_listes(self) -> None:
        """Every paper and remark that differs, where the result does not."""
        memes = self._avant.signature == self._apres.signature
        faits: set[tuple[Suivi, Suivi]] = set()
        suites = Suites(self._avant, self._apres)
        for avant, apres in self._pair_suivis():
            pareils = avant == apres
            if (memes and pareils) or (avant, apres) in faits:
                continue
            faits.add((avant, apres))
            produit = self._walk(avant, apres, suites if pareils else None)
            for fin, chaine in produit.fins.items():
                if fin.avant == fin.apres != REFUS and _differs(fin, avant, apres):
                    self.add(chaine.list(), produit.facons[fin])

    def add(self, temoin: tuple[str, ...], facons: int) -> None:
        """Note what some answers give, when it differs."""
        alignement = self.alignement
        avant = _conclude(alignement.avant, alignement.answer_avant(temoin))
        if not isinstance(avant, Issue):
            return
        obtenu = _conclude(alignement.apres, alignement.answer_apres(temoin))
        apres = obtenu if isinstance(obtenu, Issue) else None
        attendue = None if isinstance(obtenu, Issue) else obtenu
        la = alignement.noeuds.get(avant.resultat)
        if apres is not None and (la, *avant.effets[1:]) == apres.effets:
            return
        cle: object = (avant.resultat, apres.resultat if apres else None)
        if apres is not None and apres.resultat == la:
            cle = (avant.effets, apres.effets)
        situation = Situation(tuple(map(strip, temoin)), avant, apres, attendue, facons)
        deja = self._situations.get(cle)
        if deja is None or len(temoin) < len(deja.temoin):
            self._situations[cle] = situation

    def split(self) -> tuple[tuple[Situation, ...], tuple[Situation, ...]]:
        """The situations whose result changes, then the others; the commonest first."""
        noeuds = self.alignement.noeuds
        rangees = sorted(self._situations.values(), key=lambda s: (-s.facons, len(s.temoin)))
        changees = [
            s for s in rangees if not s.apres or s.apres.resultat != noeuds.get(s.avant.resultat)
        ]
        return tuple(changees), tuple(s for s in rangees if s not in changees)

    def _walk(self, avant: Suivi, apres: Suivi, suites: Suites | None = None) -> Produit:
        cotes = Cote(self._avant, avant.formules), Cote(self._apres, apres.formules)
        produit = Produit(*cotes, self._compteur, suites)
        produit.run()
        return produit

    def _pair_suivis(self) -> Iterator[tuple[Suivi, Suivi]]:
        """Each paper, then each remark, in both versions."""
        for anciens, nouveaux in zip(
            read_suivis(self._avant), read_suivis(self._apres), strict=True
        ):
            for nom in dict.fromkeys((*anciens, *nouveaux)):
                yield anciens.get(nom, Suivi()), nouveaux.get(nom, Suivi())


def _differs(fin: FinDouble, avant: Suivi, apres: Suivi) -> bool:
    statut = avant.tell(fin.avant, fin.valeurs_avant)
    return statut != apres.tell(fin.apres, fin.valeurs_apres)


def _conclude(parcours: Parcours, reponses: Reponses) -> Issue | str | None:
    """What answers give, or the question that waits; None when nothing is concluded."""
    try:
        trajet = replay(parcours, reponses)
    except SansIssueError:
        return None
    attendue = trajet.attendue
    return attendue.id if attendue else read_issue(parcours, trajet)
