"""Numbers and French names inside Arabic, read back from the paper."""

import io

import pytest
from pypdf import PdfReader

from kit.langues.bidi import isolate_html
from kit.render.outils import missing_libraries

if missing_libraries():
    pytest.skip("Pango manque : voir kit diagnostic", allow_module_level=True)

import weasyprint


def read_back(html: str) -> str:
    """The words of a page once printed."""
    page = f'<html lang="ar" dir="rtl"><style>body {{ font-size: 14pt }}</style>{html}</html>'
    pdf = weasyprint.HTML(string=isolate_html(page)).write_pdf()
    return " ".join(feuille.extract_text() for feuille in PdfReader(io.BytesIO(pdf)).pages)


@pytest.mark.parametrize("suite", ["04 67 61 61 61", "35 × 45 mm", "L. 111-1", "titre de séjour"])
def test_a_run_keeps_its_order_on_paper(suite: str) -> None:
    assert suite in read_back(f"<p>اتصل الآن: {suite}.</p>")
