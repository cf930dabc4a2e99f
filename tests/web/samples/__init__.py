"""Records for URLs with parameters: what the crawler puts into them.

SAMPLES maps a URL name to a function (city) -> kwargs of a record of that city. The crawler calls it with the home city
and with another agency, and opens the page as everybody who must not see the record. SHARED holds pages whose key names
no record of a person or unit, with any value of the key; only desk and log-in are tried. A builder who adds a row with
a parameter to web/pages/<room>.py adds its line to the module of the same name here.
"""

from __future__ import annotations

from samples import (
    appraisal,
    aspiration,
    assessment,
    commitment,
    deliberation,
    development,
    everybody,
    journal,
    placement,
    plumbing,
    registry,
    rotation,
    selection,
    standards,
    talent,
)
from samples.kinds import Sample, Shared

ROOMS = (
    everybody,
    registry,
    standards,
    appraisal,
    assessment,
    talent,
    aspiration,
    selection,
    deliberation,
    rotation,
    placement,
    commitment,
    development,
    journal,
    plumbing,
)
SAMPLES: dict[str, Sample] = {name: sample for room in ROOMS for name, sample in room.SAMPLES.items()}
SHARED: dict[str, Shared] = {name: values for room in ROOMS for name, values in room.SHARED.items()}
