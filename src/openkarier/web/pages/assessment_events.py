"""Pages of test events, at each desk; `assessment.py` puts them beside those of results."""

from __future__ import annotations

from openkarier.web.pages.row import INSTANSI, SELF, UNIT, Page

# fmt: off
READ = tuple(
    row
    for desk in ("asesor", "bkpsdm", "auditor")
    for row in (
        Page(desk, "assessment", "events", "acara/", "lihat", INSTANSI, tab="Acara uji"),
        Page(desk, "assessment", "event", "acara/<slug:kode>/", "lihat", INSTANSI),
        Page(desk, "assessment", "event_people", "acara/<slug:kode>/peserta/", "lihat", INSTANSI),
        Page(desk, "assessment", "event_seats", "acara/<slug:kode>/kursi/", "lihat", INSTANSI),
    )
)
ORGANISE = tuple(
    Page("asesor", "assessment", view, path, act, INSTANSI, tab=tab)
    for view, path, act, tab in (
        ("event_providers", "penyelenggara/", "lihat", "Penyelenggara"),
        ("event_provider_save", "penyelenggara/simpan/", "tulis", ""),
        ("event_plan", "acara-baru/", "tulis", ""),
        ("event_change", "acara/<slug:kode>/ubah/", "tulis", ""),
        ("event_step", "acara/<slug:kode>/langkah/", "tulis", ""),
        ("event_pick", "acara/<slug:kode>/peserta/aturan/", "tulis", ""),
        ("event_undo", "acara/<slug:kode>/peserta/batal/", "tulis", ""),
        ("event_add", "acara/<slug:kode>/peserta/tambah/", "tulis", ""),
        ("event_places", "acara/<slug:kode>/tempat/", "lihat", ""),
        ("event_place_act", "acara/<slug:kode>/tempat/ubah/", "tulis", ""),
        ("event_solve", "acara/<slug:kode>/kursi/susun/", "tulis", ""),
        ("event_room", "acara/<slug:kode>/kursi/<int:session>/<int:room>/", "lihat", ""),
        ("event_invitations", "acara/<slug:kode>/undangan/", "lihat", ""),
        ("event_invite", "acara/<slug:kode>/undangan/kirim/", "kirim", ""),
        ("event_letters", "acara/<slug:kode>/undangan/<int:sending>.pdf", "unduh", ""),
        ("event_cards", "acara/<slug:kode>/kartu.pdf", "unduh", ""),
        ("event_attendance", "acara/<slug:kode>/hadir/", "lihat", ""),
        ("event_desk", "acara/<slug:kode>/hadir/<int:session>/", "lihat", ""),
        ("event_scan", "acara/<slug:kode>/hadir/<int:session>/catat/", "tulis", ""),
        ("event_lists", "acara/<slug:kode>/hadir/<int:session>/daftar.pdf", "unduh", ""),
        ("event_card", "kartu/<str:token>/", "tulis", ""),
        ("event_minutes", "acara/<slug:kode>/berita-acara/<int:session>/", "tulis", ""),
        ("event_minutes_pdf", "acara/<slug:kode>/berita-acara/<int:session>.pdf", "unduh", ""),
        ("event_requests", "acara/<slug:kode>/permohonan/", "lihat", ""),
        ("event_answer", "acara/<slug:kode>/permohonan/<int:asked>/", "tulis", ""),
        ("event_person", "acara/<slug:kode>/orang/<nip>/", "lihat", ""),
        ("event_person_act", "acara/<slug:kode>/orang/<nip>/ubah/", "tulis", ""),
    )
)
UNITS = (
    Page("operator", "assessment", "events", "acara/", "lihat", UNIT, menu="Uji kompetensi",
         about="Pegawai unit Anda yang diuji"),
    Page("operator", "assessment", "event_people", "acara/<slug:kode>/peserta/", "lihat", UNIT),
    Page("operator", "assessment", "event_person", "acara/<slug:kode>/orang/<nip>/", "lihat", UNIT),
    Page("operator", "assessment", "event_person_act", "acara/<slug:kode>/orang/<nip>/ubah/", "tulis", UNIT),
)
OWN = (
    Page("asn", "assessment", "own_invitations", "undangan/", "lihat", SELF, tab="Undangan"),
    Page("asn", "assessment", "own_event", "undangan/<slug:kode>/", "lihat", SELF),
    Page("asn", "assessment", "own_card", "undangan/<slug:kode>/kartu.pdf", "unduh", SELF),
    Page("asn", "assessment", "own_act", "undangan/<slug:kode>/ubah/", "tulis", SELF),
)
ROWS: tuple[Page, ...] = (*READ, *ORGANISE, *UNITS, *OWN)
# fmt: on
