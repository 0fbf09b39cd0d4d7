"""What the public, staff and officers come for is done with JavaScript off, by keyboard too (X4)."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from alerts.actions.sending import send_alerts
from alerts.models import Subscription
from groups.models import Theme
from meetings.models import FormatRequest
from tests.browser.hands import Hands
from tests.browser.test_alerts import link_of_mail
from tests.browser.test_tasks import LCRB, OFFICERS, PUBLIC, STAFF, Task
from tests.meetings.staff import make_editor


@pytest.fixture(autouse=True)
def _postcodes(settings: Any, tmp_path: Path) -> None:
    """A file of postcodes, because there is a box for one only where a provider is set."""
    (path := tmp_path / "postcodes.csv").write_text("postcode,code\nEN1 3XA,E09000010\n")
    settings.POSTCODE_PROVIDER, settings.POSTCODE_FILE = "file", str(path)


@pytest.fixture(scope="module", autouse=True)
def _emptied_before_and_after(running_site: Any) -> Any:
    """What the tasks write, here and elsewhere, is in nobody's way."""
    running_site.show("empty")
    yield
    running_site.show("empty")


def search_and_turn_the_page(hands: Hands) -> None:
    hands.open("/")
    hands.type("Search the register", "police", then_send=True)
    hands.unfold("Narrow the results down")
    hands.choose("Type", "Statements of sources")
    hands.follow("Search")
    hands.follow("Next page")
    assert re.search(r"q=police.*&type=statement.*&page=2$", hands.page.url)
    hands.sees("Results, page 2 of ")


def find_my_area_by_its_postcode(hands: Hands) -> None:
    hands.open("/areas/")
    hands.follow("Find your area by its postcode")
    hands.type("Postcode", "EN1 3XA", then_send=True)
    assert hands.page.url == f"{hands.site.url}/areas/enfield/"


def ask_for_email_alerts_and_end_them(hands: Hands) -> None:
    hands.open("/groups/enfield-iag/")
    hands.follow("Email alerts of what changes")
    hands.type("Email address", "plain@invented.example")
    hands.follow("Ask for these alerts")
    send_alerts(now=timezone.now())
    hands.open(link_of_mail("confirm"))
    hands.follow("Yes, send me these alerts")
    assert Subscription.objects.get().confirmed_at is not None
    hands.follow("End all alerts and delete my address")
    hands.is_at("Your alerts have ended")
    assert Subscription.objects.count() == 0


def ask_for_another_format(hands: Hands) -> None:
    hands.open("/groups/london-crime-reduction-board/meetings/2021-02-02/minutes/")
    hands.follow("Ask for these minutes in another format")
    hands.choose("Format that you need", "Large print")
    hands.type("Your email address or telephone number", "plain@invented.example")
    hands.follow("Send the request")
    asked = FormatRequest.objects.select_related("meeting").get()
    assert (asked.meeting.title, asked.format_wanted) == (LCRB, "large_print")


def add_a_theme_and_its_key(hands: Hands) -> None:
    """As with JavaScript, which makes the key out of the name; here it is typed."""
    hands.open("/admin/")
    hands.follow("Add to Themes")
    hands.type("Name:", "Invented theme of a task")
    hands.type("Key:", "invented-theme-of-a-task")
    hands.type("Why are you making this change?", "To see that it is kept.")
    hands.follow("Save")
    assert Theme.objects.filter(name="Invented theme of a task", key="invented-theme-of-a-task").count() == 1


FORMS = [
    Task("search and turn the page", search_and_turn_the_page),
    Task("find my area by its postcode", find_my_area_by_its_postcode),
    Task("ask for email alerts and end them", ask_for_email_alerts_and_end_them),
    Task("ask for another format", ask_for_another_format),
]
OTHERWISE = {"add a theme": Task("add a theme and its key", add_a_theme_and_its_key, make_editor)}
TASKS = [*PUBLIC, *FORMS, *(OTHERWISE.get(task.what, task) for task in STAFF), *OFFICERS]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.what)
def test_task_is_done_without_javascript(task: Task, site: Any, plain_page: Page, record_property: Any) -> None:
    told = ["X4 tasks that need JavaScript", 1, 1]
    record_property("proof", told)
    if task.account:
        site.sign_in(plain_page.context, task.account())
    task.do(Hands(plain_page, site))
    told[1] = 0


def test_page_without_javascript_runs_none(site: Any, plain_page: Page) -> None:
    """So that the tests above cannot pass because it was on: what is folded by script on a narrow page is open."""
    plain_page.set_viewport_size({"width": 320, "height": 640})
    plain_page.goto(site.url)
    assert plain_page.get_by_role("button", name="Menu").is_visible() is False
