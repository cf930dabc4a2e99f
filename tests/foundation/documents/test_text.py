"""Names as people have them: markup, many scripts, great length. What goes in comes out."""

from __future__ import annotations

import unicodedata

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foundation.documents.reading import pages, words
from foundation.documents.samples import AT, PERMOHONAN, sign
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import render
from openkarier.foundation.documents.present import FONTS, printable, undrawable

MARKUP = (
    "<b>Siti</b> & <script>alert(1)</script>",
    '#panic("x") *tebal* _miring_ $x^2$ `kode` @rujukan <label>',
    '"; #import "naskah.typ": * // \\u{41}',
    "= Judul\n- butir\n+ angka",
    "{{ nama }} {% if %} %s {0}",
)
SCRIPTS = {
    "Jawa": "ꦱꦶꦠꦶꦫꦲꦪꦸ",
    "Arab": "أحمد بن يوسف",
    "Bali": "ᬯᬬᬦ᭄",
    "Sunda": "ᮃᮞᮨᮕ᮪",
    "Batak": "ᯅᯖᯂ᯲",
    "Bugis": "ᨕᨉᨗ",
    "Rejang": "ꤼꥍꥇ",
    "Vietnam": "Nguyễn Thị Ánh",
}


def named(nama: str):
    person = msgspec.structs.replace(PERMOHONAN.pemohon, nama=nama)
    return msgspec.structs.replace(PERMOHONAN, pemohon=person, penanda=sign(person, "Pemohon"))


@pytest.mark.parametrize("nama", MARKUP)
def test_markup_in_a_name_is_printed_as_it_stands(nama):
    assert " ".join(nama.split()) in words(render(Kind.SURAT_PERMOHONAN, named(nama), at=AT))


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_name_in_another_script_is_drawn_with_glyphs_of_that_script(script):
    assert undrawable(SCRIPTS[script]) == ""
    text = "".join(pages(render(Kind.SURAT_PERMOHONAN, named(SCRIPTS[script]), at=AT)))
    letters = {c for c in unicodedata.normalize("NFC", SCRIPTS[script]) if unicodedata.category(c) == "Lo"}
    assert letters <= set(unicodedata.normalize("NFKC", text)) | set(text)


@pytest.mark.parametrize(
    "nama", ["A" * 200, "Siti " * 40, "W" * 300, "ꦱꦶ" * 100], ids=["solid", "words", "wide", "jawa"]
)
def test_a_name_of_200_characters_stays_on_the_paper(nama, tmp_path):
    pdf = render(Kind.SURAT_PERMOHONAN, named(nama.strip()), at=AT)
    assert ink_right_of(pdf, 210 - 20 + 1) == 0


def ink_right_of(pdf: bytes, millimetres: float) -> int:
    """How many text operations start to the right of a line on the page."""
    from io import BytesIO

    from pypdf import PdfReader

    beyond = 0

    def visit(text, _matrix, position, _font, _size):
        nonlocal beyond
        beyond += bool(text.strip()) and position[4] > millimetres / 25.4 * 72

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return beyond


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(min_size=1, max_size=60))
def test_no_text_at_all_can_stop_a_letter(text):
    assert render(Kind.SURAT_PERMOHONAN, named(text), at=AT).startswith(b"%PDF-")


def test_controls_and_direction_overrides_are_taken_out():
    assert printable("Sit\x00i\u202egnasah\x07") == "Sitignasah"


def test_a_character_without_a_glyph_becomes_the_replacement_character_and_is_named():
    assert printable("Budi 😀") == "Budi \ufffd"
    assert undrawable("Budi 😀漢") == "漢😀"


@pytest.mark.parametrize(("length", "breaks"), [(28, 0), (29, 2), (36, 2), (37, 3)])
def test_only_an_endless_word_gets_places_to_break(length, breaks):
    assert printable("a" * length).count("\u200b") == breaks


def test_the_list_of_drawable_characters_is_that_of_the_fonts():
    from importlib.util import module_from_spec, spec_from_file_location
    from pathlib import Path

    path = Path(__file__).resolve().parents[3] / "setup" / "fonts.py"
    spec = spec_from_file_location("fonts", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (FONTS / "coverage.txt").read_text() == module.coverage()


def test_each_font_has_its_licence_beside_it():
    assert {path.name for path in FONTS.glob("*.txt")} == {"OFL.txt", "GUST-FONT-LICENSE.txt", "coverage.txt"}
