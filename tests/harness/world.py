"""A small invented register: each sort of record in each state in which it can be met, and the staff who meet it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db.models import Model

from foi.models import InformationRequest, QuestionPart
from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from iag_registry.staff_roles import GRANTS, sync_staff_roles
from meetings.models import MinutesRelease
from tests import factories as make
from tests.alerts.making import make_subscription
from tests.factories.feedback import make_feedback
from tests.meetings.making import make_action, make_format_request, make_paper, make_redaction, make_release

STATES = {
    "public": Audience.PUBLIC,
    "on_request": Audience.ON_REQUEST,
    "staff": Audience.STAFF,
    "restricted": Audience.RESTRICTED,
    "withdrawn": Audience.PUBLIC,
}
"""The states of a record, and the audience with which it begins; what is withdrawn was public, and is not now."""

ROLES = ("anonymous", *GRANTS, "without a role", "disabled", "superuser")
"""Who may come: anyone, each role of the staff, an account without one, a closed one, and one that may do all."""

PASSWORD = "invented-for-tests"


@dataclass
class World:
    """The records by model and state, and the accounts by role."""

    rows: dict[type[Model], dict[str, Any]] = field(default_factory=dict)
    accounts: dict[str, Any] = field(default_factory=dict)

    def keep(self, state: str, row: Any) -> Any:
        """Remember a record as the example of its sort in this state."""
        self.rows.setdefault(type(row), {})[state] = row
        return row

    def row(self, model: type[Model], state: str = "public") -> Any:
        """The example of this sort in this state; a sort without an audience has one example only."""
        examples = self.rows[model]
        return examples[state] if state in examples else examples["public"]

    def states_of(self, model: type[Model]) -> tuple[str, ...]:
        """The states in which this sort of record is met."""
        return tuple(self.rows[model])


def make_world() -> World:
    """Build it: invented records that are tied to one another, in every state."""
    world = World()
    kind = world.keep("public", make.make_kind(code="iag_invented", plural="invented IAGs", is_advisory_group=True))
    unit = make.make_area(key="invented-unit", name="Invented unit", kind="unit")
    area = world.keep("public", make.make_area(key="invented-borough", name="Invented borough"))
    make.make_area_membership(area=area, unit=unit)
    theme = world.keep("public", make.make_theme(key="invented-theme", name="Invented theme"))
    person = world.keep("public", make.make_person(key="invented-person", name="A. N. Invented"))
    make.make_person_name(person=person)
    world.keep("public", make.make_person_match(first=person))
    for state, audience in STATES.items():
        _records_in_state(world, state, audience, kind=kind, area=area, theme=theme, person=person)
    group = world.row(AdvisoryGroup)
    world.keep("public", make.make_bank_holiday())
    world.keep("public", make_feedback())
    world.keep("public", make.make_agreement(person=person, group=group))
    make.make_former_key(key="former-key", group=group)
    make.make_group_relation(first=group, second=world.row(AdvisoryGroup, "staff"), kind="possibly_same_as")
    _replies(world, group, theme)
    world.keep("public", wanted := make_subscription(query=f"group={group.key}"))
    world.keep("public", wanted.reader)
    _accounts(world)
    return world


def _records_in_state(world: World, state: str, audience: Audience, **shared: Any) -> None:
    """One of each sort of record that has an audience, tied to one another and to what all of them share."""
    word = state.replace("_", "-")
    of = {"audience": audience}
    reason = {} if audience == Audience.PUBLIC else {"withholding_reason": "s40_2"}
    organisation = make.make_organisation(key=f"{word}-organisation", name=f"{word} organisation", **of)
    source = make.make_source(key=f"{word}-source", title=f"{word} source", publisher=organisation, **of)
    group = make.make_group(key=f"{word}-group", name=f"{word} group", kind=shared["kind"], **of)
    about = [group, shared["theme"], shared["area"], organisation]
    statement = make.make_statement(key=f"{word}-statement", source=source, about=about, **of)
    make.make_group_name(group=group, statement=statement)
    make.make_group_area(group=group, area=shared["area"])
    make.make_group_theme(group=group, theme=shared["theme"])
    make.make_group_organisation(group=group, organisation=organisation)
    make.make_group_payment(group=group)
    meeting = make.make_meeting(group=group, slug=f"{word}-meeting", title=f"{word} meeting", date="2022-03-01", **of)
    make.make_meeting_event(meeting=meeting)
    request = make.make_request(reference=f"01.FOI.22.{list(STATES).index(state):06}", source=source, **of)
    question = make.make_question(request=request)
    make.make_question_part(question=question, theme=shared["theme"])
    item = make.make_agenda_item(meeting=meeting, **of, **reason)
    paper = make_paper(meeting=meeting, file=kept_file(f"{word}.txt"), media_type="text/plain", size=9, **of, **reason)
    rows = [
        organisation,
        source,
        group,
        statement,
        meeting,
        request,
        question,
        make.make_role(group=group, person=shared["person"], statement=statement, **of, **reason),
        make.make_group_document(group=group, source=source, **of, **reason),
        make.make_disagreement(key=f"{word}-disagreement", statements=[statement], **of),
        item,
        paper,
        make_action(meeting=meeting, **of, **reason),
        make.make_attendance(meeting=meeting, **of, **reason),
        make.make_minutes(meeting=meeting, source=source),
    ]
    make_release(meeting=meeting)
    rows += [
        make_release(meeting=meeting, version=2, kind="correction", reason="Invented.", published_on=date(2022, 4, 1)),
        make_format_request(meeting=meeting),
    ]
    rows += [make_redaction(item=item), make.make_held_record(request=request)]
    for row in rows:
        world.keep(state, row)
        if state == "withdrawn" and hasattr(row, "audience"):
            _withdraw(row)


def _replies(world: World, group: Any, theme: Any) -> None:
    """Replies to a request in each state, released and drafted; of those to the public one two are in the log."""
    world.keep("public", make.make_exemption(code="invented", section="1"))
    request = world.row(InformationRequest)
    entry = make.make_log_entry(slug="invented-request", title="Invented request", request=request)
    make.make_log_release(entry=entry, published_on=date(2022, 6, 1))
    published = world.keep("public", make.make_log_release(entry=entry, version=2, published_on=date(2022, 6, 20)))
    world.keep("public", published.pack)
    make.make_log_entry_group(entry=entry, group=group)
    make.make_log_entry_theme(entry=entry, theme=theme)
    gone = make.make_log_entry(slug="withdrawn-request", title="Withdrawn request")
    withdrawn = {"withdrawn_on": date(2022, 6, 25), "withdrawn_by": make.make_user(), "withdrawn_because": "Invented."}
    make.make_log_release(entry=gone, published_on=date(2022, 6, 2), **withdrawn)
    for state in ("public", "staff", "restricted"):
        asked_for = world.row(InformationRequest, state)
        if state != "public":
            world.keep(state, make.make_released_reply(request=asked_for, version=2))
        draft = make.make_draft(request=asked_for, version=3, release=world.row(MinutesRelease))
        rows = (
            draft.answers,
            draft.minutes,
            draft.withholdings,
            QuestionPart.objects.filter(question__request=asked_for),
        )
        for row in rows:
            world.keep(state, row.order_by("-pk")[0])


def kept_file(name: str) -> str:
    """A file in storage, as the file of a paper is kept."""
    return default_storage.save(f"papers/{name}", ContentFile(b"Invented."))


def _withdraw(row: Any) -> None:
    row.audience = Audience.STAFF
    if hasattr(row, "withholding_reason"):
        row.withholding_reason = "s40_2"
    row.save()


def _accounts(world: World) -> None:
    """One account for each role that signs in; the closed one had the widest role before."""
    sync_staff_roles()
    for role in ROLES[1:]:
        flags = {"is_staff": True, "is_active": role != "disabled", "is_superuser": role == "superuser"}
        account = make.make_user(username=role.lower().replace(" ", "-"), password=PASSWORD, **flags)
        if role in GRANTS:
            account.groups.add(Group.objects.get(name=role))
        elif role == "disabled":
            account.groups.set(Group.objects.all())
        world.accounts[role] = account
    world.keep("public", world.accounts["without a role"])
