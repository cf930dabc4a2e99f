"""Pages of the rotation, inside the room of deliberation."""

from __future__ import annotations

from functools import partial

from openkarier.web.pages.row import INSTANSI, Page

ONE = "rotasi/<int:skenario>/"
PLAN = f"{ONE}rencana/<slug:rencana>/"


def _page(desk: str, view: str, path: str, act: str, tab: str = "") -> Page:
    return Page(desk, "deliberation", view, path, act, INSTANSI, tab=tab, module="deliberation_rotation")


def _looking(desk: str) -> tuple[Page, ...]:
    """What every desk that follows a rotation sees."""
    page = partial(_page, desk)
    return (
        page("rotations", "rotasi/", "lihat", tab="Rotasi"),
        page("rotation", ONE, "lihat"),
        page("rotation_plan", PLAN, "lihat"),
        page("rotation_posts", f"{PLAN}jabatan/", "lihat"),
        page("rotation_person", f"{PLAN}pegawai/<nip>/", "lihat"),
        page("rotation_post", f"{PLAN}jabatan/<int:jabatan>/", "lihat"),
        page("rotation_export", f"{PLAN}daftar.xlsx", "unduh"),
        page("rotation_input", f"{ONE}masukan.json", "unduh"),
        page("rotation_output", f"{PLAN}rencana.json", "unduh"),
    )


def _running(desk: str) -> tuple[Page, ...]:
    """What prepares and runs a scenario."""
    page = partial(_page, desk)
    return (
        page("rotation_new", "rotasi/baru/", "tulis"),
        page("rotation_limits", f"{ONE}batas/", "tulis"),
        page("rotation_step", f"{ONE}langkah/", "tulis"),
        page("rotation_copy", f"{ONE}salin/", "tulis"),
    )


ROWS: tuple[Page, ...] = (
    *_looking("tpk"),
    *_running("tpk"),
    _page("tpk", "rotation_decide", f"{ONE}ketetapan/", "tulis"),
    _page("tpk", "rotation_undo", f"{ONE}ketetapan/<int:ketetapan>/cabut/", "tulis"),
    _page("tpk", "rotation_adopt", f"{PLAN}adopsi/", "tulis"),
    _page("tpk", "rotation_release", f"{ONE}lepas/", "tulis"),
    _page("tpk", "rotation_depart", f"{PLAN}pegawai/<nip>/simpang/", "tulis"),
    _page("tpk", "rotation_restore", f"{ONE}simpang/<int:penyimpangan>/cabut/", "tulis"),
    *_looking("bkpsdm"),
    *_running("bkpsdm"),
    *_looking("ppk"),
    *_looking("auditor"),
    _page("auditor", "rotation_recheck", f"{ONE}periksa-ulang/", "kirim"),
)
