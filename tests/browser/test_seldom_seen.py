"""Pages that are met only after a fault, a refusal, a withdrawal or an old link, in a real browser (X1, X3)."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from playwright.sync_api import expect

from alerts.keys import Purpose, token
from alerts.models import Subscription
from feedback import views as feedback_views
from iag_registry import crowd
from tests import factories as make
from tests.browser.looking import Looker
from tests.browser.minutes_states import make_minutes_in
from tests.foi.published import PAGE, published
from tests.foi.test_minutes_withdrawn import with_minutes
from tests.meetings.making import make_withdrawal

LCRB = "/groups/london-crime-reduction-board/meetings/2021-02-02/minutes"


@pytest.fixture
def sound(page: Any, record_property: Any) -> Any:
    """Look at a page that says these words, or at the one that is open, and see that nothing is wrong with it."""
    proof = ["X1 X3 seldom seen pages with a problem in the browser", 0, 0]
    record_property("proof", proof)

    def look(name: str, words: str, address: str = "", status: int = 200) -> None:
        looker = Looker(page)
        problems = looker.open(address, status=status) if address else []
        expect(page.locator("body")).to_contain_text(words)
        problems += looker.problems(name=f"seldom-{name}")
        proof[1] += bool(problems)
        proof[2] += 1
        assert problems == []

    return look


@pytest.fixture
def invented(running_site: Any) -> Any:
    running_site.show("one")
    return running_site


def press(page: Any, name: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=name).first.click()


def raising(fault: Exception) -> Any:
    def fail(*_: Any, **__: Any) -> None:
        raise fault

    return fail


def test_page_in_place_of_a_file_of_withdrawn_minutes(invented, sound):
    path = make_minutes_in("withdrawn").removesuffix("/")
    sound("minutes-file-gone", "Minutes that were withdrawn", f"{invented.url}{path}.txt", 410)


def test_page_in_place_of_withdrawn_minutes_that_went_with_a_reply(running_site, sound):
    running_site.show("empty")
    running_site.state = "a reply with minutes"
    d, pack, kept = with_minutes()
    published(d, pack)
    make_withdrawal(release=kept, withdrawn_on=date(2022, 5, 1), reason="It named someone.")
    sound("reply-with-minutes-gone", "It named someone.", running_site.url + PAGE)
    sound("reply-archive-gone", "Minutes that can no longer be read", f"{running_site.url}{PAGE[:-1]}/1.zip", 410)
    running_site.show("empty")


def test_pages_of_a_register_without_alerts(site, sound, settings):
    settings.ALERTS = False
    sound("alerts-off", "There are no email alerts here", f"{site.url}/alerts/")


def test_page_that_ends_one_alert_and_the_one_after_it(invented, page, sound):
    link = token(Purpose.STOP, Subscription.objects.latest("pk").uuid)
    sound("alerts-stop", "End this email alert", f"{invented.url}/alerts/stop/{link}/")
    press(page, "End this alert")
    sound("alerts-stopped", "This alert has ended")


def test_form_about_a_page_that_is_refused(site, page, sound, monkeypatch):
    page.goto(f"{site.url}/feedback/?page=/groups/enfield-iag/")
    press(page, "Send")
    sound("feedback-nothing-said", "There is a problem")
    monkeypatch.setattr(feedback_views, "MOST_IN_AN_HOUR", 0)
    page.get_by_label("What went wrong?").fill("An invented fault.")
    press(page, "Send")
    sound("feedback-too-many", "So many messages have come within this hour")


def test_form_for_another_format_that_is_refused_and_that_is_taken(site, page, sound):
    page.goto(f"{site.url}{LCRB}/other-format/")
    press(page, "Send the request")
    sound("other-format-nothing-said", "There is a problem")
    page.get_by_label("Format that you need").select_option("Large print")
    page.get_by_label("Your email address or telephone number").fill("reader@invented.example")
    press(page, "Send the request")
    sound("other-format-asked", "Your request has reached us")


def test_form_that_had_expired(site, context, page, sound):
    page.goto(f"{site.url}/feedback/")
    context.clear_cookies()
    press(page, "Send")
    sound("form-expired", "The form had expired")


def test_page_of_a_request_that_cannot_be_read(site, sound):
    """It is asked for by a name that the site does not have."""
    sound("unreadable", "The request could not be read", site.url.replace("127.0.0.1", "localhost") + "/feedback/", 400)


def test_screen_that_deletes_several_records(site, context, page, sound):
    site.sign_in(context)
    page.goto(f"{site.url}/admin/meetings/attendance/")
    page.locator("[name=_selected_action]").first.check()
    page.get_by_label("Action:").select_option("delete_several")
    press(page, "Go")
    sound("staff-delete-several", "Why")


@pytest.mark.parametrize(
    ("fault", "status", "words"),
    [(PermissionDenied(), 403, "This page is not open to you"), (OSError(), 500, "The register has a problem")],
)
def test_page_of_a_fault(site, sound, monkeypatch, fault, status, words):
    monkeypatch.setattr(feedback_views, "page_of", raising(fault))
    sound(f"fault-{status}", words, f"{site.url}/feedback/", status)


def test_page_of_a_server_that_is_busy(site, sound, monkeypatch):
    crowd._page.cache_clear()
    monkeypatch.setattr(crowd.Crowd, "__call__", lambda self, request: crowd._refusal())
    sound("busy", "The register is busy", f"{site.url}/groups/", 503)


def test_screen_that_the_role_does_not_open(site, context, sound):
    site.sign_in(context, make.make_user(is_staff=True))
    sound("staff-refused", "not open to you", f"{site.url}/admin/groups/theme/", 403)


def test_page_after_signing_out(site, context, page, sound):
    site.sign_in(context)
    page.goto(f"{site.url}/admin/")
    press(page, "Sign out")
    sound("staff-signed-out", "signed out")
