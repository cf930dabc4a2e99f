"""What a phone downloads for a page: HTML, style, script, font and pictures as the real server sends them.

Usage: OPENKARIER_DATA=DIR PYTHONPATH=src .venv/bin/python benchmarks/page_weight.py [--port 8392]
DIR holds a demo city (./run --setup). `first`: an empty cache; `next`: hashed files come from the cache. Ends with 1
when a first load is heavier than LIMIT, or a file is neither compressed nor kept for a year.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import signal
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openkarier.config.settings")

import django

django.setup()

from peak_day import serve
from request_floor import NIP, session_of

LIMIT = 300_000  # bytes of a first load: 12 s on 200 kbit/s
YEAR = 31_536_000
PAGES = (
    ("", "/masuk/"), ("asn", "/asn/"), ("asn", "/asn/aspirasi/contoh-1/"), ("asn", "/asn/kepegawaian/"),
    ("asn", "/asn/talenta/"), ("asn", "/kotak-masuk/"), ("atasan", "/atasan/"), ("bkpsdm", "/bkpsdm/"),
    ("bkpsdm", "/bkpsdm/kepegawaian/pegawai/"), ("ppk", "/ppk/"),
)  # fmt: skip
LINKED = re.compile(r'(?:src|href)="(/static/[^"#]+)')
INSIDE = re.compile(r"url\([\"']?([^\"')]+)")
PACKED = (".woff2", ".png", ".jpg")  # compressed in themselves


class Phone:
    """Asks like a browser and counts the bytes of bodies as they travel."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.faults: list[str] = []

    def get(self, url: str, session: str = "", encoding: str = "gzip, br") -> tuple[http.client.HTTPMessage, bytes]:
        """One GET."""
        self._connection.request("GET", url, headers={"Accept-Encoding": encoding, "Cookie": f"sessionid={session}"})
        answer = self._connection.getresponse()
        body = answer.read()
        if answer.status != http.HTTPStatus.OK:
            self.faults.append(f"{url}: {answer.status}")
        return answer.headers, body

    def file(self, url: str) -> int:
        """Bytes of a static file; notes what is not compressed or not kept."""
        headers, body = self.get(url)
        kept = re.search(r"max-age=(\d+)", headers.get("Cache-Control", ""))
        if not kept or int(kept[1]) < YEAR:
            self.faults.append(f"{url}: not kept, {headers.get('Cache-Control')}")
        if not headers.get("Content-Encoding") and not url.endswith(PACKED) and len(body) > 1_000:
            self.faults.append(f"{url}: not compressed")
        return len(body)

    def files_of(self, html: str) -> dict[str, int]:
        """URL -> bytes of everything the page names, and what its styles name."""
        found = dict.fromkeys(LINKED.findall(html), 0)
        for sheet in [url for url in found if url.endswith(".css")]:
            text = self.get(sheet, encoding="identity")[1].decode()
            folder = sheet.rpartition("/")[0]
            inner = [url for url in INSIDE.findall(text) if not url.startswith("data:")]
            found |= dict.fromkeys((os.path.normpath(f"{folder}/{url}") for url in inner), 0)
        return {url: self.file(url) for url in found}


def row(phone: Phone, desk: str, url: str) -> int:
    """Print one page; return the bytes of its first load."""
    session = session_of(NIP[desk]) if desk else ""
    plain = phone.get(url, session, "identity")[1]
    sent = len(phone.get(url, session)[1])
    files = phone.files_of(plain.decode())
    kinds = [sum(n for name, n in files.items() if name.endswith(ends)) for ends in (".css", ".js", ".woff2", ".svg")]
    first = sent + sum(files.values())
    print(f"{url:<34} {len(plain):>8} {sent:>7} " + " ".join(f"{n:>7}" for n in kinds) + f" {first:>8} {sent:>7}")
    return first


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, default=8392)
    args = parser.parse_args()
    server, phone = serve(args.port), Phone(args.port)
    heads = ("HTML", "sent", "CSS", "JS", "font", "SVG", "first", "next")
    print(f"{'page':<34} " + " ".join(f"{head:>{8 if head in ('HTML', 'first') else 7}}" for head in heads))
    try:
        heaviest = max(row(phone, desk, url) for desk, url in PAGES)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(30)
    print("faults:", phone.faults or "none")
    return int(heaviest > LIMIT or bool(phone.faults))


if __name__ == "__main__":
    sys.exit(main())
