"""The meeting that is found in minutes of several shapes, each invented; the real page is in tests/register."""

from datetime import time

import pytest

from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import Capacity, ItemOutcome, ItemType
from meetings.importing.finding import find_minutes
from meetings.importing.found import Doubt, FoundAction, FoundAttendee, FoundItem, FoundMinutes
from meetings.importing.printed_dates import dates_in
from meetings.importing.printed_names import person_of
from meetings.importing.printed_outcomes import outcome_of
from meetings.importing.reading import read_file

NUMBERED = """\
Invented Independent Advisory Group
Minutes of the meeting held on Tuesday 3rd May 2022 at 6.30pm
Venue: Invented Town Hall, Committee Room 2

Present:
Ann Invented (AI) - Chair
Bob Made-Up (BM), Residents' Forum
Insp Carol Fictional, MPS
Apologies: Dan Nobody; Cllr Eve Imaginary
In attendance: Frank Pretend (minutes)

1. Welcome and apologies
The chair welcomed everyone.

2. Minutes of the previous meeting and matters arising
The minutes were approved.
Action 2022/01: AI to circulate the papers by 10 May 2022

3. Any other business
None.

4. Date of next meeting
7 June 2022
"""
NUMBERED_FOUND = FoundMinutes(
    title="Invented Independent Advisory Group - Minutes of the meeting held on Tuesday 3rd May 2022 at 6.30pm",
    date=PartialDate("2022-05-03"),
    start_time=time(18, 30),
    place="Invented Town Hall, Committee Room 2",
    attendance_heading="Present",
    attendees=(
        FoundAttendee(name="Ann Invented", role="Chair", capacity=Capacity.PRESENT, is_chair=True, initials="AI"),
        FoundAttendee(name="Bob Made-Up", organisation="Residents' Forum", capacity=Capacity.PRESENT, initials="BM"),
        FoundAttendee(name="Insp Carol Fictional", organisation="MPS", capacity=Capacity.PRESENT),
        FoundAttendee(name="Dan Nobody", capacity=Capacity.APOLOGIES),
        FoundAttendee(name="Cllr Eve Imaginary", capacity=Capacity.APOLOGIES),
        FoundAttendee(name="Frank Pretend", role="minutes", capacity=Capacity.IN_ATTENDANCE),
    ),
    items=(
        FoundItem(
            title="Welcome and apologies",
            number="1",
            item_type=ItemType.WELCOME,
            text="<p>The chair welcomed everyone.</p>",
        ),
        FoundItem(
            title="Minutes of the previous meeting and matters arising",
            number="2",
            item_type=ItemType.MINUTES_PREVIOUS,
            outcome=ItemOutcome.APPROVED,
            text="<p>The minutes were approved.</p>",
        ),
        FoundItem(title="Any other business", number="3", item_type=ItemType.ANY_OTHER_BUSINESS, text="<p>None.</p>"),
        FoundItem(title="Date of next meeting", number="4", item_type=ItemType.NEXT_MEETING, text="<p>7 June 2022</p>"),
    ),
    actions=(
        FoundAction(
            text="AI to circulate the papers by 10 May 2022",
            number="2022/01",
            owner="AI",
            due=PartialDate("2022-05-10"),
            item=2,
        ),
    ),
)

HEADED = """\
<html><body><h1>Made-up Borough IAG</h1><h2>Notes of meeting, 12 July 2021</h2>
<table><tr><th>Name</th><th>Role</th><th>Organisation</th></tr>
<tr><td>Ann Invented</td><td>Chair</td><td>Community</td></tr>
<tr><td>Carol Fictional</td><td>Inspector</td><td>MPS</td></tr></table>
<p>Apologies were received from Dan Nobody.</p>
<h3>Welcome</h3><p>All were welcomed.</p>
<h3>Stop and search update</h3><p>Carol presented the figures.</p>
<ul><li>one</li><li>Action: CF to share figures</li></ul>
<h3>Actions</h3>
<table><tr><td>Action</td><td>Owner</td><td>Due</td></tr>
<tr><td>Share figures</td><td>CF</td><td>1 August 2021</td></tr></table></body></html>
"""
HEADED_FOUND = FoundMinutes(
    title="Made-up Borough IAG - Notes of meeting, 12 July 2021",
    date=PartialDate("2021-07-12"),
    attendees=(
        FoundAttendee(name="Ann Invented", role="Chair", organisation="Community", is_chair=True),
        FoundAttendee(name="Carol Fictional", role="Inspector", organisation="MPS"),
        FoundAttendee(name="Dan Nobody", capacity=Capacity.APOLOGIES),
    ),
    items=(
        FoundItem(title="Welcome", item_type=ItemType.WELCOME, text="<p>All were welcomed.</p>"),
        FoundItem(
            title="Stop and search update",
            item_type=ItemType.UPDATE,
            text="<p>Carol presented the figures.</p>\n<ul><li>one</li></ul>",
        ),
        FoundItem(title="Actions", item_type=ItemType.ACTION_LOG),
    ),
    actions=(
        FoundAction(text="CF to share figures", owner="CF", item=2),
        FoundAction(text="Share figures", owner="CF", due=PartialDate("2021-08-01"), item=3),
    ),
)

UNNUMBERED = """\
MINUTES

Date: 05/09/2023
Time: 18:00 - 20:00
Chair: Ann Invented

Attendees: Ann Invented, Bob Made-Up, Carol Fictional

Apologies: none

Welcome
Everyone was welcomed.

Matters arising
Nothing.

Any other business
RESOLVED that the group write to the Commander.
"""
UNNUMBERED_FOUND = FoundMinutes(
    title="MINUTES",
    date=PartialDate("2023-09-05"),
    start_time=time(18, 0),
    end_time=time(20, 0),
    attendance_heading="Attendees",
    attendees=(
        FoundAttendee(name="Ann Invented", capacity=Capacity.PRESENT, is_chair=True),
        FoundAttendee(name="Bob Made-Up", capacity=Capacity.PRESENT),
        FoundAttendee(name="Carol Fictional", capacity=Capacity.PRESENT),
    ),
    items=(
        FoundItem(title="Welcome", item_type=ItemType.WELCOME, text="<p>Everyone was welcomed.</p>"),
        FoundItem(title="Matters arising", item_type=ItemType.MATTERS_ARISING, text="<p>Nothing.</p>"),
        FoundItem(
            title="Any other business",
            item_type=ItemType.ANY_OTHER_BUSINESS,
            outcome=ItemOutcome.RESOLVED,
            decisions=("RESOLVED that the group write to the Commander.",),
        ),
    ),
)

UNPARTED = """\
We talked about many things on 4 May. Nobody took a list. It was a good evening.

Then we went home.
"""
UNPARTED_FOUND = FoundMinutes(
    items=(
        FoundItem(
            title="Minutes",
            text="<p>We talked about many things on 4 May. Nobody took a list. It was a good evening.</p>\n"
            "<p>Then we went home.</p>",
        ),
    ),
    doubts=(
        Doubt(field="title", words="No title was found. Type one: the name of the group, and the date."),
        Doubt(field="date", words="No date was found. Type the day of the meeting."),
        Doubt(field="attendees", words="No list of names was found. Add the names, if the minutes have any."),
        Doubt(field="items", words="No headings of items were found, so all the text stands in one item. Part it."),
    ),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [(NUMBERED, NUMBERED_FOUND), (HEADED, HEADED_FOUND), (UNNUMBERED, UNNUMBERED_FOUND), (UNPARTED, UNPARTED_FOUND)],
    ids=["numbered", "headed", "unnumbered", "unparted"],
)
def test_minutes_are_found_as_printed(text, found):
    assert find_minutes(read_file(text.encode())) == found


@pytest.mark.parametrize(
    ("line", "role", "organisation", "is_chair"),
    [
        ("Ann Invented", "", "", False),
        ("Ann Invented, Chair", "Chair", "", True),
        ("Ann Invented (Chair)", "Chair", "", True),
        ("Ann Invented, Vice Chair", "Vice Chair", "", False),
        ("Ann Invented - Director, Invented Trust", "Director", "Invented Trust", False),
        ("Ann Invented, Director IBC", "Director", "IBC", False),
        ("Ann Invented, Head of IBC", "Head of IBC", "", False),
        ("Ann Invented, Known Body, Chair", "Chair", "Known Body", True),
        ("Ann Invented, Mayor of Nowhere", "Mayor of Nowhere", "", False),
        ("Ann Invented, PC", "PC", "", False),
    ],
)
def test_role_is_told_from_organisation(line, role, organisation, is_chair):
    person = person_of(line, Capacity.PRESENT, frozenset({"Known Body", "Mayor of Nowhere"}))
    assert person == FoundAttendee("Ann Invented", role, organisation, Capacity.PRESENT, is_chair=is_chair)


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("Tuesday 2 February 2021", "2021-02-02"),
        ("2nd of Feb 2021", "2021-02-02"),
        ("February 2, 2021", "2021-02-02"),
        ("02/02/2021", "2021-02-02"),
        ("2.2.21", "2021-02-02"),
        ("2021-02-02", "2021-02-02"),
        ("February 2021", "2021-02"),
    ],
)
def test_printed_date_is_read(printed, date):
    assert [found.date for found in dates_in(f"held on {printed} at noon")] == [date]


def test_wrong_weekday_and_other_dates_are_doubted():
    found = find_minutes(
        read_file(b"Minutes of Monday 2 February 2021\n\nSent 3 March 2021\n\n1. Lights\n\nSaid.\n\n2. Dark")
    )
    assert [doubt.words for doubt in found.doubts if doubt.field == "date"] == [
        "The document gives another weekday: 2 February 2021 was a Tuesday. Check it.",
        "The document also gives 3 March 2021. Check which is the meeting's.",
    ]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The report was noted.", "noted"),
        ("The plan was discussed and agreed.", "agreed"),
        ("The Board approved the plan.", "approved"),
        ("RESOLVED that it be so.", "resolved"),
        ("Partners met to agree actions.", "none_recorded"),
        ("It was discussed. It was raised and noted.", "discussed"),
        ("It was not agreed.", "none_recorded"),
    ],
)
def test_outcome_is_what_the_text_states(text, outcome):
    assert outcome_of(text) == outcome
