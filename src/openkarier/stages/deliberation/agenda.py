"""The agenda builds itself: vacant posts, the adopted plan, wishes for open places; each with its candidates."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.db.models import Count, F, Max, Q, QuerySet

from openkarier.core.jabatan import Jenis
from openkarier.foundation.journal.operations import record
from openkarier.stages.aspiration.models import FILED, Wish
from openkarier.stages.deliberation.candidates import Candidate, period_on, preliminary, shortlists
from openkarier.stages.deliberation.models import Butir, Calon, Sidang
from openkarier.stages.deliberation.refusal import Refused
from openkarier.stages.registry.models import Jabatan, Pegawai

PREPARING = ("disiapkan", "diundang")
MOST = 60  # items one sidang can hold; a sitting of more is held in parts


class Entry(NamedTuple):
    """One item to put on the agenda."""

    jabatan: Jabatan
    asal: str


def vacancies(instansi: str) -> QuerySet[Jabatan]:
    """Structural posts without a definitive holder, in the order of the tree."""
    posts = _posts(instansi).filter(jenis=Jenis.STRUKTURAL)
    return posts.annotate(terisi=Count("pemangku", filter=Q(pemangku__aktif=True))).filter(terisi=0)


def wished_places(instansi: str, on: date) -> QuerySet[Jabatan]:
    """Posts of several holders that have a free place and that somebody wished for."""
    period = period_on(instansi, on)
    wishes = Wish.objects.filter(
        submission__withdrawn_at=None, submission__aspiration__period=period, submission__aspiration__state__in=FILED
    )
    posts = _posts(instansi).exclude(jenis=Jenis.STRUKTURAL).filter(pk__in=wishes.values("jabatan"))
    return posts.annotate(terisi=Count("pemangku", filter=Q(pemangku__aktif=True))).filter(terisi__lt=F("formasi"))


def _posts(instansi: str) -> QuerySet[Jabatan]:
    rows = Jabatan.objects.filter(aktif=True, unit__aktif=True, unit__instansi__kode=instansi)
    return rows.select_related("unit__opd").order_by("unit__kiri", "-kepala", "nama", "pk")


def entries(sidang: Sidang, sources: Collection[str], planned: Mapping[int, int]) -> list[Entry]:
    """What the sources bring up, each post once, the plan's posts first; at most MOST."""
    agency = sidang.instansi.kode
    found: dict[int, Entry] = {}
    if "rencana" in sources:
        for post in _posts(agency).filter(pk__in=list(planned)):
            found.setdefault(post.pk, Entry(post, "rencana"))
    if "lowong" in sources:
        for post in vacancies(agency):
            found.setdefault(post.pk, Entry(post, "lowong"))
    if "minat" in sources:
        for post in wished_places(agency, sidang.tanggal)[:MOST]:
            found.setdefault(post.pk, Entry(post, "minat"))
    return list(found.values())[:MOST]


def build_agenda(
    *,
    sidang: Sidang,
    sources: Collection[str],
    planned: Mapping[int, int],
    actor: str,
    at: datetime,
    most: int = MOST,
) -> int:
    """Build the agenda anew and return the number of items; items that the secretariat added by hand stay.

    Candidates are judged on the day of the sidang. Raises Refused once the sidang has opened.
    """
    must_prepare(sidang)
    wanted = entries(sidang, sources, planned)[:most]
    kept = set(sidang.butir.filter(asal="usul").values_list("jabatan_id", flat=True))
    fresh = [entry for entry in wanted if entry.jabatan.pk not in kept]
    lists = shortlists(sidang.instansi.kode, [entry.jabatan for entry in fresh], sidang.tanggal, planned)
    with transaction.atomic():
        held = Sidang.objects.select_for_update().get(pk=sidang.pk)
        must_prepare(held)
        held.butir.exclude(asal="usul").delete()
        begin = (held.butir.aggregate(last=Max("nomor"))["last"] or 0) + 1
        _write(held, fresh, lists, begin)
        facts = {"tahap": "agenda", "butir": len(fresh) + len(kept), "sumber": sorted(sources)}
        record("SIDANG_TAHAP", subject=f"sidang:{held.pk}", actor=actor, at=at, facts=facts)
    return len(fresh) + len(kept)


def add_item(*, sidang: Sidang, jabatan: Jabatan, actor: str, at: datetime) -> Butir:
    """Put one more post on the agenda, with its candidates."""
    must_prepare(sidang)
    entry = Entry(jabatan, "usul")
    lists = shortlists(sidang.instansi.kode, [jabatan], sidang.tanggal)
    try:
        with transaction.atomic():
            last = sidang.butir.aggregate(last=Max("nomor"))["last"] or 0
            _write(sidang, [entry], lists, last + 1)
            facts = {"tahap": "agenda", "butir_baru": jabatan.pk}
            record("SIDANG_TAHAP", subject=f"sidang:{sidang.pk}", actor=actor, at=at, facts=facts)
    except IntegrityError as clash:
        raise Refused(f"{jabatan.nama} sudah ada dalam agenda sidang ini.") from clash
    return sidang.butir.get(jabatan=jabatan)


def drop_item(*, butir: Butir, actor: str, at: datetime) -> None:
    """Take a post off the agenda while the sidang is prepared."""
    must_prepare(butir.sidang)
    with transaction.atomic():
        butir.delete()
        facts = {"tahap": "agenda", "butir_hapus": butir.jabatan_id}
        record("SIDANG_TAHAP", subject=f"sidang:{butir.sidang_id}", actor=actor, at=at, facts=facts)


def nominate(*, butir: Butir, pegawai: Pegawai, by: Pegawai | None, actor: str, at: datetime) -> Calon:
    """Add a candidate to an item; a member who does so stands aside from it when the sidang opens."""
    if butir.sidang.state not in (*PREPARING, "dibuka"):
        raise Refused("Sidang ini sudah selesai dibahas; calon tidak dapat ditambahkan lagi.")
    if pegawai.jabatan_id == butir.jabatan_id:
        raise Refused(f"{pegawai.nama_gelar} sudah menduduki jabatan ini.")
    listed = shortlists(
        butir.sidang.instansi.kode, [butir.jabatan], butir.sidang.tanggal, {butir.jabatan_id: pegawai.pk}
    )
    each = next((row for row in listed[butir.jabatan_id] if row.pegawai.pk == pegawai.pk), None)
    if each is None:
        raise Refused(f"{pegawai.nama_gelar} tidak aktif bertugas, sehingga tidak dapat dicalonkan.")
    with transaction.atomic():
        made, new = Calon.objects.get_or_create(
            butir=butir, pegawai=pegawai, defaults={"merit": each.merit, "keadaan": each.state.value, "pengusul": by}
        )
        if not new:
            raise Refused(f"{pegawai.nama_gelar} sudah ada dalam daftar calon.")
        facts = {"tahap": "calon", "butir": butir.pk, "pegawai": pegawai.nip}
        record("SIDANG_TAHAP", subject=f"sidang:{butir.sidang_id}", actor=actor, at=at, facts=facts)
    return made


def must_prepare(sidang: Sidang) -> None:
    """Raise Refused unless the agenda may still change."""
    if sidang.state not in PREPARING:
        raise Refused("Sidang sudah dibuka, sehingga agendanya tidak dapat diubah lagi. Tunda butirnya bila perlu.")


def _write(sidang: Sidang, wanted: Sequence[Entry], lists: Mapping[int, list[Candidate]], begin: int) -> None:
    items = Butir.objects.bulk_create(
        Butir(
            sidang=sidang,
            nomor=number,
            jabatan=entry.jabatan,
            asal=entry.asal,
            ambang=preliminary(lists[entry.jabatan.pk]),
        )
        for number, entry in enumerate(wanted, begin)
    )
    Calon.objects.bulk_create(
        Calon(
            butir=item, pegawai=each.pegawai, merit=each.merit, keadaan=each.state.value, pilihan=each.wish,
            rencana=each.planned,
        )
        for item in items
        for each in lists[item.jabatan_id]
    )  # fmt: skip
