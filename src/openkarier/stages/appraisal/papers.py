"""Papers of appraisal: SKP sheet, evaluation sheet, receipt of an objection, poster of a service."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import segno
from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format

from openkarier.core.appraisal import consequences_for, sheet_kind
from openkarier.core.feedback import BERAKHLAK
from openkarier.core.jabatan import rank_and_grade
from openkarier.foundation.documents import forms, letters, parts
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.journal.models import Receipt
from openkarier.foundation.journal.operations import seal_receipt
from openkarier.foundation.journal.queries import proved
from openkarier.stages.registry.models import Pegawai
from openkarier.stages.standards import heads

from .models import Objection, Result, Service, Skp, UnitPredicate
from .voices import QUESTIONS

NONE = "Belum ditulis"


def plan(skp: Skp) -> bytes:
    """The SKP sheet with its annex as PDF; the same bytes for the same state."""
    lawful = consequences_for(skp.jenjang)
    agreed = tuple(f"{lawful[key].label} ({lawful[key].citation})" for key in skp.konsekuensi if key in lawful)
    local = _day(skp.ditetapkan_at or skp.since, skp)
    form = forms.SasaranKinerja(
        tahun=skp.tahun, periode=_period(skp), tempat=_place(skp), tanggal=local.date(),
        instansi=skp.pegawai.instansi.nama, bentuk="jpt" if sheet_kind(skp.jenjang) == "jpt" else "ja-jf",
        pendekatan=skp.get_pendekatan_display(), dinilai=_rated(skp), penilai=_rater(skp),
        hasil=_results(skp), perilaku=_behaviour(skp), dukungan=_lines(skp.dukungan),
        pertanggungjawaban=_lines(skp.pertanggungjawaban),
        konsekuensi=(*agreed, *_lines(skp.catatan_konsekuensi)), penanda=_signs(skp.pegawai, skp.nama_jabatan),
        penanda_penilai=_rater_signs(skp), keadaan="" if skp.ditetapkan_at else skp.get_state_display(),
    )  # fmt: skip
    return letters.render(Kind.SKP, form, at=local)


def evaluation(skp: Skp) -> bytes:
    """The evaluation sheet as PDF."""
    local = _day(skp.diserahkan_at or skp.dinilai_at or skp.since, skp)
    said = (("Alasan", skp.alasan_nilai), ("Permasalahan", skp.permasalahan), ("Rekomendasi", skp.rekomendasi))
    form = forms.EvaluasiKinerja(
        tahun=skp.tahun, periode=_period(skp), tempat=_place(skp), tanggal=local.date(),
        instansi=skp.pegawai.instansi.nama, bentuk="jpt" if sheet_kind(skp.jenjang) == "jpt" else "ja-jf",
        dinilai=_rated(skp), penilai=_rater(skp), hasil=_results(skp), perilaku=_behaviour(skp),
        rating_hasil=skp.get_hasil_kerja_display(), rating_perilaku=skp.get_perilaku_kerja_display(),
        predikat=skp.get_nilai_display(), penanda=_signs(skp.pegawai, skp.nama_jabatan),
        penanda_penilai=_rater_signs(skp), organisasi=_organisation(skp),
        catatan=tuple(parts.Pokok(pokok=name, isi=words) for name, words in said if words),
    )  # fmt: skip
    return letters.render(Kind.EVALUASI_KINERJA, form, at=local)


def objection_receipt(objection: Objection, *, at: datetime) -> bytes:
    """The receipt of an objection, sealed under its number. Call it outside a transaction."""
    skp = objection.skp
    form = forms.TandaTerima(
        nomor=objection.number,
        perihal=f"Keberatan atas hasil penilaian kinerja {skp.tahun}",
        diterima=_day(objection.filed_at, skp),
        penyerah=_rated(skp),
        kop=parts.Kop(lambang="daerah", baris=(skp.pegawai.instansi.nama, skp.nama_unit)),
        rincian=(
            parts.Pokok(pokok="Penilaian", isi=f"SKP {_period(skp)}"),
            parts.Pokok(
                pokok="Diputus oleh", isi=skp.atasan_penilai.nama_gelar if skp.atasan_penilai else _ppk(skp).nama
            ),
            parts.Pokok(pokok="Dasar", isi="PP 30/2019 Pasal 59; diajukan dalam 14 hari sejak diterima"),
            parts.Pokok(pokok="Batas pengajuan", isi=date_format(objection.until, "j F Y")),
        ),
    )
    proof = letters.Verification(objection.number)
    pdf = letters.render(Kind.TANDA_TERIMA, form, at=objection.filed_at, verification=proof, carrier=True)
    receipt = Receipt.objects.get(number=objection.number)
    return proved(seal_receipt(receipt=receipt, pdf=pdf, actor=skp.pegawai.nip, at=at))


def poster(service: Service) -> bytes:
    """The poster of a service with its QR code, A4."""
    address = f"{settings.OPENKARIER_URL.rstrip('/')}/suara/{service.kode}/"
    code = segno.make_qr(address, error="m").matrix
    form = forms.PosterSuara(
        instansi=service.unit.instansi.nama, unit=service.unit.nama, layanan=service.nama, alamat=address,
        pertanyaan=tuple(QUESTIONS.values()), qr=tuple(tuple(int(cell) for cell in row) for row in code),
    )  # fmt: skip
    return letters.render(Kind.POSTER_SUARA, form, at=service.made_at)


def _results(skp: Skp) -> tuple[forms.HasilKinerja, ...]:
    return tuple(_result(row) for row in skp.hasil.prefetch_related("indikator").order_by("nomor"))


def _result(row: Result) -> forms.HasilKinerja:
    measures = sorted(row.indikator.all(), key=lambda each: each.nomor)
    return forms.HasilKinerja(
        rencana=row.rencana or NONE, utama=row.utama, atasan=row.from_superior,
        perspektif=row.get_perspektif_display(), umpan_balik=row.umpan_balik,
        ukuran=tuple(
            forms.UkuranKinerja(
                aspek=each.get_aspek_display(), indikator=each.indikator or NONE, target=each.target or NONE,
                realisasi=each.realisasi,
            )
            for each in measures
        ),
    )  # fmt: skip


def _behaviour(skp: Skp) -> tuple[parts.Pokok, ...]:
    return tuple(
        parts.Pokok(pokok=name, isi=skp.ekspektasi.get(key) or ". ".join(statements) + ".")
        for key, (name, statements) in BERAKHLAK.items()
    )


def _organisation(skp: Skp) -> str:
    own = UnitPredicate.objects.filter(unit=skp.unit.opd_id or skp.unit_id, tahun=skp.tahun, triwulan=0).first()
    return f"{own.get_nilai_display()} ({own.dasar})" if own else ""


def _rated(skp: Skp) -> parts.Orang:
    who = skp.pegawai
    return parts.Orang(
        nama=who.nama_gelar, nip=who.nip, pangkat=rank_and_grade(who.golongan), jabatan=skp.nama_jabatan,
        unit=skp.nama_unit,
    )  # fmt: skip


def _rater(skp: Skp) -> parts.Orang:
    """Who appraises: the superior, or the PPK where nobody stands above."""
    who = skp.penilai
    if who is None:
        return _ppk(skp)
    return parts.Orang(
        nama=who.nama_gelar, nip=who.nip, pangkat=rank_and_grade(who.golongan),
        jabatan=who.jabatan.nama if who.jabatan else "", unit=who.unit.nama if who.unit else "",
    )  # fmt: skip


def _ppk(skp: Skp) -> parts.Orang:
    """The PPK of the day, by the term on record; the office alone when no term is."""
    instansi = skp.pegawai.instansi
    head = heads.head_on(instansi.kode, (skp.ditetapkan_at or skp.since).date())
    return parts.Orang(nama=head.nama if head else instansi.sebutan_kepala, jabatan=instansi.sebutan_kepala)


def _rater_signs(skp: Skp) -> parts.Penanda:
    if skp.penilai is None:
        ppk = _ppk(skp)
        return parts.Penanda(jabatan=ppk.jabatan, nama=ppk.nama)
    return _signs(skp.penilai)


def _signs(who: Pegawai, jabatan: str = "") -> parts.Penanda:
    post = jabatan or (who.jabatan.nama if who.jabatan else "Pejabat penilai kinerja")
    return parts.Penanda(jabatan=post, nama=who.nama_gelar, nip=who.nip, pangkat=rank_and_grade(who.golongan))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _period(skp: Skp) -> str:
    return f"{date_format(skp.mulai, 'j F Y')} sampai {date_format(skp.selesai, 'j F Y')}"


def _place(skp: Skp) -> str:
    return skp.pegawai.instansi.ibu_kota or skp.pegawai.instansi.nama


def _day(at: datetime, skp: Skp) -> datetime:
    return timezone.localtime(at, ZoneInfo(skp.pegawai.instansi.zona))
