"""The lines of the mise en service that are about the site itself and its server."""

from kit.admin.vues.installation import Installation, TacheVue, count_choses, is_exemple
from kit.content.site import Mentions
from kit.langues.registre import FRANCAIS, REGISTRE

_FACULTATIVES = ("schema_pluriannuel",)
"""What the page of legal notices does without."""


def build_nom(i: Installation) -> TacheVue:
    """Its name."""
    site = i.catalogue.site
    reste = f"Il s’appelle encore «\u202f{site.nom}\u202f»."
    return TacheVue(
        "nom",
        "Le nom du site",
        "Il est en haut de chaque page et de chaque feuille.",
        reste if is_exemple(site, i.exemple, "nom") else "",
        _site(i, "entete"),
        "Changer le nom",
        essentielle=True,
    )


def build_mentions(i: Installation) -> TacheVue:
    """Legal notices."""
    mentions = i.catalogue.site.mentions or Mentions()
    vides = [
        champ
        for champ in Mentions.model_fields
        if champ not in _FACULTATIVES and getattr(mentions, champ) is None
    ]
    return TacheVue(
        "mentions",
        "Les mentions légales",
        "La loi demande de dire qui publie et qui héberge ce site.",
        f"{count_choses(vides, 'réponse')} à donner." if vides else "",
        _site(i, "mentions"),
        "Remplir les mentions légales",
    )


def build_accessibilite(i: Installation) -> TacheVue:
    """The accessibility audit."""
    site, jour = i.catalogue.site, i.catalogue.jour
    reste = (
        "Aucun audit de ce site n’est noté\u00a0: la déclaration dit «\u202fnon conforme\u202f»."
    )
    if site.accessibilite is not None:
        vieux = jour > site.accessibilite.dernier_jour
        reste = "L’audit a plus de trois ans." if vieux else ""
    return TacheVue(
        "accessibilite",
        "L’audit d’accessibilité",
        "La déclaration d’accessibilité est obligatoire ; elle se fait de cet audit.",
        reste,
        _site(i, "accessibilite"),
        "Noter l’audit",
    )


def build_securite(i: Installation) -> TacheVue:
    """Whom to tell about a weakness."""
    return TacheVue(
        "securite",
        "Où signaler une faille",
        "Qui trouve une faille doit savoir à qui l’écrire\u00a0: security.txt le dit.",
        "" if i.catalogue.site.contact_securite else "Aucune adresse n’est donnée.",
        _site(i, "entete"),
        "Donner une adresse",
    )


def build_langues(i: Installation) -> TacheVue:
    """The languages offered."""
    restes = []
    for tag in i.catalogue.site.langues:
        if tag == FRANCAIS or tag not in REGISTRE:
            continue
        textes = i.catalogue.traductions.get(tag, {}).values()
        non_relus = sum(texte.etat == "non_relue" for texte in textes)
        nom = REGISTRE[tag].nom_francais
        if not textes:
            restes.append(f"{nom}, rien n’est traduit")
        elif non_relus:
            restes.append(f"{nom}, {non_relus} textes non relus")
    dits = "\u202f; ".join(restes).capitalize()
    return TacheVue(
        "langues",
        "Les langues proposées",
        "Un texte non relu le dit à l’usager\u00a0: ne proposez une langue que si elle l’aide.",
        f"{dits}." if restes else "",
        _site(i, "entete"),
        "Choisir les langues",
    )


def build_adresse(i: Installation) -> TacheVue:
    """The public address."""
    return TacheVue(
        "adresse",
        "L’adresse publique",
        "Sans elle, les feuilles sont imprimées SPÉCIMEN et sans QR code.",
        "" if i.reglages.adresse_publique else "KIT_BASE_URL n’est pas une adresse https.",
        commande='base_url = "https://…" dans instance/kit.toml, puis relancer le kit',
    )


def _site(i: Installation, partie: str) -> str:
    return i.adresses.admin_contenu("site", "site", f"parties/{partie}")
