"""The interface is translated: whole catalogs, the same variables, the signs of each language."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from kit.langues.interface import load_interface
from kit.langues.registre import LangueConnue
from tools.messages import (
    catalogs,
    extract_messages,
    list_untranslated,
    read_catalog,
    update_catalog,
)

MODELE = extract_messages()
TEXTES = {langue: fichier.read_text(encoding="utf-8") for langue, fichier in catalogs()}
PAR_TAG = {langue.tag: langue for langue in TEXTES}
TOUTES = [pytest.param(langue, id=langue.tag) for langue in TEXTES]

COMME_EN_FRANCAIS = {
    "en": {
        "original": "the English word is the same",
        "page": "the English word is the same",
        "question": "the English word is the same",
    },
}
"""Translations that are the French sentence itself, with the reason."""

OFFICIELS = (
    "préfecture",
    "département",
    "mairie",
    "France services",
    "Défenseur des droits",
)
"""Names that people must recognise on a wall or on a letter: kept, alone or in brackets."""

LATIN_EN_ARABE = {"France", "services", "Ctrl", "P", "PDF", "A"}
"""Words in Latin letters that may stand in an Arabic sentence without brackets."""

VARIABLE = re.compile(r"%\([a-z_]+\)s")


def catalog_of(langue: LangueConnue) -> Catalog:
    return read_catalog(langue, TEXTES[langue])


def french_of(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def forms_of(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def translations(langue: LangueConnue) -> Iterator[tuple[Message, str]]:
    """Each form of each translated sentence."""
    for message in catalog_of(langue):
        if message.id:
            for forme in forms_of(message):
                yield message, forme


def forms_with(langue: LangueConnue, *motifs: str) -> list[str]:
    motif = re.compile("|".join(motifs))
    return [forme for _message, forme in translations(langue) if motif.search(forme)]


def test_the_site_speaks_english_and_arabic() -> None:
    assert {"en", "ar"} <= set(PAR_TAG)
    assert len(MODELE) > 100


@pytest.mark.parametrize("langue", TOUTES)
def test_every_sentence_is_translated_and_nothing_else_is(langue: LangueConnue) -> None:
    catalogue = catalog_of(langue)
    assert {french_of(m) for m in catalogue if m.id} == {french_of(m) for m in MODELE if m.id}
    assert catalogue.obsolete == {}
    assert list_untranslated(langue, TEXTES[langue]) == []


@pytest.mark.parametrize("langue", TOUTES)
def test_every_plural_has_the_forms_of_its_language(langue: LangueConnue) -> None:
    catalogue = catalog_of(langue)
    assert catalogue.locale_identifier == langue.tag.replace("-", "_")
    pluriels = [message for message in catalogue if message.pluralizable]
    assert pluriels
    assert {len(message.string) for message in pluriels} == {catalogue.num_plurals}


@pytest.mark.parametrize("langue", TOUTES)
def test_no_translation_is_fuzzy(langue: LangueConnue) -> None:
    assert [message.id for message in catalog_of(langue) if message.fuzzy] == []


@pytest.mark.parametrize("langue", TOUTES)
def test_the_tool_would_write_the_same_bytes(langue: LangueConnue) -> None:
    """When it fails: run `python -m tools.messages`, then translate what it lists."""
    assert update_catalog(langue, TEXTES[langue], MODELE) == TEXTES[langue]
    assert not re.search(r"Date:|/home/|/work/|Generated-By", TEXTES[langue])


@pytest.mark.parametrize("langue", TOUTES)
def test_variables_and_numbers_are_those_of_the_french(langue: LangueConnue) -> None:
    fautives = []
    for message, forme in translations(langue):
        attendues = [sorted(VARIABLE.findall(francais)) for francais in french_of(message)]
        nombres = [sorted(re.findall(r"\d+", francais)) for francais in french_of(message)]
        reste = VARIABLE.sub("", forme)
        if sorted(VARIABLE.findall(forme)) not in attendues or "%(" in reste:
            fautives.append(forme)
        if sorted(re.findall(r"\d+", forme)) not in nombres:
            fautives.append(forme)
    assert fautives == []


@pytest.mark.parametrize("langue", TOUTES)
def test_no_translation_is_the_french_itself(langue: LangueConnue) -> None:
    permises = set(COMME_EN_FRANCAIS.get(langue.tag, {}))
    pareilles = {forme for m, forme in translations(langue) if forme in french_of(m)}
    assert pareilles == permises


@pytest.mark.parametrize("langue", TOUTES)
def test_official_names_are_kept(langue: LangueConnue) -> None:
    perdus = [
        (nom, forme)
        for message, forme in translations(langue)
        for nom in OFFICIELS
        if nom in french_of(message)[0] and nom not in forme
    ]
    assert perdus == []


@pytest.mark.parametrize("langue", TOUTES)
def test_spaces_are_simple(langue: LangueConnue) -> None:
    assert forms_with(langue, r"^\s", r"\s$", r"\s\s", r"[\u00a0\u202f\n\t]", "'") == []


def test_english_has_english_signs() -> None:
    langue = PAR_TAG["en"]
    assert forms_with(langue, r"\s[:;?!]", r"\s%(?!\()", "[«»\"']", r"\.\.\.") == []
    assert forms_with(langue, r"\w’(?:t|re|ll|ve|d|m)\b") == []


def test_arabic_is_in_arabic_with_arabic_signs() -> None:
    langue = PAR_TAG["ar"]
    sans_arabe = [
        forme
        for _message, forme in translations(langue)
        if not re.search(r"[\u0621-\u064a]", VARIABLE.sub("", forme))
    ]
    assert sans_arabe == []
    assert forms_with(langue, r"[?,;\"“”’]", r"\s[؟،؛:.]", "[\u0640\u066a-\u066c]") == []
    assert forms_with(langue, "[\u0660-\u0669\u06f0-\u06f9]") == []


def test_arabic_keeps_latin_words_in_brackets() -> None:
    hors = {
        mot
        for _message, forme in translations(PAR_TAG["ar"])
        for mot in re.findall(r"[A-Za-zÀ-ÿ]+", re.sub(r"\([^()]*\)", "", VARIABLE.sub("", forme)))
    }
    assert hors == LATIN_EN_ARABE


@pytest.mark.parametrize("langue", TOUTES)
def test_the_kit_reads_the_catalog(langue: LangueConnue) -> None:
    interface = load_interface(langue.tag)
    for message in catalog_of(langue):
        if isinstance(message.id, str) and message.id:
            assert interface.gettext(message.id) == message.string
        elif message.id:
            lues = {interface.ngettext(*message.id, n) for n in range(200)}
            assert lues == set(forms_of(message))
