"""For each constraint of the register a change that it allows and one that it refuses.

Most follow from the shared constraint that they are made by; the others are written out in `CASES`.
"""

from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Any, NamedTuple

from django.apps import apps
from django.db import models

from tests import factories as make
from tests.house_rules import meeting_cases, pack_cases, search_cases

APPS = ("groups", "meetings", "foi", "search")
MODELS = [
    model for app in APPS for model in apps.get_app_config(app).get_models() if not hasattr(model, "instance_type")
]
CONSTRAINTS = {c.name: (model, c) for model in MODELS for c in model._meta.constraints}

FACTORIES: dict[str, Callable[[], Any]] = {
    "AdvisoryGroup": make.make_group,
    "Agreement": make.make_agreement,
    "Area": make.make_area,
    "AreaMembership": make.make_area_membership,
    "AgendaItem": make.make_agenda_item,
    "Attendance": make.make_attendance,
    "BankHoliday": make.make_bank_holiday,
    "Confirmation": make.make_confirmation,
    "Disagreement": make.make_disagreement,
    "FormerKey": make.make_former_key,
    "GroupArea": make.make_group_area,
    "GroupDocument": make.make_group_document,
    "GroupKind": make.make_kind,
    "GroupName": make.make_group_name,
    "GroupOrganisation": make.make_group_organisation,
    "GroupPayment": make.make_group_payment,
    "GroupRelation": make.make_group_relation,
    "GroupStatus": make.make_group_status,
    "GroupTheme": make.make_group_theme,
    "HeldRecord": make.make_held_record,
    "InformationRequest": make.make_request,
    "Meeting": make.make_meeting,
    "MeetingEvent": make.make_meeting_event,
    "Minutes": make.make_minutes,
    "Organisation": make.make_organisation,
    "OrganisationName": make.make_organisation_name,
    "OrganisationRelation": make.make_organisation_relation,
    "Person": make.make_person,
    "PersonMatch": make.make_person_match,
    "PersonName": make.make_person_name,
    "QuestionPart": make.make_question_part,
    "ReminderSent": make.make_reminder_sent,
    "RequestEvent": make.make_request_event,
    "RequestQuestion": make.make_question,
    "Requester": make.make_requester,
    "RestrictedLook": make.make_restricted_look,
    "Role": make.make_role,
    "SearchEntry": make.make_search_entry,
    "Source": make.make_source,
    "Statement": make.make_statement,
    "Theme": make.make_theme,
}


def a_kind_period() -> Any:
    return make.make_group(kind=make.make_kind()).kinds.get()


def a_subject() -> Any:
    return make.make_subject(statement=make.make_statement(), subject=make.make_group())


def a_side() -> Any:
    return make.make_disagreement(statements=[make.make_statement()]).sides.get()


FACTORIES |= meeting_cases.FACTORIES | pack_cases.FACTORIES | search_cases.FACTORIES
FACTORIES |= {"GroupKindPeriod": a_kind_period, "StatementSubject": a_subject, "DisagreementStatement": a_side}


class Case(NamedTuple):
    """A change that the constraint allows and one that it refuses, to a row that `row` makes."""

    allowed: dict[str, Any]
    refused: dict[str, Any]
    row: Callable[[], Any] | None = None


def second(factory: Callable[..., Any], *same: str) -> Callable[[], Any]:
    """A second row beside a first, equal to it in everything but what the case then changes."""

    def row() -> Any:
        first = factory()
        other = factory(**{name: getattr(first, name) for name in same})
        other.first_row = first
        return other

    return row


def of_first(field: str) -> Callable[[Any], Any]:
    """The value of the first row, for a refused change."""
    return lambda row: getattr(row.first_row, field)


def own(field: str) -> Callable[[Any], Any]:
    """Another value of the same row, for a refused change."""
    return lambda row: getattr(row, field)


def chairs() -> Any:
    first = make.make_role(role_type="chair")
    return make.make_role(role_type="member", group=first.group)


def kind_periods() -> Any:
    first = a_kind_period()
    other = first.group.kinds.create(kind=make.make_kind(), start="2020")
    other.first_row = first
    return other


def subjects_of_one_statement(subject: str) -> Callable[[], Any]:
    makers = {
        "group": make.make_group,
        "kind": make.make_kind,
        "organisation": make.make_organisation,
        "person": make.make_person,
        "theme": make.make_theme,
        "area": make.make_area,
        "document": make.make_source,
    }

    def row() -> Any:
        statement = make.make_statement()
        first = make.make_subject(statement=statement, subject=makers[subject]())
        other = make.make_subject(statement=statement, subject=makers[subject]())
        other.first_row = first
        return other

    return row


def sides() -> Any:
    disagreement = make.make_disagreement(statements=[make.make_statement(), make.make_statement()])
    first, other = disagreement.sides.all()
    other.first_row = first
    return other


def two_alike(factory: Callable[..., Any]) -> Callable[[], Any]:
    """Two ties of likeness between four bodies."""
    return second(partial(factory, kind="possibly_same_as"))


def nameless_meetings() -> Any:
    first = make.make_meeting(group=None)
    other = make.make_meeting(group=None)
    other.first_row = first
    return other


WITHHELD = Case({"audience": "staff", "withholding_reason": "s40_2"}, {"audience": "staff"})

CASES: dict[str, Case] = {
    "foi_bankholiday_date_once": Case({}, {"date": of_first("date")}, second(make.make_bank_holiday)),
    "foi_heldrecord_record_kind_known": Case({"record_kind": "person"}, {"record_kind": "x"}),
    "foi_heldrecord_one_or_all": Case(
        {"record_kind": "everything", "record_uuid": None}, {"record_kind": "everything"}
    ),
    "foi_heldrecord_once": Case({}, {"record_uuid": of_first("record_uuid")}, second(make.make_held_record, "request")),
    "foi_heldrecord_everything_once": Case(
        {},
        {"request": of_first("request")},
        second(partial(make.make_held_record, record_kind="everything", record_uuid=None)),
    ),
    "foi_searchentry_minutes_possible": Case({"minutes": 1}, {"minutes": 0}),
    "foi_remindersent_kind_known": Case({"kind": "today"}, {"kind": "x"}),
    "foi_remindersent_once": Case(
        {"due_on": date(2022, 8, 1)},
        {"request": of_first("request"), "sent_to": of_first("sent_to")},
        second(make.make_reminder_sent),
    ),
    "foi_requester_one_each": Case({}, {"request": of_first("request")}, second(make.make_requester)),
    "foi_requestevent_reason_given": Case({"reason": "Why."}, {"reason": " "}),
    "foi_requestevent_promised_for_later": Case(
        {"promised_for": date(2022, 7, 1)}, {"promised_for": date(2022, 6, 30)}
    ),
    "foi_requestevent_extension_promises": Case(
        {"state": "pit_extended", "promised_for": date(2022, 8, 1)}, {"state": "pit_extended"}
    ),
    "foi_bankholiday_somewhere": Case({"england_and_wales": False, "scotland": True}, {"england_and_wales": False}),
    "groups_area_code_once": Case(
        {"code": ""}, {"code": "E09000099"}, lambda: make.make_area(code="E09000099") and make.make_area()
    ),
    "groups_area_policed_by_when_outside": Case(
        {"kind": "outside", "policed_by": "Another force (invented)"}, {"kind": "outside", "policed_by": ""}
    ),
    "groups_areamembership_one_open": Case(
        {"end": "2020", "area": of_first("area")}, {"area": of_first("area")}, second(make.make_area_membership)
    ),
    "groups_areamembership_two_areas": Case({}, {"unit": own("area")}),
    "groups_organisationrelation_once": Case(
        {"kind": "supports"}, {"second": of_first("second")}, second(make.make_organisation_relation, "first")
    ),
    "groups_organisationrelation_two_bodies": Case({}, {"second": own("first")}),
    "groups_grouprelation_once": Case(
        {"kind": "supports"}, {"second": of_first("second")}, second(make.make_group_relation, "first")
    ),
    "groups_grouprelation_two_bodies": Case({}, {"second": own("first")}),
    "groups_grouprelation_likeness_once": Case(
        {"kind": "part_of"},
        {"first": of_first("second"), "second": of_first("first")},
        two_alike(make.make_group_relation),
    ),
    "groups_organisationrelation_likeness_once": Case(
        {"kind": "part_of"},
        {"first": of_first("second"), "second": of_first("first")},
        two_alike(make.make_organisation_relation),
    ),
    "groups_personmatch_once": Case(
        {"first": of_first("second")},
        {"first": of_first("second"), "second": of_first("first")},
        second(make.make_person_match),
    ),
    "groups_personmatch_two_people": Case({}, {"second": own("first")}),
    "groups_groupkindperiod_once": Case({"start": "2021"}, {"kind": of_first("kind")}, kind_periods),
    "groups_groupstatus_once": Case({"start": "2021"}, {"group": of_first("group")}, second(make.make_group_status)),
    "groups_grouparea_once": Case({"start": "2021"}, {"area": of_first("area")}, second(make.make_group_area, "group")),
    "groups_grouptheme_once": Case(
        {"start": "2021"}, {"theme": of_first("theme")}, second(make.make_group_theme, "group")
    ),
    "groups_grouporganisation_once": Case(
        {"part": "funds"}, {"organisation": of_first("organisation")}, second(make.make_group_organisation, "group")
    ),
    "groups_grouppayment_once": Case(
        {"payment": "expenses"}, {"group": of_first("group")}, second(make.make_group_payment)
    ),
    "groups_role_one_chair": Case({"role_type": "vice_chair"}, {"role_type": "chair"}, chairs),
    "groups_role_end_reason_with_end": Case({"end": "2021", "end_reason": "Resigned"}, {"end_reason": "Resigned"}),
    "groups_source_held_has_file": Case(
        {"held": True, "file_name": "a.txt", "sha256": "0" * 64}, {"held": True, "file_name": "a.txt"}
    ),
    "groups_statement_lines_in_order": Case({"first_line": 3, "last_line": 9}, {"first_line": 9, "last_line": 3}),
    "groups_statement_number_has_comparator": Case({"number": 32, "comparator": "equal"}, {"number": 32}),
    "groups_statementsubject_exactly_one": Case({}, {"theme": lambda row: make.make_theme()}),
    "groups_disagreementstatement_once": Case({}, {"statement": of_first("statement")}, sides),
    "meetings_meeting_slug_once": Case({}, {"slug": of_first("slug")}, second(make.make_meeting, "group")),
    "meetings_meeting_slug_once_without_group": Case({}, {"slug": of_first("slug")}, nameless_meetings),
    "meetings_meetingevent_postponed_to_when_postponed": Case(
        {"kind": "postponed", "postponed_to": lambda row: make.make_meeting(), "reason": "Invented reason"},
        {"kind": "held", "postponed_to": lambda row: make.make_meeting()},
    ),
    "meetings_meetingevent_postponed_to_another": Case(
        {"kind": "postponed", "postponed_to": lambda row: make.make_meeting(), "reason": "Invented reason"},
        {"kind": "postponed", "postponed_to": own("meeting"), "reason": "Invented reason"},
    ),
    "meetings_meeting_start_time_not_after_end_time": Case(
        {"start_time": time(18, 30), "end_time": time(18, 30)}, {"start_time": time(18, 30), "end_time": time(18, 29)}
    ),
    "meetings_minutes_approved_at_another": Case(
        {"approved_at": lambda row: make.make_meeting()}, {"approved_at": own("meeting")}
    ),
    "meetings_agendaitem_position_once": Case(
        {}, {"position": of_first("position")}, second(make.make_agenda_item, "meeting")
    ),
    "meetings_attendance_position_once": Case(
        {}, {"position": of_first("position")}, second(make.make_attendance, "meeting")
    ),
    "meetings_minutes_approval_named": Case(
        {"stage": "approved", "approved_by_procedure": "By email (invented)"}, {"stage": "approved"}
    ),
    "meetings_minutes_reason_given": Case({"stage": "not_taken", "reason": "No clerk."}, {"stage": "not_taken"}),
    "foi_informationrequest_reference_given": Case({"reference_key": "1"}, {"reference_key": ""}),
    "foi_restrictedlook_reason_given": Case({"reason": "Asked for."}, {"reason": " "}),
    "foi_requestquestion_number_once": Case({}, {"number": of_first("number")}, second(make.make_question, "request")),
    "foi_questionpart_position_once": Case(
        {}, {"position": of_first("position")}, second(make.make_question_part, "question")
    ),
    **{
        f"groups_statementsubject_{subject}_once": Case(
            {}, {subject: of_first(subject)}, subjects_of_one_statement(subject)
        )
        for subject in ("group", "kind", "organisation", "person", "theme", "area", "document")
    },
}


CASES |= {name: Case(*sides) for name, sides in (meeting_cases.SIDES | pack_cases.SIDES | search_cases.SIDES).items()}


def case_of(name: str) -> Case:
    """The case of a constraint: its own, or the one that follows from the shared constraint it is made by."""
    if name in CASES:
        return CASES[name]
    model, _ = CONSTRAINTS[name]
    rule = name.removeprefix(f"{model._meta.app_label}_{model._meta.model_name}_")
    if rule == "reason_when_withheld":
        return WITHHELD
    if rule == "dated":
        return Case({"start": "", "observed": "2022"}, {"start": "", "observed": ""})
    if "_not_after_" in rule:
        first, last = rule.split("_not_after_")
        no_start = {"start": ""} if first == "observed" else {}
        return Case({**no_start, first: "2019-05", last: "2019"}, {**no_start, first: "2019-05", last: "2018-12-31"})
    if rule.endswith("_shape"):
        field = rule.removesuffix("_shape")
        return Case({field: "2020-09"}, {field: RawText("2020-13")})
    field = rule.removesuffix("_known")
    choices = [value for value, _ in model._meta.get_field(field).choices]
    # Beside a choice that there is not, the row keeps every other rule, so that no other constraint speaks first.
    beside = {"withholding_reason": {"audience": "staff"}, "audience": {"withholding_reason": "s40_2"}}.get(field, {})
    kept = {name: value for name, value in beside.items() if hasattr(model, name)}
    return Case({field: lawful_choice(model, field, choices)}, {**kept, field: "x"})


def lawful_choice(model: type[models.Model], field: str, choices: list[str]) -> str:
    """A choice that needs nothing else of the row: the one that the least factory makes."""
    value = getattr(FACTORIES[model.__name__](), field)
    assert value in {*choices, ""}
    return value


class RawText(str):
    """Text that is written as it is, past the field that would refuse it."""
