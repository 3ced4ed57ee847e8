"""All the rules, in the order in which they are printed."""

from kit.quality.constat import Regle
from kit.quality.regles.dates import RelecturePassee, ValeurSansPeriode, ValiditeFinie
from kit.quality.regles.demarche import (
    AideAbsente,
    CritiqueNonMarque,
    EtapeSansVerbe,
    PieceEnDouble,
    SuiteAbsente,
)
from kit.quality.regles.longueurs import BlocLong, ParagrapheLong, PhraseLongue, PhraseTropLongue
from kit.quality.regles.mots import DoubleNegation, SigleInexplique, Typographie, ValeurEnClair
from kit.quality.regles.renvois import LienNonSur, RenvoiInconnu, TermeInconnu
from kit.quality.regles.sources import (
    ChiffreSansSource,
    IncertainSansNote,
    NiveauSansSource,
    SourceAbsente,
)

REGLES: tuple[Regle, ...] = (
    RenvoiInconnu(),
    TermeInconnu(),
    LienNonSur(),
    SourceAbsente(),
    IncertainSansNote(),
    ValeurSansPeriode(),
    ValeurEnClair(),
    SuiteAbsente(),
    AideAbsente(),
    PieceEnDouble(),
    PhraseTropLongue(),
    Typographie(),
    RelecturePassee(),
    ValiditeFinie(),
    ChiffreSansSource(),
    NiveauSansSource(),
    CritiqueNonMarque(),
    SigleInexplique(),
    DoubleNegation(),
    EtapeSansVerbe(),
    PhraseLongue(),
    BlocLong(),
    ParagrapheLong(),
)
