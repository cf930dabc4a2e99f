"""Bring in the browser's files: fonts, icons, htmx, charts (and axe for tests) from pinned npm packages.

For maintainers only; the result is committed, so users never need node. Each package is checked against the sha512
of setup/vendor.lock (lines: name, version, digest). Source map references are stripped: collectstatic would look for
the maps. The icon sprite holds just the icons named in setup/icons.txt.

  python3 setup/vendor.py          everything
  python3 setup/vendor.py --lock   renew the digests after a version in setup/vendor.lock was changed
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "setup" / "vendor.lock"
ICONS = ROOT / "setup" / "icons.txt"
STATIC = ROOT / "src" / "openkarier" / "web" / "static"
VENDOR = STATIC / "vendor"
PICTURES = ROOT / "src" / "openkarier" / "foundation" / "pictures" / "static" / "pictures"

# package -> (file inside it, where it goes)
PLAN = {
    "htmx.org": [("dist/htmx.min.js", VENDOR / "htmx" / "htmx.min.js"), ("LICENSE", VENDOR / "htmx" / "LICENSE")],
    "@fontsource-variable/inter": [
        ("files/inter-latin-wght-normal.woff2", VENDOR / "inter" / "inter-latin.woff2"),
        ("LICENSE", VENDOR / "inter" / "LICENSE"),
    ],
    "@tabler/icons": [("LICENSE", VENDOR / "tabler-icons" / "LICENSE")],
    "echarts": [
        ("dist/echarts.min.js", PICTURES / "echarts.min.js"),
        ("LICENSE", PICTURES / "LICENSE"),
        ("NOTICE", PICTURES / "NOTICE"),
        ("licenses/LICENSE-d3", PICTURES / "LICENSE-d3"),
    ],
    "axe-core": [
        ("axe.min.js", ROOT / "tests" / "web" / "browser" / "axe.min.js"),
        ("LICENSE", ROOT / "tests" / "web" / "browser" / "axe.LICENSE"),
    ],
}


def fetch(name: str, version: str) -> bytes:
    """Return the package's tarball, through the ordinary npm client."""
    with tempfile.TemporaryDirectory() as scratch:
        command = ["npm", "pack", f"{name}@{version}", "--silent", "--pack-destination", scratch]
        subprocess.run(command, check=True, capture_output=True)
        return next(Path(scratch).glob("*.tgz")).read_bytes()


def digest(tarball: bytes) -> str:
    """The digest as npm writes it."""
    return "sha512-" + base64.b64encode(hashlib.sha512(tarball).digest()).decode()


def unpack(tarball: bytes, wanted: str) -> bytes:
    """One file of the package, without its reference to a source map."""
    with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
        member = archive.extractfile(f"package/{wanted}")
        assert member is not None
        content = member.read()
    if wanted.endswith((".js", ".css")):
        content = re.sub(rb"\n?//[#@] sourceMappingURL=\S+|/\*[#@] sourceMappingURL=\S+ \*/", b"", content)
    return content


def sprite(tarball: bytes) -> str:
    """One SVG with a symbol per icon of setup/icons.txt."""
    symbols = []
    with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
        for name in sorted(set(ICONS.read_text().split())):
            member = archive.extractfile(f"package/icons/outline/{name}.svg")
            assert member is not None
            drawing = re.sub(r"\s*<path stroke=\"none\"[^>]*/>|<svg.*?>|</svg>", "", member.read().decode(), flags=re.S)
            drawing = re.sub(r"\s*\n\s*", "", drawing)
            symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{drawing}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def main(words: list[str]) -> None:
    """Fetch, check, write; or renew the lock."""
    lines = [line.split() for line in LOCK.read_text().splitlines()]
    renewed = []
    for name, version, *known in lines:
        tarball = fetch(name, version)
        found = digest(tarball)
        renewed.append(f"{name} {version} {found}")
        if "--lock" not in words and known != [found]:
            sys.exit(f"{name} {version}: isi paket tidak sama dengan setup/vendor.lock.")
        for inside, place in PLAN[name]:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(unpack(tarball, inside))
        if name == "@tabler/icons":
            (STATIC / "img" / "icons.svg").write_text(sprite(tarball))
    if "--lock" in words:
        LOCK.write_text("\n".join(renewed) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
