"""A word at the counter: typed badly, read on a letter, or in the reader's own script."""

import re

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize(
    ("langue", "mots", "trouvaille"),
    [
        ("fr", "titer de sejuor", ("renouveler-titre-sejour", "Renouveler mon titre de séjour")),
        ("ar", "récépissé", ("renouveler-titre-sejour", "تجديد بطاقة إقامتي")),
        ("ar", "شهادة الميلاد", ("acte-naissance", "شهادة الميلاد")),
    ],
)
def test_one_word_leads_to_the_right_page(
    page: Page, site: str, langue: str, mots: str, trouvaille: tuple[str, str]
) -> None:
    adresse, attendu = trouvaille
    page.goto(f"{site}/{langue}/")
    page.locator("input[type=search]").fill(mots)
    page.keyboard.press("Enter")
    trouve = page.locator(f"main a[href*='{adresse}']").first
    expect(trouve).to_contain_text(attendu)
    trouve.click()
    expect(page.locator("html")).to_have_attribute("lang", langue)
    expect(page.locator("h1")).to_be_visible()
    expect(page).to_have_url(re.compile(f"/{langue}/.*{adresse}"))
