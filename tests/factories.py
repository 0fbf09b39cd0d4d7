"""The least that saves, for each record: sequences and no random text; a test states every value that it asserts."""

from datetime import date
from itertools import count
from typing import Any

from django.contrib.auth import get_user_model

from foi.models import InformationRequest, QuestionPart, RequestQuestion
from groups.models import (
    AdvisoryGroup,
    Agreement,
    Area,
    AreaMembership,
    Confirmation,
    Disagreement,
    DisagreementStatement,
    FormerKey,
    GroupArea,
    GroupDocument,
    GroupKind,
    GroupKindPeriod,
    GroupName,
    GroupOrganisation,
    GroupPayment,
    GroupRelation,
    GroupStatus,
    GroupTheme,
    Organisation,
    OrganisationName,
    OrganisationRelation,
    Person,
    PersonMatch,
    PersonName,
    Role,
    Source,
    Statement,
    StatementSubject,
    Theme,
)
from meetings.models import AgendaItem, Attendance, Meeting, MeetingEvent, Minutes

_numbers = count(1)


def _next() -> int:
    return next(_numbers)


def make_user(**values: Any) -> Any:
    values.setdefault("username", f"user{_next()}")
    return get_user_model().objects.create_user(**values)


def make_kind(**values: Any) -> GroupKind:
    n = _next()
    values.setdefault("code", f"kind_{n}")
    values.setdefault("name", f"kind {n}")
    values.setdefault("plural", f"kinds {n}")
    return GroupKind.objects.create(**values)


def make_area(**values: Any) -> Area:
    n = _next()
    values.setdefault("key", f"area-{n}")
    values.setdefault("name", f"Area {n}")
    values.setdefault("kind", "borough")
    return Area.objects.create(**values)


def make_area_membership(**values: Any) -> AreaMembership:
    values.setdefault("start", "2019")
    values["area"] = values.get("area") or make_area()
    values["unit"] = values.get("unit") or make_area(kind="unit")
    return AreaMembership.objects.create(**values)


def make_theme(**values: Any) -> Theme:
    n = _next()
    values.setdefault("key", f"theme-{n}")
    values.setdefault("name", f"Theme {n}")
    return Theme.objects.create(**values)


def make_organisation(**values: Any) -> Organisation:
    n = _next()
    values.setdefault("key", f"organisation-{n}")
    values.setdefault("name", f"Organisation {n}")
    values.setdefault("kind", "public_body")
    values.setdefault("audience", "public")
    return Organisation.objects.create(**values)


def make_organisation_name(**values: Any) -> OrganisationName:
    values.setdefault("start", "2020")
    values.setdefault("text", f"Organisation name {_next()}")
    values["organisation"] = values.get("organisation") or make_organisation()
    return OrganisationName.objects.create(**values)


def make_organisation_relation(**values: Any) -> OrganisationRelation:
    values.setdefault("start", "2020")
    values.setdefault("kind", "succeeded_by")
    values["first"] = values.get("first") or make_organisation()
    values["second"] = values.get("second") or make_organisation()
    return OrganisationRelation.objects.create(**values)


def make_source(**values: Any) -> Source:
    n = _next()
    values.setdefault("key", f"source-{n}")
    values.setdefault("title", f"Source {n}")
    values.setdefault("kind", "report")
    values.setdefault("audience", "public")
    return Source.objects.create(**values)


def make_statement(*, about: Any = (), **values: Any) -> Statement:
    """A statement; `about` is a list of records that it speaks of."""
    n = _next()
    values.setdefault("key", f"statement-{n}")
    values.setdefault("summary", f"Statement {n}.")
    values.setdefault("aspect", "existence")
    values.setdefault("as_of", "2022")
    values.setdefault("audience", "public")
    values.setdefault("first_line", n)
    values.setdefault("last_line", values["first_line"])
    values["source"] = values.get("source") or make_source()
    statement = Statement.objects.create(**values)
    for subject in about:
        make_subject(statement=statement, subject=subject)
    return statement


def make_subject(*, statement: Statement, subject: Any) -> StatementSubject:
    columns = {
        AdvisoryGroup: "group",
        GroupKind: "kind",
        Organisation: "organisation",
        Person: "person",
        Theme: "theme",
        Area: "area",
        Source: "document",
    }
    return StatementSubject.objects.create(statement=statement, **{columns[type(subject)]: subject})


def make_group(*, kind: Any = None, status: str = "active", since: str = "2020", **values: Any) -> AdvisoryGroup:
    """A public group with a status from `since` on (none where empty), and a kind where one is given."""
    n = _next()
    values.setdefault("key", f"group-{n}")
    values.setdefault("name", f"Group {n}")
    values.setdefault("audience", "public")
    group = AdvisoryGroup.objects.create(**values)
    if status:
        GroupStatus.objects.create(group=group, status=status, start=since)
    if kind:
        GroupKindPeriod.objects.create(group=group, kind=kind, start=since)
    return group


def _of_group(values: dict[str, Any]) -> dict[str, Any]:
    values["group"] = values.get("group") or make_group()
    if not values.get("statement"):
        values.setdefault("start", "2020")
    return values


def make_group_name(**values: Any) -> GroupName:
    values.setdefault("text", f"Group name {_next()}")
    return GroupName.objects.create(**_of_group(values))


def make_group_status(**values: Any) -> GroupStatus:
    values.setdefault("status", "active")
    values["group"] = values.get("group") or make_group(status="")
    return GroupStatus.objects.create(**_of_group(values))


def make_group_kind_period(**values: Any) -> GroupKindPeriod:
    values["kind"] = values.get("kind") or make_kind()
    return GroupKindPeriod.objects.create(**_of_group(values))


def make_group_area(**values: Any) -> GroupArea:
    values["area"] = values.get("area") or make_area()
    return GroupArea.objects.create(**_of_group(values))


def make_group_theme(**values: Any) -> GroupTheme:
    values["theme"] = values.get("theme") or make_theme()
    return GroupTheme.objects.create(**_of_group(values))


def make_group_organisation(**values: Any) -> GroupOrganisation:
    values.setdefault("part", "runs")
    values["organisation"] = values.get("organisation") or make_organisation()
    return GroupOrganisation.objects.create(**_of_group(values))


def make_group_payment(**values: Any) -> GroupPayment:
    values.setdefault("payment", "pay")
    values.setdefault("answer", "no")
    return GroupPayment.objects.create(**_of_group(values))


def make_group_relation(**values: Any) -> GroupRelation:
    values.setdefault("kind", "succeeded_by")
    values.setdefault("start", "2020")
    values["first"] = values.get("first") or make_group()
    values["second"] = values.get("second") or make_group()
    return GroupRelation.objects.create(**values)


def make_former_key(**values: Any) -> FormerKey:
    values.setdefault("key", f"former-{_next()}")
    values["group"] = values.get("group") or make_group()
    return FormerKey.objects.create(**values)


def make_group_document(**values: Any) -> GroupDocument:
    values.setdefault("kind", "terms_of_reference")
    values.setdefault("title", f"Document {_next()}")
    values.setdefault("audience", "public")
    values["group"] = values.get("group") or make_group()
    return GroupDocument.objects.create(**values)


def make_person(**values: Any) -> Person:
    n = _next()
    values.setdefault("key", f"person-{n}")
    values.setdefault("name", f"Person {n}")
    return Person.objects.create(**values)


def make_person_name(**values: Any) -> PersonName:
    values.setdefault("start", "2020")
    values.setdefault("text", f"Person name {_next()}")
    values["person"] = values.get("person") or make_person()
    return PersonName.objects.create(**values)


def make_person_match(**values: Any) -> PersonMatch:
    values.setdefault("note", "Alike in name.")
    values["first"] = values.get("first") or make_person()
    values["second"] = values.get("second") or make_person()
    return PersonMatch.objects.create(**values)


def make_role(**values: Any) -> Role:
    """A public member; give `audience` and `withholding_reason` to withhold the name, `person=None` for a vacancy."""
    values.setdefault("role_type", "member")
    values.setdefault("audience", "public")
    if "person" not in values:
        values["person"] = make_person()
    return Role.objects.create(**_of_group(values))


def make_agreement(**values: Any) -> Agreement:
    values.setdefault("kind", "vetting")
    values["person"] = values.get("person") or make_person()
    values["group"] = values.get("group") or make_group()
    return Agreement.objects.create(**values)


def make_confirmation(**values: Any) -> Confirmation:
    values.setdefault("confirmed_on", date(2022, 6, 30))
    values["group"] = values.get("group") or make_group()
    values["confirmed_by"] = values.get("confirmed_by") or make_user()
    return Confirmation.objects.create(**values)


def make_disagreement(*, statements: Any = (), **values: Any) -> Disagreement:
    n = _next()
    values.setdefault("key", f"disagreement-{n}")
    values.setdefault("title", f"Disagreement {n}")
    values.setdefault("explanation", f"Explanation {n}.")
    values.setdefault("audience", "public")
    disagreement = Disagreement.objects.create(**values)
    for statement in statements:
        DisagreementStatement.objects.create(disagreement=disagreement, statement=statement)
    return disagreement


def make_meeting(**values: Any) -> Meeting:
    n = _next()
    values.setdefault("slug", f"meeting-{n}")
    values.setdefault("title", f"Meeting {n}")
    values.setdefault("audience", "public")
    if "group" not in values:
        values["group"] = make_group()
    return Meeting.objects.create(**values)


def make_meeting_event(**values: Any) -> MeetingEvent:
    values.setdefault("kind", "held")
    values["meeting"] = values.get("meeting") or make_meeting()
    return MeetingEvent.objects.create(**values)


def make_agenda_item(**values: Any) -> AgendaItem:
    n = _next()
    values.setdefault("position", n)
    values.setdefault("title", f"Item {n}")
    values.setdefault("item_type", "update")
    values.setdefault("audience", "public")
    values["meeting"] = values.get("meeting") or make_meeting()
    return AgendaItem.objects.create(**values)


def make_attendance(**values: Any) -> Attendance:
    n = _next()
    values.setdefault("position", n)
    values.setdefault("name_as_printed", f"Attendee {n}")
    values.setdefault("audience", "public")
    values["meeting"] = values.get("meeting") or make_meeting()
    return Attendance.objects.create(**values)


def make_minutes(**values: Any) -> Minutes:
    values.setdefault("stage", "published")
    values.setdefault("audience", "public")
    values["meeting"] = values.get("meeting") or make_meeting()
    return Minutes.objects.create(**values)


def make_request(**values: Any) -> InformationRequest:
    values.setdefault("reference", f"01.FOI.22.{_next():06}")
    values.setdefault("audience", "public")
    return InformationRequest.objects.create(**values)


def make_question(**values: Any) -> RequestQuestion:
    n = _next()
    values.setdefault("number", n)
    values.setdefault("text", f"Question {n}?")
    values["request"] = values.get("request") or make_request()
    return RequestQuestion.objects.create(**values)


def make_question_part(**values: Any) -> QuestionPart:
    n = _next()
    values.setdefault("position", n)
    values.setdefault("label", f"Part {n}")
    values["question"] = values.get("question") or make_question()
    return QuestionPart.objects.create(**values)
