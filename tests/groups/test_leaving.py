"""Exit this page: only where staff asked for it, and on everything below that (ACC-09, ACC-10); all of it invented."""

import re

import pytest

from tests import factories as make
from tests.factories.packs import make_log_entry_group, make_log_entry_theme, make_log_release
from tests.meetings.making import make_release

pytestmark = pytest.mark.django_db
BUTTON = re.compile(r'<a href="([^"]+)" role="button" draggable="false" class="[^"]*govuk-js-exit-this-page-button"')
BELOW = [
    "/groups/one/",
    "/groups/one/meetings/",
    "/groups/one/meetings/june/",
    "/groups/one/meetings/june/minutes/",
    "/groups/one/meetings/june/minutes/1/",
    "/groups/one/meetings/june/minutes/other-format/",
    "/groups/one/actions/",
    "/groups/one/attendance/",
]


def button(client, path):
    """Where the button of a page leads; None where it has none."""
    response = client.get(path)
    found = BUTTON.search(response.content.decode())
    return found[1] if found else None


@pytest.fixture
def group():
    group = make.make_group(key="one", name="Alpha")
    make_release(meeting=make.make_meeting(group=group, slug="june", date="2022-06-30"))
    return group


@pytest.mark.parametrize("path", [*BELOW, "/themes/abuse/", "/", "/groups/"])
def test_no_page_has_the_button_until_staff_ask_for_it(client, group, path):
    make.make_group_theme(group=group, theme=make.make_theme(key="abuse"))
    assert button(client, path) is None


@pytest.mark.parametrize("path", BELOW)
def test_marked_group_has_it_on_everything_below(client, group, path):
    group.exit_this_page = True
    group.save()
    assert button(client, path) == "https://www.bbc.co.uk/weather"


@pytest.mark.parametrize("path", [*BELOW, "/themes/abuse/", "/groups/one/?on=1999-01-01"])
def test_marked_theme_has_it_and_its_groups_too(client, group, path):
    make.make_group_theme(group=group, theme=make.make_theme(key="abuse", exit_this_page=True), start="2020")
    assert button(client, path) == "https://www.bbc.co.uk/weather"


def test_other_pages_stay_without(client, group):
    group.exit_this_page = True
    group.save()
    make.make_group(key="two")
    assert [button(client, path) for path in ("/", "/groups/", "/groups/two/", "/meetings/")] == [None] * 4


NARROWED = [
    "/meetings/?group=one",
    "/changes/?group=one",
    "/disclosure-log/?group=one",
    "/ask/who-sits/?group=one",
]
OF_THEME = ["/groups/?theme=abuse", "/changes/?theme=abuse", "/search/?q=iag&theme=abuse", "/ask/who-sits/?theme=abuse"]


@pytest.mark.parametrize("path", NARROWED)
def test_what_is_asked_for_a_marked_group_has_it(client, group, path):
    assert button(client, path) is None
    group.exit_this_page = True
    group.save()
    assert button(client, path) == "https://www.bbc.co.uk/weather"
    assert button(client, path.replace("one", "two")) is None


@pytest.mark.parametrize("path", OF_THEME)
def test_what_is_asked_for_a_marked_theme_has_it(client, group, path):
    theme = make.make_theme(key="abuse")
    assert button(client, path) is None
    theme.exit_this_page = True
    theme.save()
    assert button(client, path) == "https://www.bbc.co.uk/weather"
    assert button(client, f"{path}&group=%00") == "https://www.bbc.co.uk/weather"


@pytest.mark.parametrize("of", ["group", "theme"])
def test_reply_in_the_log_has_it_where_it_is_tied_to_what_is_marked(client, group, of):
    release = make_log_release()
    theme = make.make_theme(key="abuse")
    address = f"/disclosure-log/{release.entry.slug}/"
    assert button(client, address) is None
    if of == "group":
        make_log_entry_group(entry=release.entry, group=group)
        group.exit_this_page = True
        group.save()
    else:
        make_log_entry_theme(entry=release.entry, theme=theme)
        theme.exit_this_page = True
        theme.save()
    assert button(client, address) == "https://www.bbc.co.uk/weather"


def test_hidden_group_that_is_marked_is_not_given_away(client):
    make.make_group(key="hidden", audience="staff", exit_this_page=True)
    response = client.get("/groups/hidden/")
    assert (response.status_code, b"exit-this-page" in response.content) == (404, False)


def test_target_and_escape_are_settings(client, group, settings):
    group.exit_this_page = True
    group.save()
    assert "data-exit-on-escape" not in client.get("/groups/one/").content.decode()
    settings.EXIT_ADDRESS, settings.EXIT_ON_ESCAPE = "https://www.example.org/news", True
    page = client.get("/groups/one/").content.decode()
    assert (button(client, "/groups/one/"), "data-exit-on-escape" in page) == ("https://www.example.org/news", True)
