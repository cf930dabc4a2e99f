"""Write fonts/coverage.txt: the code points that the bundled fonts can draw. Run after changing a font."""

from __future__ import annotations

from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "src/openkarier/foundation/documents/fonts"


def coverage() -> str:
    """Runs of code points in hexadecimal, one a line, of all the regular faces together.

    Bold faces of a family cover what the regular one does; a letter may set any text in bold.
    """
    points = sorted({p for file in FONTS.glob("*-[Rr]egular.?tf") for p in TTFont(file).getBestCmap()})
    runs: list[list[int]] = []
    for point in points:
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return "".join(f"{start:x}-{end:x}\n" for start, end in runs)


if __name__ == "__main__":
    (FONTS / "coverage.txt").write_text(coverage())
