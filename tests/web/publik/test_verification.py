"""/verifikasi/ and /buku-merit/: the truth about a paper, for anybody, without a name."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import typst
from django.core.files.uploadedfile import SimpleUploadedFile

from openkarier.foundation.journal.numbers import receipt_number
from openkarier.foundation.journal.operations import issue_receipt, record, seal_receipt, void_receipt
from openkarier.foundation.journal.publishing import own_shelf, own_signer, publish
from openkarier.foundation.journal.queries import proved, receipt_proof

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 21, 20, tzinfo=UTC)  # 22 November in Jakarta
NIP = "199001012020121901"


@pytest.fixture(autouse=True)
def folders(settings, tmp_path):
    settings.LEDGER_FOLDER = tmp_path / "ledger"
    settings.LEDGER_SIGNER = tmp_path / "signer"


@pytest.fixture
def receipt():
    leaf = record("PERNYATAAN_CABUT", actor=NIP, at=AT, subject=f"aspiration:2026-2/{NIP}")
    return issue_receipt(period_code="2026-2", leaf=leaf, kind="pernyataan", at=AT)


@pytest.fixture
def paper(receipt):
    pdf = typst.compile(b"= Tanda terima", pdf_standards=["a-3b"], timestamp=1_790_000_000)
    sealed = seal_receipt(receipt=receipt, pdf=pdf, actor="sistem", at=AT)
    publish(shelf=own_shelf(), signer=own_signer())
    return proved(sealed)


def upload(client, url, raw, name="surat.pdf"):
    return client.post(url, {"berkas": SimpleUploadedFile(name, raw)})


def title(response):
    return response.context["title"]


def verdict(response):
    return response.context["paper"].title


def test_a_valid_number_says_what_paper_of_which_day_and_no_name(client, receipt):
    page = client.get(f"/verifikasi/{receipt.number}/")
    text = page.content.decode()
    assert (page.status_code, title(page)) == (200, "Berlaku")
    assert "Tanda terima Pernyataan Karier" in text
    assert "22 November 2026" in text
    assert NIP not in text
    assert "PERNYATAAN_CABUT" not in text


def test_a_void_number_says_since_when(client, receipt):
    void_receipt(receipt=receipt, actor="a", at=AT, why="salah orang")
    page = client.get(f"/verifikasi/{receipt.number}/")
    assert (page.status_code, title(page)) == (200, "Tidak berlaku")
    assert "salah orang" not in page.content.decode()


@pytest.mark.parametrize(
    ("number", "said"),
    [(receipt_number("2026-2"), "Tidak dikenal"), ("2026-2-AAAA", "Nomor salah ketik"), ("<b>x", "Nomor salah ketik")],
    ids=["never issued", "too short", "no number"],
)
def test_an_unknown_or_mistyped_number(client, number, said):
    page = client.get(f"/verifikasi/{number}/")
    assert (page.status_code, title(page)) == (404, said)
    assert "<b>" not in page.content.decode()


def test_what_is_typed_leads_to_the_answer_in_any_spelling(client, receipt):
    typed = receipt.number.lower().replace("-", " ")
    page = client.get("/verifikasi/", {"nomor": f" {typed} "}, follow=True)
    assert title(page) == "Berlaku"
    assert receipt.number in page.content.decode()
    assert client.get("/verifikasi/", {"nomor": "a/b"}).status_code == 200


def test_the_true_paper_is_true_under_its_number_and_alone(client, receipt, paper):
    assert verdict(upload(client, f"/verifikasi/{receipt.number}/", paper)) == "Asli dan berlaku"
    assert verdict(upload(client, "/verifikasi/", paper)) == "Asli dan berlaku"


def test_a_tampered_paper_is_refused(client, receipt, paper):
    tampered = paper.replace(b"/Type", b"/Tape", 1)
    for url in (f"/verifikasi/{receipt.number}/", "/verifikasi/"):
        assert verdict(upload(client, url, tampered)) == "Berkas ini telah diubah"


def test_the_true_paper_of_another_number_is_refused(client, receipt, paper):
    other = issue_receipt(period_code="2026-2", leaf=receipt.leaf, kind="surat", at=AT)
    url = f"/verifikasi/{other.number}/"
    assert verdict(upload(client, url, paper)) == "Surat lain"
    assert verdict(upload(client, url, receipt_proof(receipt.number))) == "Surat lain"
    assert verdict(upload(client, url, b"%PDF-1.7")) == "Tidak dikenal"


def test_a_void_paper_says_so(client, receipt, paper):
    void_receipt(receipt=receipt, actor="a", at=AT, why="salah orang")
    assert verdict(upload(client, "/verifikasi/", paper)) == "Asli, tetapi tidak berlaku"


def test_a_bare_proof_can_be_uploaded(client, receipt, paper):
    raw = receipt_proof(receipt.number)
    assert verdict(upload(client, "/verifikasi/", raw, "a.tlog-proof")) == "Asli dan berlaku"
    assert verdict(upload(client, "/verifikasi/", raw.replace(b"index 1", b"index 0"))) == "Berkas ini telah diubah"


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (None, "Pilih berkas surat."),
        (b"", "Berkas ini kosong. Pilih berkas lain."),
        (b"\xff\xd8\xff foto", "Berkas ini bukan PDF dan bukan .tlog-proof. Unggah berkas asli, bukan foto."),
        (b"%PDF" + bytes(12 * 1024 * 1024), "Berkas ini 12 MB; paling besar 10 MB."),
    ],
)
def test_what_is_no_paper_is_refused_with_a_sentence(client, raw, sentence):
    page = client.post("/verifikasi/") if raw is None else upload(client, "/verifikasi/", raw)
    assert page.status_code == 200
    assert page.context["form"].errors == {"berkas": [sentence]}


@pytest.mark.parametrize(
    "raw",
    [
        b"%PDF-1.7",
        b"%PDF c2sp.org/tlog-proof@v1\n",
        b"c2sp.org/tlog-proof@v1\nindex 0\n\xff\n\n",
        b"c2sp.org/tlog-proof@v1",
    ],
)
def test_garbage_is_judged_and_never_an_error(client, raw):
    assert upload(client, "/verifikasi/", raw).status_code == 200


def test_the_pages_set_no_cookie_and_are_not_kept(client, receipt):
    for url in ("/verifikasi/", f"/verifikasi/{receipt.number}/", "/buku-merit/"):
        page = client.get(url)
        assert page.cookies == {}
    assert "no-store" in client.get(f"/verifikasi/{receipt.number}/").headers["Cache-Control"]


def test_asking_costs_one_look_at_the_register(client, receipt, django_assert_num_queries):
    client.get(f"/verifikasi/{receipt.number}/")
    with django_assert_num_queries(2):  # the receipt; the agency of the page's head
        client.get(f"/verifikasi/{receipt.number}/")


def test_the_book_shows_its_root_and_counts(client, paper):
    text = client.get("/buku-merit/").content.decode()
    assert "Pernyataan Karier dicabut" in text
    assert "Dokumen diterbitkan" in text
    assert NIP not in text


def test_before_the_first_publication_the_book_says_so(client):
    assert "Buku belum terbit" in client.get("/buku-merit/").content.decode()
    assert client.get("/buku-merit/checkpoint").status_code == 404


def test_the_published_files_can_be_mirrored(client, paper, tmp_path):
    from openkarier.foundation.journal.openkarier_verify import verify_folder

    folder = own_shelf().folder
    for path in (path for path in folder.rglob("*") if path.is_file()):
        name = str(path.relative_to(folder))
        page = client.get(f"/buku-merit/{name}")
        copy = tmp_path / "mirror" / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_bytes(b"".join(page.streaming_content))
        assert page.headers["Cache-Control"] == (
            "public, max-age=31536000, immutable" if "tile/" in name else "public, max-age=5"
        )
        attached = page.headers.get("Content-Disposition", "").startswith("attachment")
        assert attached == name.endswith((".py", ".html"))
    assert verify_folder(tmp_path / "mirror").size == 2


@pytest.mark.parametrize(
    "name", ["../signer/key", "..%2fsigner%2fkey", "tile/0/../../policy", ".checkpoint.baru", "tile/0", "key"]
)
def test_nothing_else_can_be_fetched(client, paper, name):
    assert client.get(f"/buku-merit/{name}").status_code == 404
