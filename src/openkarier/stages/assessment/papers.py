"""One person's report as a paper in the parts of BKN's form, from the same reading as the page."""

from __future__ import annotations

from datetime import datetime

from openkarier.core.assessment import PURPOSE_LABEL, Purpose, number
from openkarier.core.jabatan import rank_and_grade
from openkarier.core.profile import Line, Profile
from openkarier.foundation.documents import forms, letters, parts
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.queries import kop_of
from openkarier.foundation.pictures import Chart, print_svg, radar
from openkarier.stages.assessment.profiles import Report

WIDTH, HEIGHT = 640, 380  # px; the radar before it is fitted to the paper
MOST = 4  # strengths that are named


def individual_paper(report: Report, at: datetime) -> bytes:
    """The report as PDF; the same result and moment give the same bytes."""
    person, result, profile = report.person, report.result, report.profile
    instansi = person.instansi
    form = forms.LaporanIndividu(
        kop=kop_of(instansi=instansi.kode) or parts.Kop(lambang="daerah", baris=(instansi.nama,)),
        tujuan=_purpose(result.tujuan),
        target=person.jabatan.nama if person.jabatan else "belum ada jabatan",
        instansi=instansi.nama,
        nomor_peserta=result.nomor_peserta,
        pegawai=_person(report),
        penyelenggara=result.penyelenggara,
        metode=result.get_metode_display() or "tidak disebut penyelenggara",
        tanggal=result.tanggal,
        berlaku=result.berlaku_sampai,
        keadaan=_warning(report),
        potensi=_aspects(profile),
        total_potensi="" if profile.total is None else f"{profile.total:.0f}",
        kompetensi=_lines(profile),
        radar=_radar(profile),
        jpm=jpm_sentence(profile),
        kelebihan=tuple(map(_strength, profile.strengths[:MOST])) or ("Belum ada yang mencapai standar.",),
        area=tuple(map(_area, profile.areas)) or ("Tidak ada; semua kompetensi mencapai standar.",),
        rekomendasi=f"{profile.band.label} ({profile.band.code})" if profile.band else "Belum dapat dinilai",
        pita=bands_sentence(profile),
        penempatan=profile.placement,
        saran=_advice(profile),
        catatan=_notes(report),
    )
    return letters.render(Kind.LAPORAN_INDIVIDU, form, at=at)


def _purpose(tujuan: str) -> str:
    return PURPOSE_LABEL.get(Purpose(tujuan), "Pemetaan") if tujuan in set(Purpose) else "Job fit"


def _aspects(profile: Profile) -> tuple[forms.AspekPotensi, ...]:
    return tuple(
        forms.AspekPotensi(
            nama=each.nama,
            nilai="" if each.score is None else f"{each.score:.0f}",
            tingkat=each.grade.code if each.grade else "",
        )
        for each in profile.aspects
    )


def _lines(profile: Profile) -> tuple[forms.BarisKompetensi, ...]:
    return tuple(
        forms.BarisKompetensi(nama=line.kompetensi.nama, dicapai=line.found, dituntut=line.asked, uraian=line.text)
        for line in profile.lines
    )


def _advice(profile: Profile) -> tuple[forms.SaranKompetensi, ...]:
    return tuple(
        forms.SaranKompetensi(
            kompetensi=f"{line.kompetensi.nama} (dari level {line.found} ke {line.asked})",
            butir=(f"Pelatihan: {advice.formal}.", f"Belajar dari orang lain: {advice.social}.",
                   f"Penugasan: {advice.experience}."),
        )
        for line, advice in profile.advice
    )  # fmt: skip


def jpm_sentence(profile: Profile) -> str:
    """The sentence of the form that gives both totals."""
    if profile.match is None:
        return "Kesesuaian (JPM) belum dapat dihitung: ada kompetensi yang belum diukur, atau jabatan belum tercatat."
    match = profile.match
    return (
        f"Jumlah level kompetensi yang dicapai {match.achieved} dari total {match.required} yang dituntut jabatan, "
        f"sehingga Job Person Match (JPM) {number(match.raw)} persen. Bila kelebihan pada satu kompetensi tidak "
        f"menutup kekurangan pada kompetensi lain, JPM {number(match.capped)} persen."
    )


def bands_sentence(profile: Profile) -> str:
    """How the categories lie, and by which rule."""
    told = "; ".join(f"{band.label} ({band.code}) mulai {number(band.least)}" for band in profile.bands.bands)
    return f"{told}. Dasar: {profile.bands.source}."


def profile_radar(profile: Profile) -> Chart | None:
    """The person against the standard; None where a corner is missing."""
    if not profile.lines:
        return None
    short = len(profile.areas)
    finding = (
        f"{short} dari {len(profile.lines)} kompetensi di bawah standar" if short
        else "Semua kompetensi mencapai standar jabatan"
    )  # fmt: skip
    return radar(
        "Level yang dicapai terhadap standar jabatan",
        finding,
        [line.kompetensi.nama for line in profile.lines],
        {
            "Dituntut": [float(line.asked) for line in profile.lines],
            "Dicapai": [float(line.found) for line in profile.lines],
        },
        head="Kompetensi",
    )


def _radar(profile: Profile) -> parts.Gambar | None:
    chart = profile_radar(profile)
    if chart is None:
        return None
    drawn = print_svg(chart, WIDTH, HEIGHT)
    return parts.Gambar(temuan=chart.finding, judul=chart.title, svg=drawn, alt=chart.alt[:7900], lebar=0.86)


def _person(report: Report) -> parts.Orang:
    person = report.person
    unit = person.unit
    places = (unit.nama, unit.opd.nama if unit.opd else "") if unit else ()
    return parts.Orang(
        nama=person.nama_gelar,
        nip=person.nip,
        pangkat=rank_and_grade(person.golongan) if person.golongan else "",
        jabatan=person.jabatan.nama if person.jabatan else "",
        unit=", ".join(dict.fromkeys(filter(None, places))),
    )


def _warning(report: Report) -> str:
    if report.expired:
        return "Masa berlaku hasil ini sudah habis. Untuk pengisian jabatan diperlukan uji baru."
    if report.result.terakreditasi is False:
        return "Penyelenggara tidak terakreditasi BKN: hasil ini tidak diakui untuk pengisian jabatan."
    return ""


def _strength(line: Line) -> str:
    more = f", {line.gap} di atas standar" if line.gap > 0 else ", sesuai standar"
    return f"{line.kompetensi.nama} (level {line.found}{more}): {line.text}"


def _area(line: Line) -> str:
    return f"{line.kompetensi.nama} (level {line.found}, dituntut {line.asked}): {line.kompetensi.text(line.asked)}"


def _notes(report: Report) -> tuple[str, ...]:
    standard = report.profile.standard
    own = (
        "level bawaan jenjang, karena jabatan ini belum punya standar sendiri" if standard.assumed else standard.source
    )
    told = report.result.jpm
    reported = f" Penyelenggara melaporkan JPM {number(told)} persen." if told is not None else ""
    return (
        f"Standar: {own or 'belum ada'}. JPM = jumlah level yang dicapai dibagi jumlah level yang dituntut, kali 100, "
        f"dipotong sesudah dua angka desimal.{reported}",
        "Kelebihan, area pengembangan, dan saran disusun dari level di atas menurut kamus kompetensi PermenPANRB "
        "38/2017; bukan pendapat tentang pribadi. Laporan ini tidak dipakai di luar tujuan penilaian.",
    )
