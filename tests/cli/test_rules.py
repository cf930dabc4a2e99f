"""`openkarier rules` speaks plainly, whatever it is given."""

from __future__ import annotations

from pathlib import Path

import pytest

from openkarier.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "core" / "cases" / "peraturan.yaml"
HEAD = "{id: X1, rule: pp11-2017-ps105-1, facts: {action: promosi, target: JPT_PRATAMA, tgl_acuan: 2026-03-01, "


def _check(tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    file = tmp_path / "kasus.yaml"
    file.write_text(text, encoding="utf-8")
    status = main(["rules", "check", str(file)])
    out = capsys.readouterr()
    return status, (out.out + out.err).replace(str(file), "kasus.yaml").splitlines()


def test_all_given_cases_agree(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", str(CASES)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert (len(lines), lines[-1]) == (105, "104 passed, 0 failed")


def test_a_case_that_disagrees_says_how_and_exits_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "tests:\n- " + HEAD + "asn.status: PPPK}, expect: pass, last_ok: 2026-01-01}\n"
    assert _check(tmp_path, text, capsys) == (
        1,
        [
            "disagree\tX1\tpp11-2017-ps105-1\tfail",
            "    diharapkan pass, hasil fail",
            "    last_ok diharapkan 2026-01-01, hasil None",
            "0 passed, 1 failed",
        ],
    )


def test_a_missing_fact_is_unknown_not_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "tests:\n- {id: X1, rule: pp11-2017-ps105-1, facts: {}, expect: unknown}\n"
    assert _check(tmp_path, text, capsys) == (0, ["agree\tX1\tpp11-2017-ps105-1\tunknown", "1 passed, 0 failed"])


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("{tgl_acuan: 2026-02-30}", "facts.tgl_acuan: bukan tanggal yang ada: 2026-02-30 (tulis TTTT-BB-HH)"),
        ("{tgl_acuan: 1066-10-14}", "facts.tgl_acuan: tanggal 1066-10-14 di luar 1800-2299"),
        (
            "{asn.pendidkan: S1}",
            "facts.asn.pendidkan: fakta tidak dikenal aturan mana pun; maksud Anda asn.pendidikan?",
        ),
        (
            "{asn.pendidikan: D9}",
            "facts.asn.pendidikan: harus salah satu dari SD, SMP, SLTA, D1, D2, D3, S1, D4, S2, S3",
        ),
        ("{pansel.jumlah: tujuh}", "facts.pansel.jumlah: harus berupa angka"),
        ("{pansel.unsur: PYB}", "facts.pansel.unsur: harus berupa daftar kata"),
        ("{asn.sedang_mpp: barangkali}", "facts.asn.sedang_mpp: harus ya atau tidak (true atau false)"),
        (
            "{riwayat_jabatan: [{mulai: 2020-01-01, selesai: 2019-12-31}]}",
            "facts.riwayat_jabatan: [0].selesai (2019-12-31) mendahului mulai (2020-01-01)",
        ),
        (
            "{riwayat_jabatan: [{mulai: 2020-13-01}]}",
            "facts.riwayat_jabatan: [0].mulai: bukan tanggal yang ada: 2020-13-01 (tulis TTTT-BB-HH)",
        ),
    ],
)
def test_bad_facts_name_file_case_and_field(
    case: str, message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = f"tests:\n- {{id: X1, rule: pp11-2017-ps105-1, facts: {case}, expect: unknown}}\n"
    status, lines = _check(tmp_path, text, capsys)
    assert (status, lines[1:]) == (1, [f"    salah: kasus.yaml: kasus X1, {message}", "0 passed, 1 failed"])


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("tests:\n- 7\n", "    salah: kasus.yaml: kasus ke-1, -: bukan kasus (harus berupa pasangan nama: nilai)"),
        ("halo: 1\n", "    salah: kasus.yaml: kasus -, tests: berkas harus memuat daftar kasus di bawah kata 'tests'"),
        ("tests: [\n", "kasus.yaml: bukan YAML yang benar. Baris 2, kolom 1: expected the node content, but found"),
        (
            "tests:\n- {id: X1, id: X2}\n",
            "kasus.yaml: bukan YAML yang benar. Baris 2, kolom 12: 'id' ditulis dua kali",
        ),
        (
            "tests:\n- {id: X1, rule: pp11-2017-ps105-9, facts: {}, expect: pass}\n",
            "    salah: kasus.yaml: kasus X1, rule: aturan 'pp11-2017-ps105-9' tidak dikenal; "
            "maksud Anda pp11-2017-ps105-1?",
        ),
        (
            "tests:\n- {id: X1, rule: pp11-2017-ps105-1, facts: {}, expct: pass}\n",
            "    salah: kasus.yaml: kasus X1, expct: isian tidak dikenal; maksud Anda expect?",
        ),
    ],
)
def test_bad_files_are_named_never_a_stack_trace(
    text: str, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines = _check(tmp_path, text, capsys)
    assert status == 1
    assert [found for found in lines if found.startswith(line)]
    assert "0 passed, 1 failed" in lines


def test_overlapping_posts_are_pointed_out_and_counted_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = """tests:
- id: X1
  rule: pp11-2017-ps107-c4
  facts:
    action: promosi
    target: JPT_PRATAMA
    tgl_acuan: 2026-03-01
    riwayat_jabatan:
    - {jenjang: ADMINISTRATOR, mulai: 2024-06-01}
    - {jenjang: ADMINISTRATOR, mulai: 2024-07-01, selesai: 2025-07-01}
  expect: fail
  eligible_from: 2026-06-01
"""
    status, lines = _check(tmp_path, text, capsys)
    assert (status, lines[1]) == (
        0,
        "    catatan: kasus.yaml: kasus X1, facts.riwayat_jabatan: "
        "periode tumpang tindih; waktu yang sama dihitung sekali",
    )


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "check", str(tmp_path / "tidak-ada.yaml")]) == 1
    assert "tidak dapat dibaca" in capsys.readouterr().err


def test_the_list_has_a_row_for_every_wording(capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules", "list"])
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    assert rows[0] == ["id", "judul", "dasar hukum", "berlaku mulai", "sampai", "tingkat", "keyakinan"]
    assert (len({row[0] for row in rows[1:]}), {len(row) for row in rows}) == (105, {7})
    assert [row[2:5] for row in rows if row[0] == "uu5-2014-ps116"] == [
        ["UU 5/2014 Pasal 116 ayat (1)", "15 Januari 2014", "30 Oktober 2023"]
    ]


def test_the_page_of_rules_is_not_stale(capsys: pytest.CaptureFixture[str]) -> None:
    main(["rules", "list", "--markdown"])
    assert capsys.readouterr().out == (ROOT / "docs" / "peraturan.md").read_text(encoding="utf-8")
