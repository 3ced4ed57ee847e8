"""Drawings for tests: a good one, and those that must be refused, each with part of its reason."""

NS = 'xmlns="http://www.w3.org/2000/svg"'
CADRE = f'<svg {NS} viewBox="0 0 96 96">'
TRAIT = '<path d="M24 48H72" fill="none" stroke="currentColor" stroke-width="6"/>'
BON = (
    f'{CADRE}<g fill="none" stroke="currentColor" stroke-width="6" stroke-linecap="round" '
    'stroke-linejoin="round"><path d="M15 24H81V72H15Z" fill="currentColor" fill-opacity=".16" '
    'stroke="none"/><rect x="15" y="24" width="66" height="48" rx="6"/><circle cx="36" cy="48" '
    'r="9" fill="currentColor"/><path d="M57 42H69M57 54H69"/></g></svg>'
)
"""A card with a disc and two lines, on the grid: nothing to say of it."""


def draw(*formes: str) -> str:
    """A drawing made of these tags, on the right square."""
    return f"{CADRE}{''.join(formes)}</svg>"


_ENTITES = (
    '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
_ATTRIBUTS = "<g " + " ".join(f'a{n}=""' for n in range(30)) + "/>"
_PROFOND = "<g>" * 40 + TRAIT + "</g>" * 40

HOSTILES: dict[str, tuple[str, str]] = {
    "script": (draw(TRAIT, "<script>alert(1)</script>"), "« script »"),
    "script-prefixe": (draw(f'<s:script xmlns:s="{NS[7:-1]}"/>', TRAIT), "« s:script »"),
    "foreignObject": (draw(TRAIT, "<foreignObject><b>a</b></foreignObject>"), "« foreignObject »"),
    "onload": (f'<svg {NS} viewBox="0 0 96 96" onload="alert(1)">{TRAIT}</svg>', "« onload »"),
    "onclick": (draw('<g onclick="alert(1)">', TRAIT, "</g>"), "quand on y touche"),
    "on-casse": (draw('<rect OnMouseOver="a()" width="9" height="9" fill="none"/>'), "attribut"),
    "lien": (draw('<a href="https://exemple.fr">', TRAIT, "</a>"), "« a »"),
    "href": (draw('<path d="M0 0H9" fill="none" href="javascript:a()"/>'), "ne mène nulle part"),
    "xlink": (
        f'<svg {NS} xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 96 96">{TRAIT}</svg>',
        "espace de noms",
    ),
    "image": (draw(TRAIT, '<image href="https://exemple.fr/x.png"/>'), "« image »"),
    "image-donnees": (draw(TRAIT, '<image href="data:image/png;base64,AA"/>'), "« image »"),
    "use": (draw(TRAIT, '<use href="#a"/>'), "« use »"),
    "use-externe": (draw(TRAIT, '<use href="https://exemple.fr/a.svg#a"/>'), "« use »"),
    "style": (draw("<style>path{fill:url(https://exemple.fr)}</style>", TRAIT), "« style »"),
    "style-attribut": (draw('<path d="M0 0H9" style="fill:red"/>'), "« style »"),
    "classe": (draw('<path class="annonce" d="M0 0H9" fill="none"/>'), "« class »"),
    "id": (draw('<path id="contenu" d="M0 0H9" fill="none"/>'), "« id »"),
    "animate": (draw('<path d="M0 0H9" fill="none"><animate/></path>'), "« animate »"),
    "set": (draw(TRAIT, '<set attributeName="href" to="javascript:a()"/>'), "« set »"),
    "texte": (draw(TRAIT, '<text x="9" y="9">Bonjour</text>'), "« text »"),
    "mots-perdus": (draw("Bonjour", TRAIT), "« Bonjour »"),
    "mask": (draw('<mask><rect width="9" height="9"/></mask>', TRAIT), "« mask »"),
    "clipPath": (draw("<clipPath/>", TRAIT), "« clipPath »"),
    "filter": (draw("<filter/>", TRAIT), "« filter »"),
    "gradient": (draw("<linearGradient/>", TRAIT), "« linearGradient »"),
    "pattern": (draw("<pattern/>", TRAIT), "« pattern »"),
    "defs": (draw("<defs/>", TRAIT), "« defs »"),
    "metadata": (draw("<metadata>moi</metadata>", TRAIT), "contient"),
    "svg-dans-svg": (draw(f"<svg {NS}>{TRAIT}</svg>"), "« svg »"),
    "titre-habite": (draw("<title><script/></title>", TRAIT), "« script »"),
    "forme-habitee": (draw('<path d="M0 0H9" fill="none"><use href="#a"/></path>'), "« use »"),
    "doctype": (f"<!DOCTYPE svg>{draw(TRAIT)}", "DOCTYPE"),
    "entites-milliard": (_ENTITES + draw(TRAIT, "<desc>&c;</desc>"), "DOCTYPE"),
    "entite-fichier": (
        '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + draw(TRAIT, "<desc>&x;</desc>"),
        "DOCTYPE",
    ),
    "entite-inconnue": (draw(TRAIT, "<desc>&nbsp;</desc>"), "SVG correct"),
    "instruction": (f'<?xml-stylesheet href="x.css"?>{draw(TRAIT)}', "instruction"),
    "cdata": (draw(TRAIT, "<desc><![CDATA[<script/>]]></desc>"), "CDATA"),
    "encodage": ('<?xml version="1.0" encoding="utf-7"?>' + draw(TRAIT), "utf-7"),
    "autre-espace": (f'<svg xmlns="http://exemple.fr" viewBox="0 0 96 96">{TRAIT}</svg>', "SVG"),
    "sans-espace": (f'<svg viewBox="0 0 96 96">{TRAIT}</svg>', "SVG"),
    "espace-change": (draw('<g xmlns="http://www.w3.org/1999/xhtml">', TRAIT, "</g>"), "« xmlns »"),
    "html": ("<html><body>Bonjour</body></html>", "SVG"),
    "rien": ("", "SVG correct"),
    "bavardage": ("Bonjour", "SVG correct"),
    "tronque": (draw(TRAIT)[:-8], "SVG correct"),
    "deux-racines": (draw(TRAIT) * 2, "SVG correct"),
    "attribut-double": (draw('<path d="M0 0H9" d="M0 0H9" fill="none"/>'), "SVG correct"),
    "enorme": (draw(TRAIT, "<!-- " + "a" * 30_000 + " -->"), "octets"),
    "nombreux": (draw("<g/>" * 300, TRAIT), "60 éléments"),
    "profond": (draw(_PROFOND), "8 niveaux"),
    "attributs": (draw(_ATTRIBUTS, TRAIT), "20 attributs"),
    "bavard": (draw(TRAIT, f"<desc>{'a' * 2_000}</desc>"), "1000 signes"),
    "vide": (draw("<g/>"), "aucune forme"),
    "sans-cadre": (f'<svg {NS} width="96" height="96">{TRAIT}</svg>', "cadre"),
    "cadre-long": (f'<svg {NS} viewBox="0 0 96 48">{TRAIT}</svg>', "pas un carré"),
    "cadre-nul": (f'<svg {NS} viewBox="0 0 0 0">{TRAIT}</svg>', "pas un carré"),
    "cadre-infini": (f'<svg {NS} viewBox="0 0 1e999 1e999">{TRAIT}</svg>', "cadre"),
    "rouge": (draw('<path d="M0 0H9" fill="red"/>'), "currentColor ou none"),
    "noir": (draw('<path d="M0 0H9" fill="#000"/>'), "currentColor ou none"),
    "url": (draw('<path d="M0 0H9" fill="url(https://exemple.fr#a)"/>'), "currentColor ou none"),
    "variable": (draw('<path d="M0 0H9" fill="var(--encre)"/>'), "currentColor ou none"),
    "noir-par-defaut": (draw('<path d="M0 0H9V9Z"/>'), "n’a pas de couleur"),
    "pas-un-nombre": (draw('<circle cx="NaN" r="9" fill="none"/>'), "« NaN »"),
    "infini": (draw('<circle cx="1e99" r="9" fill="none"/>'), "dépasse"),
    "unite": (draw('<circle cx="9mm" r="9" fill="none"/>'), "sans unité"),
    "chiffres-arabes": (draw('<circle cx="٣" r="9" fill="none"/>'), "sans unité"),
    "rayon-negatif": (draw('<circle cx="9" r="-9" fill="none"/>'), "de 0 à"),
    "rayon-absent": (draw('<circle cx="9" cy="9" fill="none"/>'), "Il manque « r »"),
    "trace-sans-depart": (draw('<path d="L9 9" fill="none"/>'), "commence par M"),
    "trace-tronque": (draw('<path d="M9 9C1 1" fill="none"/>'), "manque un nombre"),
    "trace-inconnu": (draw('<path d="M9 9R4" fill="none"/>'), "« R »"),
    "trace-virgule": (draw('<path d="M9 9L4 4," fill="none"/>'), "manque un nombre"),
    "trace-long": (draw(f'<path d="M0 0{"h1" * 5_000}" fill="none"/>'), "4000 nombres"),
    "points-impairs": (draw('<polygon points="1 2 3" fill="none"/>'), "deux points"),
    "transform-css": (draw('<g transform="rotate(9deg)">', TRAIT, "</g>"), "« transform »"),
    "transform-inconnu": (draw('<g transform="expression(1)">', TRAIT, "</g>"), "seuls translate"),
    "agrandi": (
        draw('<g transform="scale(9999)"><g transform="scale(9999)">', TRAIT, "</g></g>"),
        "sans mesure",
    ),
    "opacite-du-groupe": (draw('<g fill-opacity=".5">', TRAIT, "</g>"), "pas sur un groupe"),
    "pointilles": (draw('<path d="M0 0H9" fill="none" stroke-dasharray="1"/>'), "pointillés"),
    "substitut": (draw(TRAIT, "<desc>\ud800</desc>"), "pas du texte"),
}
