"""Short ways to bring placements as far as a test needs them, through the operations that people use."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from openkarier.core.election import Term
from openkarier.stages.deliberation.models import Sidang, Usulan
from openkarier.stages.placement import cases, ceremonies, decisions, decrees, letters, papers, pertek
from openkarier.stages.placement.models import Penempatan
from openkarier.stages.placement.refusal import Refused
from openkarier.stages.registry.models import Jabatan
from openkarier.stages.standards import heads

RELEASED = datetime(2026, 11, 2, 3, 0, tzinfo=UTC)  # Monday
DECIDED = RELEASED + timedelta(hours=1)
TERM = Term(
    "DEFINITIF", "Zainal Pratama", date(2025, 2, 20), date(2030, 2, 19), None, "Keputusan Mendagri 100.2.1.3-221"
)
PPK, OFFICE = "197111111997031909", "198207072006041905"
SIGNER = letters.Signer("Kepala BKPSDM", "Dewi Anggraini", "198207072006041905", "Pembina")
ORDER = decrees.Order("pengangkatan dan pemindahan dalam jabatan", date(2026, 11, 10), date(2026, 11, 16), SIGNER)
SK_AT = datetime(2026, 11, 10, 3, 0, tzinfo=UTC)


def administrator(city, key, kode, nama, unit):
    """Seat a person of the cast on a post of administrator of their own, since 2022."""
    post = Jabatan.objects.create(
        unit=city.unit[unit], kode=kode, nama=nama, jenis="1", jenjang="ADMINISTRATOR", bup=58, formasi=1
    )
    city.jabatan[kode], person = post, city.orang[key]
    person.jabatan, person.unit = post, post.unit
    person.save()
    person.riwayat_jabatan.update(
        jabatan=post, nama_jabatan=nama, nama_unit=post.unit.nama, tunggal=True, jenis="1", jenjang="ADMINISTRATOR"
    )


def released(city, moves, at=RELEASED, kode="TPK-1"):
    """A released sidang with a proposal per (person, post, kind)."""
    sidang = Sidang.objects.create(
        instansi=city.instansi,
        kode=kode,
        nama=f"Sidang {kode}",
        tanggal=at.date(),
        tempat="Ruang rapat",
        dasar="SK 1/2026",
        state="dirilis",
        released_at=at,
    )
    return [
        Usulan.objects.create(
            instansi=city.instansi,
            sidang=sidang,
            pegawai=city.orang[person],
            dari=city.orang[person].jabatan,
            ke=city.jabatan[post],
            tunggal=city.jabatan[post].formasi == 1,
            jenis=kind,
            alasan="Kebutuhan organisasi.",
            oleh="dewi",
            pada=at,
            state="dirilis",
            released_at=at,
        )
        for person, post, kind in moves
    ]


def term(city, **changes):
    """The head's term."""
    return heads.record_term(
        instansi=city.instansi, term=Term(**{**vars(TERM), **changes}) if changes else TERM, actor=OFFICE, at=RELEASED
    )


def agree(usulan, at=DECIDED, **changes):
    """The PPK agrees to all."""
    decision = decisions.Decision("setujui", conflict_free=True, **changes)
    return decisions.decide(usulan=[each.pk for each in usulan], decision=decision, actor=PPK, at=at)


def file_everything(city, usulan, at=SK_AT):
    """Record every paper that any gate of these names asks for."""
    fresh = reread(usulan)
    every = cases.gates_of(fresh, city.instansi.kode, at.date())
    for each in fresh:
        keys = {key for key, _ in cases.missing_papers(every[each.pk])} | {row.paper for row in cases.special_of(each)}
        for key in sorted(keys):
            papers.file_paper(
                instansi=city.instansi,
                kunci=key,
                nomor=f"800/{key}/{each.pk}",
                tanggal=date(2026, 11, 3),
                penerbit="Kepala BKPSDM",
                usulan=[each.pk],
                actor=OFFICE,
                at=at,
            )


def granted(city, usulan, usul=date(2026, 11, 3), tanggal=date(2026, 11, 9), at=SK_AT):
    """Proposed to BKN and granted."""
    pertek.propose(
        instansi=city.instansi,
        usulan=[each.pk for each in usulan],
        nomor=f"800/I-MUT/{usulan[0].pk}",
        tanggal=usul,
        actor=OFFICE,
        at=at - timedelta(days=6),
    )
    for each in usulan:
        pertek.record_result(
            instansi=city.instansi,
            actor=OFFICE,
            at=at,
            result=pertek.Result(each.pegawai.nip, "setuju", f"P/{each.pk}", tanggal),
        )


def decreed(city, usulan, order=ORDER, at=SK_AT):
    """All gates open, SK issued."""
    term(city)
    agree(usulan)
    file_everything(city, usulan)
    granted(city, usulan)
    return decrees.issue_sk(
        instansi=city.instansi, usulan=[each.pk for each in usulan], order=order, actor=OFFICE, at=at
    )


PLAN = ceremonies.Plan(
    "Pelantikan November",
    datetime(2026, 11, 16, 2, 0, tzinfo=UTC),
    "Balai kota",
    "Zainal Pratama",
    "Wali Kota Bengkulu",
)


def sworn(city, usulan, plan=PLAN):
    """SK, invitation, ceremony; everybody came."""
    made = decreed(city, usulan)
    event = ceremonies.plan_ceremony(
        instansi=city.instansi, usulan=[each.pk for each in usulan], plan=plan, actor=OFFICE, at=SK_AT
    )
    invited = datetime(2026, 11, 12, 3, 0, tzinfo=UTC)
    ceremonies.invite(event=event, pengesah=SIGNER, kepala="Wali Kota", actor=OFFICE, at=invited)
    after = plan.waktu + timedelta(hours=2)
    ceremonies.note_attendance(event=event, absent=[], actor=OFFICE, at=after)
    event.refresh_from_db()
    ceremonies.hold_ceremony(
        event=event, rohaniwan="H. Abdul Karim", saksi=[city.orang["budi"], city.orang["rahma"]], actor=OFFICE, at=after
    )
    return made


def reread(usulan):
    """The usulan as the database has them now."""
    rows = Usulan.objects.select_related("pegawai", "sidang", "dari__unit__opd", "ke__unit__opd", "penempatan")
    return list(rows.filter(pk__in=[each.pk for each in usulan]).order_by("pk"))


def states(usulan):
    """Where each stands."""
    found = dict(Penempatan.objects.filter(pk__in=[each.pk for each in usulan]).values_list("pk", "state"))
    return [found.get(each.pk, "") for each in usulan]


def refusal(act, **arguments):
    """The sentence with which an act is refused."""
    try:
        act(**arguments)
    except Refused as refused:
        return str(refused)
    return ""
