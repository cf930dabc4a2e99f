"""The papers of a pelantikan, as forms of the foundation: invitation, oath, SPP, SPMT."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from openkarier.core.periods import tanggal
from openkarier.foundation.documents import forms, parts
from openkarier.stages.placement.letters import Signer, kop_of_head, kop_of_office, office_of_head, orang, place_of
from openkarier.stages.placement.models import Keputusan, Pelantikan, Penempatan, Peserta
from openkarier.stages.registry.models import Pegawai


def undangan(
    event: Pelantikan, peserta: Sequence[Peserta], *, on: date, pengesah: Signer, kepala: str
) -> forms.Undangan:
    """The invitation, with the names in its annex."""
    instansi = event.instansi
    cells = tuple(
        (str(each.urutan), each.penempatan.pegawai.nama_gelar, place_of(each.penempatan.ke)) for each in peserta
    )
    columns = tuple(parts.Kolom(judul=text, lebar=width) for text, width in (("No.", 0.5), ("Nama", 2), ("Jabatan", 3)))
    return forms.Undangan(
        kop=kop_of_office(instansi),
        tempat=instansi.ibu_kota or instansi.nama,
        tanggal=on,
        hal="Undangan pelantikan dan pengambilan sumpah/janji jabatan",
        lampiran="1 (satu) berkas",
        kepada=("Saudara yang namanya tercantum dalam lampiran",),
        di="Tempat",
        isi=(f"Dengan hormat, atas perintah {kepala}, kami mengundang Saudara menghadiri pelantikan pada:",),
        waktu=timezone.localtime(event.waktu),
        bertempat=event.tempat,
        acara=event.nama,
        penutup=(
            "Rohaniwan disediakan menurut agama dan kepercayaan masing-masing; sampaikan kebutuhan Saudara kepada "
            "panitia sebelum acara dimulai.",
            "Atas perhatian dan kehadiran Saudara diucapkan terima kasih.",
        ),
        penanda=pengesah.form(),
        isi_lampiran=(parts.Lampiran(judul="Daftar undangan", tabel=parts.Tabel(kolom=columns, baris=cells)),),
    )


def _statement(row: Penempatan, decree: Keputusan, pejabat: parts.Orang, penanda: parts.Penanda) -> dict[str, object]:
    return {
        "kop": kop_of_office(row.instansi),
        "tempat": row.instansi.ibu_kota or row.instansi.nama,
        "pejabat": pejabat,
        "pegawai": orang(row.pegawai, row.ke),
        "keputusan": f"Keputusan {office_of_head(row.instansi)}",
        "nomor_keputusan": decree.nomor,
        "tanggal_keputusan": decree.tanggal,
        "jabatan": place_of(row.ke),
        "penanda": penanda,
    }


def spp(event: Pelantikan, row: Penempatan, decree: Keputusan) -> forms.PernyataanPelantikan:
    """Surat pernyataan pelantikan, by the official who swore in."""
    by = parts.Orang(nama=event.pelantik, jabatan=event.jabatan_pelantik)
    signs = parts.Penanda(jabatan=event.jabatan_pelantik, nama=event.pelantik)
    day = timezone.localtime(event.waktu).date()
    base = _statement(row, decree, by, signs)
    return forms.PernyataanPelantikan(tanggal=day, dilantik=day, bertempat=event.tempat, **base)  # type: ignore[arg-type]


def spmt(row: Penempatan, decree: Keputusan, atasan: Pegawai | None, on: date) -> forms.PernyataanMelaksanakanTugas:
    """Surat pernyataan melaksanakan tugas, by the head of the unit."""
    by = orang(atasan) if atasan else parts.Orang(nama="…………………………", jabatan="Kepala perangkat daerah")
    signs = parts.Penanda(jabatan=by.jabatan or "Kepala perangkat daerah", nama=by.nama, nip=by.nip, pangkat=by.pangkat)
    base = _statement(row, decree, by, signs)
    return forms.PernyataanMelaksanakanTugas(tanggal=on, tmt=decree.tmt, **base)  # type: ignore[arg-type]


def sumpah(event: Pelantikan, row: Penempatan, decree: Keputusan) -> forms.BeritaAcaraSumpah:
    """Berita acara sumpah/janji jabatan of one person; the opening is chosen aloud, so all stand there."""
    witnesses = [person for person in (event.saksi_1, event.saksi_2) if person is not None]
    return forms.BeritaAcaraSumpah(
        kop=kop_of_head(row.instansi),
        waktu=timezone.localtime(event.waktu),
        bertempat=event.tempat,
        pegawai=orang(row.pegawai, row.ke),
        keputusan=f"Keputusan {office_of_head(row.instansi)} Nomor {decree.nomor} tanggal {tanggal(decree.tanggal)}",
        jabatan=place_of(row.ke),
        rohaniwan=event.rohaniwan,
        pelantik=parts.Penanda(jabatan=event.jabatan_pelantik, nama=event.pelantik),
        saksi=tuple(
            parts.Penanda(jabatan=each.jabatan.nama if each.jabatan else "Saksi", nama=each.nama_gelar, nip=each.nip)
            for each in witnesses
        ),
    )
