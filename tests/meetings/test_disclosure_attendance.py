"""Whose name may be read on the page of a meeting, and how names are counted; every name here is invented."""

from datetime import date

import pytest

from iag_registry.lib.audiences import Audience
from meetings.disclosure import WithheldNames, meeting_page
from tests.factories import make_attendance, make_meeting, make_organisation, make_source, make_statement

pytestmark = pytest.mark.django_db
DAY = date(2022, 6, 30)


def page_of(meeting, *, audience=Audience.PUBLIC, day=DAY):
    return meeting_page(meeting.group.key, meeting.slug, audience=audience, day=day)


def names_of(page):
    return [(capacity, [name.name for name in names]) for capacity, names in page.attendance.by_capacity]


def test_attendance_withheld_names():
    meeting = make_meeting(attendance_heading="Board")
    make_attendance(meeting=meeting, position=2, name_as_printed="Second Shown")
    make_attendance(meeting=meeting, position=1, name_as_printed="First Shown")
    for audience, reason in [("on_request", "no_consent"), ("staff", "s40_2"), ("staff", "s40_2")]:
        make_attendance(meeting=meeting, audience=audience, withholding_reason=reason)
    make_attendance(meeting=meeting, audience="restricted", withholding_reason="s31_1")
    page = page_of(meeting)
    assert (page.attendance.heading, page.attendance.named, page.attendance.counted) == ("Board", 2, 5)
    assert page.attendance.withheld == (
        WithheldNames(2, "personal information, s.40(2)"),
        WithheldNames(1, "no recorded consent to publish"),
    )
    assert names_of(page) == [("", ["First Shown", "Second Shown"])]
    assert page.attendance.says_who_was_present is False


def test_attendance_for_restricted_audience():
    meeting = make_meeting()
    make_attendance(meeting=meeting, name_as_printed="Hidden", audience="restricted", withholding_reason="s31_1")
    assert names_of(page_of(meeting, audience=Audience.RESTRICTED)) == [("", ["Hidden"])]


def test_attendance_by_capacity():
    meeting = make_meeting()
    make_attendance(meeting=meeting, name_as_printed="Away", capacity="apologies")
    make_attendance(meeting=meeting, name_as_printed="There", capacity="present")
    page = page_of(meeting)
    assert names_of(page) == [("Present", ["There"]), ("Apologies", ["Away"])]
    assert page.attendance.says_who_was_present is True


def test_attendance_organisation_expanded_once():
    meeting = make_meeting()
    body = make_organisation(key="invented-body", name="Invented Body", abbreviation="IB")
    for _ in range(2):
        make_attendance(meeting=meeting, organisation=body, organisation_as_printed="IB")
    make_attendance(meeting=meeting, organisation=body, organisation_as_printed="Invented Body")
    ((_, names),) = page_of(meeting).attendance.by_capacity
    assert [(name.organisation, name.expansion, name.organisation_url) for name in names] == [
        ("IB", "Invented Body", "/organisations/invented-body/"),
        ("IB", "", "/organisations/invented-body/"),
        ("Invented Body", "", "/organisations/invented-body/"),
    ]


def test_attendance_withheld_organisation_not_printed():
    meeting = make_meeting()
    body = make_organisation(name="Invented Body", abbreviation="IB", audience="staff")
    make_attendance(meeting=meeting, name_as_printed="Shown", organisation=body, organisation_as_printed="IB")
    make_attendance(meeting=meeting, name_as_printed="Other", organisation_as_printed="Body without a record")
    found = [
        [
            (name.name, name.organisation, name.organisation_url)
            for _, names in page.attendance.by_capacity
            for name in names
        ]
        for page in (page_of(meeting), page_of(meeting, audience=Audience.STAFF))
    ]
    assert found == [
        [("Shown", "", ""), ("Other", "Body without a record", "")],
        [("Shown", "IB", body.get_absolute_url()), ("Other", "Body without a record", "")],
    ]


def test_attendance_abbreviations_not_spelt_out():
    meeting = make_meeting()
    letters = make_organisation(name="IVB", abbreviation="")
    for body in (letters, make_organisation(name="Invented Body", abbreviation="IB"), letters):
        make_attendance(meeting=meeting, organisation=body, organisation_as_printed=body.abbreviation or body.name)
    make_attendance(meeting=meeting, organisation=make_organisation(name="HID", audience="staff"))
    make_attendance(
        meeting=meeting, organisation=make_organisation(name="NOT"), audience="staff", withholding_reason="s40_2"
    )
    assert page_of(meeting).attendance.not_spelt_out == ("IVB",)


def test_attendance_chair_named_once():
    meeting = make_meeting()
    make_attendance(meeting=meeting, role_as_printed="Mayor, Chair", is_chair=True)
    make_attendance(meeting=meeting, role_as_printed="Mayor", is_chair=True)
    ((_, names),) = page_of(meeting).attendance.by_capacity
    assert [name.named_as_chair for name in names] == [False, True]


@pytest.mark.parametrize(
    ("source_audience", "audience", "locator"),
    [("public", "public", "line 27"), ("public", "staff", None), ("staff", "public", None)],
)
def test_attendance_citation(source_audience, audience, locator):
    statement = make_statement(source=make_source(audience=source_audience), audience=audience, first_line=27)
    meeting = make_meeting()
    make_attendance(meeting=meeting, statement=statement)
    ((_, (name,)),) = page_of(meeting).attendance.by_capacity
    assert (name.citation.locator if name.citation else None) == locator
