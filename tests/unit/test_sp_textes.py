"""Words of service-public.fr: every mark of theirs becomes one of ours, no word is lost."""

import re
from xml.sax.saxutils import escape

import pytest
from aides_service_public import contexte, element
from hypothesis import given, settings
from hypothesis import strategies as st

from kit.content.ecriture import plain_words
from kit.content.texte import parse_texte
from kit.importers.service_public.releve import LIEN_EN_TEXTE, TERME_EN_MOTS

FICHES = {"fiches": frozenset({"F19315"}), "termes": frozenset({"R52145"})}

IMAGE = (
    "<Image><Legende>Logo</Legende><Credits><Paragraphe>Dila</Paragraphe></Credits>"
    "<TexteDeRemplacement>Un sas</TexteDeRemplacement></Image>"
)


def convert(interieur: str, **liens: object) -> str:
    return contexte(**(liens or FICHES)).texte(element(f"<Paragraphe>{interieur}</Paragraphe>"))


@pytest.mark.parametrize(
    ("source", "attendu"),
    [
        ("la <MiseEnEvidence>carte</MiseEnEvidence>.", "la **carte**."),
        ("la <MiseEnEvidence> carte </MiseEnEvidence>.", "la **carte**."),
        ("visa <Expression>Schengen</Expression> exigé", "visa «\u202fSchengen\u202f» exigé"),
        (
            "<MiseEnEvidence>a</MiseEnEvidence><Expression>b</Expression>",
            "**a** «\u202fb\u202f»",
        ),
        ("<MiseEnEvidence>Coût :</MiseEnEvidence><Valeur>9 €</Valeur>", "**Coût\u00a0:** 9\u202f€"),
        (
            '<LienExterne URL="https://a.fr">a</LienExterne><MiseEnEvidence>et</MiseEnEvidence>',
            "[a](https://a.fr) **et**",
        ),
        ("re<MiseEnEvidence>nouveler</MiseEnEvidence>", "re**nouveler**"),
        ("<Citation><Expression>a</Expression></Citation>", "«\u202fa\u202f»"),
        ("1<Exposant>er</Exposant> titre", "1er titre"),
        ("9 m<Exposant>2</Exposant>", "9 m²"),
        ("<Valeur>225 €</Valeur> à payer", "225\u202f€ à payer"),
        ("l'adresse : oui !", "l’adresse\u00a0: oui\u202f!"),
        ('une carte "salarié"', "une carte «\u202fsalarié\u202f»"),
        ("autre  pays\n\n<Expression>x</Expression>\n.", "autre pays «\u202fx\u202f»."),
        (
            '<LienInterne LienPublication="F19315">européen</LienInterne>',
            "[européen](fiche:sp-f19315)",
        ),
        (
            '<LienInterne LienPublication="F1051">certificat</LienInterne>',
            "[certificat](https://www.service-public.gouv.fr/particuliers/vosdroits/F1051)",
        ),
        (
            '<LienInterne LienPublication="F2" audience="Professionnels">a</LienInterne>',
            "[a](https://entreprendre.service-public.gouv.fr/vosdroits/F2)",
        ),
        (
            '<LienInterne LienPublication="R45368" type="Sigle">Pacs</LienInterne>',
            "Pacs",
        ),
        (
            'la <LienIntra LienID="R52145">communauté de vie</LienIntra> a',
            "la [[sp-r52145|communauté de vie]] a",
        ),
        ('la <LienIntra LienID="R9">vie</LienIntra>', "la vie"),
        ('<LienExterne URL="https://a.fr/x(1)">ici</LienExterne>', "[ici](https://a.fr/x%281%29)"),
        ('<LienExterne URL="http://a.gouv.fr/x">ici</LienExterne>', "[ici](https://a.gouv.fr/x)"),
        ('<LienExterne URL="http://a.fr/x">ici</LienExterne>', "ici (http://a.fr/x)"),
        ("2 * 3 = [6] {x} _y_", r"2 \* 3 = \[6\] \{x\} \_y\_"),
        (
            IMAGE,
            "(Logo\u00a0: Un sas)",
        ),
    ],
)
def test_each_mark_becomes_one_of_ours(source: str, attendu: str) -> None:
    assert convert(source) == attendu


def test_a_link_inside_a_link_is_words() -> None:
    source = (
        '<LienExterne URL="https://a.fr">le <LienInterne LienPublication="F19315">b</LienInterne>'
        "</LienExterne>"
    )
    assert convert(source) == "[le b](https://a.fr)"


def test_http_becomes_https_for_a_host_that_the_zip_shows_in_https() -> None:
    source = '<LienExterne URL="http://a.fr/x">ici</LienExterne>'
    assert convert(source, hotes=frozenset({"a.fr"})) == "[ici](https://a.fr/x)"


@pytest.mark.parametrize("adresse", ["javascript:alert(1)", "file:///etc/passwd", "//a.fr", ""])
def test_an_address_that_is_not_of_the_web_is_never_a_link(adresse: str) -> None:
    lu = parse_texte(convert(f'<LienExterne URL="{adresse}">ici</LienExterne>'))
    assert all(type(item).__name__ == "Mot" for item in lu)


def test_what_was_simplified_is_noted() -> None:
    ici = contexte()
    ici.texte(element('<Paragraphe><LienExterne URL="http://a.fr">a</LienExterne></Paragraphe>'))
    ici.texte(element('<Paragraphe><LienIntra LienID="R9">b</LienIntra></Paragraphe>'))
    ici.texte(element("<Paragraphe>un <Etrange>mot</Etrange></Paragraphe>"))
    assert ici.releve.remarques == {LIEN_EN_TEXTE: ["http://a.fr"], TERME_EN_MOTS: ["b"]}
    assert ici.releve.inconnus == {"Etrange": 1}


MOTS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), max_size=20)
BALISES = ("MiseEnEvidence", "Expression", "Exposant", "Valeur", "Citation", "Inconnu")


@st.composite
def inline(draw: st.DrawFn, depth: int = 0) -> str:
    """Mixed content of any shape."""
    parts = [escape(draw(MOTS))]
    for _ in range(draw(st.integers(0, 3 if depth < 2 else 0))):
        nom = draw(st.sampled_from(BALISES))
        parts += [f"<{nom}>{draw(inline(depth + 1))}</{nom}>", escape(draw(MOTS))]
    return "".join(parts)


def letters(mots: str) -> str:
    return re.sub(r"[\W_]+", "", mots.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")))


@given(inline())
@settings(deadline=None)
def test_the_words_are_those_of_the_source(source: str) -> None:
    lu = element(f"<Paragraphe>{source}</Paragraphe>")
    ecrit = contexte().texte(lu)
    assert letters(plain_words(parse_texte(ecrit))) == letters(
        "".join(str(t) for t in lu.itertext())
    )
