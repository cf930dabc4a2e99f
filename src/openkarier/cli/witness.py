"""Being a witness of Buku Merit, for the inspectorate: a machine of one's own that remembers and cosigns."""

from __future__ import annotations

import argparse
import sys
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from openkarier.foundation.journal.openkarier_verify import Checkpoint, Key
from openkarier.foundation.journal.shelf import Shelf
from openkarier.foundation.journal.witness import Behind, Refusal, Witness, read_request

SUMMARY = "Menjadi saksi Buku Merit (untuk inspektorat)."
NEEDS_DJANGO = False
LONGEST = 65_536  # bytes of a request


def register(parser: argparse.ArgumentParser) -> None:
    """Four commands; `--state` is the witness's own folder."""
    parser.add_argument("--state", default="saksi-buku-merit", metavar="FOLDER", help="folder milik saksi ini")
    commands = parser.add_subparsers(metavar="PERINTAH", required=True)
    init = commands.add_parser("init", help="buat kunci saksi")
    init.add_argument("name", metavar="NAMA", help="misalnya inspektorat.contoh.go.id/saksi")
    init.set_defaults(act=_init)
    trust = commands.add_parser("trust", help="percayai kunci sebuah buku")
    trust.add_argument("key", metavar="KUNCI", help="dari `openkarier ledger keys` (sesudah kata log)")
    trust.set_defaults(act=_trust)
    cosign = commands.add_parser("cosign", help="periksa salinan buku dan tanda tangani pos pemeriksaannya")
    cosign.add_argument("folder", metavar="FOLDER")
    cosign.set_defaults(act=_cosign)
    serve = commands.add_parser("serve", help="layani permintaan tanda tangan lewat jaringan (C2SP tlog-witness)")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8900)
    serve.set_defaults(act=_serve)
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> int:
    """Do the act; a refusal is told on standard error with status 1."""
    try:
        args.act(args, Witness(Path(args.state)))
    except Refusal as refusal:
        print(f"TIDAK DITANDATANGANI: {refusal}", file=sys.stderr)
        return 1
    return 0


def _init(args: argparse.Namespace, witness: Witness) -> None:
    key = witness.create(args.name)
    print(f"Kunci publik saksi ini, untuk kebijakan buku:\n{key}")


def _trust(args: argparse.Namespace, witness: Witness) -> None:
    key = Key.parse(args.key)
    witness.trust(key)
    print(f"Buku {key.name} dipercaya.")


def _cosign(args: argparse.Namespace, witness: Witness) -> None:
    folder = Path(args.folder)
    text = (folder / "checkpoint").read_text()
    note = Checkpoint.parse(text)
    old, _ = witness.latest(note.origin)
    proof = Shelf(folder).consistency(old, note.size) if old <= note.size else []
    print(witness.cosign(old, proof, text, int(time.time())), end="")


def _serve(args: argparse.Namespace, witness: Witness) -> None:
    server = server_of(witness, args.host, args.port)
    print(f"Saksi melayani di http://{args.host}:{server.server_port}/ (Ctrl+C untuk berhenti).", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()


def server_of(witness: Witness, host: str, port: int) -> HTTPServer:
    """A server that answers one request at a time, so that checking and remembering are one step."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_POST(self) -> None:
            """Answer add-checkpoint."""
            status, kind, body = self._answer()
            raw = body.encode()
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(raw)))
            self.end_headers()
            self.wfile.write(raw)

        def _answer(self) -> tuple[int, str, str]:
            length = int(self.headers.get("Content-Length") or 0)
            if self.path != "/add-checkpoint" or length > LONGEST:
                return 404, "text/plain; charset=utf-8", "Tidak ada.\n"
            try:
                old, proof, text = read_request(self.rfile.read(length).decode("utf-8", "replace"))
                return 200, "text/plain; charset=utf-8", witness.cosign(old, proof, text, int(time.time()))
            except Behind as behind:
                return 409, "text/x.tlog.size", f"{behind.size}\n"
            except Refusal as refusal:
                return refusal.status, "text/plain; charset=utf-8", f"{refusal}\n"

        def log_message(self, format: str, *args: object) -> None:  # the base class's name
            """Say nothing: the log's operator sees the answer."""

    return HTTPServer((host, port), Handler)
