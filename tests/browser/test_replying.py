"""A real request is answered in a browser: from its text to an answer that is frozen, published and proved (X14).

It is answered in two forms: as it stood in 2022, with its fifth question pending, and completed later. The text of the
request and what the register answers are as their documents state them; who asks, when, and what is decided are not.
"""

import re
import time
import tomllib
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.test import Client
from playwright.sync_api import expect

from foi.models import InformationRequest, LogEntry, Pack, QuestionPart, RequestQuestion
from foi.packing.verifying import verify
from tests.browser.looking import Looker
from tests.foi.unpacked import parts_of, stands_in

REFERENCE = "01.FOI.22.022727"
ASKER = "Nell Farthingale"
SECONDS = 600
"""A person may take so long for such a request; a browser that types by itself takes far less."""
OUTCOMES = {
    1: ["granted"],
    2: ["granted"],
    3: ["no_such_body", "granted_in_part", "granted_in_part", "no_such_body", "granted_in_part"],
    4: ["granted"],
    5: ["no_such_body", "pending", "pending"],
}
"""As the reply of 2022 leaves each part."""
ASKED = {1: "how-many", 2: "list", 3: "who-sits", 4: "paid", 5: "latest-minutes"}


def officer(site: Any, browser: Any, arguments: Any, name: str) -> Any:
    """A page of an FOI officer who is signed in."""
    context = browser.new_context(**arguments)
    account = site.sign_in(context)
    account.is_superuser, account.username = False, name
    account.save()
    account.groups.add(Group.objects.get(name="FOI officer"))
    return context.new_page()


def request_text() -> str:
    """The request as it could have come: the questions as its document prints them, between invented words."""
    file = settings.BASE_DIR / "fixtures" / "register" / "foi_request.toml"
    (request,) = tomllib.loads(file.read_text())["request"]
    questions = [f"{each['number']}. {each['text']}" for each in request["questions"]]
    return "\n".join(["Dear Sir or Madam,", "", *questions, "", "Yours faithfully,", ASKER])


@pytest.fixture
def _not_logged_yet(site: Any) -> Any:
    """The register without the request; filled anew for whoever comes next, since what is released stays."""
    for rows in (QuestionPart, RequestQuestion, InformationRequest):
        for row in rows.objects.all():
            row.delete()
    yield
    site.show("empty")


@pytest.mark.usefixtures("_not_logged_yet")
def test_request_is_answered_first_in_part_and_then_in_full(site, browser, browser_context_args, record_property):
    begun = time.monotonic()
    first = officer(site, browser, browser_context_args, "first-officer")
    second = officer(site, browser, browser_context_args, "second-officer")
    found: dict[str, list[str]] = {}
    log(site, first, found)
    request = InformationRequest.objects.get(reference=REFERENCE)
    split(first, found)
    assert [question.parts.count() for question in request.questions.order_by("number")] == [1, 1, 5, 1, 3]
    begin_to_search(site, first, request)
    decide(site, first, request, OUTCOMES, ASKED, found)
    desk = f"{site.url}/admin/foi/informationrequest/{request.pk}/reply/"
    first.goto(f"{site.url}/admin/foi/informationrequest/{request.pk}/change/")
    first.get_by_role("link", name="The reply to this request").click()
    first.get_by_role("button", name="Start the reply").click()
    for number in (1, 2, 3, 4):
        answer(first, desk, number, found)
    withhold_a_name(first, desk, found)
    withhold_members(first, desk, found)
    first.goto(desk)
    found["desk"] = Looker(first).problems(name="staff-reply-desk")
    first.get_by_role("link", name="The letter as it will be").click()
    found["letter"] = Looker(first).problems(name="staff-reply-letter")
    leave(first, second, desk, title="Who sits on advisory groups")
    interim = published(site, "More is to come")
    assert state_of(request) == "answered_interim"

    first.goto(desk)
    first.get_by_role("button", name="Start the next reply").click()
    expect(first.get_by_text("Reply 2: being drafted.")).to_be_visible()
    decide(site, first, request, {5: ["no_such_body", "not_held", "not_held"]}, {}, found)
    complete(first, desk, found)
    leave(first, second, desk, title="Who sits on advisory groups")
    whole = published(site, "Reply 2")
    assert state_of(request) == "answered"
    first.goto(f"{desk}1/since/")
    found["since"] = Looker(first).problems(name="staff-reply-since")
    packs = list(Pack.objects.filter(request=request).order_by("version"))
    assert [pack.version for pack in packs] == [1, 2]
    for pack, archive in zip(packs, (interim, whole), strict=True):
        assert verify(archive, expected=pack.archive_sha256).is_proved
        assert [where for where, content in parts_of("pack.zip", archive) if stands_in(ASKER, content)] == []
    taken = time.monotonic() - begun
    record_property("proof", ["X14 requests that took more than ten minutes to answer twice", int(taken > SECONDS), 1])
    assert {name: sorted(set(problems)) for name, problems in found.items() if problems} == {}


def state_of(request: InformationRequest) -> str:
    request.refresh_from_db()
    return str(request.state)


def log(site: Any, page: Any, found: dict[str, list[str]]) -> None:
    """Take the request in, with who asked, and see what is answered already."""
    page.goto(f"{site.url}/admin/foi/informationrequest/add/")
    page.get_by_label("Reference").fill(REFERENCE)
    page.get_by_label("Name:", exact=True).fill(ASKER)
    page.get_by_label("Address for correspondence").fill("nell@example.org")
    page.get_by_label("The request as it came").fill(request_text())
    page.get_by_role("button", name="Log the request").click()
    expect(page.get_by_text("Look first at what is answered already.")).to_be_visible()
    found["already"] = Looker(page).problems(name="staff-request-already")


def split(page: Any, found: dict[str, list[str]]) -> None:
    """Take the questions and parts as they are proposed."""
    page.get_by_role("link", name="Split the request into questions").click()
    found["split"] = Looker(page).problems(name="staff-request-split")
    page.get_by_label("Why these questions?").fill("As numbered in the request.")
    page.get_by_role("button", name="Save the questions").click()
    expect(page.get_by_text("The request is split.")).to_be_visible()


def begin_to_search(site: Any, page: Any, request: InformationRequest) -> None:
    """Acknowledge it, search, and log where it was looked."""
    address = f"{site.url}/admin/foi/informationrequest/{request.pk}"
    for step in ("acknowledged", "searching"):
        page.goto(f"{address}/step/{step}/")
        page.get_by_label("Why, or how do we know?").fill("An invented reason.")
        with page.expect_navigation():
            page.locator(".submit-row input[type=submit]").click()
    page.goto(f"{address}/searches/")
    page.get_by_label("Where?").fill("The register")
    page.get_by_label("Minutes").fill("15")
    page.get_by_role("button", name="Log it").click()
    expect(page.get_by_text("15 min of 18 h").first).to_be_visible()
    assert state_of(request) == "searching"


def decide(
    site: Any,
    page: Any,
    request: InformationRequest,
    outcomes: dict[int, list[str]],
    asked: dict[int, str],
    found: dict[str, list[str]],
) -> None:
    """Say what the register is asked for each question, and how each of its parts ends; all on one page."""
    page.goto(f"{site.url}/admin/foi/informationrequest/{request.pk}/change/")
    page.get_by_role("link", name="Outcomes").click()
    for number, key in asked.items():
        of_question(page, number).get_by_label("Answered by").select_option(key)
    for number, of_parts in outcomes.items():
        boxes = of_question(page, number).get_by_label("Outcome").all()
        for box, outcome in zip(boxes, of_parts, strict=True):
            box.select_option(outcome)
    found["outcomes"] = Looker(page).problems(name="staff-request-outcomes-chosen")
    page.get_by_label("Why these outcomes?").fill("Decided.")
    page.get_by_role("button", name="Save the outcomes").click()
    expect(page.get_by_text("The outcomes are saved.")).to_be_visible()
    for number, of_parts in outcomes.items():
        parts = QuestionPart.objects.filter(question__request=request, question__number=number)
        assert list(parts.order_by("position").values_list("outcome", flat=True)) == of_parts


def of_question(page: Any, number: int) -> Any:
    """All that the page of outcomes says and asks of one question."""
    return page.locator(".staff-outcomes", has=page.locator("legend", has_text=re.compile(rf"^{number}\. ")))


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
    page.locator("#question-3 li", has_text="Race: ").get_by_role("link").click()
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
    expect(first.get_by_text("You cannot release it")).to_be_visible()
    second.goto(desk)
    second.get_by_role("button", name="Release the reply").click()
    box = second.get_by_label("What was asked, in a few words.")
    box.fill(title)
    second.get_by_role("button", name="in the disclosure log").click()
    expect(second.get_by_text("Published in the disclosure log.")).to_be_visible()


def complete(page: Any, desk: str, found: dict[str, list[str]]) -> None:
    """The fifth question, once it is decided: no minutes are held."""
    page.goto(desk)
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
