"""Why there is no sheet, in the reader's words, and what to do."""

from dataclasses import dataclass

from kit.langues.langue import Langue
from kit.travaux.guichet_impression import Reponse

_RETRY_S = 3
"""Time after which the reader may come back, in seconds."""


@dataclass(frozen=True)
class Refus:
    """Why there is no sheet, and what to do."""

    status: int
    titre: str
    phrase: str
    retry_s: int | None = None

    @property
    def bientot(self) -> bool:
        """Whether the sheet is being made now: it is worth asking again at once."""
        return self.retry_s == _RETRY_S


def explain(reponse: Reponse, langue: Langue) -> Refus:
    """Why there is no sheet, in the reader's words."""
    _ = langue.gettext
    if reponse.erreur:
        return Refus(422, _("Cette feuille ne peut pas être imprimée"), reponse.erreur)
    if reponse.arretee:
        phrase = _("L’impression est arrêtée sur ce site. Lisez la page, ou demandez à l’accueil.")
        return Refus(503, _("L’impression est arrêtée"), phrase, 60)
    if reponse.saturee:
        phrase = _("Beaucoup de personnes impriment en ce moment. Revenez dans une minute.")
        return Refus(503, _("Beaucoup de demandes"), phrase, 60)
    phrase = _("La feuille se prépare. Revenez dans quelques secondes.")
    return Refus(503, _("Encore un instant"), phrase, _RETRY_S)
