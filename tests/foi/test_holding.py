"""Records in the scope of a request are not disposed of, whichever way is tried (FOI-11)."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction

from foi.actions.holding import hold_records, lift_hold
from foi.actions.steps import take_back
from foi.belonging import owners_of
from foi.choices import HeldKind
from foi.holding import NOT_NAMED, Held, guarded, holds_on, why_kept
from foi.models import HeldRecord
from groups.actions import delete
from groups.models import AdvisoryGroup, GroupName, Record, Role
from groups.recording import delete_recorded
from meetings.models import AgendaItem
from tests import factories as make
from tests.foi.desk import WHY, day, logged, make_officer, to_approval, walk
from tests.meetings.making import make_decision, make_joint_meeting
from tests.meetings.staff import make_editor, make_publisher

pytestmark = pytest.mark.django_db
TODAY = date(2022, 7, 27)


@contextmanager
def refused_as_held():
    """What is done here is refused because a request keeps a record; nothing of it stays."""
    with pytest.raises(Held) as refused, transaction.atomic():
        yield refused


@pytest.fixture(autouse=True)
def _today(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: TODAY)


@pytest.fixture
def officer():
    return make_officer()


@pytest.fixture
def group():
    return make.make_group(key="enfield-iag", name="Enfield IAG", status="")


@pytest.fixture
def held(officer, group):
    """The group, kept for an open request."""
    hold_records(request=logged(by=officer), records=[group], reason=WHY, by=officer)
    return group


def belongings(group):
    """One of each sort of row that belongs to a group, from its name to a decision under an item of its minutes."""
    meeting = make.make_meeting(group=group)
    item = make.make_agenda_item(meeting=meeting)
    person = make.make_person()
    return [
        make.make_group_name(group=group),
        make.make_group_status(group=group),
        make.make_group_theme(group=group),
        make.make_group_document(group=group),
        make.make_role(group=group, person=person),
        make.make_group_relation(first=make.make_group(), second=group),
        make.make_subject(statement=make.make_statement(), subject=group),
        make.make_attendance(meeting=meeting),
        make_joint_meeting(meeting=make.make_meeting(), group=group),
        make_decision(item=item),
        make.make_minutes(meeting=meeting),
        make.make_person_name(person=person),
        make.make_agreement(person=make.make_person(), group=group),
    ]


def ways_to_delete(row, by):
    model = type(row)
    return {
        "the record": row.delete,
        "several rows": model._default_manager.filter(pk=row.pk).delete,
        "with a reason": lambda: delete_recorded(row, by=by, reason=WHY),
        "as staff do": lambda: delete(record=row, by=by, reason=WHY, may_publish=True),
    }


@pytest.mark.parametrize("way", ["the record", "several rows", "with a reason", "as staff do"])
def test_record_in_scope_is_not_deleted_in_any_way(held, officer, way):
    with refused_as_held():
        ways_to_delete(held, officer)[way]()
    assert AdvisoryGroup.objects.filter(pk=held.pk).exists()


def test_what_belongs_to_a_held_group_is_not_deleted(held, officer):
    refused = []
    for row in belongings(held):
        with refused_as_held():
            row.delete()
        refused.append(type(row).__name__)
    assert len(refused) == 13
    person = make.make_person(name="Of Enfield")
    make.make_role(group=held, person=person)
    with refused_as_held():
        make.make_person_name(person=person).delete()


def test_several_rows_are_deleted_together_or_not_at_all(held):
    free = make.make_group_name(group=make.make_group())
    kept = make.make_group_name(group=held)
    with refused_as_held():
        GroupName.objects.filter(pk__in=[free.pk, kept.pk]).delete()
    assert GroupName.objects.filter(pk__in=[free.pk, kept.pk]).count() == 2


def test_what_belongs_to_another_group_is_free(held, officer):
    other = make.make_group(status="")
    for row in belongings(other):
        if not isinstance(row, Record):
            continue
        row.delete()
    statement = make.make_statement(source=make.make_source())
    role = make.make_role(group=other, statement=statement)
    role.delete()
    assert not Role.objects.filter(pk=role.pk).exists()


@pytest.mark.parametrize("kind", [kind for kind in HeldKind if kind != HeldKind.EVERYTHING])
def test_each_kind_of_record_is_kept_with_what_belongs_to_it(officer, kind):
    meeting = make.make_meeting()
    source, person, body = make.make_source(), make.make_person(), make.make_organisation()
    kept, belonging = {
        HeldKind.GROUP: (meeting.group, meeting),
        HeldKind.MEETING: (meeting, make.make_agenda_item(meeting=meeting)),
        HeldKind.PERSON: (person, make.make_role(person=person)),
        HeldKind.ORGANISATION: (body, make.make_organisation_name(organisation=body)),
        HeldKind.SOURCE: (source, make.make_statement(source=source)),
    }[kind]
    ((hold),) = hold_records(request=logged(by=officer), records=[kept], reason=WHY, by=officer)
    assert (hold.record_kind, hold.record_uuid) == (kind, kept.uuid)
    assert holds_on(kept, TODAY) == holds_on(belonging, TODAY) == [hold]
    assert holds_on(make.make_group(), TODAY) == []


def test_source_behind_a_fact_does_not_own_it(officer, group):
    source = make.make_source()
    role = make.make_role(group=group, statement=make.make_statement(source=source))
    assert ("source", source.uuid) not in owners_of(role)
    assert ("group", group.uuid) in owners_of(role)


def test_whole_register_is_kept(officer):
    hold_records(request=logged(by=officer), records=[], everything=True, reason=WHY, by=officer)
    for row in (make.make_theme(), make.make_area(), make.make_person_match()):
        with refused_as_held():
            row.delete()


def test_hold_ends_a_set_time_after_the_request_is_closed(held, officer, settings):
    settings.HOLD_DAYS_AFTER_CLOSURE = 100
    request = HeldRecord.objects.get().request
    to_approval(request, by=officer)
    walk(request, ("answered", "2022-07-06"), ("closed", "2022-07-07"), by=make_officer())
    assert len(holds_on(held, day("2022-10-15"))) == 1
    assert holds_on(held, day("2022-10-16")) == []
    walk(request, ("internal_review", "2022-07-20"), by=officer)
    assert len(holds_on(held, day("2032-01-01"))) == 1
    walk(request, ("review_upheld", "2022-07-21"), ("closed", "2022-07-22"), by=make_officer())
    assert [len(holds_on(held, day(text))) for text in ("2022-10-30", "2022-10-31")] == [1, 0]


def test_closing_that_was_taken_back_lets_nothing_go(held, officer):
    request = HeldRecord.objects.get().request
    walk(request, ("withdrawn", "2022-07-01"), by=officer)
    take_back(request=request, event=request.events.last(), reason=WHY, by=officer)
    assert len(holds_on(held, day("2032-01-01"))) == 1


def test_free_record_is_deleted_once_the_hold_is_over(held, officer, settings):
    settings.HOLD_DAYS_AFTER_CLOSURE = 0
    request = HeldRecord.objects.get().request
    walk(request, ("withdrawn", "2022-07-01"), by=officer)
    name = make.make_group_name(group=held)
    name.delete()
    assert not GroupName.objects.filter(pk=name.pk).exists()


def test_reference_is_named_only_to_those_who_may_see_the_request(held, officer):
    said = why_kept(held, officer, TODAY)
    assert said == (
        "It may not be deleted: it is kept for the request 01.FOI.22.000001, until 183 days after it is "
        "closed. To delete it so that it need not be disclosed is an offence (section 77)."
    )
    for other in (make_editor(), make_publisher(), None):
        assert why_kept(held, other, TODAY) == NOT_NAMED
    HeldRecord.objects.get().request.__class__.objects.update(audience="restricted")
    assert why_kept(held, officer, TODAY) == NOT_NAMED


def test_every_request_that_keeps_a_record_is_named(held, officer):
    hold_records(request=logged(by=officer, reference="FOI/22/000002"), records=[held], reason=WHY, by=officer)
    assert (
        "kept for the requests 01.FOI.22.000001 and FOI/22/000002, until 183 days after they are closed."
        in why_kept(held, officer, TODAY)
    )


def test_refusal_of_a_recorded_deletion_is_in_the_words_for_who_deletes(held, officer):
    with refused_as_held() as refused:
        delete_recorded(held, by=officer, reason=WHY)
    assert "01.FOI.22.000001" in refused.value.messages[0]
    with refused_as_held() as refused:
        delete_recorded(AdvisoryGroup.objects.get(pk=held.pk), by=make_editor(), reason=WHY)
    assert refused.value.messages == [NOT_NAMED]


def test_held_record_may_be_corrected(held):
    held.name = "Enfield Independent Advisory Group"
    held.save()
    assert AdvisoryGroup.objects.get(pk=held.pk).name == "Enfield Independent Advisory Group"


def test_same_hold_is_kept_once(held, officer):
    request = HeldRecord.objects.get().request
    assert hold_records(request=request, records=[held, held], reason=WHY, by=officer) == []
    hold_records(request=request, records=[], everything=True, reason=WHY, by=officer)
    assert hold_records(request=request, records=[], everything=True, reason=WHY, by=officer) == []
    assert HeldRecord.objects.count() == 2


def test_hold_is_refused_without_right_reason_or_record(officer, group):
    request = logged(by=officer)
    with pytest.raises(PermissionDenied):
        hold_records(request=request, records=[group], reason=WHY, by=make_editor())
    with pytest.raises(ValidationError, match="Say why"):
        hold_records(request=request, records=[group], reason=" ", by=officer)
    with pytest.raises(ValidationError, match="Name a record"):
        hold_records(request=request, records=[], reason=WHY, by=officer)
    with pytest.raises(ValidationError, match="is kept with what it belongs to: role"):
        hold_records(request=request, records=[make.make_role()], reason=WHY, by=officer)


def test_lifted_hold_lets_the_record_go_and_stays_in_the_history(held, officer):
    hold = HeldRecord.objects.get()
    with pytest.raises(PermissionDenied):
        lift_hold(hold=hold, reason=WHY, by=make_editor())
    lift_hold(hold=hold, reason="Another group was meant.", by=officer)
    held.delete()
    last = HeldRecord.history.first()
    assert (last.history_type, last.history_user, last.history_change_reason) == (
        "-",
        officer,
        "Another group was meant.",
    )


def test_every_record_of_the_register_is_guarded():
    records = {model for model in apps.get_models() if issubclass(model, Record)}
    assert {model for model in records if model._meta.app_label != "foi"} == set(guarded(apps.get_models()))
    assert {AdvisoryGroup, Role, AgendaItem} <= set(guarded(apps.get_models()))


def test_deletion_asks_one_question_more_where_nothing_is_held(group, django_assert_max_num_queries):
    name = make.make_group_name(group=group)
    # One for the hold, two to delete and to keep, and five for the entries of the group in the search. On PostgreSQL
    # the hold and the index each take a lock besides, where SQLite lets nobody else write anyway.
    locks = 2 if connection.vendor == "postgresql" else 0
    with django_assert_max_num_queries(8 + locks):
        name.delete()
