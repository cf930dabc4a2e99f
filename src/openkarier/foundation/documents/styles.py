"""How each kind of letter looks: paper, type, margins; defaults with their source, overridden per agency."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from openkarier.foundation.documents.kinds import Kind

PAPER = {"A4": (210, 297), "F4": (215, 330)}  # mm
SCRIPTS = (
    "Noto Naskh Arabic", "Noto Sans Javanese", "Noto Sans Balinese", "Noto Sans Sundanese",
    "Noto Sans Batak", "Noto Sans Buginese", "Noto Sans Rejang",
)  # fmt: skip
ARIAL, TIMES, BOOKMAN = "Arimo", "Tinos", "TeX Gyre Bonum"  # metric twins of Arial, Times New Roman, Bookman Old Style
TND = "Permendagri 1/2023, Peraturan ANRI 5/2021: A4, Arial 11-12, kiri >= 30 mm, kanan >= 20 mm, bawah >= 25 mm"
PRODUK_HUKUM = "Produk hukum daerah (praktik): F4, Bookman Old Style 12"


@dataclass(frozen=True)
class Style:
    """Paper by name; type size in points; margins in millimetres; `source` says which rule asks for it."""

    paper: str = "A4"
    font: str = ARIAL
    size: float = 11
    top: float = 20
    bottom: float = 27
    left: float = 30
    right: float = 20
    source: str = TND

    def __post_init__(self) -> None:
        if self.paper not in PAPER:
            message = f"Kertas {self.paper!r} tidak dikenal; pilih {' atau '.join(PAPER)}."
            raise ValueError(message)
        if self.font not in {ARIAL, TIMES, BOOKMAN}:
            message = f"Huruf {self.font!r} tidak tersedia; pilih {ARIAL}, {TIMES}, atau {BOOKMAN}."
            raise ValueError(message)
        if not 8 <= self.size <= 16 or not all(10 <= side <= 60 for side in self.sides):
            message = "Ukuran huruf harus 8-16 poin dan tiap tepi 10-60 mm."
            raise ValueError(message)

    @property
    def sides(self) -> tuple[float, float, float, float]:
        """Top, bottom, left, right in millimetres."""
        return self.top, self.bottom, self.left, self.right

    def sheet(self) -> dict[str, object]:
        """The style as the templates read it."""
        width, height = PAPER[self.paper]
        fonts = list(dict.fromkeys((self.font, ARIAL, *SCRIPTS)))
        top, bottom, left, right = self.sides
        return {
            "lebar": width, "tinggi": height, "huruf": fonts, "ukuran": self.size,
            "atas": top, "bawah": bottom, "kiri": left, "kanan": right,
        }  # fmt: skip

    def replaced(self, changes: dict[str, object]) -> Style:
        """This style with an agency's own values; unknown names are refused."""
        return Style(**{**asdict(self), **changes})


STYLES: dict[Kind, Style] = {Kind.SK: Style(paper="F4", font=BOOKMAN, source=PRODUK_HUKUM)}


def style_of(kind: Kind) -> Style:
    """The national default of a kind."""
    return STYLES.get(kind, Style())
