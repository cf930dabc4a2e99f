"""Cells, cleaned: what SIASN, Excel and people leave in them is taken off; what cannot be read says why."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta

from openkarier.core.jabatan import Jenis
from openkarier.core.registry import ESELON, JENJANG_JF

Cell = str | float | bool | date | datetime | time | timedelta | None
Parser = Callable[[Cell], object]

_EMPTY = frozenset({"", "null", "(null)", "none", "nan", "-", "--", "n/a", "#n/a"})
_EXCEL_ERROR = re.compile(r"#(REF!|N/A|VALUE!|NAME\?|DIV/0!|NUM!|NULL!)$", re.IGNORECASE)
_QUOTED_FORMULA = re.compile(r'="([^"]*)"$')  # ="1990…": how some exports keep digits from Excel
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]")
_EXCEL_DAY_0 = date(1899, 12, 30)


class Unreadable(ValueError):
    """A cell that cannot be taken: why, what to do, and a code where a rule has one."""

    def __init__(self, alasan: str, tindakan: str, kode: str = "NILAI") -> None:
        super().__init__(alasan)
        self.alasan, self.tindakan, self.kode = alasan, tindakan, kode


def text(cell: Cell) -> str | None:
    """Return the words of a cell: blanks tidied, leading apostrophe and `="…"` taken off, `null` and `-` empty."""
    if cell is None:
        return None
    if isinstance(cell, float):
        cell = str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, bool):
        cell = "1" if cell else "0"
    words = cell if isinstance(cell, str) else cell.isoformat() if isinstance(cell, date | time) else str(cell)
    if not (words.isascii() and words.isprintable()):  # most cells are plain
        words = unicodedata.normalize("NFC", _INVISIBLE.sub("", words))
    words = " ".join(words.split())
    if quoted := _QUOTED_FORMULA.match(words):
        words = quoted[1].strip()
    words = words.lstrip("'`’").strip()
    return None if words.casefold() in _EMPTY else words


def shown(cell: Cell) -> str:
    """A cell as a finding shows it: one line, at most 60 letters."""
    words = text(cell) or ""
    return words if len(words) <= 60 else f"{words[:59]}…"


def words(limit: int) -> Parser:
    """Text of at most `limit` letters; a formula or an error of Excel is refused."""

    def parse(cell: Cell) -> str | None:
        value = text(cell)
        if value is None:
            return None
        if value.startswith("=") or _EXCEL_ERROR.match(value):
            raise Unreadable("Sel berisi rumus atau galat Excel, bukan isi.", "Tempel sebagai nilai (Paste Values).")
        if len(value) > limit:
            raise Unreadable(f"Terlalu panjang: {len(value)} huruf, paling banyak {limit}.", "Singkat isinya.")
        return value

    return parse


def code(limit: int, width: int = 0) -> Parser:
    """A code of at most `limit` letters; digits are filled up to `width` with zeros that a spreadsheet took off."""
    inner = words(limit)

    def parse(cell: Cell) -> str | None:
        value = inner(cell)
        if value is None:
            return None
        return str(value).zfill(width) if str(value).isdigit() else str(value)

    return parse


_MONTH_NAMES = (
    ("januari", "jan"), ("februari", "feb"), ("maret", "mar"), ("april", "apr"), ("mei", "may"), ("juni", "jun"),
    ("juli", "jul"), ("agustus", "agu", "ags", "aug"), ("september", "sep"), ("oktober", "okt", "oct"),
    ("november", "nov"), ("desember", "des", "dec"),
)  # fmt: skip
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}
_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]+)[-/. ]+(\d{4})(?:[ t]+[\d:.]+)?$")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ t][\d:.+z]*)?$")
_DATE_ADVICE = "Tulis sebagai hari-bulan-tahun, mis. 31-12-1990."


def day(cell: Cell) -> date | None:
    """A date: dd-mm-yyyy (also with / . or an Indonesian month), yyyy-mm-dd, an Excel date or its serial number.

    "01-01-0001" and "00-00-0000", by which databases say "none", are empty.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and 3_000 <= cell <= 80_000:
        return _EXCEL_DAY_0 + timedelta(days=int(cell))
    value = text(cell)
    if value is None or re.match(r"0{1,4}-0{1,2}-0{1,4}$|0?1-0?1-0001$|0001-01-01", value):
        return None
    return _written_date(value.casefold())


def _written_date(value: str) -> date:
    if match := _YEAR_FIRST.match(value):
        year, month, number = (int(part) for part in match.groups())
    elif match := _DAY_FIRST.match(value):
        number, year = int(match[1]), int(match[3])
        month = int(match[2]) if match[2].isdigit() else _MONTHS.get(match[2], 0)
    else:
        raise Unreadable("Bukan tanggal yang dikenal.", _DATE_ADVICE)
    try:
        found = date(year, month, number)
    except ValueError:
        raise Unreadable("Tanggal ini tidak ada di kalender.", _DATE_ADVICE) from None
    if not 1900 <= found.year <= 2100:
        raise Unreadable("Tahunnya di luar 1900-2100.", _DATE_ADVICE)
    return found


def whole(low: int, high: int) -> Parser:
    """A whole number between `low` and `high`, both included."""

    def parse(cell: Cell) -> int | None:
        value = text(cell)
        if value is None:
            return None
        if not re.fullmatch(r"\d{1,9}", value) or not low <= int(value) <= high:
            raise Unreadable(f"Bukan bilangan bulat {low} sampai {high}.", "Perbaiki atau kosongkan.")
        return int(value)

    return parse


def one_of(table: Mapping[str, object], advice: str) -> Parser:
    """A word of `table` (keys: letters and digits, lower case), whatever its spelling."""

    def parse(cell: Cell) -> object:
        value = text(cell)
        if value is None:
            return None
        found = table.get(re.sub(r"[^a-z0-9]", "", value.casefold()))
        if found is None:
            raise Unreadable("Isinya tidak dikenal.", advice)
        return found

    return parse


sex = one_of(
    {"m": "M", "l": "M", "pria": "M", "lakilaki": "M", "1": "M", "f": "F", "p": "F", "w": "F", "wanita": "F",
     "perempuan": "F", "2": "F"},
    "Isi M atau L untuk laki-laki, F atau P untuk perempuan.",
)  # fmt: skip
status = one_of(
    {"p": "PNS", "pns": "PNS", "c": "CPNS", "cpns": "CPNS", "pppk": "PPPK", "p3k": "PPPK", "k": "PPPK",
     "pppkparuhwaktu": "PPPK"},
    "Isi P (PNS), C (CPNS), atau PPPK.",
)  # fmt: skip
kind_of_post = one_of(
    {"1": Jenis.STRUKTURAL, "jabatanstruktural": Jenis.STRUKTURAL, "struktural": Jenis.STRUKTURAL,
     "2": Jenis.FUNGSIONAL, "jabatanfungsionaltertentu": Jenis.FUNGSIONAL, "jabatanfungsional": Jenis.FUNGSIONAL,
     "fungsional": Jenis.FUNGSIONAL, "fungsionaltertentu": Jenis.FUNGSIONAL,
     "3": Jenis.STRUKTURAL, "jabatanrangkapstrukturaldanfungsional": Jenis.STRUKTURAL,
     "4": Jenis.PELAKSANA, "jabatanfungsionalumum": Jenis.PELAKSANA, "jabatanpelaksana": Jenis.PELAKSANA,
     "pelaksana": Jenis.PELAKSANA},
    "Isi 1 (struktural), 2 (fungsional), atau 4 (pelaksana).",
)  # fmt: skip
appointment = one_of(
    {"d": "D", "definitif": "D", "plt": "PLT", "pelaksanatugas": "PLT", "pelaksanatugasplt": "PLT", "plh": "PLH",
     "pelaksanaharian": "PLH", "pelaksanaharianplh": "PLH", "pj": "PJ", "penjabat": "PJ", "pejabatnondefinitifpj": "PJ",
     "tt": "TT", "tugastambahan": "TT"},
    "Isi D, PLT, PLH, PJ, atau TT.",
)  # fmt: skip
predicate = one_of(
    {"sangatbaik": 5, "baik": 4, "butuhperbaikan": 3, "cukup": 3, "kurang": 2, "kurangmisconduct": 2,
     "sangatkurang": 1, "1": 5, "2": 4, "3": 3, "4": 2, "5": 1},
    "Isi Sangat Baik, Baik, Butuh Perbaikan, Kurang, atau Sangat Kurang.",
)  # fmt: skip
expectation = one_of(
    {f"{head}{tail}": number
     for number, heads in ((1, ("diatas", "melebihi")), (2, ("sesuai",)), (3, ("dibawah",)))
     for head in heads for tail in ("ekspektasi", "espektasi", "expektasi")} | {"1": 1, "2": 2, "3": 3},
    "Isi Di Atas Ekspektasi, Sesuai Ekspektasi, atau Di Bawah Ekspektasi.",
)  # fmt: skip
level_of_jf = one_of(
    {code.casefold(): level for code, level in JENJANG_JF.items()}
    | {level.removeprefix("JF_").replace("_", "").casefold(): level for level in JENJANG_JF.values()}
    | {level.removeprefix("JF_AHLI_").casefold(): level for level in JENJANG_JF.values() if "AHLI" in level},
    "Isi PM, TR, MH, PY, PT, MU, MA, atau UT.",
)

_PNS_ROOM = re.compile(r"\b(I|II|III|IV)\s*[/.\- ]\s*([a-e])\b", re.IGNORECASE)
_PPPK = re.compile(r"(XVII|XVI|XV|XIV|XIII|XII|XI|X|IX|VIII|VII|VI|V|IV|III|II|I)$")


def rank(cell: Cell) -> str | None:
    """Golongan: III/d, "III d", "Penata Tingkat I (III/d)", SIASN's 34; for PPPK I … XVII."""
    value = text(cell)
    if value is None:
        return None
    if room := _PNS_ROOM.search(value):
        return f"{room[1].upper()}/{room[2].lower()}"
    if re.fullmatch(r"[1-4][1-5]", value) and value not in {"15", "25", "35"}:
        return f"{('I', 'II', 'III', 'IV')[int(value[0]) - 1]}/{'abcde'[int(value[1]) - 1]}"
    if pppk := _PPPK.match(value.upper()):
        return pppk[1]
    raise Unreadable("Golongan tidak dikenal.", "Isi mis. III/d, atau IX untuk PPPK.")


def eselon(cell: Cell) -> str | None:
    """SIASN's id of an eselon ("22") from the id or the name ("II.b", "II/b", "IIb"); "99" = no eselon."""
    value = text(cell)
    if value is None:
        return None
    if value in ESELON or value in {"51", "52", "99", "00", "0"}:
        return value if value in ESELON else "99"
    bare = re.sub(r"[^A-Z]", "", value.upper())
    names = {name.replace(".", "").upper(): number for number, (name, _) in ESELON.items()}
    if bare in names:
        return names[bare]
    if bare.startswith(("NON", "V")):
        return "99"
    raise Unreadable("Eselon tidak dikenal.", "Isi kode SIASN (mis. 22) atau mis. II.b.")


def email(cell: Cell) -> str | None:
    """An address; more than one keeps the first."""
    value = text(cell)
    if value is None:
        return None
    first = re.split(r"[;, ]", value)[0]
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[a-zA-Z]{2,}", first) or len(first) > 254:
        raise Unreadable("Bukan alamat surel.", "Perbaiki atau kosongkan.")
    return first.lower()


def phone(cell: Cell) -> str | None:
    """A telephone number as digits: 0812…, +62 812… becomes 0812…; the first of several."""
    value = text(cell)
    if value is None:
        return None
    digits = re.sub(r"[^\d]", "", re.split(r"[/;,]", value)[0])
    digits = f"0{digits[2:]}" if digits.startswith("62") else digits if digits.startswith("0") else f"0{digits}"
    if not 9 <= len(digits) <= 15:
        raise Unreadable("Bukan nomor telepon.", "Perbaiki atau kosongkan.")
    return digits
