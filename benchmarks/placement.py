"""496 people in one SK and one change of riwayat (Kota Bogor, 30 December 2019: 496 sworn in at one ceremony).

Prints seconds of processor: judging all gates, the SK with its annex as PDF, the change of all riwayat at once, beside
the same change made person by person; and a sitting at which the PPK signs 100 SK with a certificate on this machine
(with BSrE the service takes 2 to 10 s a paper on top). Figures of 22 November 2026 stand in docs/penempatan.md.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from datetime import UTC, date, datetime

os.environ["OPENKARIER_DATA"] = tempfile.mkdtemp(prefix="openkarier-bench-")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")

import django

django.setup()

from django.core.management import call_command
from django.db import transaction

from openkarier.foundation.documents import letters as press
from openkarier.foundation.documents import operations as documents
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.signing import Pkcs12, Secret
from openkarier.gateways.demo import load
from openkarier.gateways.esign.example import certificate
from openkarier.stages.deliberation.models import Sidang, Usulan
from openkarier.stages.placement import cases, letters, paper_queries, signing
from openkarier.stages.registry.models import Instansi, Jabatan, Pegawai
from openkarier.stages.registry.operations import change_posts
from openkarier.stages.registry.posts import Change

NUMBER, SIGNED = 496, 100
AT, TMT = datetime(2026, 12, 1, 3, tzinfo=UTC), date(2026, 12, 7)


def timed(label: str, act: object) -> object:
    """Do it, print what it cost."""
    begin = time.process_time()
    done = act()  # type: ignore[operator]
    print(f"{label:<58} {time.process_time() - begin:7.2f} s")
    return done


def city() -> list[Usulan]:
    """496 people of the demo city, each proposed for a seat of many."""
    call_command("migrate", verbosity=0)
    load.load_people(load.Wish(people=4_000), lambda done, total: None)
    agency = Instansi.objects.get()
    sidang = Sidang.objects.create(
        instansi=agency, kode="B", nama="Sidang B", tanggal=AT.date(), tempat="-", dasar="-", state="dirilis",
        released_at=AT,
    )  # fmt: skip
    people = list(Pegawai.objects.filter(aktif=True, jabatan__jenis="4").select_related("jabatan")[:NUMBER])
    posts = list(Jabatan.objects.filter(jenis="4").exclude(formasi=1)[:40])
    return Usulan.objects.bulk_create(
        Usulan(
            instansi=agency, sidang=sidang, pegawai=person, dari=person.jabatan, ke=posts[n % len(posts)],
            tunggal=False, jenis="rotasi", oleh="b", pada=AT, state="dirilis", released_at=AT,
        )
        for n, person in enumerate(people)
    )  # fmt: skip


def main() -> int:
    """Print the table."""
    city()
    rows = Usulan.objects.select_related("pegawai__jabatan", "sidang", "dari__unit__opd", "ke__unit__opd", "penempatan")
    found = list(rows)
    print(f"{len(found)} nama")
    timed("semua gerbang dinilai", lambda: cases.gates_of(found, found[0].instansi.kode, AT.date()))
    changes = [Change(each.pegawai_id, each.ke_id, TMT, "800/1/2026", AT.date()) for each in found]
    with transaction.atomic():
        timed("riwayat berganti serentak, satu transaksi", lambda: change_posts(changes=changes, actor="b", at=AT))
        transaction.set_rollback(True)
    with transaction.atomic():
        timed(
            "riwayat berganti satu per satu (pembanding)",
            lambda: [change_posts(changes=[each], actor="b", at=AT) for each in changes],
        )
        transaction.set_rollback(True)
    _decree(found)
    _sign(found)
    return 0


def _decree(found: list[Usulan]) -> None:
    signer = letters.Signer("Kepala BKPSDM", "Contoh")
    plan = letters.Plan("pengangkatan dalam jabatan", AT.date(), TMT, signer, signer)
    form = letters.keputusan(plan, found[0].instansi, found, {})  # type: ignore[arg-type]  # the same fields
    body = timed(f"SK dengan lampiran {len(found)} nama, PDF", lambda: press.render(Kind.SK, form, at=AT))
    print(f"{len(body) // 1024} KB")  # type: ignore[arg-type]


def _sign(found: list[Usulan]) -> None:
    """Issue SIGNED short SK, and sign them in one sitting."""
    agency = found[0].instansi
    signer = letters.Signer("Kepala BKPSDM", "Contoh")
    plan = letters.Plan("pengangkatan dalam jabatan", AT.date(), TMT, signer, signer, elektronik=True)
    form = letters.keputusan(plan, agency, found[:1], {})  # type: ignore[arg-type]  # the same fields
    with transaction.atomic():
        for place in range(SIGNED):
            documents.issue(
                Kind.SK, form, instansi=agency.kode, actor="b", at=AT, subject=f"keberatan:{place}", electronic=True
            )
    waiting = list(paper_queries.unsigned(agency.kode, "ppk", AT.date()).values_list("pk", flat=True))
    made = signing.begin(instansi=agency, papers=waiting, actor="ppk", nama="Contoh", at=AT)
    local = Pkcs12(certificate("contoh"), Secret("contoh"))
    timed(
        f"{SIGNED} SK dicetak dan ditandatangani satu per satu",
        lambda: signing.carry_on(sitting=made.pk, signer=local, clock=lambda: AT),
    )


if __name__ == "__main__":
    sys.exit(main())
