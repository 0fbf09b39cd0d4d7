"""An invented register in which everything that is not public carries a mark, in every state that hides it."""

from datetime import date
from typing import Any

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from alerts.models import Ledger, Outgoing, Reader, Seen, Subscription
from foi.actions.giving_figures import give_figures
from foi.models import InformationRequest
from iag_registry.lib.audiences import Audience
from meetings.models import ItemDraft
from tests import factories as make
from tests.factories.feedback import make_feedback
from tests.harness.canaries import Canaries
from tests.harness.hidden_minutes import publish_with_withheld_parts, written_at
from tests.harness.hidden_replies import plant_replies
from tests.meetings.making import (
    make_format_request,
    make_paper,
)

HIDDEN = [Audience.ON_REQUEST, Audience.STAFF, Audience.RESTRICTED]
SINCE = {"start": "2020"}


def plant() -> tuple[Canaries, dict[str, Any]]:
    """Build the world; returns the marks and the rows that addresses are made of."""
    canaries = Canaries()
    kind = make.make_kind(code="iag_invented", name="invented IAG", plural="invented IAGs", is_advisory_group=True)
    theme = make.make_theme(key="open-theme", name="Open theme")
    unit = make.make_area(key="open-unit", name="Open unit", kind="unit")
    area = make.make_area(key="open-area", name="Open area")
    make.make_area_membership(area=area, unit=unit)
    force = make.make_organisation(key="open-force", name="Open force", kind="force")
    source = canaries.guard(make.make_source(key="open-source", title="Open source"))
    group = canaries.guard(make.make_group(key="open-group", name="Open group", kind=kind, contact_mailbox=""))
    make.make_group_theme(group=group, theme=theme)
    make.make_group_area(group=group, area=area)
    make.make_group_organisation(group=group, organisation=force)
    shared = {"kind": kind, "theme": theme, "area": area, "force": force, "source": source, "group": group}
    for audience in HIDDEN:
        _hidden_group(canaries, audience, shared)
        _hidden_parts_of_a_public_group(canaries, audience, shared)
        _hidden_statements(canaries, audience, shared)
        _hidden_meetings(canaries, audience, shared)
        _hidden_request(canaries, audience)
    _never_public(canaries, shared)
    _answer_that_names_someone_withheld(canaries, shared)
    _superseded_and_withdrawn(canaries, shared)
    make.make_given_figures(
        quarter="2020-01",
        uuid=canaries.identifier("foi.GivenFigures.uuid"),
        given_at=canaries.moment("foi.GivenFigures.given_at"),
    )
    plant_replies(canaries, shared)
    give_figures(today=timezone.localdate())
    return canaries, shared


def _hidden_group(canaries: Canaries, audience: Audience, shared: dict[str, Any]) -> None:
    """A group that is not public, whose every fact is marked, tied in every way to what is public."""
    group = make.make_group(kind=shared["kind"], key=f"hidden-{audience}".replace("_", "-"), audience=audience)
    canaries.hide(group, "audience")
    canaries.hide(make.make_former_key(group=group))
    for fact in (
        group.kinds.get(),
        group.statuses.get(),
        make.make_confirmation(group=group),
        make.make_group_name(group=group),
        make.make_group_area(group=group, area=shared["area"]),
        make.make_group_theme(group=group, theme=shared["theme"]),
        make.make_group_organisation(group=group, organisation=shared["force"]),
        make.make_group_payment(group=group),
        make.make_group_relation(first=group, second=shared["group"], kind="succeeded_by"),
        make.make_group_relation(first=shared["group"], second=group, kind="possibly_same_as"),
        make.make_group_document(group=group),
        make.make_role(group=group, role_type="chair", person=_marked_person(canaries)),
    ):
        canaries.hide(fact)
    told = make.make_statement(source=shared["source"])
    meeting = canaries.hide(make.make_meeting(group=group, date="2022-03-01", statement=told), "statement")
    canaries.hide(make.make_agenda_item(meeting=meeting))
    canaries.hide(make.make_attendance(meeting=meeting))
    canaries.hide(make.make_minutes(meeting=meeting))
    statement = canaries.hide(make.make_statement(source=shared["source"], about=[group]))
    canaries.hide(statement.subjects.get())
    group._history_date = canaries.moment("history_date")
    group.save()


def _marked_person(canaries: Canaries) -> Any:
    person = canaries.hide(make.make_person())
    canaries.hide(make.make_person_name(person=person))
    return person


def _hidden_parts_of_a_public_group(canaries: Canaries, audience: Audience, shared: dict[str, Any]) -> None:
    """Names and papers that are withheld on a group that everyone may read."""
    group = shared["group"]
    reason = {"audience": audience, "withholding_reason": "s40_2"}
    body = _marked_organisation(canaries)
    for role_type in ("member", "police_lead", "secretariat"):
        person = _marked_person(canaries)
        canaries.hide(make.make_role(group=group, role_type=role_type, person=person, on_behalf_of=body, **reason))
    make.make_role(group=group, on_behalf_of=body)
    named = make.make_role(group=group, person=_marked_person(canaries), **reason)
    telling = make.make_statement(source=shared["source"], quote=f"{named.person.name}, chair", about=[group])
    make.make_group_status(group=group, start="2021", statement=telling) if audience == Audience.STAFF else None
    left = make.make_role(group=group, person=_marked_person(canaries), end="2021-06", **reason)
    canaries.hide(left)
    canaries.hide(make.make_group_document(group=group, **reason))


def _marked_organisation(canaries: Canaries) -> Any:
    """A body that only a withheld name speaks for: its name would give the person away."""
    body = canaries.hide(make.make_organisation(audience=Audience.STAFF))
    canaries.hide(make.make_organisation_name(organisation=body))
    canaries.hide(make.make_organisation_relation(first=body, second=make.make_organisation()))
    canaries.hide(make.make_organisation_relation(first=make.make_organisation(), second=body))
    return body


def _hidden_statements(canaries: Canaries, audience: Audience, shared: dict[str, Any]) -> None:
    """Statements that are withheld, public ones of a source that is withheld, and facts that rest on either."""
    about = [shared[name] for name in ("group", "theme", "area", "force", "kind", "source")]
    statement = make.make_statement(
        source=shared["source"], audience=audience, about=about, number=1, comparator="equal"
    )
    statement.number = canaries.number("groups.Statement.number")
    canaries.hide(statement)
    source = canaries.hide(make.make_source(audience=audience, publisher=shared["force"]))
    of_hidden_source = canaries.hide(make.make_statement(source=source, about=about))
    denial = make.make_statement(
        source=shared["source"], audience=audience, standing="denied", aspect="existence", about=[shared["theme"]]
    )
    canaries.hide(denial)
    make.make_group_name(group=shared["group"], text="Open name", statement=statement, **SINCE)
    make.make_role(group=shared["group"], statement=of_hidden_source, **SINCE)
    disagreement = canaries.hide(make.make_disagreement(audience=audience, statements=[statement, of_hidden_source]))
    for side in disagreement.sides.all():
        canaries.hide(side)
    open_side = make.make_statement(source=shared["source"], about=about)
    canaries.hide(make.make_disagreement(statements=[statement, open_side]))


def _hidden_meetings(canaries: Canaries, audience: Audience, shared: dict[str, Any]) -> None:
    """A meeting that is withheld, and the withheld parts of one that is not."""
    group = shared["group"]
    reason = {"audience": audience, "withholding_reason": "s40_2"}
    hidden = canaries.hide(make.make_meeting(group=group, audience=audience, date="2022-04-01"))
    canaries.hide(make.make_meeting_event(meeting=hidden))
    canaries.hide(make.make_agenda_item(meeting=hidden))
    canaries.hide(make.make_attendance(meeting=hidden))
    canaries.hide(
        make.make_meeting(group=None, audience=audience, statement=make.make_statement(source=shared["source"]))
    )
    meeting = make.make_meeting(group=group, slug=f"open-{audience}".replace("_", "-"), date="2022-05-01")
    canaries.guard(meeting)
    canaries.hide(make.make_agenda_item(meeting=meeting, **reason), "number", "neutral_title")
    canaries.hide(make.make_attendance(meeting=meeting, **reason))
    make.make_agenda_item(meeting=meeting, text=canaries.word("AgendaItem.text of minutes that are not public"))
    make.make_minutes(meeting=meeting, stage="draft")
    canaries.hide(make.make_minutes(meeting=hidden, stage="draft"))
    canaries.hide(
        make_paper(meeting=meeting, file=_kept(canaries.word("meetings.Paper.file")), **reason),
        "number",
        "file",
        "link",
    )
    canaries.hide(make_paper(meeting=hidden))
    canaries.hide(make_paper(meeting=meeting, item=meeting.items.first()))
    canaries.guard(make_format_request(meeting=meeting, status="supplied", closed_on=date(2022, 6, 2)))
    publish_with_withheld_parts(canaries, audience, shared["group"])


def _kept(name: str) -> str:
    return default_storage.save(f"papers/{name}.txt", ContentFile(b"cnry9999 in the file of a paper"))


def _hidden_request(canaries: Canaries, audience: Audience) -> InformationRequest:
    request = canaries.hide(make.make_request(audience=audience))
    question = canaries.hide(make.make_question(request=request))
    canaries.hide(make.make_question_part(question=question))
    _at_the_desk(canaries, request)
    return request


def _at_the_desk(canaries: Canaries, request: InformationRequest) -> None:
    """Who asked, and the steps of a request, which leave with no request, not even with one that is public."""
    canaries.hide(make.make_requester(request=request))
    step = {
        "reason": canaries.word("foi.RequestEvent.reason"),
        "happened_on": date.fromisoformat(canaries.day("foi.RequestEvent.happened_on")),
        "promised_for": date.fromisoformat(canaries.day("foi.RequestEvent.promised_for", 27)),
        "recorded_at": canaries.moment("foi.RequestEvent.recorded_at"),
        "uuid": canaries.identifier("foi.RequestEvent.uuid"),
    }
    make.make_request_event(request=request, came_from="exemption_review", state="pit_extended", **step)
    canaries.hide(make.make_search_entry(request=request))
    canaries.hide(make.make_held_record(request=request))
    reminder = {
        "due_on": date.fromisoformat(canaries.day("foi.ReminderSent.due_on")),
        "sent_at": canaries.moment("foi.ReminderSent.sent_at"),
        "uuid": canaries.identifier("foi.ReminderSent.uuid"),
    }
    make.make_reminder_sent(request=request, **reminder)


def _answer_that_names_someone_withheld(canaries: Canaries, shared: dict[str, Any]) -> None:
    """A public request whose answer and note, as printed, name people who may be named nowhere."""
    person, attendee = _marked_person(canaries), _marked_person(canaries)
    reason = {"audience": Audience.STAFF, "withholding_reason": "s40_2"}
    make.make_role(group=shared["group"], person=person, **reason)
    make.make_attendance(meeting=make.make_meeting(group=shared["group"]), person=attendee, **reason)
    request = make.make_request(reference="01.FOI.22.999998", source=shared["source"])
    question = make.make_question(request=request, answer=f"The chair is {person.name}.")
    make.make_question_part(question=question, note=f"{attendee.name} attended.")


def _never_public(canaries: Canaries, shared: dict[str, Any]) -> None:
    """Rows that no audience outside ever sees, and the accounts of staff."""
    group = shared["group"]
    person = _marked_person(canaries)
    canaries.hide(make.make_agreement(person=person, group=group))
    canaries.hide(make.make_person_match(first=person))
    canaries.hide(make_feedback())
    user = canaries.hide(make.make_user())
    canaries.hide(Group(name=""))
    _alerts(canaries)
    canaries.hide(LogEntry(user=user, action_flag=1))
    canaries.hide(Session(session_key=canaries.word("sessions.Session.session_key")))
    canaries.guard(make.make_confirmation(group=group, confirmed_by=user))
    item = make.make_agenda_item(meeting=make.make_meeting(group=group, slug="written-by-staff", date="2022-06-01"))
    with written_at(canaries.moment("meetings.ItemDraft.saved_at")):
        ItemDraft.objects.create(
            item=item,
            by=user,
            text=canaries.word("meetings.ItemDraft.text"),
            as_opened=canaries.word("meetings.ItemDraft.as_opened"),
        )
    request = canaries.guard(make.make_request(reference="01.FOI.22.999999"))
    canaries.guard(make.make_question(request=request, owner=user))
    _at_the_desk(canaries, request)
    look = {
        "reason": canaries.word("foi.RestrictedLook.reason"),
        "record_kind": canaries.word("foi.RestrictedLook.record_kind"),
        "record_uuid": canaries.identifier("foi.RestrictedLook.record_uuid"),
        "looked_at": canaries.moment("foi.RestrictedLook.looked_at"),
        "uuid": canaries.identifier("foi.RestrictedLook.uuid"),
    }
    make.make_restricted_look(request=request, looked_by=user, **look)  # it can be written once


def _alerts(canaries: Canaries) -> None:
    """What a reader follows, and who that is."""
    reader = canaries.hide(Reader())
    wanted = canaries.hide(Subscription(reader=reader, about="changes", how_often="daily"))
    canaries.hide(Outgoing(subscription=wanted, letter="confirm"))
    canaries.hide(Seen())
    canaries.hide(Ledger(pk=1))


def _superseded_and_withdrawn(canaries: Canaries, shared: dict[str, Any]) -> None:
    """What was public once and is not now: it lives in the histories alone."""
    corrected = make.make_group(key="corrected-group", summary=canaries.word("history of AdvisoryGroup.summary"))
    corrected._change_reason = canaries.word("history_change_reason")
    corrected.summary = "Corrected."
    corrected.save()
    withdrawn = make.make_group(key="withdrawn-group", name=canaries.word("withdrawn AdvisoryGroup.name"))
    withdrawn.audience = Audience.STAFF
    withdrawn.save()
    role = make.make_role(group=shared["group"], person=_marked_person(canaries))
    role.audience, role.withholding_reason = Audience.STAFF, "no_consent"
    role.save()
    name = make.make_group_name(group=shared["group"], text=canaries.word("deleted GroupName.text"))
    name.delete()
