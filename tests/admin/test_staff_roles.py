"""What each role may do, held against a table of its own (domain rules: users and permissions)."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured

from iag_registry.staff_roles import sync_staff_roles

pytestmark = pytest.mark.django_db

CONTENT = """
    groups.advisorygroup groups.disagreement groups.disagreementstatement groups.grouparea
    groups.groupdocument groups.groupkindperiod groups.groupname groups.grouporganisation groups.grouppayment
    groups.grouprelation groups.groupstatus groups.grouptheme groups.organisation groups.organisationname
    groups.organisationrelation groups.person groups.personmatch groups.personname groups.role groups.source
    groups.statement groups.statementsubject groups.theme meetings.agendaitem meetings.attendance meetings.meeting
    meetings.meetingevent meetings.minutes meetings.action meetings.actionupdate meetings.decision
    meetings.interestdeclared meetings.jointmeeting meetings.paper
"""
STEPS = "meetings.minutesmove meetings.minutesrelease meetings.releasewithdrawal"
AMENDMENTS = "meetings.amendment"
REDACTIONS = "meetings.redaction"
FORMATS = "meetings.formatrequest"
FEEDBACK = "feedback.feedback"
ENTRIES = """
    groups.disagreementstatement groups.grouparea groups.groupkindperiod groups.groupname groups.grouporganisation
    groups.grouppayment groups.grouprelation groups.groupstatus groups.grouptheme groups.organisationname
    groups.organisationrelation meetings.meetingevent meetings.jointmeeting
    meetings.actionupdate
"""
REFERENCE = "groups.area groups.areamembership groups.groupkind foi.bankholiday foi.exemption"
REPLIES = """
    foi.pack foi.packanswer foi.packminutes foi.writtenreply foi.withholding foi.withholdingground
    foi.logentry foi.logrelease foi.logentrygroup foi.logentrytheme
"""
REQUESTS = "foi.informationrequest foi.questionpart foi.requestquestion"
SEARCHES = "foi.searchentry"
HOLDS = "foi.heldrecord"
REQUEST_STEPS = "foi.requestevent foi.remindersent"


def _rights(verbs: str, records: str) -> set[str]:
    return {f"{record.replace('.', f'.{verb}_')}" for verb in verbs.split() for record in records.split()}


EXPECTED = {
    "Engagement editor": _rights("view add change delete", f"{CONTENT} {REDACTIONS} groups.agreement")
    | _rights("view", f"{REFERENCE} {STEPS} {AMENDMENTS}")
    | _rights("view", "groups.formerkey")
    | _rights("view change", f"{FORMATS} {FEEDBACK}")
    | _rights("view add", "groups.confirmation"),
    "Publisher": _rights("view change", f"{CONTENT} {REDACTIONS} {FORMATS} {FEEDBACK}")
    | _rights("delete", ENTRIES)
    | _rights("view", f"{REFERENCE} {STEPS}")
    | _rights("view change delete", AMENDMENTS)
    | _rights("view", "groups.formerkey")
    | _rights("view add", "groups.confirmation")
    | {"groups.publish_records", "groups.view_restricted_records"},
    "FOI officer": _rights("view", f"{CONTENT} {REDACTIONS}")
    | _rights("view", f"{REFERENCE} {STEPS} {AMENDMENTS}")
    | _rights("view", "groups.formerkey groups.confirmation")
    | _rights("view add change", REQUESTS)
    | _rights("delete", "foi.questionpart foi.requestquestion")
    | _rights("view", REQUEST_STEPS)
    | _rights("view add change delete", SEARCHES)
    | _rights("view add delete", HOLDS)
    | _rights("view add change", "foi.requester")
    | _rights("view", REPLIES)
    | {"foi.answer_requests", "foi.look_at_restricted_records", "foi.release_packs", "foi.publish_replies"},
    "Administrator": _rights("view add change delete", REFERENCE) | _rights("view add change", "auth.user"),
}
RECORDS = (
    f"{CONTENT} {STEPS} {AMENDMENTS} {REDACTIONS} {FORMATS} {REFERENCE} {REQUESTS} {SEARCHES} {HOLDS} {REPLIES} "
    "groups.formerkey groups.confirmation groups.agreement"
)
EXPECTED["Auditor"] = (
    _rights("view", f"{RECORDS} {REQUEST_STEPS} auth.user auth.group")
    | {record.replace(".", ".view_historical") for record in RECORDS.split()}
    | {"groups.view_restricted_records"}
)


def _held(role: str) -> set[str]:
    rows = Permission.objects.filter(group__name=role).values_list("content_type__app_label", "codename")
    return {f"{app}.{codename}" for app, codename in rows}


@pytest.mark.parametrize("role", EXPECTED)
def test_role_has_exactly_its_permissions(role):
    sync_staff_roles()
    assert _held(role) == EXPECTED[role]


def test_roles_are_these_five():
    sync_staff_roles()
    assert set(Group.objects.values_list("name", flat=True)) == set(EXPECTED)


def test_nobody_may_write_history():
    sync_staff_roles()
    writing = Permission.objects.filter(codename__regex="^(add|change|delete)_historical")
    assert (writing.exists(), list(writing.filter(group__isnull=False))) == (True, [])


def test_sync_again_takes_back_what_was_added_by_hand():
    sync_staff_roles()
    editor = Group.objects.get(name="Engagement editor")
    editor.permissions.add(Permission.objects.get(codename="publish_records"))
    sync_staff_roles()
    assert (_held("Engagement editor"), Group.objects.count()) == (EXPECTED["Engagement editor"], 5)


def test_sync_keeps_the_people_of_a_role(django_user_model):
    sync_staff_roles()
    ann = django_user_model.objects.create_user("ann")
    ann.groups.set(Group.objects.filter(name="Auditor"))
    sync_staff_roles()
    assert list(ann.groups.values_list("name", flat=True)) == ["Auditor"]


def test_sync_of_a_database_without_permissions_says_what_to_do():
    Permission.objects.filter(codename="publish_records").delete()
    with pytest.raises(ImproperlyConfigured) as refused:
        sync_staff_roles()
    assert str(refused.value) == "No such permission: groups.publish_records. Run `manage.py migrate` first."
