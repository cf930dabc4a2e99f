"""The steps of a paper on its way to an electronic signature, and when a sitting must stop by itself."""

from __future__ import annotations

from datetime import timedelta

from openkarier.core.workflow import Workflow, step

PAPER = Workflow(
    states={
        "menunggu": "Menunggu giliran",
        "dikirim": "Sedang ditandatangani",
        "ditandatangani": "Sudah ditandatangani",
        "gagal": "Gagal",
    },
    steps=(
        step("kirim", "menunggu", "dikirim", "ppk", "Pengiriman ke layanan tanda tangan"),
        step("terima", "dikirim", "ditandatangani", "ppk", "Penerimaan naskah bertanda tangan"),
        step("gagal", ("menunggu", "dikirim"), "gagal", "ppk", "Pencatatan kegagalan"),
        step("ulangi", ("gagal", "dikirim"), "menunggu", "ppk", "Pengulangan"),
    ),
)
STOPS = frozenset({"passphrase", "certificate"})  # the next paper would fail alike, and BSrE locks after wrong tries
PATIENCE = 3  # papers in a row that the service does not answer before a sitting stops
SILENT = timedelta(seconds=90)  # ours: longer than one signature may take (60 s); then its process is gone
NOT_SENT = "Belum dikirim: penandatanganan berhenti sebelum gilirannya."
