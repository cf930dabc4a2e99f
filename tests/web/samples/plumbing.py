"""Samples of the pages in web/pages/plumbing.py."""

from __future__ import annotations

from uuid import UUID

from samples.kinds import Sample, Shared
from samples.records import batch, job, person, role, with_account

NOBODY = UUID(int=0)  # tests/web/test_notices.py and test_jobs.py try the records of others

SAMPLES: dict[str, Sample] = {
    "operator:account-code": person,
    "bkpsdm:account-code": person,
    "admin:account-code": person,
    "admin:account-person": person,
    "admin:account-grant": person,
    "admin:account-switch": with_account,
    "admin:account-end": role,
    "bkpsdm:outbox-batch": batch,
    "bkpsdm:outbox-recipients": batch,
    "bkpsdm:outbox-reword": batch,
    "bkpsdm:outbox-release": batch,
    "bkpsdm:outbox-cancel": batch,
    "bkpsdm:outbox-resend": batch,
    "bkpsdm:outbox-unreached": batch,
    "bkpsdm:outbox-unreached_export": batch,
    "admin:jobs-status": job,
    "admin:jobs-retry": job,
}
SHARED: dict[str, Shared] = {
    "bkpsdm:outbox-settle": {"number": NOBODY},
    "semua:notices-read": {"message": NOBODY},
    "semua:jobs-status": {"job": NOBODY},
    "semua:jobs-cancel": {"job": NOBODY},
    "semua:jobs-retry": {"job": NOBODY},
}
