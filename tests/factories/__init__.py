"""The least that saves, for each record: sequences and no random text; a test states every value that it asserts."""

from tests.factories.bodies import (
    make_former_key,
    make_group,
    make_group_area,
    make_group_document,
    make_group_kind_period,
    make_group_name,
    make_group_organisation,
    make_group_payment,
    make_group_relation,
    make_group_status,
    make_group_theme,
)
from tests.factories.meetings import make_agenda_item, make_attendance, make_meeting, make_meeting_event, make_minutes
from tests.factories.organisations import make_organisation, make_organisation_name, make_organisation_relation
from tests.factories.people import (
    make_agreement,
    make_confirmation,
    make_person,
    make_person_match,
    make_person_name,
    make_role,
    make_user,
)
from tests.factories.reference import make_area, make_area_membership, make_kind, make_theme
from tests.factories.requests import (
    make_bank_holiday,
    make_question,
    make_question_part,
    make_request,
    make_restricted_look,
)
from tests.factories.sources import make_disagreement, make_source, make_statement, make_subject

__all__ = [
    "make_agenda_item",
    "make_agreement",
    "make_area",
    "make_area_membership",
    "make_attendance",
    "make_bank_holiday",
    "make_confirmation",
    "make_disagreement",
    "make_former_key",
    "make_group",
    "make_group_area",
    "make_group_document",
    "make_group_kind_period",
    "make_group_name",
    "make_group_organisation",
    "make_group_payment",
    "make_group_relation",
    "make_group_status",
    "make_group_theme",
    "make_kind",
    "make_meeting",
    "make_meeting_event",
    "make_minutes",
    "make_organisation",
    "make_organisation_name",
    "make_organisation_relation",
    "make_person",
    "make_person_match",
    "make_person_name",
    "make_question",
    "make_question_part",
    "make_request",
    "make_restricted_look",
    "make_role",
    "make_source",
    "make_statement",
    "make_subject",
    "make_theme",
    "make_user",
]
