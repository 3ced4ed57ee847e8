"""Reading a pack: every fault is found, named by file and place, before anything is used."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from kit.content.document import Document, DocumentAdressable
from kit.content.genres import CLASSES
from kit.content.lecture import DocumentInvalideError, read_document
from kit.content.liens import Cible, list_liens
from kit.erreurs import KitError
from kit.importers.pack.catalogues import read_traductions
from kit.importers.pack.dossier import read_fichiers
from kit.importers.pack.modele import Manifeste, Pack
from kit.importers.pack.yaml_strict import YamlError, load_yaml

MANIFESTE = "pack.yaml"
_FAUTES_MONTREES = 20


class PackInvalideError(KitError):
    """The pack has faults; `fautes` holds one sentence for each."""

    def __init__(self, fautes: list[str]) -> None:
        self.fautes = tuple(fautes)
        nombre = "une erreur" if len(fautes) == 1 else f"{len(fautes)} erreurs"
        lignes = [f"Le pack n’est pas importé, il contient {nombre} à corriger :"]
        lignes += [f"- {faute}" for faute in fautes[:_FAUTES_MONTREES]]
        if len(fautes) > _FAUTES_MONTREES:
            lignes.append(f"- et {len(fautes) - _FAUTES_MONTREES} autres.")
        super().__init__("\n".join(lignes))


def read_pack(chemin: Path) -> Pack:
    """Read a folder or a zip.

    Raises PackIllisibleError or PackInvalideError. References to documents that are not in the
    pack are checked later, against the base (see `missing_references`).
    """
    fichiers = read_fichiers(chemin)
    fautes: list[str] = []
    manifeste = _read_manifeste(fichiers.pop(MANIFESTE, None), fautes)
    documents: list[Document] = []
    places: dict[tuple[str, str], str] = {}
    for nom, genre, brut in _iterate_bruts(fichiers, fautes):
        document = _read_one(nom, genre, brut, fautes)
        if document is not None:
            _check_unique(document, nom, places, fautes)
            documents.append(document)
    traductions = read_traductions(
        {nom: texte for nom, texte in fichiers.items() if nom.endswith(".po")}, fautes
    )
    if fautes or manifeste is None:
        raise PackInvalideError(fautes)
    return Pack(manifeste, tuple(documents), traductions)


def missing_references(documents: Iterable[Document], known: frozenset[Cible]) -> list[str]:
    """One sentence for each reference to a document that is neither in the pack nor known."""
    return missing_liens({Cible(d.GENRE, d.id): list_liens(d) for d in documents}, known)


def missing_liens(liens: Mapping[Cible, tuple[Cible, ...]], known: frozenset[Cible]) -> list[str]:
    """The same for references already listed, by document."""
    return [
        f"{source.genre} « {source.id} » renvoie à {cible.genre} « {cible.id} », qui n’existe "
        "pas : ajoutez ce document ou retirez le renvoi."
        for source, cibles in liens.items()
        for cible in cibles
        if cible not in known and cible not in liens
    ]


def _read_manifeste(texte: str | None, fautes: list[str]) -> Manifeste | None:
    if texte is None:
        fautes.append(f"{MANIFESTE} manque : un pack dit son id, son nom, sa version, sa licence.")
        return None
    try:
        return Manifeste.model_validate(load_yaml(texte))
    except YamlError as error:
        fautes.append(f"{MANIFESTE}, {error}")
    except ValidationError as error:
        champs = ", ".join(str(detail["loc"][-1]) for detail in error.errors() if detail["loc"])
        fautes.append(f"{MANIFESTE} : champs à corriger ou à ajouter : {champs or 'tous'}.")
    return None


def _iterate_bruts(fichiers: dict[str, str], fautes: list[str]) -> Iterator[tuple[str, str, Any]]:
    """Raw documents in the order of the kinds, each with its file and its kind."""
    reconnus: set[str] = set()
    for classe in CLASSES:
        for nom, texte in fichiers.items():
            if not nom.endswith((".yaml", ".yml")) or _pluriel(nom) != classe.PLURIEL:
                continue
            reconnus.add(nom)
            yield from ((nom, classe.GENRE, brut) for brut in _load(nom, texte, fautes))
    fautes.extend(
        f"{nom} : ce fichier n’a pas sa place dans un pack ; "
        f"les noms possibles sont {', '.join(c.PLURIEL for c in CLASSES)}."
        for nom in fichiers
        if nom.endswith((".yaml", ".yml")) and nom not in reconnus
    )


def _pluriel(nom: str) -> str:
    """`fiches.yaml` and `fiches/x.yaml` both hold fiches."""
    chemin = PurePosixPath(nom)
    return chemin.parts[0] if len(chemin.parts) == 2 else chemin.stem  # noqa: PLR2004


def _load(nom: str, texte: str, fautes: list[str]) -> list[Any]:
    try:
        brut = load_yaml(texte)
    except YamlError as error:
        fautes.append(f"{nom}, {error}")
        return []
    if brut is None:
        return []
    return brut if isinstance(brut, list) else [brut]


def _read_one(nom: str, genre: str, brut: object, fautes: list[str]) -> Document | None:
    try:
        return read_document(genre, brut)
    except DocumentInvalideError as error:
        identifiant = brut.get("id", "sans id") if isinstance(brut, dict) else "sans id"
        fautes.extend(f"{nom} › {identifiant} › {faute}" for faute in error.fautes)
        return None


def _check_unique(
    document: Document, nom: str, places: dict[tuple[str, str], str], fautes: list[str]
) -> None:
    noms = {("id", document.id)}
    if isinstance(document, DocumentAdressable):
        noms |= {("adresse", slug) for slug in (document.adresse, *document.anciens_slugs)}
    for sorte, valeur in sorted(noms):
        cle = (f"{document.GENRE}/{sorte}", valeur)
        if cle in places:
            fautes.append(
                f"{nom} › {document.id} : « {valeur} » est déjà pris dans {places[cle]}, "
                "donnez un autre identifiant."
            )
        places[cle] = nom
