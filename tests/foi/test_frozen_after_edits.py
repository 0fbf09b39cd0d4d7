"""What was answered stays byte for byte the same while the register goes on: a thousand recorded edits (C13)."""

from collections import Counter
from itertools import cycle
from random import Random
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from foi.actions import drafting
from foi.disclosure.withheld import in_full
from foi.freezing import since
from foi.models import FrozenAnswer, HeldRecord, LogRelease
from foi.packing.kept import archive
from foi.packing.verifying import verify
from groups.models import AdvisoryGroup, Role
from groups.recording import delete_recorded, save_recorded
from tests import factories as make
from tests.foi.edits import KEPT, editable, texts
from tests.foi.published import published
from tests.foi.replies import Desk, desk, drafted, released, withhold_name
from tests.meetings.making import make_action, make_paper, make_release, make_withdrawal

pytestmark = pytest.mark.django_db
EDITS = 1000
LOG = "/disclosure-log/01-foi-22-000777"


def test_thousand_recorded_edits_of_the_register_change_no_byte_of_what_was_answered(client, record_property):
    d, release = answered()
    before, served = rows(), downloads(client, release)
    assert {status for status, _ in served.values()} == {200}
    edited, at = edit_everything(by=d.drafter, times=EDITS), timezone.now()
    for hold in HeldRecord.objects.all():
        delete_recorded(hold, by=d.drafter, reason="No longer kept.")
    delete_recorded(Role.objects.get(person__name__startswith="Edit"), by=d.drafter, reason="Never held.")
    make.make_role(group=AdvisoryGroup.objects.get(key="race-iag"), role_type="chair", audience="public", start="2020")
    make_withdrawal(release=release.pack.minutes.get().release)
    after, now_served = rows(), downloads(client, release)
    differing = [name for name in before if after[name] != before[name]]
    record_property("proof", ["C13 tables of answers that edits of the register changed", len(differing), len(before)])
    record_property("proof", ["C13 recorded edits that were refused", EDITS - sum(edited.values()), EDITS])
    assert (differing, sum(edited.values())) == ([], EDITS)
    assert [name for name, times in edited.items() if times < 15] == []
    assert len(edited) >= 25
    # Withdrawn minutes are kept as they were, and given no more: in their place, and the archive's, it is said why.
    gone = {each for each in served if "/minutes/" in each or each.endswith(".zip")}
    assert len(gone) == 4
    assert {each for each, (status, _) in now_served.items() if status == 410} == gone
    assert [each for each in served if each not in gone and now_served[each] != served[each]] == []
    assert verify(archive(release.pack), expected=release.pack.archive_sha256).is_proved
    frozen = FrozenAnswer.objects.get(catalogue_question="who-sits")
    assert "Ada Quillfeather" in in_full(frozen).text
    assert any(table.gone for table in since(frozen, now=at).tables)  # the edits did reach what the answer is made of


def answered() -> tuple[Desk, LogRelease]:
    """A published reply with two answers, minutes, words and a withheld name, in a register with some of all."""
    d = desk()
    group = AdvisoryGroup.objects.get(key="race-iag")
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    meeting = make.make_meeting(group=group, slug="first", title="First meeting", date="2022-03-01")
    item = make.make_agenda_item(meeting=meeting, text="<p>All was well.</p>")
    kept = make_release(meeting=meeting)
    drafting.give_minutes(pack=pack, question=d.who, release=kept, by=d.drafter)
    drafting.write_reply(pack=pack, question=d.who, text="In our own words.", by=d.drafter)
    for made in (make.make_group_name, make.make_group_area, make.make_group_organisation, make.make_group_payment):
        made(group=group)
    for made in (make_action, make_paper, make.make_attendance, make.make_meeting_event):
        made(meeting=meeting)
    make.make_person_name(person=Role.objects.get().person)
    make.make_agreement(person=Role.objects.get().person, group=group)
    make.make_disagreement(statements=[make.make_statement(source=d.invented.reply, about=[group])])
    assert item.meeting == kept.minutes.meeting
    return published(d, released(d, pack))


def rows() -> dict[str, list[dict[str, Any]]]:
    """Every column of every row that was frozen, released or published; bytes as bytes on either database."""
    return {model.__name__: [plain(row) for row in model._base_manager.order_by("pk").values()] for model in KEPT}


def plain(row: dict[str, Any]) -> dict[str, Any]:
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row.items()}


def downloads(client: Any, release: LogRelease) -> dict[str, tuple[int, bytes]]:
    """What the log serves, with its status: the archive and each file of it."""
    names = release.pack.files.values_list("name", flat=True)
    addresses = [f"{LOG}/1.zip", *(f"{LOG}/1/files/{name}" for name in names)]
    found = {address: client.get(address) for address in addresses}
    return {address: (each.status_code, each.content) for address, each in found.items()}


def edit_everything(*, by: Any, times: int) -> Counter[str]:
    """Change a text of one record after the other, as a person would save it; returns how many of each sort."""
    random, done = Random(2022), Counter()  # noqa: S311 - the same edits every time
    records = [row for model in editable() for row in model._default_manager.order_by("pk")[:3]]
    for number, row in enumerate(cycle(records)):
        if sum(done.values()) == times or number == 3 * times:
            return done
        column = random.choice(texts(type(row)))
        was = getattr(row, column.name)
        setattr(row, column.name, f"Edit {number}"[: column.max_length])
        try:
            save_recorded(row, by=by, reason=f"Edit {number}.")
        except ValidationError:
            setattr(row, column.name, was)
        else:
            done[type(row).__name__] += 1
    raise AssertionError("There is nothing to edit.")
