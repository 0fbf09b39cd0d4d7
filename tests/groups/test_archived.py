"""Records of an earlier time say so and lead on, on the group's page, its meetings and its minutes (ACC-08)."""

import pytest

from tests import factories as make
from tests.meetings.making import make_release
from tests.page_text import lines_of, links_of, main_of, text_of

pytestmark = pytest.mark.django_db
PAGES = ["/groups/old/", "/groups/old/meetings/", "/groups/old/meetings/june/", "/groups/old/meetings/june/minutes/"]
STARTS = "This is a record of an earlier time."


@pytest.fixture
def old():
    group = make.make_group(key="old", name="Old group")
    make_release(meeting=make.make_meeting(group=group, slug="june", date="2006-06-30"), published_on="2006-07-30")
    return group


def said(client, path):
    """What the warnings of a page say."""
    main = main_of(client.get(path))
    found = [text_of(each) for each in main.iter() if "govuk-inset-text" in (each.get("class") or "")]
    return [words for words in found if words.startswith(STARTS)]


@pytest.mark.parametrize("path", PAGES)
def test_successor_is_named_and_led_to(client, old, path):
    new = make.make_group(key="new", name="New group")
    make.make_group_relation(first=old, second=new, kind="succeeded_by", start="2012")
    assert said(client, path) == [f"{STARTS} The group was succeeded by New group, from 2012."]
    assert ("New group", "/groups/new/") in links_of(client.get(path))
    assert said(client, f"{path}?on=2011-12-31") == []


@pytest.mark.parametrize("path", PAGES)
def test_closed_group_without_a_successor_says_that_none_is_known(client, old, path):
    make.make_group_status(group=old, status="closed", start="2023")
    assert said(client, path) == [f"{STARTS} The group is closed. The register knows of no successor."]


@pytest.mark.parametrize("path", PAGES)
def test_group_of_a_body_that_was_succeeded(client, old, path):
    before, after = make.make_organisation(name="Old body"), make.make_organisation(name="New body")
    make.make_group_organisation(group=old, organisation=before)
    make.make_organisation_relation(first=before, second=after, kind="succeeded_by", start="2012")
    assert said(client, path) == [f"{STARTS} Old body was succeeded by New body, from 2012."]


@pytest.mark.parametrize("path", PAGES)
def test_hidden_successor_is_not_named(client, old, path):
    new = make.make_group(name="Hidden group", audience="staff")
    make.make_group_relation(first=old, second=new, kind="succeeded_by", start="2012")
    assert said(client, path) == []
    assert [line for line in lines_of(client.get(path)) if "Hidden" in line] == []


@pytest.mark.parametrize("path", PAGES)
def test_group_of_today_carries_no_warning(client, old, path):
    assert said(client, path) == []
