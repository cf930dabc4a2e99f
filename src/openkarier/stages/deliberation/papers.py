"""The papers of a sidang, drafted from what was clicked: invitation, minutes with the list of proposals."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from openkarier.core.deliberation import DEMOTIONS, DEPARTURES, KINDS, ROUTES, TIES
from openkarier.foundation.documents import forms, parts
from openkarier.foundation.documents.queries import kop_of
from openkarier.stages.aspiration.cases import place_of
from openkarier.stages.deliberation.models import Anggota, Benturan, Butir, Hadir, Sidang, Suara

COLUMNS = (
    parts.Kolom(judul="NO.", lebar=0.6, rata="tengah"),
    parts.Kolom(judul="NAMA / NIP", lebar=3),
    parts.Kolom(judul="JABATAN LAMA", lebar=3),
    parts.Kolom(judul="JABATAN BARU", lebar=3),
    parts.Kolom(judul="ESELON", lebar=1, rata="tengah"),
    parts.Kolom(judul="KET.", lebar=1.6),
)


def undangan(sidang: Sidang, members: Sequence[Anggota], at: datetime) -> forms.Undangan:
    """The invitation to all members."""
    chair = _office(members, "ketua")
    return forms.Undangan(
        kop=_kop(sidang),
        tempat=sidang.instansi.ibu_kota or "–",
        tanggal=at.astimezone(_zone(sidang)).date(),
        hal=f"Undangan {sidang.nama}",
        kepada=tuple(each.pegawai.nama_gelar for each in members),
        isi=(
            f"Berdasarkan {sidang.dasar}, Tim Penilai Kinerja akan bersidang membahas {sidang.butir.count()} butir "
            "agenda. Saudara diharapkan hadir dan, sebelum pembahasan, menyatakan ada atau tidaknya benturan "
            "kepentingan dengan para calon.",
        ),
        waktu=_begin(sidang),
        bertempat=sidang.tempat,
        acara=sidang.nama,
        penutup=("Atas kehadiran Saudara disampaikan terima kasih.",),
        penanda=_signatory(chair or members[0]),
        sifat="Rahasia",
    )


def berita_acara(sidang: Sidang, members: Sequence[Anggota], at: datetime) -> forms.BeritaAcara:
    """The minutes: who sat, who stood aside, what was resolved on each post, and the annex of proposals."""
    items = list(
        Butir.objects.filter(sidang=sidang)
        .select_related("jabatan__unit__opd", "usulan__pegawai", "usulan__dari__unit__opd", "usulan__ke__unit__opd")
        .order_by("nomor")
    )
    present = set(Hadir.objects.filter(sidang=sidang).values_list("anggota_id", flat=True))
    here = [each for each in members if each.pk in present]
    return forms.BeritaAcara(
        kop=_kop(sidang),
        judul=sidang.nama,
        waktu=_begin(sidang),
        bertempat=sidang.tempat,
        peserta=tuple(_participant(each) for each in here),
        dasar=tuple(text for text in (sidang.dasar, sidang.tim.sk if sidang.tim else "") if text),
        fakta=_findings(sidang, members, here, items),
        kesimpulan=_resolved(items),
        lampiran=(parts.Lampiran(judul="Daftar usulan", tabel=proposals(items), mendatar=True),) if items else (),
    )


def proposals(items: Sequence[Butir]) -> parts.Tabel:
    """NO, NAMA, JABATAN LAMA, JABATAN BARU, ESELON, KET of every proposal."""
    rows = [item for item in items if item.usulan is not None]
    return parts.Tabel(kolom=COLUMNS, baris=tuple(_line(number, item) for number, item in enumerate(rows, 1)))


def _line(number: int, item: Butir) -> tuple[str, ...]:
    usulan = item.usulan
    if usulan is None:
        raise ValueError(item)
    old = f"{usulan.dari.nama}, {place_of(usulan.dari)}" if usulan.dari else "–"
    return (
        str(number), f"{usulan.pegawai.nama_gelar}\nNIP {usulan.pegawai.nip}", old,
        f"{usulan.ke.nama}, {place_of(usulan.ke)}", usulan.ke.eselon or "–", _remark(usulan),
    )  # fmt: skip


def _remark(usulan: object) -> str:
    kind = KINDS[usulan.jenis]  # type: ignore[attr-defined]
    ground = DEMOTIONS.get(usulan.landasan) or ROUTES.get(usulan.jalur)  # type: ignore[attr-defined]
    return f"{kind}; {ground.label}" if ground else kind


def _findings(
    sidang: Sidang, members: Sequence[Anggota], here: Sequence[Anggota], items: Sequence[Butir]
) -> tuple[str, ...]:
    """Quorum, who stood aside from what, votes and reasons, item by item."""
    found = [
        f"Hadir {len(here)} dari {len(members)} anggota; kuorum {sidang.kuorum} anggota terpenuhi.",
        "Setiap anggota yang hadir menyatakan ada atau tidaknya benturan kepentingan sebelum pembahasan.",
        *_recusals(sidang),
    ]
    votes = _votes(sidang)
    found += [_item(item, votes.get((item.pk, item.putaran), [])) for item in items]
    return tuple(found)


def _recusals(sidang: Sidang) -> list[str]:
    rows = Benturan.objects.filter(butir__sidang=sidang).select_related("anggota__pegawai", "butir")
    found: dict[tuple[str, str], set[int]] = {}
    for row in rows.order_by("anggota__pegawai__nama", "butir__nomor"):
        found.setdefault((row.anggota.pegawai.nama_gelar, TIES[row.jenis]), set()).add(row.butir.nomor)
    return [
        f"{name} tidak ikut membahas dan memutus butir {', '.join(map(str, sorted(numbers)))}: {tie}."
        for (name, tie), numbers in found.items()
    ]


def _votes(sidang: Sidang) -> dict[tuple[int, int], list[Suara]]:
    found: dict[tuple[int, int], list[Suara]] = {}
    for row in Suara.objects.filter(butir__sidang=sidang).select_related("anggota__pegawai"):
        found.setdefault((row.butir_id, row.putaran), []).append(row)
    return found


def _item(item: Butir, votes: Sequence[Suara]) -> str:
    usulan = item.usulan
    head = f"Butir {item.nomor}, {item.jabatan.nama}, {place_of(item.jabatan)}: "
    if usulan is None:
        return head + f"ditunda. {item.catatan}"
    tally = {code: sum(vote.pilihan == code for vote in votes) for code in ("setuju", "tidak", "abstain")}
    text = head + (
        f"{usulan.pegawai.nama_gelar} diusulkan {KINDS[usulan.jenis].lower()}; setuju {tally['setuju']}, tidak setuju "
        f"{tally['tidak']}, abstain {tally['abstain']}."
    )
    if usulan.peringkat:
        text += f" Peringkat {usulan.peringkat} dari {usulan.pelamar} calon."
    if usulan.menyimpang:
        text += (
            f" Menyimpang dari peringkat: {DEPARTURES[usulan.kode_alasan]}; {usulan.alasan} (dasar: {usulan.dasar})."
        )
    elif usulan.alasan:
        text += f" Alasan: {usulan.alasan}"
    dissent = [f"{vote.anggota.pegawai.nama_gelar}: {vote.pendapat.rstrip('.')}" for vote in votes if vote.pendapat]
    return f"{text} Pendapat berbeda: {'; '.join(dissent)}." if dissent else text


def _resolved(items: Sequence[Butir]) -> tuple[str, ...]:
    decided = sum(item.state == "diputus" for item in items)
    found = [f"mengusulkan {decided} orang kepada Pejabat Pembina Kepegawaian sebagaimana lampiran;"] if decided else []
    if len(items) > decided:
        found.append(f"menunda {len(items) - decided} butir untuk sidang berikutnya.")
    return tuple(found) or ("tidak ada usulan.",)


def _participant(each: Anggota) -> forms.Peserta:
    person = each.pegawai
    post = person.jabatan.nama if person.jabatan else "–"
    return forms.Peserta(nama=person.nama_gelar, jabatan=post, kedudukan=each.get_kedudukan_display(), nip=person.nip)


def _office(members: Sequence[Anggota], kedudukan: str) -> Anggota | None:
    return next((each for each in members if each.kedudukan == kedudukan), None)


def _signatory(chair: Anggota) -> parts.Penanda:
    post = chair.pegawai.jabatan.nama if chair.pegawai.jabatan else "Ketua"
    return parts.Penanda(
        jabatan=f"{post} selaku Ketua Tim Penilai Kinerja", nama=chair.pegawai.nama_gelar, nip=chair.pegawai.nip
    )


def _kop(sidang: Sidang) -> parts.Kop:
    own = kop_of(instansi=sidang.instansi.kode, unit="")
    if own is not None and own.lambang == "daerah":
        return own
    return parts.Kop(lambang="daerah", baris=(sidang.instansi.nama, "Tim Penilai Kinerja Pegawai Negeri Sipil"))


def _begin(sidang: Sidang) -> datetime:
    return datetime.combine(sidang.tanggal, sidang.pukul, tzinfo=_zone(sidang))


def _zone(sidang: Sidang) -> ZoneInfo:
    return ZoneInfo(sidang.instansi.zona)
