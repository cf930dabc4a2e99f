"""./run as a newcomer meets it: one command, the city, the address; the second time it keeps the data."""

from __future__ import annotations

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing
from pathlib import Path

import pytest

from openkarier.cli.serve import free

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """Environment with a data folder of its own, whatever database the suite runs on."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("OPENKARIER_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    return {**kept, "OPENKARIER_DATA": str(tmp_path_factory.mktemp("data")), "OPENKARIER_WORKERS": "1"}


def unused_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def spoken(place, *words):
    return subprocess.run(
        [sys.executable, str(ROOT / "run"), *words], env=place, capture_output=True, text=True, timeout=120, check=False
    )


def answer(port, seconds=60):
    """Status of the log-in page, as soon as the server answers."""
    for _ in range(seconds * 10):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/masuk/", timeout=5) as page:
                return page.status, page.read().decode()
        except urllib.error.URLError:  # nobody there yet
            time.sleep(0.1)
    return 0, ""


@pytest.fixture(scope="module")
def setup(place):
    return spoken(place, "--setup", "--asn", "300")


def test_the_first_run_fills_the_city_and_prints_a_log_in_per_desk(setup):
    assert (setup.returncode, setup.stderr) == (0, "")
    assert "✓ Struktur dan pegawai: 300 baru" in setup.stdout
    for desk in ("asn", "atasan", "operator", "bkpsdm", "asesor", "tpk", "pansel", "ppk", "auditor", "admin"):
        assert f"\n  {desk:<9} " in setup.stdout


def test_the_second_run_serves_the_same_data_and_ctrl_c_stops_it(setup, place):
    port = unused_port()
    server = subprocess.Popen(
        [sys.executable, str(ROOT / "run"), "--port", str(port), "--asn", "300"],
        env=place, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        status, page = answer(port)
        busy = spoken(place, "--port", str(port))
    finally:
        os.killpg(server.pid, signal.SIGINT)
        said, _ = server.communicate(timeout=30)
    assert status == 200
    assert "198207072006041905" in page  # the demo log-ins stand on the page
    assert (busy.returncode, busy.stderr) == (
        1,
        f"Porta {port} sudah dipakai. Hentikan program itu, atau: ./run --port {port + 1}\n",
    )
    assert "✓ Struktur dan pegawai: sudah ada" in said
    assert f"http://127.0.0.1:{port}/" in said
    assert said.endswith("Berhenti. Data tersimpan.\n")
    assert server.returncode == 0


def test_a_server_that_is_killed_leaves_nobody_on_the_port(setup, place):
    port = unused_port()
    command = [sys.executable, "-m", "openkarier.cli.main", "serve", "--port", str(port)]
    server = subprocess.Popen(command, env=place, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert answer(port)[0] == 200
    server.kill()
    server.wait(timeout=10)
    for _ in range(100):
        if free("127.0.0.1", port):
            break
        time.sleep(0.1)
    assert free("127.0.0.1", port)


def test_fresh_sets_the_old_database_aside(setup, place):
    data = Path(place["OPENKARIER_DATA"])
    said = spoken(place, "--setup", "--fresh", "--asn", "250", "--seed", "7")
    assert (said.returncode, said.stderr) == (0, "")
    [old] = data.glob("lama/*/openkarier.sqlite3")
    assert (headcount(old), headcount(data / "openkarier.sqlite3")) == (300, 250)


def headcount(database):
    with closing(sqlite3.connect(database)) as opened:
        return opened.execute("SELECT COUNT(*) FROM registry_pegawai").fetchone()[0]


def test_help_names_the_ways():
    said = subprocess.run([sys.executable, str(ROOT / "run"), "--help"], capture_output=True, text=True, check=True)
    for way in ("--port", "--asn", "--fresh", "--setup", "OPENKARIER_"):
        assert way in said.stdout
