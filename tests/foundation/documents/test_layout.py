"""What the eye would see, by pixels: nothing in the margins, whatever is written, on either paper."""

from __future__ import annotations

from io import BytesIO

import msgspec
import pytest
from PIL import Image

from foundation.documents.catalogue import CATALOGUE, FEW
from foundation.documents.samples import BKPSDM, TANDA_TERIMA
from openkarier.foundation.documents import parts
from openkarier.foundation.documents.kinds import Kind
from openkarier.foundation.documents.letters import LetterError, check_arms, pictures
from openkarier.foundation.documents.styles import PAPER, Style, style_of

PPI = 50
HARD = {
    "solid": "W" * 200,
    "wordy": "Siti Nurhaliza Permatasari " * 7 + "S.Pd.",
    "jawa": "ꦱꦶꦠꦶꦫꦲꦪꦸ" * 20,
    "arab": "أحمد بن يوسف " * 15,
}


def hardened(value, text):
    """The same form with this text in every name, post and unit."""
    if isinstance(value, parts.Tabel):
        return FEW
    if isinstance(value, msgspec.Struct):
        names = {"nama", "jabatan", "unit", "pejabat", "kepada", "hal", "tentang", "bertempat", "acara", "perihal"}
        changed = {}
        for field in value.__struct_fields__:
            kept = getattr(value, field)
            long = field in names and isinstance(kept, str)
            changed[field] = text.strip() if long else hardened(kept, text)
        return msgspec.structs.replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(hardened(item, text) for item in value)
    return value


def ink(page: Image.Image, box: tuple[float, float, float, float]) -> int:
    """How many dark pixels a box (millimetres) holds."""
    scale = PPI / 25.4
    return sum(page.crop(tuple(round(side * scale) for side in box)).convert("L").histogram()[:160])


def strays(kind, form, style):
    """Ink in the margins of any page, and pages without any ink."""
    found = []
    for number, png in enumerate(pictures(kind, form, style=style, ppi=PPI), 1):
        page = Image.open(BytesIO(png))
        width, height = (side / PPI * 25.4 for side in page.size)
        found += [(number, "right")] * bool(ink(page, (width - style.right + 1, 0, width, height)))
        found += [(number, "left")] * bool(ink(page, (0, 0, style.left - 1, height)))
        found += [(number, "foot")] * bool(ink(page, (0, height - style.bottom + 1, width, height)))
        found += [(number, "blank")] * (not ink(page, (0, 0, width, height)))
    return found


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("kind", CATALOGUE)
def test_nothing_reaches_into_the_margins(kind, text):
    assert strays(kind, hardened(CATALOGUE[kind], HARD[text]), style_of(kind)) == []


@pytest.mark.parametrize("paper", PAPER)
@pytest.mark.parametrize("kind", [Kind.SURAT_PERMOHONAN, Kind.SK, Kind.USULAN])
def test_another_paper_and_type_fit_as_well(kind, paper):
    style = Style(paper=paper, font="Tinos", size=12, left=25, right=25)
    assert strays(kind, hardened(CATALOGUE[kind], "Nama"), style) == []


def test_the_measure_itself_sees_ink():
    page = Image.new("RGB", (100, 100), "white")
    page.putpixel((99, 50), (0, 0, 0))
    assert (ink(page, (49, 0, 51, 51)), ink(page, (0, 0, 40, 51))) == (1, 0)


def raster(form: str) -> bytes:
    out = BytesIO()
    Image.new("RGB", (50, 60), "red").save(out, form)
    return out.getvalue()


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_arms_may_be_a_raster_picture(form):
    check_arms(raster(form))
    own = msgspec.structs.replace(TANDA_TERIMA, kop=msgspec.structs.replace(BKPSDM, gambar=raster(form)))
    page = Image.open(BytesIO(pictures(Kind.TANDA_TERIMA, own, ppi=PPI)[0])).convert("RGB")
    reds = [pixel for pixel in page.get_flattened_data() if pixel[0] > 200 and pixel[1] < 60 and pixel[2] < 60]
    assert len(reds) > 500


@pytest.mark.parametrize("picture", [b"hello", b"<svg", b"\x89PNG\r\n\x1a\nbroken", b"\xff\xfe\x00"])
def test_arms_that_are_no_picture_are_refused(picture):
    with pytest.raises(LetterError, match="Unggah berkas SVG"):
        check_arms(picture)
