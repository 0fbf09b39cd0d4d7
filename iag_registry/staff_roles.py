"""What each role of the staff may do: one table, which `sync_staff_roles` writes into the database."""

from django.contrib.auth.models import Group, Permission
from django.core.exceptions import ImproperlyConfigured

RECORDS = {
    "content": [
        "groups.advisorygroup",
        "groups.groupdocument",
        "groups.person",
        "groups.personname",
        "groups.personmatch",
        "groups.role",
        "groups.organisation",
        "groups.theme",
        "groups.source",
        "groups.statement",
        "groups.statementsubject",
        "groups.disagreement",
        "meetings.meeting",
        "meetings.agendaitem",
        "meetings.decision",
        "meetings.attendance",
        "meetings.interestdeclared",
        "meetings.action",
        "meetings.paper",
        "meetings.minutes",
    ],
    # Entries without an audience of their own, told with the record that they belong to.
    "entries": [
        "groups.groupname",
        "groups.groupkindperiod",
        "groups.groupstatus",
        "groups.grouparea",
        "groups.grouptheme",
        "groups.grouporganisation",
        "groups.grouppayment",
        "groups.grouprelation",
        "groups.organisationname",
        "groups.organisationrelation",
        "groups.disagreementstatement",
        "meetings.meetingevent",
        "meetings.jointmeeting",
        "meetings.actionupdate",
    ],
    # Written by the steps of the minutes alone, and never changed.
    "steps of minutes": [
        "meetings.minutesmove",
        "meetings.minutesrelease",
        "meetings.releasewithdrawal",
    ],
    # Entered with the approval, and corrected or withheld by a publisher alone.
    "changes agreed at approval": ["meetings.amendment"],
    "redactions": ["meetings.redaction"],
    "searches of requests": ["foi.searchentry"],
    # Who asked, and how to reach them: only for those who answer.
    "requests for formats": ["meetings.formatrequest"],
    # What readers write may be about anyone: only for those who mend the pages, and not for auditors either.
    "messages about pages": ["feedback.feedback"],
    # Vetting is about convictions, health and family: only those who keep it, and those who check, see it (DP-05).
    "agreements": ["groups.agreement"],
    "confirmations": ["groups.confirmation"],
    "former keys": ["groups.formerkey"],
    "reference data": ["groups.area", "groups.areamembership", "groups.groupkind", "foi.bankholiday", "foi.exemption"],
    "requests": ["foi.informationrequest"],
    "questions of requests": ["foi.requestquestion", "foi.questionpart"],
    # Written by the steps of requests alone, and never changed.
    "steps of requests": ["foi.requestevent", "foi.remindersent"],
    "holds": ["foi.heldrecord"],
    # Who asked, and how to reach them: only for those who answer, and not for auditors either (FOI-12).
    "requesters": ["foi.requester"],
    # Written by the steps of a reply alone; once it is released, by nothing.
    "replies": [
        "foi.pack",
        "foi.packanswer",
        "foi.packminutes",
        "foi.writtenreply",
        "foi.withholding",
        "foi.withholdingground",
        "foi.logentry",
        "foi.logrelease",
        "foi.logentrygroup",
        "foi.logentrytheme",
    ],
    "accounts": ["auth.user"],
    "roles": ["auth.group"],
}
"""Sorts of records that are granted together."""

GRANTS: dict[str, dict[str, str]] = {
    "Engagement editor": {
        "content": "view add change delete",
        "entries": "view add change delete",
        "steps of minutes": "view",
        "changes agreed at approval": "view",
        "redactions": "view add change delete",
        "requests for formats": "view change",
        "messages about pages": "view change",
        "agreements": "view add change delete",
        "confirmations": "view add",
        "former keys": "view",
        "reference data": "view",
    },
    "Publisher": {
        "content": "view change",
        "entries": "view change delete",
        "steps of minutes": "view",
        "changes agreed at approval": "view change delete",
        "redactions": "view change",
        "requests for formats": "view change",
        "messages about pages": "view change",
        "confirmations": "view add",
        "former keys": "view",
        "reference data": "view",
    },
    "FOI officer": {
        "content": "view",
        "entries": "view",
        "steps of minutes": "view",
        "changes agreed at approval": "view",
        "redactions": "view",
        "confirmations": "view",
        "former keys": "view",
        "reference data": "view",
        "requests": "view add change",
        "questions of requests": "view add change delete",
        "steps of requests": "view",
        "searches of requests": "view add change delete",
        "holds": "view add delete",
        "requesters": "view add change",
        "replies": "view",
    },
    "Administrator": {
        "reference data": "view add change delete",
        "accounts": "view add change",
    },
    "Auditor": dict.fromkeys(RECORDS.keys() - {"requesters", "messages about pages"}, "view"),
}
"""What each role may do with each sort of record; docs/staff_roles.md says it in words."""

SPECIAL = {
    "Engagement editor": [],
    "Publisher": ["groups.publish_records", "groups.view_restricted_records"],
    "FOI officer": [
        "foi.answer_requests",
        "foi.look_at_restricted_records",
        "foi.release_packs",
        "foi.publish_replies",
    ],
    "Administrator": [],
    "Auditor": ["groups.view_restricted_records"],
}
"""Permissions that are about no single sort of record."""

WITHOUT_HISTORY = {"auth.user", "auth.group", "foi.requestevent", "foi.remindersent"}
READS_HISTORY_TABLES = ["Auditor"]
"""Everyone reads the history of what they may see; nobody writes it. The auditor's right to the tables is by name."""


def permissions_of(role: str) -> set[str]:
    """Every permission of a role, as "groups.change_role"."""
    granted = {
        f"{record.replace('.', f'.{verb}_')}"
        for sort, verbs in GRANTS[role].items()
        for record in RECORDS[sort]
        for verb in verbs.split()
    }
    history: set[str] = set()
    if role in READS_HISTORY_TABLES:
        history = {
            record.replace(".", ".view_historical")
            for sort in GRANTS[role]
            for record in RECORDS[sort]
            if record not in WITHOUT_HISTORY
        }
    return granted | history | set(SPECIAL[role])


def sync_staff_roles() -> None:
    """Make the roles, and give each exactly the permissions of the table; safe to run again.

    Raises ImproperlyConfigured where a permission does not exist, which means that the database is not migrated.
    """
    known = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role in GRANTS:
        wanted = permissions_of(role)
        if unknown := sorted(wanted - known.keys()):
            raise ImproperlyConfigured(f"No such permission: {', '.join(unknown)}. Run `manage.py migrate` first.")
        group, _ = Group.objects.get_or_create(name=role)
        group.permissions.set(known[name] for name in wanted)
