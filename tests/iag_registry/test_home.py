"""The first page; every name here is invented."""

import pytest

from tests.factories import (
    make_group,
    make_group_status,
    make_kind,
    make_meeting,
    make_role,
    make_source,
)
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db
WAYS_IN = [
    *("Groups", "Areas", "Themes", "Meetings", "What changed"),
    *("Ask the register", "Disclosure log", "Sources", "Organisations"),
]


@pytest.fixture
def borough_kind():
    return make_kind(name="borough IAG", plural="borough IAGs", is_advisory_group=True, position=1)


@pytest.fixture
def central_kind():
    return make_kind(code="iag_central", name="central IAG", plural="central IAGs", is_advisory_group=True, position=2)


def section(response, heading):
    """The lines under one heading, to the next."""
    lines = lines_of(response)
    headings = ["How many groups there are", "Ways in", "How we know", "What is not known"]
    start = lines.index(heading) + 1
    later = [lines.index(other) for other in headings if other in lines and lines.index(other) >= start]
    return lines[start : min(later, default=len(lines))]


def test_home_count_of_the_day(client, borough_kind, central_kind):
    make_group(kind=borough_kind, since="2022")
    make_group(kind=borough_kind, since="2022")
    make_group(kind=central_kind, since="2022")
    response = client.get("/?on=2022-06-30")
    assert section(response, "How many groups there are") == [
        "On 30 June 2022 the register counts 3 independent advisory groups: 2 borough IAGs and 1 central IAG.",
        "Sources said that they were active as of 2022. The register goes by the latest statement.",
        "Read how they are counted, and who says so",
        "See the central groups over time",
    ]


def test_home_count_leaves_out_what_does_not_count(client, borough_kind):
    make_group(kind=borough_kind, since="2019-05")
    make_group(kind=borough_kind, since="2021", stands_for_several=True)
    make_group(kind=borough_kind, since="2021", audience="staff")
    make_group(kind=borough_kind, since="2021", status="proposed")
    make_group(kind=borough_kind, since="2023")
    make_group(kind=make_kind(), since="2021")
    gone = make_group(kind=borough_kind, since="2010")
    make_group_status(group=gone, status="unknown", start="", observed="2022")
    assert section(client.get("/?on=2022-06-30"), "How many groups there are")[:2] == [
        "On 30 June 2022 the register counts 1 independent advisory group: 1 borough IAG.",
        "A source said that it was active as of May 2019. The register goes by the latest statement.",
    ]


def test_home_count_stated_at_several_dates(client, borough_kind):
    for since in ("2019-05", "2021"):
        make_group(kind=borough_kind, since=since)
    assert section(client.get("/?on=2022-06-30"), "How many groups there are")[1] == (
        "Sources said that they were active at dates from May 2019 to 2021. The register goes by the latest statement."
    )


def test_home_empty_register(client):
    response = client.get("/?on=2022-06-30")
    assert section(response, "How many groups there are")[:2] == [
        "On 30 June 2022 the register knows of no active independent advisory group.",
        "That does not mean that there was none: no source in the register says so.",
    ]
    assert section(response, "How we know")[1:] == ["The register holds no document yet."]


def test_home_what_is_not_known(client, borough_kind):
    seated = make_group(kind=borough_kind)
    make_role(group=seated)
    make_role(group=make_group(kind=borough_kind), audience="staff", withholding_reason="s40_2")
    make_role(group=make_group(kind=borough_kind), audience="restricted", withholding_reason="s31_1")
    make_role(group=make_group(kind=borough_kind), person=None)
    make_role(group=make_group(kind=borough_kind), role_type="police_lead")
    make_meeting(group=seated, date="2021")
    assert section(client.get("/?on=2022-06-30"), "What is not known")[:2] == [
        "Who the members are: nothing is recorded for 3 of the 5 groups counted.",
        "When they met: the register has no published record of a meeting of 4 of the 5 groups counted.",
    ]


def test_home_nothing_known_of_any_group(client, borough_kind):
    for _ in range(2):
        make_group(kind=borough_kind)
    assert section(client.get("/?on=2022-06-30"), "What is not known")[:2] == [
        "Who the members are: nothing is recorded for any of the 2 groups counted.",
        "When they met: the register has no published record of a meeting of any of the 2 groups counted.",
    ]


def test_home_members_and_meetings_known(client, borough_kind):
    group = make_group(kind=borough_kind)
    make_role(group=group)
    make_meeting(group=group, date="2021")
    lines = section(client.get("/?on=2022-06-30"), "What is not known")
    assert [line.partition(":")[0] for line in lines] == ["What has changed since", "What is missing from a list"]


def test_home_held_sources(client):
    make_source(title="Dated report", held=True, file_name="a.txt", sha256="0" * 64, dated="2006-09-28")
    make_source(title="Undated report", held=True, file_name="b.txt", sha256="1" * 64)
    make_source(title="Only mentioned")
    make_source(title="For staff", held=True, file_name="c.txt", sha256="2" * 64, audience="staff")
    assert section(client.get("/"), "How we know")[1:] == [
        "The register holds 2 documents:",
        "Dated report (Report, 28 September 2006)",
        "Undated report (Report, no date printed)",
    ]


def test_home_ways_in(client):
    assert section(client.get("/"), "Ways in")[::2] == WAYS_IN


def test_home_unreadable_day(client):
    response = client.get("/?on=2022-02-30")
    assert response.status_code == 400
    assert lines_of(response)[1] == (
        "“2022-02-30” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022."
    )


@pytest.mark.parametrize("rows", [1, 3])
def test_home_queries(client, borough_kind, rows, django_assert_num_queries):
    for _ in range(rows):
        group = make_group(kind=borough_kind)
        make_role(group=group)
        make_meeting(group=group)
        make_source()
    with django_assert_num_queries(9):
        client.get("/")
