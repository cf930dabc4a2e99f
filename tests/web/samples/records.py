"""Records of a city that several rooms put into their URLs."""

from __future__ import annotations

from datetime import date
from typing import Any

from cast import NOW, City, account, fill, open_period_of
from openkarier.foundation.accounts.models import Peran
from openkarier.foundation.jobs.models import Job
from openkarier.foundation.jobs.operations import enqueue
from openkarier.foundation.notices.models import Batch
from openkarier.foundation.notices.operations import Notice, draft
from openkarier.foundation.notices.rows import Recipient
from openkarier.stages.aspiration import operations
from openkarier.stages.deliberation.models import Usulan


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
    return {"number": Batch.objects.get(key=notice.key).pk}


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


def placed(city: City) -> dict[str, object]:
    """A proposal about Joko that was released to the PPK."""
    from stages.placement.story import released  # Django is ready only when a test runs

    found = Usulan.objects.filter(pegawai=city.orang["joko"], sidang__kode="TPK-SAMPEL").first()
    if found is None:
        found = released(city, [("joko", "sekretaris-laut", "promosi")], kode="TPK-SAMPEL")[0]
    return {"nomor": found.pk}


def disputed(city: City) -> dict[str, object]:
    """Joko disputes his golongan."""
    from registry_story import dispute_of  # Django is ready only when a test runs

    return {"nomor": dispute_of(city.orang["joko"]).nomor}


def evidence(city: City) -> dict[str, object]:
    """The photo that Joko attached."""
    from registry_story import dispute_of  # Django is ready only when a test runs

    row = dispute_of(city.orang["joko"])
    file = row.bukti.get()
    return {"nomor": row.nomor, "berkas": file.berkas_id}


def held_post(city: City) -> dict[str, object]:
    """The post that Joko holds."""
    return {"butir": "riwayat-jabatan", "baris": city.orang["joko"].riwayat_jabatan.get().pk}


def talent_formula(city: City) -> dict[str, object]:
    """A formula of the agency, frozen."""
    return {"rumus": _talent_map(city).formula_id}


def mapped(city: City) -> dict[str, object]:
    """Joko, who stands in a frozen map."""
    _talent_map(city)
    return person(city)


def _talent_map(city: City) -> Any:
    from openkarier.core.talent import DEFAULT  # Django is ready only when a test runs
    from openkarier.stages.talent import operations
    from openkarier.stages.talent.queries import maps

    found = maps(city.instansi.kode).first()
    if found is not None:
        return found
    draft = operations.draft_formula(instansi=city.instansi, nama="Rumus uji", isi=DEFAULT, actor="uji", at=NOW)
    held = operations.freeze_formula(formula=draft, sk="SK 1", tanggal_sk=NOW.date(), actor="uji", at=NOW)
    return operations.freeze_map(formula=held, nama="Peta uji", on=NOW.date(), actor="uji", at=NOW)
