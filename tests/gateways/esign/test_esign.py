"""The Esign Client Service, played by a server on this machine: success, refusals, silence, nonsense."""

from __future__ import annotations

import json
import logging
import threading
import time
import traceback
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from foundation.documents.catalogue import SURAT_DINAS
from foundation.documents.certificates import PASSPHRASE, certificate
from foundation.documents.samples import AT
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import render
from openkarier.foundation.documents.signing import Pkcs12, Reason, Secret, SigningError, intact
from openkarier.gateways.esign import EsignClient, EsignSigner

PAPER = render(Kind.SURAT_DINAS, SURAT_DINAS, at=AT)
NIK = "1771010101900901"
SIGNED = Pkcs12(certificate(AT), Secret(PASSPHRASE)).sign(PAPER, at=AT).pdf
ANSWERS = {
    "refuses": (
        400,
        "application/json",
        b'{"status_code":2031,"error":"Passphrase anda salah: %s"}' % PASSPHRASE.encode(),
    ),
    "expired": (400, "application/json", b'{"error":"Sertifikat anda telah expired"}'),
    "unknown": (400, "application/json", b'{"error":"User tidak terdaftar"}'),
    "html": (200, "text/html", b"<html>Selamat datang di router Anda</html>"),
    "empty": (200, "application/pdf", b""),
    "list": (200, "application/json", b"[1, 2]"),
    "outside": (200, "application/json", b'{"id_dokumen": "../../etc/passwd"}'),
    "gone": (200, "application/json", b'{"id_dokumen": "hilang"}'),
    "account": (401, "application/json", b"{}"),
    "broken": (502, "text/html", b"Bad Gateway"),
    "moved": (302, "text/plain", b""),
    "teapot": (418, "application/json", b'{"error":"?"}'),
}


class Service(BaseHTTPRequestHandler):
    """The double. `mode` says how it answers; `seen` is what the last request carried."""

    mode = "signs"
    seen: dict = {}

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        head = f"Content-Type: {self.headers['Content-Type']}\r\n\r\n".encode()
        parts = BytesParser(policy=HTTP).parsebytes(head + body)
        names = {
            part.get_param("name", header="content-disposition"): part.get_payload(decode=True)
            for part in parts.iter_parts()
        }
        Service.seen = {"path": self.path, "auth": self.headers["Authorization"], **names}
        if Service.mode == "silent":
            time.sleep(1.5)
        elif Service.mode == "hangs up":
            self.connection.close()
        elif Service.mode == "signs":
            self.answer(200, "application/pdf", SIGNED)
        elif Service.mode == "by reference":
            self.answer(200, "application/json", json.dumps({"id_dokumen": "abc-123"}).encode())
        else:
            self.answer(*ANSWERS[Service.mode])

    def do_GET(self):
        if self.path == "/api/sign/download/abc-123":
            self.answer(200, "application/pdf", SIGNED)
        else:
            self.answer(404, "text/plain", b"")

    def answer(self, status, kind, content):
        self.send_response(status)
        if status == 302:
            self.send_header("Location", "/elsewhere")
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Keep the terminal quiet."""

    def handle(self):
        """A client that gave up is no news."""
        try:
            super().handle()
        except (ConnectionError, ValueError, OSError):
            self.close_connection = True


@pytest.fixture(scope="module")
def service():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def ask(service, mode, *, timeout=5.0, nik=NIK):
    Service.mode, Service.seen = mode, {}
    signer = EsignSigner(EsignClient(service, "openkarier", Secret("sandi-klien"), timeout), nik, Secret(PASSPHRASE))
    return signer.sign(PAPER, at=AT, reason="Menetapkan", location="Bengkulu")


@pytest.mark.parametrize(("mode", "reference"), [("signs", ""), ("by reference", "abc-123")])
def test_a_signed_paper_comes_back_whole(service, mode, reference):
    signed = ask(service, mode)
    assert (signed.pdf, signed.reference) == (SIGNED, reference)
    assert intact(signed.pdf) is True


def test_the_request_is_the_one_the_service_knows(service):
    ask(service, "signs")
    assert Service.seen == {
        "path": "/api/sign/pdf",
        "auth": "Basic b3BlbmthcmllcjpzYW5kaS1rbGllbg==",
        "file": PAPER,
        "nik": NIK.encode(),
        "passphrase": PASSPHRASE.encode(),
        "tampilan": b"invisible",
        "reason": b"Menetapkan",
        "location": b"Bengkulu",
    }


@pytest.mark.parametrize(
    ("mode", "reason", "words"),
    [
        ("refuses", Reason.PASSPHRASE, "Passphrase salah"),
        ("expired", Reason.CERTIFICATE, "tidak berlaku"),
        ("unknown", Reason.CERTIFICATE, "belum siap"),
        ("html", Reason.ANSWER, "tidak dikenali"),
        ("empty", Reason.ANSWER, "tidak dikenali"),
        ("list", Reason.ANSWER, "tidak dikenali"),
        ("outside", Reason.ANSWER, "tidak dikenali"),
        ("gone", Reason.ANSWER, "tidak dikenali"),
        ("account", Reason.UNAVAILABLE, "menolak akun"),
        ("broken", Reason.UNAVAILABLE, "tidak menjawab"),
        ("moved", Reason.ANSWER, "tidak dikenali"),
        ("teapot", Reason.ANSWER, "tidak dikenali"),
        ("hangs up", Reason.UNAVAILABLE, "tidak menjawab"),
    ],
)
def test_each_failure_has_its_sentence_and_tells_no_secret(service, mode, reason, words, caplog):
    caplog.set_level(logging.DEBUG)
    with pytest.raises(SigningError, match=words) as refused:
        ask(service, mode)
    assert refused.value.reason == reason
    shown = "".join(traceback.format_exception(refused.value)) + caplog.text
    assert PASSPHRASE not in shown
    assert "sandi-klien" not in shown


def test_a_silent_service_is_given_up_in_time(service):
    began = time.monotonic()
    with pytest.raises(SigningError, match="tidak menjawab"):
        ask(service, "silent", timeout=0.3)
    assert time.monotonic() - began < 1.4


def test_no_service_at_all_is_the_same_sentence():
    with pytest.raises(SigningError, match="tidak menjawab"):
        ask("http://127.0.0.1:9", "signs")


@pytest.mark.parametrize("nik", ["", "177101010190090", "17710101019009012", "1771O10101900901"])
def test_a_nik_that_is_none_is_not_sent(service, nik):
    with pytest.raises(SigningError, match="16 angka"):
        ask(service, "signs", nik=nik)
    assert Service.seen == {}


def test_an_agency_without_the_service_has_no_client(settings):
    assert EsignClient.from_settings() is None
    settings.OPENKARIER_BSRE = {"url": "http://esign.lokal", "user": "u", "password": "p-903"}
    client = EsignClient.from_settings()
    assert (client.base, client.user, client.password.reveal()) == ("http://esign.lokal", "u", "p-903")
    assert "p-903" not in repr(client)
