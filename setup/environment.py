"""Make the environment: a .venv beside the code with exactly the locked packages. Needs only python3 and venv."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
UV = "uv==0.13.9"
SHIM = """#!{python}
import sys
from openkarier.cli.main import main
sys.exit(main())
"""


def prepare(*, dev: bool = False) -> Path:
    """Bring .venv to the state of the lock file and return its python; does nothing when it is there already."""
    if sys.version_info < (3, 11):  # noqa: UP036  # the sentence is for the person who has 3.9
        sys.exit("OpenKarier memerlukan Python 3.11 atau lebih baru.")
    lock = ROOT / ("requirements-dev.txt" if dev else "requirements.txt")
    stamp = VENV / "openkarier.lock"
    wanted = hashlib.sha256(lock.read_bytes() + UV.encode()).hexdigest()
    have = stamp.read_text().split() if stamp.exists() else []
    if dev and not shutil.which("chromium"):
        _debian("chromium", "uji yang membuka halaman di peramban sungguhan")
    if wanted in have:
        return PYTHON
    print("Menyiapkan lingkungan Python (sekali saja, sekitar setengah menit) …", flush=True)
    if importlib.util.find_spec("ensurepip") is None:
        _debian("python3-venv", "lingkungan Python tersendiri")
    if not PYTHON.exists():
        subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=True)
    if not (VENV / "bin" / "uv").exists():
        _quiet([str(PYTHON), "-m", "ensurepip"])
        _quiet([str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", UV])
    sync = [str(VENV / "bin" / "uv"), "pip", "sync", "--quiet", "--require-hashes", "--python", str(PYTHON), str(lock)]
    if _run(sync).returncode:  # an office whose proxy reads TLS has its certificate in the system's store only
        _quiet([*sync, "--system-certs"])
    _link()
    base = hashlib.sha256((ROOT / "requirements.txt").read_bytes() + UV.encode()).hexdigest()
    stamp.write_text(f"{wanted}\n{base}\n")  # the dev lock holds all that the base lock holds
    return PYTHON


def _debian(package: str, purpose: str) -> None:
    """Install a package of Debian when we may; otherwise say which command does it."""
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        sys.exit(f"Diperlukan {package} untuk {purpose}. Pasang dengan: sudo apt install {package}")
    print(f"Memasang {package} untuk {purpose} …", flush=True)
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    _quiet(["apt-get", "update", "-qq"])
    _quiet(["apt-get", "install", "-y", "-qq", "--no-install-recommends", package])


def _run(command: list[str]) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "UV_NO_PROGRESS": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True)


def _quiet(command: list[str]) -> None:
    done = _run(command)
    if done.returncode:
        sys.exit(f"Gagal menyiapkan lingkungan:\n{done.stdout}\n{done.stderr}")


def _link() -> None:
    """Put src/ on the path of .venv and `openkarier` into its bin."""
    site = next((VENV / "lib").glob("python3.*")) / "site-packages"
    (site / "openkarier-src.pth").write_text(f"{ROOT / 'src'}\n")
    shim = VENV / "bin" / "openkarier"
    shim.write_text(SHIM.format(python=PYTHON))
    shim.chmod(0o755)


if __name__ == "__main__":
    prepare(dev="--dev" in sys.argv)
