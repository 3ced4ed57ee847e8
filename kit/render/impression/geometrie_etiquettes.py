"""Sheets of labels: where each label is on A4, in millimetres.

Sizes and pitches of the references are those that LibreOffice gives for them (`labels.xml`, the
file behind File > New > Labels). The grids on plain paper are ours.
"""

from dataclasses import dataclass, replace

from kit.render.impression.rectangles import Boite
from kit.render.impression.supports import A4

SECURITE_MM = 2.0
"""White inside each label: no printer places paper better."""
DECALAGE_MAX_MM = 5.0
REPERE_MM = 1.6
"""Length of the marks at the corners of what is cut."""
BORD_MM = 10.0
"""White around a grid on plain paper."""
ECART_MM = 4.0
"""Between two squares to cut."""


@dataclass(frozen=True)
class Planche:
    """A sheet of labels."""

    id: str
    colonnes: int
    rangees: int
    largeur: float
    hauteur: float
    pas_x: float
    pas_y: float
    """From the left (the top) of a label to that of the next one."""
    gauche: float
    haut: float
    """Where the first label starts."""
    ronde: bool = False
    a_couper: bool = False
    """Whether it is plain paper, to cut."""

    @property
    def nombre(self) -> int:
        """How many labels it has."""
        return self.colonnes * self.rangees

    def list_places(self, debut: int = 1) -> list[Boite]:
        """Each label from the one numbered `debut`, row by row."""
        return [
            Boite(
                self.gauche + rang % self.colonnes * self.pas_x,
                self.haut + rang // self.colonnes * self.pas_y,
                self.largeur,
                self.hauteur,
            )
            for rang in range(debut - 1, self.nombre)
        ]

    def shift(self, x: float, y: float) -> "Planche":
        """The same sheet as a printer draws it that puts everything too far left or too high."""
        return replace(self, gauche=self.gauche + x, haut=self.haut + y)

    @property
    def utile(self) -> tuple[float, float]:
        """Width and height of what may be printed on a label: in a disc, a drawing and its name."""
        largeur, hauteur = self.largeur - 2 * SECURITE_MM, self.hauteur - 2 * SECURITE_MM
        return (largeur * 0.74, hauteur * 0.67) if self.ronde else (largeur, hauteur)

    def draw_outlines(self) -> str:
        """The outline of every label, as the path of an SVG in millimetres."""
        return "".join(self._outline(place) for place in self.list_places())

    def _outline(self, place: Boite) -> str:
        x, y, largeur, hauteur = place.gauche, place.haut, place.largeur, place.hauteur
        if not self.ronde:
            return f"M{x:.2f} {y:.2f}h{largeur:.2f}v{hauteur:.2f}h-{largeur:.2f}z"
        rayon, milieu = largeur / 2, y + hauteur / 2
        arc = f"a{rayon:.2f} {rayon:.2f} 0 1 0"
        return f"M{x:.2f} {milieu:.2f}{arc} {largeur:.2f} 0{arc} -{largeur:.2f} 0z"

    def draw_marks(self) -> str:
        """Where one cuts: four marks around each square, outside it."""
        return "".join(
            f"M{x:.2f} {y - sy * REPERE_MM:.2f}v{sy * (REPERE_MM - 0.3):.2f}"
            f"M{x - sx * REPERE_MM:.2f} {y:.2f}h{sx * (REPERE_MM - 0.3):.2f}"
            for place in self.list_places()
            for x, sx in ((place.gauche, 1), (place.gauche + place.largeur, -1))
            for y, sy in ((place.haut, 1), (place.haut + place.hauteur, -1))
        )


def _on_plain_paper(cote: float) -> Planche:
    """As many squares as an A4 sheet holds, in its middle."""
    pas = cote + ECART_MM
    colonnes = int((A4.largeur - 2 * BORD_MM + ECART_MM) // pas)
    rangees = int((A4.hauteur - 2 * BORD_MM + ECART_MM) // pas)
    gauche = (A4.largeur - colonnes * pas + ECART_MM) / 2
    haut = (A4.hauteur - rangees * pas + ECART_MM) / 2
    return Planche(
        f"carre-{cote:g}", colonnes, rangees, cote, cote, pas, pas, gauche, haut, a_couper=True
    )


_TOUTES = (
    Planche("L7160", 3, 7, 63.5, 38.1, 66.04, 38.1, 7.2, 15.15),
    Planche("L7163", 2, 7, 99.06, 38.1, 101.6, 38.1, 4.67, 15.15),
    Planche("L7165", 2, 4, 99.06, 67.73, 101.6, 67.73, 4.67, 13.04),
    Planche("L7173", 2, 5, 99.06, 57.0, 101.6, 57.0, 4.67, 6.0),
    Planche("L7651", 5, 13, 38.1, 21.17, 40.64, 21.17, 4.67, 10.9),
    Planche("L7670", 3, 4, 63.5, 63.5, 68.0, 68.0, 5.25, 14.75, ronde=True),
    *(_on_plain_paper(cote) for cote in (30.0, 40.0, 50.0, 60.0)),
)

PLANCHES = {planche.id: planche for planche in _TOUTES}
