"""Each type of page in each state, in a real browser: accessible, within its width, light and quiet (X1, X3, X7)."""

from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse

from meetings.models import Meeting
from tests import factories as make
from tests.browser.looking import Looker
from tests.browser.pages import (
    FROM_OUTSIDE,
    FULL,
    PUBLIC,
    RECORDS,
    STAFF,
    STAFF_EMPTY,
    STAFF_READ,
    STAFF_SMALL,
    undescribed,
    undescribed_for_staff,
)
from tests.factories.feedback import make_feedback
from tests.harness.urls import FIRST_STEP
from tests.meetings.making import make_format_request

WEIGHT = 150_000
"""The most bytes that a public page may take on the way (X7)."""


def test_every_type_of_public_page_is_looked_at():
    assert undescribed() == set()


def test_every_type_of_page_of_staff_is_looked_at():
    assert undescribed_for_staff() == set()


@pytest.mark.parametrize(("state", "name", "path", "status"), PUBLIC)
def test_public_page_is_sound(running_site, page, state, name, path, status, record_property):
    running_site.show(state)
    looker = Looker(page)
    problems = looker.open(running_site.url + path, status=status) + looker.problems(name=f"{state}-{name}")
    is_heavy = looker.weight() >= WEIGHT
    record_property("proof", ["X1 X3 public pages with a problem in the browser", bool(problems), 1])
    record_property("proof", ["X7 public pages that are heavy or ask another site", is_heavy or looker.asks_others, 1])
    assert problems == []
    assert is_heavy is False


def look_at(site: Any, page: Any, path: str, name: str, status: int = 200) -> list[str]:
    looker = Looker(page)
    return looker.open(site.url + path, status=status) + looker.problems(name=f"staff-{name}")


@pytest.mark.parametrize(("name", "path"), STAFF.items())
def test_page_of_staff_is_sound(site, context, page, name, path, record_property):
    site.sign_in(context)
    problems = look_at(site, page, path, name)
    record_property("proof", ["X1 X3 pages of staff with a problem in the browser", bool(problems), 1])
    assert problems == []


@pytest.mark.parametrize("name", STAFF_SMALL)
def test_small_page_of_a_record_is_sound_as_opened_and_as_refused(site, context, page, name):
    site.sign_in(context)
    row = row_with_a_form(name)
    version = row.history.first()
    others = {
        "admin:restore": lambda: [row._meta.label, version.pk],
        "admin:request_step": lambda: [row.pk, FIRST_STEP],
        "admin:request_lift": lambda: [row.request_id, row.pk],
    }
    args = others[name]() if name in others else [row.pk]
    short = name.removeprefix("admin:")
    assert look_at(site, page, reverse(name, args=args), short) == []
    page.locator("#content form").first.evaluate("form => { form.noValidate = true; }")
    page.locator("#content form [type=submit]").first.click()
    page.wait_for_load_state()
    assert Looker(page).problems(name=f"staff-{short}-refused") == []


def row_with_a_form(name: str) -> Any:
    """The first record of the sort, or one made for a page that shows its form of some records alone."""
    if name in {"admin:request_step", "admin:request_split"}:
        return make.make_request()
    if name == "admin:request_lift":
        return make.make_held_record()
    if name == "admin:request_take_back":
        request = make.make_request(state="acknowledged")
        make.make_request_event(request=request, came_from="received", state="acknowledged")
        return request
    return apps.get_model(STAFF_SMALL[name])._default_manager.order_by("pk").first()


@pytest.mark.parametrize("name", STAFF_READ)
def test_page_of_a_record_without_a_form_is_sound(site, context, page, name):
    site.sign_in(context)
    row = apps.get_model(STAFF_READ[name])._default_manager.order_by("pk").first()
    assert look_at(site, page, reverse(name, args=[row.pk]), name.removeprefix("admin:")) == []


def test_page_after_a_new_password_is_sound(site, context, page):
    account = site.sign_in(context)
    assert look_at(site, page, "/admin/password_change/done/", "password-done") == []
    assert look_at(site, page, f"/admin/auth/user/{account.pk}/password/", "password-of-another") == []


def test_screen_that_is_not_there_is_sound(site, context, page):
    site.sign_in(context)
    assert look_at(site, page, "/admin/no-such-screen/", "no-such-screen", 404) == []


def test_page_to_sign_in_is_sound(site, page):
    assert look_at(site, page, "/admin/login/", "login") == []
    page.get_by_label("Username").fill("nobody")
    page.get_by_label("Password").fill("nothing")
    page.get_by_role("button", name="Sign in").click()
    assert Looker(page).problems(name="staff-login-refused") == []


@pytest.mark.parametrize("record", RECORDS)
def test_screens_of_a_record_are_sound(site, context, page, record, record_property):
    site.sign_in(context)
    rows = apps.get_model(record.replace("/", "."))._default_manager.order_by("pk")
    if record in FROM_OUTSIDE and not rows.exists():
        make_feedback() if record == "feedback/feedback" else make_format_request(
            meeting=Meeting.objects.exclude(group=None).first()
        )
    row = rows.first()
    start = f"/admin/{record}/"
    screens = {"list": start}
    # Adding and changing have one form; where there is nothing to change yet, adding is looked at instead.
    screens |= {"change": f"{start}{row.pk}/change/"} if row is not None else {"add": f"{start}add/"}
    if record in FULL and row is not None:
        screens["add"] = f"{start}add/"
        screens["nothing-found"] = f"{start}?q=nothing+is+called+this"
        screens["rows"] = f"{start}{row.pk}/change/?rows=1"
        screens["history"] = f"{start}{row.pk}/history/"
        screens["delete"] = f"{start}{row.pk}/delete/"
    name = record.replace("/", "-")
    problems = {screen: look_at(site, page, path, f"{name}-{screen}") for screen, path in screens.items()}
    wrong = {screen: found for screen, found in problems.items() if found}
    record_property("proof", ["X1 X3 pages of staff with a problem in the browser", len(wrong), len(screens)])
    assert wrong == {}


def test_refused_form_of_a_record_is_sound(site, context, page):
    site.sign_in(context)
    page.goto(f"{site.url}/admin/groups/advisorygroup/add/")
    # The browser itself holds back a form with empty boxes; the server must refuse it as well.
    page.locator("form#advisorygroup_form").evaluate("form => { form.noValidate = true; }")
    page.locator("form#advisorygroup_form [name=_save]").click()
    page.wait_for_load_state()
    assert page.locator("#content [role=alert]").is_visible() is True
    assert Looker(page).problems(name="staff-groups-advisorygroup-refused") == []


@pytest.mark.parametrize(("name", "path"), STAFF_EMPTY.items())
def test_page_of_staff_with_an_empty_register_is_sound(running_site, context, page, name, path):
    running_site.show("empty")
    running_site.sign_in(context)
    assert look_at(running_site, page, path, f"empty-{name}") == []
