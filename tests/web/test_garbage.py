"""Garbage at every door of Open Karier: an answer below 500, and what people wrote is still there."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.urls import reverse

from cast import NOW, fill, open_period_of
from openkarier.foundation.accounts.models import Desk
from openkarier.stages.aspiration import operations
from openkarier.stages.aspiration.models import Aspiration, Period, Submission
from openkarier.web.pages import TABLE, Page

PAGES = [page for page in TABLE if page.stage == "aspiration" and page.desk in Desk.values]
ASKING = [page for page in PAGES if not page.view.endswith(("letter", "proof"))]
HUGE = "9" * 5_000
WORDS = (
    "", "abc", "-1", "²", "٣", HUGE[:20], HUGE, "NaN", "a\x00b", "\ud800", "{{ 7*7 }}", "31-02-2026",
    "0001-01-01T00:00", "9999-12-31T23:59", "9999-12-31", "😀", "x" * 50_000,
)  # fmt: skip
NAMES = (
    "door", "reason", "personal", "personal_note", "indicator", "unit", "baseline", "goal", "due", "method", "ready",
    "willing_pindah", "willing_tetap",
    "index", "langkah", "jabatan", "kind", "opd", "revision", "code", "paper", "why", "stance", "note", "number",
    "nama", "kode", "dasar", "mulai", "batas", "wajib_status", "wajib_jenjang", "max_wishes", "term_months",
    "pernyataan", "author", "later",
)  # fmt: skip
QUERIES = ("halaman", "cari", "periode", "opd", "unit", "pilihan", "draf", "dari", "q")
FORM = "application/x-www-form-urlencoded"


def by_name(page: Page) -> str:
    return page.name


def percent(word: str) -> str:
    return quote(word.encode("utf-8", "surrogatepass"))


def address(page, world, **more):
    """The page over a record that its desk may see: Joko's for the wide desks, one's own people's else."""
    home = world.home
    people = {"asn": "sari", "atasan": "wati", "operator": "joko", "bkpsdm": "joko"}
    whole = {
        "kode": "2026-2",
        "nip": home.orang[people.get(page.desk, "joko")].nip,
        "name": "target/1",
        "jabatan": 1,
    } | more
    return reverse(page.name, kwargs={key: whole[key] for key in whole if f"{key}>" in page.route})


@pytest.fixture
def begun(world):
    """Drafts of Sari and Joko, Wati's declaration filed."""
    period = open_period_of(world.home)
    Period.objects.update(batas="2040-01-01T00:00Z")
    for who in ("sari", "joko", "wati"):
        fill(operations.begin(period=period, pegawai=world.home.orang[who], at=NOW))
    wati = Aspiration.objects.get(pegawai=world.home.orang["wati"])
    operations.submit(
        aspiration=wati, revision=1, actor=operations.Actor.of(world.home.orang["wati"]), hand="asn", at=NOW
    )
    return world


def broken(answers):
    return {what: status for what, status in answers if status >= 500}


@pytest.mark.parametrize("page", [page for page in ASKING if page.act in {"lihat", "unduh", "kirim"}], ids=by_name)
def test_no_query_breaks_a_page(page, begun):
    client, url = begun.client(begun.actor[page.desk]), address(page, begun)
    words = ("", "abc", "²", HUGE[:20], "-1", "\x00", "\ud800", "%'")
    asked = ["?" + "&".join(f"{name}={percent(word)}" for name in QUERIES) for word in words]
    asked += [
        f"?{name}={percent(word)}" for name in ("opd", "periode", "cari", "q") for word in ("abc", "a\x00b", "%'")
    ]
    asked += ["?cari=%FF%FE", "?cari=" + "a+" * 300, "?halaman=2&halaman=x", "?" + "&".join(["a=1"] * 900)]
    assert broken((query[:40], client.get(url + query).status_code) for query in asked) == {}


@pytest.mark.parametrize("page", [page for page in ASKING if page.act in {"tulis", "kirim"}], ids=by_name)
def test_no_form_breaks_a_page_and_what_was_filed_stands(page, begun):
    client, url = begun.client(begun.actor[page.desk]), address(page, begun)
    before = list(Submission.objects.filter(door="tetap").values_list("number", "reason", "withdrawn_at"))
    bodies = ["&".join(f"{name}={percent(word)}" for name in NAMES) for word in WORDS]
    bodies += [f"revision=1&{name}={percent(word)}" for name in ("index", "jabatan") for word in WORDS[2:7]]
    bodies += ["", "%FF=%FE", "index=0&langkah=naik&index=x", "jabatan=" + HUGE[:20], "kind=arsip&opd=" + HUGE[:20]]
    answers = [(body[:60], client.generic("POST", url, body, content_type=FORM).status_code) for body in bodies]
    answers += [(kind, client.generic("POST", url, b"\xff\xfe\x00", content_type=kind).status_code) for kind in ODD]
    assert broken(answers) == {}
    assert list(Submission.objects.filter(number__in=[row[0] for row in before]).values_list(
        "number", "reason", "withdrawn_at")) == before  # fmt: skip


ODD = (
    FORM, f"{FORM}; charset=utf-16", f"{FORM}; charset=xx", "application/json", "text/plain", "multipart/form-data",
    "multipart/form-data; boundary=x; charset=utf-7",
)  # fmt: skip


@pytest.mark.parametrize("page", [page for page in PAGES if "<" in page.route], ids=by_name)
def test_no_address_breaks_a_page(page, begun):
    client = begun.client(begun.actor[page.desk])
    names = (
        "pintu/",
        "target/0",
        "target/01",
        "target/6",
        "target/٣",
        "target/²",
        f"target/{HUGE}",
        "x",
        "alasan/1",
        "../a",
    )
    people = ("x", HUGE[:20], "\x00", "a\x00b", "😀")
    found = [address(page, begun, name=name) for name in names if "name>" in page.route]
    found += [address(page, begun, nip=nip) for nip in people if "nip>" in page.route]
    found += [address(page, begun, kode=kode) for kode in ("x", "2026-9", "0", "-")]
    method = "post" if page.act in {"tulis", "kirim"} else "get"
    statuses = {url[:80]: getattr(client, method)(url).status_code for url in found}
    assert statuses == dict.fromkeys(statuses, 404)
