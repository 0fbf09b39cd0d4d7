"""Twenty-four things that people come for, each done by keyboard alone (X2)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from feedback.models import Feedback
from foi.models import InformationRequest, SearchEntry
from groups.models import AdvisoryGroup, Confirmation, Theme
from meetings.models import Action, Meeting
from tests.browser.hands import Hands
from tests.factories import make_person, make_role
from tests.foi.desk import logged, make_officer
from tests.meetings.staff import make_editor, make_publisher

LCRB = "London Crime Reduction Board meeting minutes - 2 February 2021"
PASSWORD = "invented-for-tests"


@dataclass(frozen=True)
class Task:
    """What someone wants, who it is, and how they do it."""

    what: str
    do: Callable[[Hands], None]
    account: Callable[[], Any] | None = None


def skip_the_menu(hands: Hands) -> None:
    hands.open("/groups/")
    hands.reach("Skip to main content").press()
    hands.press("Tab")
    assert hands.page.evaluate("document.activeElement.closest('main')?.id") == "main-content"


def find_the_group_of_my_borough(hands: Hands) -> None:
    hands.open("/")
    hands.follow("Areas")
    hands.follow("Enfield")
    hands.follow("Enfield IAG")
    hands.is_at("Enfield IAG")


def read_the_latest_minutes(hands: Hands) -> None:
    hands.open("/")
    hands.follow("Meetings")
    hands.follow(f"Minutes of {LCRB}")
    hands.is_at(LCRB)


def filter_the_meetings(hands: Hands) -> None:
    hands.open("/meetings/")
    hands.choose("Minutes", "Published")
    hands.type("From", "2021")
    hands.follow("Show meetings")
    assert "minutes=published&from=2021" in hands.page.url
    hands.sees("Past, the latest first")


def search_and_narrow_down(hands: Hands) -> None:
    hands.open("/")
    hands.type("Search the register", "stop and search", then_send=True)
    hands.sees("13 results")
    hands.unfold("Narrow the results down")
    hands.choose("Type", "Statements of sources")
    hands.follow("Search")
    assert "type=statement" in hands.page.url
    hands.sees("9 results")


def compare_two_dates(hands: Hands) -> None:
    hands.open("/")
    hands.follow("What changed")
    hands.follow("the register on two dates side by side")
    hands.type("From", "2006-09-28")
    hands.type("Until", "2022-06-30", then_send=True)
    hands.sees("groups differ")


def take_a_filtered_list_away(hands: Hands) -> None:
    hands.open("/groups/")
    hands.type("Words", "trident", then_send=True)
    lines = hands.save_file("CSV, a table for spreadsheets").splitlines()
    assert (len(lines), "Trident IAG" in lines[1]) == (3, True)


def subscribe_to_the_calendar(hands: Hands) -> None:
    hands.open("/groups/london-crime-reduction-board/")
    assert hands.save_file("Calendar of its meetings (iCalendar)").startswith("BEGIN:VCALENDAR")


def ask_a_question(hands: Hands) -> None:
    hands.open("/ask/who-sits/")
    hands.reach("Race").press("Space")
    hands.type("As at", "2022-06-30", then_send=True)
    expect(hands.page.get_by_role("heading", name="Answer", exact=True)).to_be_visible()


def read_why_names_are_withheld(hands: Hands) -> None:
    group = AdvisoryGroup.objects.get(key="disability-iag")
    make_role(group=group, person=make_person(), start="2020", audience="staff", withholding_reason="no_consent")
    hands.open("/groups/disability-iag/")
    hands.reach("Who sits on it").press()
    assert hands.page.url.endswith("#people")
    hands.sees("withheld")


def say_what_is_wrong_with_a_page(hands: Hands) -> None:
    hands.open("/groups/enfield-iag/")
    hands.follow("Is there anything wrong with this page?")
    hands.type("What went wrong?", "The borough is written twice.")
    hands.follow("Send")
    hands.is_at("Your message has reached us")
    assert Feedback.objects.filter(text="The borough is written twice.").count() == 1


def find_the_description_of_the_api(hands: Hands) -> None:
    hands.open("/")
    hands.follow("Data and API")
    hands.follow("The API")
    hands.is_at("API")
    hands.follow("openapi.json")
    assert '"openapi"' in hands.page.content()


def sign_in(hands: Hands) -> None:
    account = make_editor()
    account.set_password(PASSWORD)
    account.save()
    hands.open("/admin/")
    hands.page.keyboard.type(account.username)  # the first box has the focus already
    hands.type("Password:", PASSWORD, then_send=True)
    hands.sees("Keeping the register")


def describe_a_theme(hands: Hands) -> None:
    theme = Theme.objects.get(key="race")
    hands.open("/admin/groups/theme/")
    hands.follow("Race")
    hands.type("Description:", "Invented for a task.")
    hands.type("Why are you making this change?", "To see that it is kept.")
    hands.follow("Save")
    theme.refresh_from_db()
    assert theme.description == "Invented for a task."


def add_a_theme(hands: Hands) -> None:
    hands.open("/admin/")
    hands.follow("Add to Themes")
    hands.type("Name:", "Invented theme of a task")
    hands.reach("Why are you making this change?")
    hands.page.keyboard.type("To see that it is kept.")
    hands.follow("Save")
    assert Theme.objects.filter(name="Invented theme of a task", key="invented-theme-of-a-task").count() == 1


def find_a_group_to_edit(hands: Hands) -> None:
    hands.open("/admin/groups/advisorygroup/")
    hands.type("Search for", "enfield", then_send=True)
    hands.follow("Enfield IAG")
    hands.sees("Change the web address")


def see_who_changed_a_group(hands: Hands) -> None:
    group = AdvisoryGroup.objects.get(key="enfield-iag")
    hands.open(f"/admin/groups/advisorygroup/{group.pk}/change/")
    hands.follow("History")
    assert hands.page.url.endswith("/history/")
    hands.sees("Enfield IAG")


def confirm_a_group(hands: Hands) -> None:
    group = AdvisoryGroup.objects.get(key="enfield-iag")
    hands.open(f"/admin/groups/advisorygroup/{group.pk}/change/")
    hands.follow("Confirm the record")
    hands.type("What you checked and with whom:", "Invented.")
    hands.follow("It is right")
    assert Confirmation.objects.filter(group=group).count() == 1


def add_an_action(hands: Hands) -> None:
    meeting = Meeting.objects.get(title=LCRB)
    hands.open(f"/admin/meetings/meeting/{meeting.pk}/change/")
    hands.follow("Add an action")
    hands.type("What is to be done:", "An invented action.")
    hands.type("How do we know?", "Invented.")
    hands.follow("Add the action")
    assert Action.objects.filter(meeting=meeting, text="An invented action.").count() == 1


def withdraw_a_version(hands: Hands) -> None:
    meeting = Meeting.objects.get(title=LCRB)
    hands.open(f"/admin/meetings/meeting/{meeting.pk}/change/")
    hands.follow("Withdraw a version")
    hands.type("Why may it no longer be read?", "An invented reason.")
    hands.follow("Withdraw it")
    assert meeting.minutes.releases.get(version=1).withdrawal.reason == "An invented reason."


def log_a_request(hands: Hands) -> None:
    hands.open("/admin/foi/informationrequest/add/")
    hands.type("Reference:", "01.FOI.26.000201")
    hands.type("Name:", "A. N. Asker")
    hands.type("Address for correspondence:", "asker@example.org")
    hands.type("The request as it came:", "How many groups are there?")
    hands.follow("Log the request")
    assert InformationRequest.objects.filter(reference="01.FOI.26.000201").count() == 1


def a_request(reference: str, **values: Any) -> str:
    request = logged(by=make_officer(), reference=reference, **values)
    return f"/admin/foi/informationrequest/{request.pk}/change/"


def acknowledge_a_request(hands: Hands) -> None:
    hands.open(a_request("01.FOI.26.000202"))
    hands.follow("Acknowledge it")
    hands.type("Why, or how do we know?", "By letter (invented).")
    hands.follow("Acknowledge it")
    assert InformationRequest.objects.get(reference="01.FOI.26.000202").state == "acknowledged"


def split_a_request(hands: Hands) -> None:
    letter = "1. How many groups are there?\n2. Who sits on them?"
    hands.open(a_request("01.FOI.26.000203", split=False, letter=letter))
    hands.follow("Split it into questions")
    hands.type("Why these questions?", "As numbered.")
    hands.follow("Save the questions")
    assert InformationRequest.objects.get(reference="01.FOI.26.000203").questions.count() == 2


def log_where_was_looked(hands: Hands) -> None:
    hands.open(a_request("01.FOI.26.000204"))
    hands.follow("Where we looked")
    hands.type("Where?", "The invented register")
    hands.type("Minutes:", "15")
    hands.follow("Log it")
    assert SearchEntry.objects.filter(place="The invented register", minutes=15).count() == 1


PUBLIC = [
    Task("skip the menu", skip_the_menu),
    Task("find the group of my borough", find_the_group_of_my_borough),
    Task("read the latest minutes", read_the_latest_minutes),
    Task("filter the meetings", filter_the_meetings),
    Task("search and narrow down", search_and_narrow_down),
    Task("compare two dates", compare_two_dates),
    Task("take a filtered list away", take_a_filtered_list_away),
    Task("subscribe to the calendar", subscribe_to_the_calendar),
    Task("ask a question", ask_a_question),
    Task("read why names are withheld", read_why_names_are_withheld),
    Task("say what is wrong with a page", say_what_is_wrong_with_a_page),
    Task("find the description of the API", find_the_description_of_the_api),
]
STAFF = [
    Task("sign in", sign_in),
    Task("describe a theme", describe_a_theme, make_editor),
    Task("add a theme", add_a_theme, make_editor),
    Task("find a group to edit", find_a_group_to_edit, make_editor),
    Task("see who changed a group", see_who_changed_a_group, make_editor),
    Task("confirm a group", confirm_a_group, make_editor),
    Task("add an action", add_an_action, make_editor),
    Task("withdraw a version of minutes", withdraw_a_version, make_publisher),
]
OFFICERS = [
    Task("log a request", log_a_request, make_officer),
    Task("acknowledge a request", acknowledge_a_request, make_officer),
    Task("split a request into questions", split_a_request, make_officer),
    Task("log where was looked", log_where_was_looked, make_officer),
]
TASKS = [*PUBLIC, *STAFF, *OFFICERS]


@pytest.fixture(scope="module", autouse=True)
def _emptied_after(running_site: Any) -> Any:
    """What the tasks write is in nobody else's way."""
    yield
    running_site.show("empty")


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.what)
def test_task_is_done_by_keyboard_alone(task: Task, site: Any, page: Any, record_property: Any) -> None:
    done = 0
    try:
        if task.account:
            site.sign_in(page.context, task.account())
        task.do(Hands(page, site))
        done = 1
    finally:
        record_property("proof", ["X2 tasks done by keyboard alone", done, 1])


def test_there_are_tasks_of_all_three_sorts_of_people() -> None:
    assert (len(PUBLIC), len(STAFF), len(OFFICERS)) == (12, 8, 4)


POINTING = ["click", "dblclick", "tap", "hover", "fill", "check", "select_option", "mouse", "dispatch_event"]


def test_nothing_here_points_at_a_page() -> None:
    """The hands have no mouse, and neither do the tasks."""
    folder = Path(__file__).parent
    for name in ("hands.py", "test_tasks.py"):
        text = (folder / name).read_text()
        assert [word for word in POINTING if re.search(rf"\.{word}\b", text)] == []
