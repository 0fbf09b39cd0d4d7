"""A real request is answered in a browser: frozen, checked, released by a second person, published, proved (X14).

It is answered in two forms: as it stood in 2022, with its fifth question pending, and completed later. Everything that
is decided here is invented; the request and what the register answers are as their documents state them.
"""

import time
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from foi.models import InformationRequest, LogEntry, Pack, QuestionPart
from foi.packing.verifying import verify
from tests.browser.looking import Looker

REFERENCE = "01.FOI.22.022727"
MINUTES = 600
"""Seconds that a person may take for such a request; a browser that types by itself takes far fewer."""


def officer(site: Any, browser: Any, arguments: Any, name: str) -> Any:
    """A page of an FOI officer who is signed in."""
    context = browser.new_context(**arguments, java_script_enabled=name != "without-scripts")
    account = site.sign_in(context)
    account.is_superuser, account.username = False, name
    account.save()
    account.groups.add(Group.objects.get(name="FOI officer"))
    return context.new_page()


@pytest.fixture
def _put_back(site: Any) -> Any:
    """The register is filled anew for whoever comes next: what is released stays."""
    yield
    site.show("empty")


@pytest.mark.usefixtures("_put_back")
def test_request_is_answered_first_in_part_and_then_in_full(site, browser, browser_context_args, record_property):
    begun = time.monotonic()
    first = officer(site, browser, browser_context_args, "first-officer")
    second = officer(site, browser, browser_context_args, "second-officer")
    found: dict[str, list[str]] = {}
    request = InformationRequest.objects.get(reference=REFERENCE)
    desk = f"{site.url}/admin/foi/informationrequest/{request.pk}/reply/"
    first.goto(f"{site.url}/admin/foi/informationrequest/{request.pk}/change/")
    first.get_by_role("link", name="The reply to this request").click()
    first.get_by_role("button", name="Start the reply").click()
    for number in (1, 2, 3, 4):
        answer(first, desk, number, found)
    withhold_a_name(first, desk, found)
    withhold_members(first, desk, found)
    first.goto(desk)
    first.get_by_label("On the time that it took").fill("The day of receipt is not recorded.")
    first.get_by_role("button", name="Keep what the letter says").click()
    found["desk"] = Looker(first).problems(name="staff-reply-desk")
    first.get_by_role("link", name="The letter as it will be").click()
    found["letter"] = Looker(first).problems(name="staff-reply-letter")
    leave(first, second, desk, title="Who sits on advisory groups")
    interim = published(site, "More is to come")

    complete(first, desk, found)
    leave(first, second, desk, title="Who sits on advisory groups")
    published(site, "Reply 2")
    first.goto(f"{desk}1/since/")
    found["since"] = Looker(first).problems(name="staff-reply-since")
    assert [pack.version for pack in Pack.objects.filter(request=request)] == [1, 2]
    assert verify(interim, expected=Pack.objects.get(version=1).archive_sha256).is_proved
    taken = time.monotonic() - begun
    record_property("proof", ["X14 requests that took more than ten minutes to answer twice", int(taken > MINUTES), 1])
    assert {name: sorted(set(problems)) for name, problems in found.items() if problems} == {}


def answer(page: Any, desk: str, number: int, found: dict[str, list[str]]) -> None:
    """Ask the register what the question was matched with, as at the day of the reply, and give the answer."""
    page.goto(desk)
    page.locator(f"#question-{number}").get_by_text("Answer it from the register").get_by_role("link").click()
    page.get_by_label("As at").fill("2022-06-30")
    page.get_by_role("button", name="Show the answer").click()
    if number == 3:
        found["ask"] = Looker(page).problems(name="staff-reply-ask")
    page.get_by_role("button", name="Freeze it and give it").click()


def withhold_a_name(page: Any, desk: str, found: dict[str, list[str]]) -> None:
    """Choose a name in the full text, and withhold it wherever it stands."""
    page.goto(desk)
    page.locator("#question-3").get_by_role("link", name="look at it and withhold").click()
    page.get_by_role("link", name="Chief Inspector Nick Hackett-Peacock", exact=True).first.click()
    found["choose"] = Looker(page).problems(name="staff-reply-choose")
    page.get_by_role("button", name="Withhold it").click()
    found["choose-refused"] = Looker(page).problems(name="staff-reply-choose-refused")
    page.get_by_label("Why does it apply?").fill("An invented reason.")
    page.get_by_role("button", name="Withhold it").click()
    found["beside"] = Looker(page).problems(name="staff-reply-beside")
    assert page.get_by_text("[redacted: s.40(2)]").count() >= 3


def withhold_members(page: Any, desk: str, found: dict[str, list[str]]) -> None:
    """Say what is withheld of a part that is granted in part, and look at the decision."""
    page.goto(desk)
    page.locator("#question-3 li", has_text="Race: who sits").get_by_role("link").click()
    found["part"] = Looker(page).problems(name="staff-reply-part")
    page.get_by_label("What is withheld?").fill("The names of members")
    page.get_by_label("Why does it apply?").fill("An invented reason.")
    page.get_by_role("button", name="Withhold it").click()
    page.get_by_role("link", name="The names of members").first.click()
    found["withheld"] = Looker(page).problems(name="staff-reply-withheld")


def leave(first: Any, second: Any, desk: str, *, title: str) -> None:
    """Hand over, and let the second person release and publish."""
    first.goto(desk)
    first.get_by_role("button", name="Hand it over to a second person").click()
    assert first.get_by_text("You cannot release it").is_visible()
    second.goto(desk)
    second.get_by_role("button", name="Release the reply").click()
    box = second.get_by_label("What was asked, in a few words.")
    box.fill(title)
    second.get_by_role("button", name="in the disclosure log").click()
    assert second.get_by_text("Published in the disclosure log.").is_visible()


def complete(page: Any, desk: str, found: dict[str, list[str]]) -> None:
    """The fifth question, once it is decided: no minutes are held."""
    QuestionPart.objects.filter(outcome="pending", question__number=5).update(outcome="not_held")
    page.goto(desk)
    page.get_by_role("button", name="Start the next reply").click()
    page.locator("#text-5").fill("No minutes of these groups are held in the register.")
    page.locator("#question-5").get_by_role("button", name="Keep the words").click()
    found["next"] = Looker(page).problems(name="staff-reply-next")


def published(site: Any, words: str) -> bytes:
    """The entry of the log says these words; returns the newest pack, as anyone can download it."""
    entry = LogEntry.objects.get()
    assert entry.slug == "01-foi-22-022727"
    client = Client(headers={"host": "127.0.0.1"})
    assert words in client.get("/disclosure-log/").content.decode()
    version = entry.releases.order_by("-pack__version")[0].pack.version
    return client.get(f"/disclosure-log/{entry.slug}/{version}.zip").content
