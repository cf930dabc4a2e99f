"""A verb that writes leaves a leaf in Buku Merit. What need not is listed here, each with its reason."""

from __future__ import annotations

from pathlib import Path

import pytest

import openkarier
from architecture.calls import Function, functions, reached

SOURCE = Path(openkarier.__file__).parent
RECORD = {f"openkarier.foundation.journal.operations:{name}" for name in ("record", "record_all")}
# Modules of verbs that are not called operations.py.
VERBS = {
    "openkarier.foundation.accounts.activation",
    "openkarier.foundation.documents.signing",
    "openkarier.stages.appraisal.differences",
    "openkarier.stages.appraisal.notes",
    "openkarier.stages.appraisal.objections",
    "openkarier.stages.appraisal.raters",
    "openkarier.stages.appraisal.rating",
    "openkarier.stages.appraisal.surveys",
    "openkarier.stages.appraisal.units",
    "openkarier.stages.appraisal.voices",
    "openkarier.stages.aspiration.answers",
    "openkarier.stages.aspiration.consent",
    "openkarier.stages.aspiration.opinions",
    "openkarier.stages.aspiration.periods",
    "openkarier.stages.assessment.access",
    "openkarier.stages.assessment.bands",
    "openkarier.stages.assessment.exporting",
    "openkarier.stages.deliberation.agenda",
    "openkarier.stages.deliberation.decisions",
    "openkarier.stages.deliberation.sessions",
    "openkarier.stages.deliberation.team",
    "openkarier.stages.assessment.attendance",
    "openkarier.stages.assessment.choosing",
    "openkarier.stages.assessment.inviting",
    "openkarier.stages.assessment.minuting",
    "openkarier.stages.assessment.own_case",
    "openkarier.stages.assessment.seat_plan",
    "openkarier.stages.assessment.scheduling",
    "openkarier.stages.assessment.seat_pins",
    "openkarier.stages.deliberation.adoption",
    "openkarier.stages.deliberation.minutes",
    "openkarier.stages.deliberation.scenario_limits",
    "openkarier.stages.deliberation.scenarios",
    "openkarier.stages.deliberation.variants",
    "openkarier.stages.talent.exporting",
    "openkarier.stages.talent.succession",
    "openkarier.stages.placement.ceremonies",
    "openkarier.stages.placement.decisions",
    "openkarier.stages.placement.decrees",
    "openkarier.stages.placement.deliveries",
    "openkarier.stages.placement.effect",
    "openkarier.stages.placement.objections",
    "openkarier.stages.placement.papers",
    "openkarier.stages.placement.pertek",
    "openkarier.stages.placement.signing",
}
SILENT = {
    # An account without a role opens nothing but one's own data; granting a role is recorded (PERAN_UBAH).
    "openkarier.foundation.accounts.activation:ask_code": "a code that is asked for changes nothing yet",
    "openkarier.foundation.accounts.activation:redeem_code": "the person's own log-in, without any right over others",
    "openkarier.foundation.accounts.operations:open_account": "an account holds no right until a role is granted",
    "openkarier.foundation.accounts.operations:remember_desk": "which desk opens after log-in; gives no right",
    "openkarier.stages.registry.operations:link_account": "joins an account to its own NIP",
    # The queue carries out acts that were recorded when they were done.
    "openkarier.foundation.jobs.operations:cancel": "work in the queue, not an act about a person",
    "openkarier.foundation.jobs.operations:enqueue": "work in the queue, not an act about a person",
    "openkarier.foundation.jobs.operations:forget": "work in the queue, not an act about a person",
    "openkarier.foundation.jobs.operations:retry": "work in the queue, not an act about a person",
    "openkarier.foundation.journal.operations:issue_receipt": "belongs to the leaf it is given",
    # Messages: sending a batch is recorded (PEMBERITAHUAN); what comes before and after is housekeeping.
    "openkarier.foundation.notices.operations:cancel": "a draft that was never sent",
    "openkarier.foundation.notices.operations:draft": "a draft that was never sent",
    "openkarier.foundation.notices.operations:keep_quiet": "a person's own wish about messages",
    "openkarier.foundation.notices.operations:prefer": "a person's own wish about messages",
    "openkarier.foundation.notices.operations:read": "a person opens an own message",
    "openkarier.foundation.notices.operations:read_all": "a person opens own messages",
    "openkarier.foundation.notices.operations:resend": "the same message again; its sending was recorded",
    "openkarier.foundation.notices.operations:reword": "a draft that was never sent",
    "openkarier.foundation.notices.operations:settle": "notes what became of a message; its sending was recorded",
    # A draft of an SKP is recorded when it is filed (SKP_LANGKAH); a closed survey must not name its respondents.
    "openkarier.stages.appraisal.operations:add_result": "a draft",
    "openkarier.stages.appraisal.operations:begin": "a draft",
    "openkarier.stages.appraisal.operations:keep_result": "a draft",
    "openkarier.stages.appraisal.operations:remove_result": "a draft",
    "openkarier.stages.appraisal.surveys:answer": "a closed survey: a leaf would tie the respondent to the answer",
    "openkarier.stages.appraisal.voices:forget": "marks of yesterday's addresses",
    "openkarier.stages.appraisal.voices:speak": "the public speaks without a name",
    # Drafts are a person's own paper until they are submitted (PERNYATAAN_TERIMA).
    "openkarier.stages.aspiration.consent:check_consent": "counts wrong tries; the submission carries the consent",
    "openkarier.stages.aspiration.operations:add_wish": "a draft",
    "openkarier.stages.aspiration.operations:begin": "a draft",
    "openkarier.stages.aspiration.operations:move_wish": "a draft",
    "openkarier.stages.aspiration.operations:remove_target": "a draft",
    "openkarier.stages.aspiration.operations:save_draft": "a draft",
    # A run that is cancelled has its leaf before it (ROTASI_HITUNG); nothing came of it.
    "openkarier.stages.deliberation.scenarios:stop": "work in the queue, not an act about a person",
    "openkarier.stages.assessment.seat_plan:start": "work in the queue; the seating itself is recorded (UJI_KURSI)",
    # A formula counts for nobody until it is frozen (BOBOT_TETAP).
    "openkarier.stages.talent.operations:draft_formula": "a draft",
    "openkarier.stages.talent.operations:save_formula": "a draft",
    # An import is recorded when it is carried out (DATA_IMPOR).
    "openkarier.stages.registry.imports.operations:discard_import": "a file that was read and never applied",
    "openkarier.stages.registry.imports.operations:remember_mapping": "how an office names its columns",
    "openkarier.stages.registry.imports.operations:stage_import": "a file that was read and not yet applied",
}


def house() -> dict[str, Function]:
    """Every function of stages and foundation."""
    return functions(SOURCE / "stages", "openkarier.stages") | functions(SOURCE / "foundation", "openkarier.foundation")


def unrecorded(found: dict[str, Function]) -> list[str]:
    """Verbs that can write and cannot record."""
    wrong = []
    for name, function in found.items():
        module = name.split(":")[0]
        if not function.public or not (module in VERBS or module.endswith(".operations")):
            continue
        within = reached(name, found)
        writes = any(found[each].writes for each in within if each in found)
        if writes and not within & RECORD:
            wrong.append(name)
    return sorted(wrong)


def test_every_verb_that_writes_reaches_record_or_says_why_not():
    assert unrecorded(house()) == sorted(SILENT)


SAMPLES = {
    "Row.objects.create(a=1)": True,
    "row.save()": True,
    "Row.objects.filter(a=1).update(a=2)": True,
    "Row.objects.all().delete()": True,
    "_below(row)": True,
    "Tool().use(row)": True,
    "cursor.execute('UPDATE row SET a = 1')": True,
    "words.update({'a': 1})": False,
    "list(Row.objects.filter(a=1))": False,
    "row.save(); record('X')": False,
    "row.save(); _told()": False,
    "row.save(); ledger.record('X')": False,
}


@pytest.mark.parametrize("body", SAMPLES)
def test_the_reader_of_sources_sees_writes_and_records(tmp_path, body):
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "operations.py").write_text(
        "from openkarier.foundation.journal import operations as ledger\n"
        "from openkarier.foundation.journal.operations import record\n"
        f"def act(row, words, cursor):\n    {body}\n"
        "def _below(row):\n    row.bulk_create([])\n"
        "def _told():\n    record('X')\n"
        "class Tool:\n    def use(self, row):\n        self._really(row)\n"
        "    def _really(self, row):\n        row.save()\n"
    )
    found = functions(tmp_path, "openkarier.stages")
    wrong = {name.split(":")[1] for name in unrecorded(found)} - {"Tool", "Tool.use"}
    assert wrong == ({"act"} if SAMPLES[body] else set())
