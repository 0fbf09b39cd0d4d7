"""The seed minutes, imported from their text file, are exactly the meeting that is in the register."""

import pytest

from groups.models import AdvisoryGroup, Organisation, OrganisationName
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.importing import import_minutes
from meetings.importing.finding import find_minutes
from meetings.importing.reading import read_file
from meetings.models import AgendaItem, Attendance, Decision, Meeting, MeetingEvent, Minutes, MinutesMove
from tests.factories import make_user
from tests.meetings.importing.files import LCRB
from tests.meetings.staff import make_editor

pytestmark = pytest.mark.django_db

NOT_IN_THE_FILE = {
    "meeting": {
        "id": "of the row",
        "uuid": "of the row",
        "group": "the importer chooses the group or the meeting",
        "statement": "a record of the register, which cites the file",
        "note": "written by the keepers of the register",
        "audience": "a publisher decides; an import is for staff",
    },
    "name": {
        "id": "of the row",
        "uuid": "of the row",
        "meeting": "of the row",
        "person": "a person confirms whose name it is (PPL-05)",
        "organisation": "offered where the name is exactly one of the register, and confirmed by a person",
        "statement": "a record of the register, which cites the file",
        "audience": "a publisher decides",
        "withholding_reason": "not considered yet, until a publisher decides",
    },
    "item": {
        "id": "of the row",
        "uuid": "of the row",
        "meeting": "of the row",
        "audience": "a publisher decides",
        "withholding_reason": "not considered yet, until a publisher decides",
    },
    "event": {
        "id": "of the row",
        "uuid": "of the row",
        "meeting": "of the row",
        "statement": "a record of the register, which cites the file",
    },
}
"""Columns that a text file cannot state, and why; every other column is compared."""


def columns(row, sort):
    left_out = NOT_IN_THE_FILE[sort]
    return {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if field.name not in left_out}


def rows(meeting):
    """The meeting with everything under it, but for what a text file cannot state."""
    return {
        "meeting": columns(meeting, "meeting"),
        "names": [columns(row, "name") for row in meeting.attendances.order_by("position")],
        "items": [columns(row, "item") for row in meeting.items.order_by("position")],
        "events": [columns(row, "event") for row in meeting.events.order_by("pk")],
        "decisions": Decision.objects.filter(item__meeting=meeting).count(),
        "actions": meeting.actions.count(),
    }


def known_names():
    return frozenset(
        {
            *Organisation.objects.values_list("name", flat=True),
            *Organisation.objects.values_list("abbreviation", flat=True),
            *OrganisationName.objects.values_list("text", flat=True),
        }
    )


@pytest.fixture
def found():
    return find_minutes(read_file(LCRB.read_bytes()), known=known_names())


@pytest.fixture
def registered():
    return Meeting.objects.get(group__key="london-crime-reduction-board", slug="2021-02-02")


def histories():
    models = (Meeting, Attendance, AgendaItem, MeetingEvent, Minutes, MinutesMove)
    return {model.__name__: model.history.count() for model in models}


def test_importing_the_text_file_gives_the_meeting_of_the_register(found, registered):
    board = AdvisoryGroup.objects.create(key="invented-board", name="Invented board")
    done = import_minutes(found=found, group=board, by=make_editor(), reason="Imported", was_held=True)
    assert rows(done.meeting) == rows(registered)
    assert (len(done.meeting.attendances.all()), len(done.meeting.items.all())) == (36, 5)
    assert done.meeting.minutes.stage == "draft"


def test_importing_into_the_meeting_of_the_register_changes_nothing(found, registered):
    before, user = histories(), make_user()
    done = [import_minutes(found=found, meeting=registered, by=user, reason="Imported") for _ in range(3)]
    assert [(each.did_something, each.kept) for each in done] == [(False, ())] * 3
    assert histories() == before


def test_organisations_as_printed_are_those_of_the_register(found, registered):
    offered = {}
    for attendee in found.attendees:
        if attendee.organisation:
            named = Organisation.objects.filter(name=attendee.organisation) | Organisation.objects.filter(
                abbreviation=attendee.organisation
            )
            if len(set(named)) == 1:
                offered[attendee.name] = named.get()
    tied = {row.name_as_printed: row.organisation for row in registered.attendances.exclude(organisation=None)}
    assert offered == tied


def test_lines_of_the_file_that_are_in_no_field_are_told(found):
    contents = [
        "Board and advisors",
        "Agreement of minutes",
        "The Action Plan – transparency, accountability and trust in policing",
        "Tackling ethnic disproportionality in the Youth Action Plan",
        "Police and Crime Plan (PCP): update and preparing for the next plan",
        "Any other business",
    ]
    expected = ["MAYOR OF LONDONLONDON ASSEMBLY", "Key information", "Contents", *contents, "Back to table of contents"]
    assert list(found.left_over) == expected
    assert found.doubts == ()
    assert found.publication_date == PartialDate("2021-02-02")
