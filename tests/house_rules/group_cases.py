"""Both sides of each constraint of groups: who and what they are, who sits on them, and which source says so."""

from collections.abc import Callable
from functools import partial
from typing import Any

from tests import factories as make
from tests.house_rules.pairs import of_first, own, second


def a_kind_period() -> Any:
    return make.make_group(kind=make.make_kind()).kinds.get()


def a_subject() -> Any:
    return make.make_subject(statement=make.make_statement(), subject=make.make_group())


def a_side() -> Any:
    return make.make_disagreement(statements=[make.make_statement()]).sides.get()


FACTORIES: dict[str, Callable[[], Any]] = {
    "AdvisoryGroup": make.make_group,
    "Agreement": make.make_agreement,
    "Area": make.make_area,
    "AreaMembership": make.make_area_membership,
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
    "Organisation": make.make_organisation,
    "OrganisationName": make.make_organisation_name,
    "OrganisationRelation": make.make_organisation_relation,
    "Person": make.make_person,
    "PersonMatch": make.make_person_match,
    "PersonName": make.make_person_name,
    "Role": make.make_role,
    "Source": make.make_source,
    "Statement": make.make_statement,
    "Theme": make.make_theme,
    "GroupKindPeriod": a_kind_period,
    "StatementSubject": a_subject,
    "DisagreementStatement": a_side,
}


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


SIDES: dict[str, tuple[Any, ...]] = {
    "groups_area_code_once": (
        {"code": ""},
        {"code": "E09000099"},
        lambda: make.make_area(code="E09000099") and make.make_area(),
    ),
    "groups_area_policed_by_when_outside": (
        {"kind": "outside", "policed_by": "Another force (invented)"},
        {"kind": "outside", "policed_by": ""},
    ),
    "groups_areamembership_one_open": (
        {"end": "2020", "area": of_first("area")},
        {"area": of_first("area")},
        second(make.make_area_membership),
    ),
    "groups_areamembership_two_areas": ({}, {"unit": own("area")}),
    "groups_organisationrelation_once": (
        {"kind": "supports"},
        {"second": of_first("second")},
        second(make.make_organisation_relation, "first"),
    ),
    "groups_organisationrelation_two_bodies": ({}, {"second": own("first")}),
    "groups_grouprelation_once": (
        {"kind": "supports"},
        {"second": of_first("second")},
        second(make.make_group_relation, "first"),
    ),
    "groups_grouprelation_two_bodies": ({}, {"second": own("first")}),
    "groups_grouprelation_likeness_once": (
        {"kind": "part_of"},
        {"first": of_first("second"), "second": of_first("first")},
        two_alike(make.make_group_relation),
    ),
    "groups_organisationrelation_likeness_once": (
        {"kind": "part_of"},
        {"first": of_first("second"), "second": of_first("first")},
        two_alike(make.make_organisation_relation),
    ),
    "groups_personmatch_once": (
        {"first": of_first("second")},
        {"first": of_first("second"), "second": of_first("first")},
        second(make.make_person_match),
    ),
    "groups_personmatch_two_people": ({}, {"second": own("first")}),
    "groups_groupkindperiod_once": ({"start": "2021"}, {"kind": of_first("kind")}, kind_periods),
    "groups_groupstatus_once": ({"start": "2021"}, {"group": of_first("group")}, second(make.make_group_status)),
    "groups_grouparea_once": ({"start": "2021"}, {"area": of_first("area")}, second(make.make_group_area, "group")),
    "groups_grouptheme_once": ({"start": "2021"}, {"theme": of_first("theme")}, second(make.make_group_theme, "group")),
    "groups_grouporganisation_once": (
        {"part": "funds"},
        {"organisation": of_first("organisation")},
        second(make.make_group_organisation, "group"),
    ),
    "groups_grouppayment_once": (
        {"payment": "expenses"},
        {"group": of_first("group")},
        second(make.make_group_payment),
    ),
    "groups_role_one_chair": ({"role_type": "vice_chair"}, {"role_type": "chair"}, chairs),
    "groups_role_end_reason_with_end": ({"end": "2021", "end_reason": "Resigned"}, {"end_reason": "Resigned"}),
    "groups_source_held_has_file": (
        {"held": True, "file_name": "a.txt", "sha256": "0" * 64},
        {"held": True, "file_name": "a.txt"},
    ),
    "groups_statement_lines_in_order": ({"first_line": 3, "last_line": 9}, {"first_line": 9, "last_line": 3}),
    "groups_statement_number_has_comparator": ({"number": 32, "comparator": "equal"}, {"number": 32}),
    "groups_statementsubject_exactly_one": ({}, {"theme": lambda row: make.make_theme()}),
    "groups_disagreementstatement_once": ({}, {"statement": of_first("statement")}, sides),
    **{
        f"groups_statementsubject_{subject}_once": (
            {},
            {subject: of_first(subject)},
            subjects_of_one_statement(subject),
        )
        for subject in ("group", "kind", "organisation", "person", "theme", "area", "document")
    },
}
"""What each constraint allows, what it refuses, and where needed how the row is made."""
