"""Evidence: written anew, without what a phone or a PDF hides, and refused with the way out."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from cast import NOW, city
from openkarier.foundation.documents import queries, store, uploads
from registry_story import handed_in, photo


def test_a_photo_is_written_anew_without_place_and_device():
    tags = Image.Exif()
    tags[0x0110] = "Ponsel Murah"
    tags[0x0112] = 6  # turned on its side
    out = BytesIO()
    Image.new("RGB", (3000, 1000), "white").save(out, "JPEG", exif=tags)
    clean, mime = uploads.rewritten(out.getvalue())
    with Image.open(BytesIO(clean)) as found:
        assert (mime, found.size, dict(found.getexif())) == ("image/jpeg", (667, 2000), {})
    assert b"Ponsel Murah" not in clean


def test_a_png_with_a_transparent_ground_becomes_paper():
    out = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(out, "PNG")
    with Image.open(BytesIO(uploads.rewritten(out.getvalue())[0])) as found:
        assert found.getpixel((0, 0)) == (255, 255, 255)


def test_a_pdf_keeps_its_pages_and_nothing_else():
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    script = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('x')")}
    writer.root_object[NameObject("/OpenAction")] = DictionaryObject(script)
    writer.add_attachment("x.exe", b"MZ")
    out = BytesIO()
    writer.write(out)
    clean, mime = uploads.rewritten(out.getvalue())
    assert (mime, len(PdfReader(BytesIO(clean)).pages)) == ("application/pdf", 1)
    assert b"app.alert" not in clean
    assert b"x.exe" not in clean


def gif() -> bytes:
    return photo(form="GIF")


def long_pdf() -> bytes:
    writer, out = PdfWriter(), BytesIO()
    for _ in range(11):
        writer.add_blank_page(10, 10)
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Berkas kosong"),
        (b"x" * (uploads.LARGEST + 1), "paling besar 8 MB"),
        (b"<svg onload=alert(1)>", "Foto tidak terbaca"),
        (b"MZ\x90\x00program", "Foto tidak terbaca"),
        (photo()[:200], "Foto tidak terbaca"),
        (gif(), "Foto tidak terbaca"),
        (b"\x00\x00\x00\x18ftypheic", "Paling kompatibel"),
        (b"%PDF-1.4 rusak", "PDF tidak terbaca"),
        (long_pdf(), "paling banyak 10 halaman"),
    ],
)
def test_other_files_are_refused_with_the_way_out(content, said):
    with pytest.raises(uploads.UploadRefused, match=said):
        uploads.rewritten(content)


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked():
    out = BytesIO()
    Image.new("1", (8_000, 7_000)).save(out, "PNG")
    with pytest.raises(uploads.UploadRefused, match="50 megapiksel"):
        uploads.rewritten(out.getvalue())


def test_a_file_whose_form_was_never_sent_goes_after_a_day(db):
    sari = city().orang["sari"]
    file = handed_in(sari)
    assert queries.known_files() == {file.sha256}
    assert store.has(file.sha256)
    assert uploads.forget_orphans(NOW + timedelta(hours=23)) == 0
    assert uploads.forget_orphans(NOW + timedelta(hours=25)) == 1


def test_nobody_attaches_the_file_of_another(db):
    made = city()
    file = handed_in(made.orang["sari"])
    assert uploads.waiting([file.pk], by=made.orang["tono"].nip) == []
    assert uploads.waiting([file.pk], by=made.orang["sari"].nip) == [file]
