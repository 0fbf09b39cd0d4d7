"""What was moved away from a held record stays kept with it, and no history of it is cleaned (FOI-11); all invented."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from foi.actions.holding import hold_records
from foi.belonging import owners_of
from foi.holding import Held, holds_on
from foi.models import HeldRecord
from groups.models import AdvisoryGroup
from tests import factories as make
from tests.foi.desk import WHY, logged, make_officer

pytestmark = pytest.mark.django_db
TODAY = date(2022, 7, 27)


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def group():
    return make.make_group(key="enfield-iag", name="Enfield IAG", status="")


def hold(group, officer):
    hold_records(request=logged(by=officer), records=[group], reason=WHY, by=officer)


def is_kept(row):
    """True where a row cannot be deleted; one that can is left as it was."""
    try:
        with transaction.atomic():
            type(row)._default_manager.filter(pk=row.pk).delete()
            transaction.set_rollback(True)
    except Held:
        return True
    return False


def moved(row, **values):
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def test_row_that_is_moved_to_another_group_stays_kept(group, officer):
    other = make.make_group()
    meeting = make.make_meeting(group=group)
    rows = {
        "role": make.make_role(group=group, audience="public"),
        "name": make.make_group_name(group=group),
        "document": make.make_group_document(group=group),
        "attendance": make.make_attendance(meeting=meeting),
        "item": make.make_agenda_item(meeting=meeting),
        "meeting": meeting,
    }
    hold(group, officer)
    elsewhere = make.make_meeting(group=other)
    for name, row in rows.items():
        moved(row, **{"meeting": elsewhere} if name in {"attendance", "item"} else {"group": other})
    assert {name: is_kept(row) for name, row in rows.items()} == dict.fromkeys(rows, True)


def test_row_that_was_moved_before_the_hold_began_is_free(group, officer):
    role = moved(make.make_role(group=group, audience="public"), group=make.make_group())
    hold(group, officer)
    assert not is_kept(role)
    assert ("group", group.uuid) in owners_of(role)


def test_row_that_was_moved_there_and_back_is_kept(group, officer):
    role = make.make_role(group=group, audience="public")
    hold(group, officer)
    moved(moved(role, group=make.make_group()), group=group)
    assert is_kept(role)


def test_person_whose_role_is_moved_or_given_to_another_stays_kept(group, officer):
    moved_away, replaced, of_a_meeting = (make.make_person() for _ in range(3))
    meeting = make.make_meeting(group=group)
    role = make.make_role(group=group, person=moved_away, audience="public")
    other_role = make.make_role(group=group, person=replaced, role_type="chair", audience="public")
    came = make.make_attendance(meeting=meeting, person=of_a_meeting)
    hold(group, officer)
    moved(role, group=make.make_group())
    moved(other_role, person=make.make_person())
    moved(came, meeting=make.make_meeting())
    people = (moved_away, replaced, of_a_meeting)
    assert [bool(holds_on(each, TODAY)) for each in people] == [True] * 3
    assert [("meeting", meeting.uuid) in owners_of(each) for each in people] == [False, False, True]
    assert holds_on(make.make_person(), TODAY) == []


def test_person_who_was_named_before_the_hold_began_is_free(group, officer):
    person = make.make_person()
    moved(make.make_role(group=group, person=person, audience="public"), group=make.make_group())
    hold(group, officer)
    assert holds_on(person, TODAY) == []


def test_hold_whose_beginning_is_not_known_keeps_all(group, officer):
    role = moved(make.make_role(group=group, audience="public"), group=make.make_group())
    hold(group, officer)
    HeldRecord.history.all().delete()
    assert is_kept(role)


def test_beginning_of_a_hold_is_that_of_the_hold_itself(group, officer):
    """Another request that kept the group for longer keeps what belonged to it then."""
    hold(group, officer)
    HeldRecord.history.update(history_date=timezone.now() - timedelta(days=30))
    role = moved(make.make_role(group=group, audience="public"), group=make.make_group())
    hold_records(request=logged(by=officer, reference="FOI/22/000002"), records=[group], reason=WHY, by=officer)
    assert [each.request.reference for each in holds_on(role, TODAY)] == ["01.FOI.22.000001"]


@pytest.mark.parametrize("command", ["clean_old_history", "clean_duplicate_history"])
@pytest.mark.parametrize("asked", [["--auto"], ["groups.AdvisoryGroup"], []])
def test_no_command_deletes_history(group, command, asked):
    group.save()
    AdvisoryGroup.history.update(history_date=timezone.now() - timedelta(days=4_000))
    with pytest.raises(CommandError, match=r"^The history of the register is never cleaned.*Nothing was deleted\.$"):
        call_command(command, *asked)
    assert AdvisoryGroup.history.filter(id=group.pk).count() == 2


def test_what_is_gone_cannot_be_kept_any_more(group, officer):
    request = logged(by=officer)
    AdvisoryGroup.objects.filter(pk=group.pk).delete()
    with pytest.raises(ValidationError, match="there no longer"):
        hold_records(request=request, records=[group], reason=WHY, by=officer)
    assert HeldRecord.objects.count() == 0
