"""Model letters, and papers for agents."""

from werkzeug.wrappers import Response as WerkzeugResponse

from kit.content.annexe import Annexe
from kit.content.lettre import Lettre
from kit.public.contexte import open_lecture
from kit.public.routes.site import public
from kit.public.vues.page import Apercu
from kit.render.richtext import plain_text
from kit.render.vues.modeles import build_annexe, build_lettre


@public.get("/<langue>/lettres/<slug>")
def show_lettre(langue: str, slug: str) -> WerkzeugResponse:
    """A model letter."""
    lecture = open_lecture(langue)
    lettre = lecture.find(Lettre, slug)
    vue = build_lettre(lecture.lecteur, lettre)
    apercu = Apercu(plain_text(vue.resume.html), "courrier", article=True)
    contexte = {"lettre": vue, "imprimer": lecture.adresses.imprimer(f"lettres/{lettre.adresse}")}
    return lecture.render_document(
        "public/lettre.html", vue.titre, f"lettres/{slug}", lettre, apercu, **contexte
    )


@public.get("/<langue>/annexes/<slug>")
def show_annexe(langue: str, slug: str) -> WerkzeugResponse:
    """A paper for agents."""
    lecture = open_lecture(langue)
    annexe = lecture.find(Annexe, slug)
    vue = build_annexe(lecture.lecteur, annexe)
    apercu = Apercu(plain_text(vue.resume.html), "remplir", article=True)
    contexte = {"annexe": vue, "imprimer": lecture.adresses.imprimer(f"annexes/{annexe.adresse}")}
    return lecture.render_document(
        "public/annexe.html", vue.titre, f"annexes/{slug}", annexe, apercu, **contexte
    )
