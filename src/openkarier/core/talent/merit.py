"""Merit before a target: nilai talenta blended with how far the target's standard is met, by jenjang of the target."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from openkarier.core.jabatan import Jenjang

MOST = 999
UNKNOWN = -1
# Share of nilai talenta in percent, the rest is the standard's (Kepka BKN 411/2025, "Tabel 14 & 16", by a public
# programme). Other jenjang have no row there; 50 as for pengawas is ours.
TALENT_SHARE = {
    Jenjang.JPT_MADYA: 80, Jenjang.JPT_PRATAMA: 70, Jenjang.ADMINISTRATOR: 60, Jenjang.PENGAWAS: 50,
}  # fmt: skip
OTHERS = 50


def share(jenjang: str) -> int:
    """Percent of nilai talenta in the blend before a target of this jenjang."""
    return TALENT_SHARE.get(Jenjang(jenjang), OTHERS)


def blend(
    value: npt.NDArray[np.float64], fit: npt.NDArray[np.float64], shares: npt.NDArray[Any]
) -> npt.NDArray[np.int16]:
    """Merit 0-999 of (people, posts). `value` (people,) and `fit` (people, posts) 0-100, NaN = unknown -> -1."""
    mixed = np.minimum(value, 100)[:, None] * shares / 100 + fit * (100 - shares) / 100
    whole = np.minimum(np.floor(np.nan_to_num(mixed, nan=0.0) * 10 + 1e-9), MOST)
    return np.where(np.isnan(mixed), UNKNOWN, whole).astype(np.int16)
