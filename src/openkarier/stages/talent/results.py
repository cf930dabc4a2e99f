"""The fingerprint of a map's results: whoever has the readings and the formula can make it again."""

from __future__ import annotations

import hashlib

from openkarier.core.talent.columns import Scores
from openkarier.core.talent.parts import AXES
from openkarier.stages.talent.inputs import Inputs


def results_digest(inputs: Inputs, scores: Scores) -> str:
    """SHA-256 of the people, their boxes and both ends of both axes."""
    whole = hashlib.sha256(" ".join(person.nip for person in inputs.persons).encode())
    whole.update(scores.box.tobytes())
    for name in AXES:
        whole.update(scores.axes[name].low.astype("<i8").tobytes())
        whole.update(scores.axes[name].high.astype("<i8").tobytes())
    return whole.hexdigest()
