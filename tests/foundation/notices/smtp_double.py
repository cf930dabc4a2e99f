"""A small SMTP server of its own: keeps what it accepts, and misbehaves as the address asks.

tolak@ is refused for good, nanti@ for now, putus@ hangs up after the message was taken, before it says so.
As a program: `smtp_double.py FILE` prints its port and appends a JSON line per accepted message to FILE.
"""

from __future__ import annotations

import json
import socketserver
import sys
import threading
from email import message_from_bytes, policy


class Session(socketserver.StreamRequestHandler):
    """One conversation, RFC 5321."""

    def handle(self):
        self.say("220 uji siap")
        to = ""
        for raw in self.rfile:
            verb, _, rest = raw.decode().strip().partition(" ")
            if verb.upper() == "RCPT":
                to = rest.partition("<")[2].rstrip(">")
                self.say({"tolak": "550 kotak surat tidak ada", "nanti": "450 penuh"}.get(to.split("@")[0], "250 baik"))
            elif verb.upper() == "DATA":
                self.say("354 silakan")
                self.server.keep(to, b"".join(iter(self.rfile.readline, b".\r\n")))
                if to.startswith("putus@"):
                    return
                self.say("250 diterima")
            elif verb.upper() == "QUIT":
                self.say("221 sampai jumpa")
                return
            else:
                self.say("250 baik")

    def say(self, line):
        self.wfile.write(f"{line}\r\n".encode())


class Server(socketserver.ThreadingTCPServer):
    """Keeps the messages it accepted as (address, message) in `box`, and on paper if a file is given."""

    allow_reuse_address = daemon_threads = True

    def __init__(self, file=None, port=0):
        super().__init__(("127.0.0.1", port), Session)
        self.box, self.file = [], file
        self.port = self.server_address[1]

    def handle_error(self, request, client_address):
        """A sender that was killed has hung up: that is what the tests do."""

    def keep(self, to, raw):
        message = message_from_bytes(raw, policy=policy.default)
        self.box.append((to, message))
        if self.file:
            with open(self.file, "a") as paper:  # noqa: PTH123  # appended from threads, line by line
                paper.write(json.dumps({"to": to, "id": message["Message-ID"]}) + "\n")


def serve(file=None):
    """Start a server in a thread."""
    server = Server(file)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    return server


if __name__ == "__main__":
    program = Server(sys.argv[1])
    sys.stdout.write(f"{program.port}\n")
    sys.stdout.flush()
    program.serve_forever()
