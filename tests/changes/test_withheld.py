"""What is withheld changes nothing in any list, feed or comparison: two worlds give the same bytes (L1, P1)."""

from datetime import date
from typing import Any

import pytest

from iag_registry.lib.audiences import Audience
from meetings.models import Meeting
from tests.changes.test_joined import make_everything
from tests.factories import (
    make_agenda_item,
    make_group,
    make_group_name,
    make_group_organisation,
    make_group_relation,
    make_log_entry,
    make_log_entry_group,
    make_log_release,
    make_meeting,
    make_meeting_event,
    make_organisation,
    make_request,
    make_role,
)
from tests.meetings.making import make_action, make_joint_meeting, make_release, make_withdrawal

pytestmark = pytest.mark.django_db
HIDDEN = ["on_request", "staff", "restricted"]
ADDRESSES = [
    *("/changes/", "/changes/?group=open", "/changes.csv", "/changes.atom", "/changes.atom?group=open"),
    *("/groups.atom", "/meetings.atom", "/minutes.atom", "/actions.atom", "/disclosure-log.atom", "/meetings.ics"),
    *("/groups.ics", "/actions.ics", "/groups/open/actions.ics"),
    *("/groups/open/minutes.atom", "/groups/open/actions.atom", "/groups/open/meetings.ics"),
    "/changes/compare/?from=2010&until=2022-06",
]


@pytest.fixture
def group():
    group = make_group(key="open", name="Open", since="2001")
    make_everything(group)
    meeting = make_meeting(group=group, slug="told", title="Told", date="2022-05-01")
    make_action(meeting=meeting)
    make_release(meeting=meeting, published_on=date(2022, 5, 2))
    return group


def bytes_of(client: Any) -> dict[str, bytes]:
    """What each address gives; the JSON names the moment at which it was made, and says the same as the CSV."""
    return {address: b"".join(client.get(address)) for address in ADDRESSES}


@pytest.mark.parametrize("audience", HIDDEN)
def test_hidden_records_change_nothing(client, group, audience):
    before = bytes_of(client)
    hidden = make_group(key="hidden", name="Hidden", since="2015", audience=audience)
    make_group_name(group=hidden, start="2015", end="2016")
    make_role(group=hidden, start="2016", end="2017")
    make_release(meeting=make_meeting(group=hidden, date="2022-04-04"), published_on=date(2022, 6, 3))
    make_group_relation(first=group, second=hidden, start="2016")
    make_joint_meeting(meeting=Meeting.objects.get(slug="told"), group=hidden)
    meeting = make_meeting(group=group, title="Hidden", date="2022-06-01", audience=audience)
    make_meeting_event(meeting=meeting)
    make_action(meeting=meeting)
    make_withdrawal(release=make_release(meeting=meeting, published_on=date(2022, 6, 2)))
    make_group_organisation(group=group, organisation=make_organisation(audience=audience), start="2016")
    if audience == "restricted":
        make_role(group=group, start="2016", end="2017", audience=audience, withholding_reason="s40_2")
        entry = make_log_entry(request=make_request(audience=audience))
        make_log_entry_group(entry=entry, group=group)
        make_log_release(entry=entry)
    assert bytes_of(client) == before


@pytest.mark.parametrize("audience", ["on_request", "staff"])
def test_withheld_name_is_counted_where_pages_of_groups_count_it_and_nowhere_else(client, group, audience):
    before = bytes_of(client)
    make_role(group=group, start="2016", end="2017", audience=audience, withholding_reason="s40_2")
    assert bytes_of(client) == before
    role = make_role(group=group, start="2016-03-04", audience=audience, withholding_reason="s40_2")
    after = bytes_of(client)
    assert [address for address in ADDRESSES if after[address] != before[address]] == [ADDRESSES[-1]]
    assert b"1 with the name withheld" in after[ADDRESSES[-1]]
    role.start = "2016-09-09"
    role.save()
    assert bytes_of(client) == after


def test_history_of_a_record_is_told_nowhere(client, group):
    """What was public for a while, hidden again, or corrected back leaves the lists as they were."""
    before = bytes_of(client)
    role = make_role(group=group, start="2016", end="2018", audience="staff", withholding_reason="s40_2")
    role.audience, role.withholding_reason = "public", ""
    role.save()
    assert bytes_of(client)["/changes.csv"] != before["/changes.csv"]
    role.audience, role.withholding_reason = "staff", "no_consent"
    role.save()
    name = make_group_name(group=group, text="Soon deleted", start="2004", end="2005")
    name.delete()
    assert bytes_of(client) == before


def test_words_of_what_is_hidden_are_in_no_feed(client, group):
    mark = "cnry0042zq"
    hidden = make_group(key=mark, name=mark, audience="staff", since="2016")
    make_group_relation(first=group, second=hidden, start="2016")
    make_role(group=group, title=mark, end_reason=mark, note=mark, start="2016", end="2018")
    meeting = make_meeting(group=hidden, title=mark, date="2022-03-03")
    make_release(meeting=meeting)
    make_agenda_item(meeting=meeting, title=mark)
    found = bytes_of(client)
    assert [address for address in ADDRESSES if mark.encode() in found[address]] == []


def test_guards_are_what_keeps_it_out(client, group, monkeypatch):
    """The worlds differ as soon as the audience of rows is not asked: the tests above can fail."""
    make_role(group=group, start="2016", audience="staff", withholding_reason="s40_2")
    make_group(key="hidden", name="Hidden", since="2015", audience="staff")
    before = bytes_of(client)["/changes.csv"]
    monkeypatch.setattr(Audience, "seen", property(lambda self: list(Audience)))
    assert bytes_of(client)["/changes.csv"].count(b"\n") == before.count(b"\n") + 2
