"""Lock the requirements: every version and hash, and no index address, so that any mirror serves them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def lock(name: str) -> None:
    """Compile NAME.in into NAME.txt with hashes for Python 3.11 on Linux."""
    uv = ROOT / ".venv" / "bin" / "uv"
    command = [
        str(uv),
        "pip",
        "compile",
        f"{name}.in",
        "-o",
        f"{name}.txt",
        "--quiet",
        "--generate-hashes",
        "--no-emit-index-url",
        "--python-version",
        "3.11",
        "--custom-compile-command",
        "python3 setup/lock.py",
    ]
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    for each in sys.argv[1:] or ["requirements", "requirements-dev"]:
        lock(each)
