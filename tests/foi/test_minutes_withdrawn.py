"""Minutes that went with a reply and were withdrawn since are given no more, and the reply stays sealed (MIN-04)."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from foi.actions import drafting, publishing
from foi.disclosure.log import published_with
from foi.models import PackFile
from foi.packing.kept import archive
from foi.packing.verifying import verify
from groups.models import AdvisoryGroup
from tests import factories as make
from tests.foi.published import PAGE, TITLE, page_text, published
from tests.foi.replies import desk, drafted, officer, released
from tests.meetings.making import make_release, make_withdrawal
from tests.meetings.staff import make_staff

pytestmark = pytest.mark.django_db
FILE = "minutes/race-iag-first-version-1"
ZIP = f"{PAGE[:-1]}/1.zip"
WHY = "It named someone."


def with_minutes():
    """A released reply that gives minutes, and their version."""
    d = desk()
    group = AdvisoryGroup.objects.get(key="race-iag")
    meeting = make.make_meeting(group=group, slug="first", title="First meeting", date="2022-03-01")
    make.make_agenda_item(meeting=meeting, text="<p>All was well.</p>")
    kept = make_release(meeting=meeting)
    pack = drafted(d)
    drafting.give_minutes(pack=pack, question=d.who, release=kept, by=d.drafter)
    return d, released(d, pack), kept


def test_reply_with_withdrawn_minutes_is_not_published():
    d, pack, kept = with_minutes()
    make_withdrawal(release=kept)
    with pytest.raises(
        ValidationError, match="can no longer read these minutes: Race IAG: First meeting, 1 March 2022"
    ):
        publishing.publish_reply(pack=pack, title=TITLE, by=d.drafter)


@pytest.mark.parametrize("hidden", ["group", "meeting"])
def test_reply_with_minutes_that_are_not_public_any_more_is_not_published(hidden):
    d, pack, kept = with_minutes()
    meeting = kept.minutes.meeting
    record = meeting if hidden == "meeting" else meeting.group
    type(record).objects.filter(pk=record.pk).update(audience="staff")
    with pytest.raises(ValidationError, match=f"these minutes: {FILE.removeprefix('minutes/')}"):
        publishing.publish_reply(pack=pack, title=TITLE, by=d.drafter)


def test_page_stands_in_place_of_withdrawn_minutes_and_of_the_archive(client):
    d, pack, kept = with_minutes()
    published(d, pack)
    addresses = [ZIP, *(f"{PAGE}1/files/{FILE}.{ending}" for ending in ("txt", "odt", "pdf"))]
    assert {client.get(each).status_code for each in addresses} == {200}
    make_withdrawal(release=kept, withdrawn_on=date(2022, 5, 1), reason=WHY)

    for address in addresses:
        response = client.get(address)
        assert (response.status_code, response["Content-Type"]) == (410, "text/html; charset=utf-8")
        said = page_text(response)
        assert "Race IAG: First meeting, 1 March 2022, version 1" in said
        assert f"Withdrawn on 1 May 2022. Reason: {WHY}" in said
        assert "All was well" not in said
    assert client.get(f"{PAGE}1/files/letter.txt").status_code == 200
    assert client.get(f"{PAGE}1/files/minutes/none.txt").status_code == 404
    assert verify(archive(pack), expected=pack.archive_sha256).is_proved
    assert PackFile.objects.filter(pack=pack, name__startswith=FILE).count() == 3


def test_page_of_the_reply_says_which_minutes_are_gone_and_leads_to_none_of_their_files(client):
    d, pack, kept = with_minutes()
    published(d, pack)
    make_withdrawal(release=kept, withdrawn_on=date(2022, 5, 1), reason=WHY)
    response = client.get(PAGE)
    said = page_text(response)
    assert f"Withdrawn on 1 May 2022. Reason: {WHY}" in said
    assert "the archive of all files, are not given here any more" in said
    assert [each for each in (FILE, ZIP) if each in response.content.decode()] == []


def test_of_minutes_that_are_not_public_any_more_nothing_is_said(client):
    d, pack, kept = with_minutes()
    published(d, pack)
    kept.minutes.meeting.group.audience = "staff"
    kept.minutes.meeting.group.save()
    said = page_text(client.get(ZIP))
    assert ("Minutes that are not public any more." in said, "Race IAG" in said) == (True, False)


def test_staff_are_told_before_they_withdraw_and_after(client):
    d, pack, kept = with_minutes()
    published(d, pack)
    assert published_with(kept.minutes, date(2000, 1, 1)) == []
    client.force_login(make_staff("Publisher"))
    address = f"/admin/meetings/meeting/{kept.minutes.meeting.pk}/minutes/withdraw/"
    assert (
        "Version 1 went with reply 1 to the request 01.FOI.22.000777, which is in the disclosure log."
        in client.get(address).content.decode()
    )
    make_withdrawal(release=kept, withdrawn_on=date(2022, 5, 1))
    client.force_login(officer("view_informationrequest", "view_pack"))
    said = client.get(f"/admin/foi/informationrequest/{d.request.pk}/reply/").content.decode()
    assert "It gives minutes that were withdrawn on 1 May 2022" in said


@pytest.mark.parametrize("page", ["", "minutes/", "minutes/1/"])
def test_pages_of_the_meeting_and_its_minutes_lead_to_the_reply_that_gave_them(client, page):
    d, pack, _ = with_minutes()
    address = f"/groups/race-iag/meetings/first/{page}"
    assert TITLE not in page_text(client.get(address))
    _, release = published(d, pack)
    assert f'href="{PAGE}"' in client.get(address).content.decode()
    assert TITLE not in page_text(client.get(f"{address}?on=2022-06-01"))
    publishing.withdraw_reply(release=release, reason=WHY, by=d.drafter)
    assert TITLE not in page_text(client.get(address))
