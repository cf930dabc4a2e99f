"""Records for URLs with parameters: what the crawler puts into them.

SAMPLES maps a URL name to a function (city) -> kwargs of a record of that city. The crawler calls it with the home city
and with another agency, and opens the page as everybody who must not see the record. A builder who adds a row with a
parameter to web/pages.py adds its line here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

from cast import NOW, City, account, fill, open_period_of
from openkarier.foundation.accounts.models import Peran
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.operations import enqueue
from openkarier.foundation.notices.models import Batch
from openkarier.foundation.notices.operations import Notice, draft
from openkarier.foundation.notices.rows import Recipient
from openkarier.stages.aspiration import operations


def person(city: City) -> dict[str, object]:
    """Joko of Dinas Laut: below Rahma, outside Dinas Pasar."""
    return {"nip": city.orang["joko"].nip}


def with_account(city: City) -> dict[str, object]:
    """Joko, who has an account."""
    if city.orang["joko"].akun is None:
        account(city.orang["joko"])
    return person(city)


def unit(city: City) -> dict[str, object]:
    """Dinas Laut. Units bear the same codes in every agency of the cast; its name is its own."""
    return {"kode": city.unit["laut"].kode}


def role(city: City) -> dict[str, object]:
    """A role held by Dewi over Dinas Laut."""
    dewi = city.orang["dewi"]
    pengguna = dewi.akun or account(dewi)
    held, _ = Peran.objects.get_or_create(
        pengguna=pengguna,
        desk="operator",
        instansi=city.instansi.kode,
        unit="laut",
        defaults={"mulai": date(2026, 1, 1)},
    )
    return {"peran": held.pk}


def filed(city: City) -> dict[str, object]:
    """Joko's declaration, filed in an open period of his agency."""
    period = open_period_of(city)
    joko = city.orang["joko"]
    aspiration = operations.begin(period=period, pegawai=joko, at=NOW)
    if aspiration.state == "draf":
        fill(aspiration, NOW)
        operations.submit(aspiration=aspiration, revision=1, actor=operations.Actor.of(joko), hand="asn", at=NOW)
    return {"kode": period.kode, "nip": joko.nip}


def drafted(city: City) -> dict[str, object]:
    """Joko, who has not begun."""
    return {"kode": open_period_of(city).kode, "nip": city.orang["joko"].nip}


def wished(city: City) -> dict[str, object]:
    """A jabatan that Joko looks at."""
    return drafted(city) | {"jabatan": city.jabatan["sekretaris-laut"].pk}


def a_post(city: City) -> dict[str, object]:
    """A jabatan of the agency."""
    return {"jabatan": city.jabatan["sekretaris-laut"].pk}


def a_page(city: City) -> dict[str, object]:
    """The first question of Joko's declaration."""
    return drafted(city) | {"name": "pintu"}


def batch(city: City) -> dict[str, object]:
    """A reminder drafted for the whole agency, to Joko."""
    notice = Notice(
        "uji", f"uji:{city.instansi.kode}", city.instansi.kode, city.instansi.zona, "Uji", "Halo", "Halo {nama}"
    )
    joko = city.orang["joko"]
    draft(notice, [Recipient(joko.nip, joko.nama)], by="sistem", now=NOW)
    return {"number": Batch.objects.get(instansi=city.instansi.kode).pk}


def job(city: City) -> dict[str, object]:
    """A job of the agency that failed."""
    made = enqueue("notices.send", {}, title="Uji", now=NOW, instansi=city.instansi.kode)
    Job.objects.filter(pk=made).update(state="failed")
    return {"job": made}


def import_run(city: City) -> dict[str, object]:
    """A file under review in the agency, with one change and one error."""
    from openkarier.gateways.spreadsheet import importing  # Django is ready only when a test runs

    content = b"ID;NAMA_UNOR;ID_ATASAN\nu1;Unit dari berkas;\nu2;Tanpa atasan;hilang\n"
    taken = importing.read(content, instansi=city.instansi.kode, at=NOW)
    run = importing.stage(taken, instansi=city.instansi.kode, file_name="unor.csv", actor="uji", at=NOW)
    return {"run": run.pk}


SAMPLES: dict[str, Callable[[City], dict[str, object]]] = {
    "bkpsdm:talent-eligible": a_post,
    "bkpsdm:talent-eligible_export": a_post,
    "atasan:registry-person": person,
    "operator:registry-person": person,
    "bkpsdm:registry-person": person,
    "auditor:registry-person": person,
    "bkpsdm:registry-unit": unit,
    "auditor:registry-unit": unit,
    "bkpsdm:registry-import_run": import_run,
    "bkpsdm:registry-import_apply": import_run,
    "bkpsdm:registry-import_discard": import_run,
    "bkpsdm:registry-import_errors": import_run,
    "operator:account-code": person,
    "bkpsdm:account-code": person,
    "admin:account-code": person,
    "admin:account-person": person,
    "admin:account-grant": person,
    "admin:account-switch": with_account,
    "admin:account-end": role,
    "atasan:aspiration-detail": filed,
    "atasan:aspiration-opinion": filed,
    "operator:aspiration-home": drafted,
    "operator:aspiration-page": a_page,
    "operator:aspiration-autosave": a_page,
    "operator:aspiration-wish": drafted,
    "operator:aspiration-drop": drafted,
    "operator:aspiration-posts": drafted,
    "operator:aspiration-verdict": wished,
    "operator:aspiration-check": drafted,
    "operator:aspiration-code": filed,
    "operator:aspiration-submit": filed,
    "operator:aspiration-receipt": filed,
    "operator:aspiration-letter": filed,
    "operator:aspiration-proof": filed,
    "bkpsdm:aspiration-detail": filed,
    "bkpsdm:aspiration-letter": filed,
    "bkpsdm:outbox-batch": batch,
    "bkpsdm:outbox-recipients": batch,
    "bkpsdm:outbox-reword": batch,
    "bkpsdm:outbox-release": batch,
    "bkpsdm:outbox-cancel": batch,
    "bkpsdm:outbox-resend": batch,
    "bkpsdm:outbox-unreached": batch,
    "bkpsdm:outbox-unreached_export": batch,
    "admin:jobs-status": job,
    "admin:jobs-retry": job,
}
# Pages whose key names no record of a person or unit, with any value of the key; only desk and log-in are tried.
PERIOD = {"kode": "2025-2"}  # a period of one's own agency; the record behind it is always one's own
NOBODY = UUID(int=0)  # tests/web/test_notices.py and test_jobs.py try the records of others
SHARED: dict[str, dict[str, object]] = {
    "bkpsdm:outbox-settle": {"number": NOBODY},
    "semua:notices-read": {"message": NOBODY},
    "semua:jobs-status": {"job": NOBODY},
    "semua:jobs-cancel": {"job": NOBODY},
    "semua:jobs-retry": {"job": NOBODY},
    "verifikasi-jawaban": {"number": "2026-2-0000-0000-0000-0000"},
    "buku-merit-berkas": {"name": "checkpoint"},
    "asn:development-way": {"jabatan": 1},
    "asn:aspiration-home": PERIOD,
    "asn:aspiration-page": PERIOD | {"name": "pintu"},
    "asn:aspiration-autosave": PERIOD | {"name": "pintu"},
    "asn:aspiration-wish": PERIOD,
    "asn:aspiration-drop": PERIOD,
    "asn:aspiration-posts": PERIOD,
    "asn:aspiration-verdict": PERIOD | {"jabatan": 1},
    "asn:aspiration-check": PERIOD,
    "asn:aspiration-submit": PERIOD,
    "asn:aspiration-receipt": PERIOD,
    "asn:aspiration-letter": PERIOD,
    "asn:aspiration-proof": PERIOD,
    "asn:aspiration-withdraw": PERIOD,
    "bkpsdm:aspiration-change": PERIOD,
    "bkpsdm:standards-decide": {"kunci": "sisa_bup"},
    "bkpsdm:aspiration-step": PERIOD,
}
