"""Every kind of letter is set, says what its data say, and is PDF/A and PDF/UA."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO

import msgspec
import pytest
from pypdf import PdfReader

from foundation.documents.catalogue import CATALOGUE as SAMPLES
from foundation.documents.catalogue import people
from foundation.documents.reading import attachments, pages, standards, words
from foundation.documents.samples import AT, PERMOHONAN, TANDA_TERIMA
from openkarier.foundation.documents.kinds import FORMS, Kind
from openkarier.foundation.documents.letters import Attachment, LetterError, Verification, checked, render
from openkarier.foundation.documents.styles import Style, style_of

CHECK = Verification("7KQ4M2ZDX")


def test_every_kind_has_a_form_a_label_and_a_sample():
    assert set(FORMS) == set(Kind) == set(SAMPLES)
    assert all(kind.label for kind in Kind)


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_kind_is_tagged_archival_titled_and_indonesian(kind):
    pdf = render(kind, SAMPLES[kind], at=AT, verification=CHECK)
    root = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert standards(pdf) == ("2", "A", "1")
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "id-ID"
    assert PdfReader(BytesIO(pdf)).metadata.title


@pytest.mark.parametrize("kind", SAMPLES)
def test_the_same_moment_gives_the_same_bytes_and_another_moment_other_bytes(kind):
    first = render(kind, SAMPLES[kind], at=AT, verification=CHECK)
    assert render(kind, SAMPLES[kind], at=AT, verification=CHECK) == first
    assert render(kind, SAMPLES[kind], at=AT + timedelta(seconds=1), verification=CHECK) != first


@pytest.mark.parametrize("kind", SAMPLES)
def test_nothing_but_bundled_fonts_is_embedded(kind):
    reader = PdfReader(BytesIO(render(kind, SAMPLES[kind], at=AT)))
    names = {
        str(font.get_object()["/BaseFont"]) for page in reader.pages for font in page["/Resources"]["/Font"].values()
    }
    assert {name.split("+")[1].split("-")[0] for name in names} <= {"Arimo", "TeXGyreBonum", "Tinos"}


def said(value) -> list[str]:
    """Every text in a form, except the codes that the layout translates."""
    if isinstance(value, msgspec.Struct):
        skipped = {"alt", "gambar", "lambang", "pintu", "rata", "bentuk"}
        return [word for name in value.__struct_fields__ if name not in skipped for word in said(getattr(value, name))]
    if isinstance(value, tuple):
        return [word for item in value for word in said(item)]
    return [value] if isinstance(value, str) and value else []


def folded(text: str) -> str:
    """Letters and figures only: line breaks, hyphens and capitals are the layout's business."""
    return "".join(c for c in text.casefold() if c.isalnum())


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_text_of_the_form_is_printed(kind):
    printed = folded(words(render(kind, SAMPLES[kind], at=AT)))
    assert [word for word in said(SAMPLES[kind]) if folded(word) not in printed] == []


def test_the_head_of_a_long_annex_is_on_each_of_its_pages_and_the_signature_never_alone():
    sheets = pages(render(Kind.SK, SAMPLES[Kind.SK], at=AT))
    annex = sheets[2:]
    assert len(annex) > 10
    assert all("Jabatan baru" in sheet for sheet in annex)
    assert "Pegawai Contoh 299" in annex[-1]
    assert "Pegawai Contoh 300" in annex[-1]
    assert "H. Contoh Wali Kota" in annex[-1]


@pytest.mark.parametrize("rows", range(1, 30))
def test_wherever_the_page_ends_two_rows_stay_with_the_signature(rows):
    usulan = SAMPLES[Kind.USULAN]
    annex = usulan.isi_lampiran[0]
    cut = msgspec.structs.replace(annex, tabel=msgspec.structs.replace(annex.tabel, baris=people(rows)))
    last = pages(render(Kind.USULAN, msgspec.structs.replace(usulan, isi_lampiran=(cut,)), at=AT))[-1]
    assert f"Pegawai Contoh {rows}," in last
    assert f"Pegawai Contoh {max(rows - 1, 1)}," in last
    assert last.count("Jabatan baru") == 1


def test_the_paper_is_that_of_the_style():
    def box(style):
        return [round(float(side) / 72 * 25.4) for side in PdfReader(BytesIO(render(
            Kind.SURAT_PERMOHONAN, PERMOHONAN, at=AT, style=style))).pages[0].mediabox[2:]]  # fmt: skip

    assert box(Style()) == [210, 297]
    assert box(Style(paper="F4")) == [215, 330]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [({"paper": "B5"}, "Kertas"), ({"font": "Comic"}, "Huruf"), ({"size": 7.9}, "poin"), ({"left": 9}, "tepi")],
)
def test_an_impossible_style_is_refused(changes, reason):
    with pytest.raises(ValueError, match=reason):
        style_of(Kind.SURAT_PERMOHONAN).replaced(changes)


def test_a_style_at_its_bounds_is_accepted():
    assert Style().replaced({"size": 8, "left": 60, "right": 10}).sheet()["ukuran"] == 8


def test_a_missing_field_is_named():
    data = msgspec.to_builtins(PERMOHONAN)
    del data["pemohon"]["nama"]
    with pytest.raises(LetterError, match=r"^Surat permohonan belum dapat dicetak: isian pemohon.nama belum ada.$"):
        checked(Kind.SURAT_PERMOHONAN, data)


def test_an_unknown_field_and_an_empty_list_of_targets_are_refused():
    with pytest.raises(LetterError, match="judul"):
        checked(Kind.SURAT_PERMOHONAN, {**msgspec.to_builtins(PERMOHONAN), "judul": "x"})
    with pytest.raises(LetterError, match="target"):
        checked(Kind.SURAT_PERMOHONAN, msgspec.structs.replace(PERMOHONAN, target=()))


def test_a_naive_moment_is_refused():
    with pytest.raises(LetterError, match="berzona"):
        render(Kind.SURAT_PERMOHONAN, PERMOHONAN, at=datetime(2026, 1, 1))  # noqa: DTZ001  # that is the point


def test_a_receipt_carries_its_proof_inside_and_is_then_pdf_a_3():
    proof = Attachment(
        "bukti.tlog-proof", "text/plain", "Bukti Buku Merit", b"c2sp.org/tlog-proof@v1\nindex 7\n\x00\xff"
    )
    pdf = render(Kind.TANDA_TERIMA, TANDA_TERIMA, at=AT, verification=CHECK, attachments=(proof,))
    assert attachments(pdf) == {"bukti.tlog-proof": proof.content}
    assert standards(pdf) == ("3", "A", "1")
    assert "Sabtu, 21 November 2026 pukul 14.32 WIB" in words(pdf)


def test_the_verification_address_is_printed_and_clear_of_a_letter_without_one(settings):
    settings.OPENKARIER_URL = "https://karier.contoh.go.id/"
    assert CHECK.url == "https://karier.contoh.go.id/verifikasi/7KQ4M2ZDX/"
    assert CHECK.url in words(render(Kind.SURAT_PERMOHONAN, PERMOHONAN, at=AT, verification=CHECK))
    assert "/verifikasi/" not in words(render(Kind.SURAT_PERMOHONAN, PERMOHONAN, at=AT))


def test_an_agency_puts_its_own_arms_in_the_kop():
    arms = (
        b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 12"><rect width="10" height="12" fill="red"/></svg>'
    )
    own = msgspec.structs.replace(TANDA_TERIMA, kop=msgspec.structs.replace(TANDA_TERIMA.kop, gambar=arms))
    pdf = render(Kind.TANDA_TERIMA, own, at=AT)
    assert pdf != render(Kind.TANDA_TERIMA, TANDA_TERIMA, at=AT)
    assert len(pages(pdf)) == 1


def test_the_style_object_is_a_value():
    assert replace(Style(), size=12).size == 12
