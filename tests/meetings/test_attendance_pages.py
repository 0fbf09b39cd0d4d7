"""Where it is told how often people came: the page of a group's attendance, and panels; every name is invented."""

from datetime import date

import pytest

from tests.factories import make_attendance, make_group, make_meeting, make_organisation, make_person, make_role
from tests.meetings.making import make_release
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db
PATH = "/groups/alpha/attendance/"
WITHHELD = {"audience": "staff", "withholding_reason": "s40_2"}


@pytest.fixture
def alpha():
    return make_group(key="alpha", name="Alpha")


@pytest.fixture
def counted(alpha):
    """Two meetings: at the one both members come, at the other one of them does, and one more is withheld."""
    body = make_organisation(key="body", name="Invented Body")
    one, two = (
        make_role(group=alpha, person=make_person(name=name), start="2020", on_behalf_of=on_behalf_of)
        for name, on_behalf_of in (("Ann One", body), ("Ben Two", None))
    )
    for day, said in (("2021-02-02", ("present", "present")), ("2021-03-02", ("apologies", "present"))):
        meeting = make_meeting(group=alpha, slug=day, date=day)
        for role, capacity in zip((one, two), said, strict=True):
            make_attendance(meeting=meeting, person=role.person, name_as_printed=str(role.person), capacity=capacity)
        if day == "2021-03-02":
            make_attendance(meeting=meeting, name_as_printed="Cyd Hidden", capacity="present", **WITHHELD)
        make_release(meeting=meeting, published_on=date(2021, 4, 1))
    return alpha


def test_page_tells_of_each_person_and_organisation(client, counted):
    lines = lines_of(client.get(PATH))
    assert lines == [
        "How often people came to the meetings of Alpha",
        (
            "The published minutes of 2 meetings say who came. Only these count here, and for each person only those "
            "while they held their role. A printed name counts for a person only where someone has confirmed whose it "
            "is."
        ),
        "People who may be named",
        *("Person", "Meetings that count", "Came", "Sent apologies", "Absent, or not named"),
        *("Ann One", "2", "1", "1", "0"),
        *("Ben Two", "2", "2", "0", "0"),
        "Organisations that someone who may be named speaks for",
        *("Organisation", "Meetings that count", "Came", "Sent apologies", "Absent, or not named"),
        *("Invented Body", "2", "1", "1", "0"),
        "Names that are withheld",
        (
            "Some names in these minutes are withheld, and count for nobody above. How many of them came is not told, "
            "because a small number might say who. The minutes of each meeting say how many names are withheld there, "
            "and why."
        ),
        "See all meetings of this group",
    ]


def test_page_on_an_earlier_day_counts_what_could_be_read_then(client, counted):
    lines = lines_of(client.get(f"{PATH}?on=2021-03-31"))
    assert (
        "No minutes of this group that are published here on 31 March 2021 say who came. That does not mean that "
        in (" ".join(lines))
    )


def test_page_where_everyone_is_withheld_tells_in_tenths(client, alpha):
    for day in ("2021-02-02", "2021-03-02", "2021-04-02"):
        meeting = make_meeting(group=alpha, slug=day, date=day)
        for number in range(8):
            capacity = "present" if number < 5 else "apologies"
            make_attendance(meeting=meeting, name_as_printed=f"Hidden {number}", capacity=capacity, **WITHHELD)
        make_release(meeting=meeting, published_on=date(2021, 5, 1))
    text = " ".join(lines_of(client.get(PATH)))
    assert "Nobody who may be named held a role with the group at any of these meetings." in text
    assert "Of ten names that are withheld, about 6 stand for someone who came." in text
    assert "Hidden" not in text


def test_group_page_and_list_of_meetings_lead_to_it(client, counted):
    said = (
        "The published minutes of 2 meetings say who came. People who may be named came 3 of the 4 times that they "
        "could have. See how often people came"
    )
    assert said in lines_of(client.get("/groups/alpha/"))
    assert f'href="{PATH}"' in client.get("/groups/alpha/").content.decode()
    assert f'href="{PATH}"' in client.get("/groups/alpha/meetings/").content.decode()


def test_organisation_page_tells_at_how_many_meetings_it_was_spoken_for(client, counted):
    lines = lines_of(client.get("/organisations/body/"))
    at = lines.index("How often it was spoken for")
    assert lines[at + 2 : at + 13] == [
        "At the meetings of each group",
        *("Group", "Meetings that count", "Came", "Sent apologies", "Absent, or not named"),
        *("Alpha", "2", "1", "1", "0"),
    ]


def test_hidden_group_has_no_page(client):
    make_group(key="alpha", audience="staff")
    assert client.get(PATH).status_code == 404


def test_staff_read_it_from_the_records(admin_client, counted):
    page = admin_client.get("/admin/meetings/attendance/how-often/?group=alpha")
    assert [(tally.who, tally.came, tally.of) for tally in page.context["told"].people] == [
        ("Ann One", 1, 2),
        ("Ben Two", 2, 2),
    ]
    assert "All together came 3 of the 4 times that they could have." in page.content.decode()
    assert "Choose a group." in admin_client.get("/admin/meetings/attendance/how-often/").content.decode()
