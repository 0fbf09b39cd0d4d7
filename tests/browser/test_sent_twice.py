"""A form that is sent twice at once, again, and once more after going back, has one effect (C4).

The requests that are sent at once really meet on the server, on connections of their own.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.urls import reverse
from playwright.sync_api import Error, Page

from meetings.actions.releasing import publish
from meetings.models import Meeting
from tests import factories as make
from tests.browser.test_importing import TEXT

TWICE_AT_ONCE = """async (button) => {
  const send = async () => {
    const data = new FormData(button.form, button);
    const answer = await fetch(button.form.action || location.href, {method: "POST", body: new URLSearchParams(data)});
    return answer.status;
  };
  return Promise.all([send(), send()]);
}"""


def rows() -> Counter[str]:
    """How many rows each table of meetings has, histories included."""
    models = [model for model in apps.get_models() if model._meta.app_label == "meetings"]
    return Counter({model.__name__: model._default_manager.count() for model in models})


def approved() -> Meeting:
    """A public meeting of a group of its own, whose minutes can be published."""
    meeting = make.make_meeting(title="Meeting about lights", date="2022-03-01")
    make.make_agenda_item(meeting=meeting, title="Lights", text="<p>It was said.</p>")
    make.make_minutes(meeting=meeting, stage="approved", approved_by_procedure="By email")
    return meeting


def published(account: Any) -> Meeting:
    """One whose minutes have been published, and changed since."""
    meeting = approved()
    publish(meeting=meeting, by=account)
    meeting.items.update(text="<p>It was said again.</p>")
    return meeting


def publishing(page: Page, site: Any, account: Any) -> str:
    page.goto(site.url + reverse("admin:minutes_move_publish", args=[approved().pk]))
    return "Publish the minutes"


def correcting(page: Page, site: Any, account: Any) -> str:
    page.goto(site.url + reverse("admin:minutes_move_correct", args=[published(account).pk]))
    page.get_by_label("What does the correction put right, and why?").fill("It was said again.")
    return "Publish a correction"


def withdrawing(page: Page, site: Any, account: Any) -> str:
    page.goto(site.url + reverse("admin:minutes_move_withdraw", args=[published(account).pk]))
    page.get_by_label("Why may it no longer be read?").fill("A name.")
    return "Withdraw it"


def planning(page: Page, site: Any, account: Any) -> str:
    page.goto(site.url + reverse("admin:meeting_plan"))
    page.locator("[name=group]").fill(make.make_group().key)
    page.locator("[name=title]").fill("Invented meeting")
    page.locator("[name=first]").fill("2027-06-01")
    page.locator("[name=last]").fill("2027-08-31")
    page.locator("[name=reason]").fill("Agreed.")
    page.locator("[name=preview]").click()
    return str(page.locator("[name=save]").input_value())


def importing(page: Page, site: Any, account: Any) -> str:
    page.goto(f"{site.url}/admin/import-minutes/")
    page.get_by_label("Group").fill(make.make_group().key)
    page.get_by_label("Or paste the text").fill(TEXT)
    page.get_by_role("button", name="Show what is in it").click()
    return "Save as draft minutes"


FORMS: dict[str, tuple[Callable[[Page, Any, Any], str], dict[str, int]]] = {
    "publish": (publishing, {"MinutesRelease": 1, "MinutesMove": 1, "Minutes": 0}),
    "correct": (correcting, {"MinutesRelease": 1, "MinutesMove": 1, "Minutes": 0}),
    "withdraw": (withdrawing, {"ReleaseWithdrawal": 1, "MinutesMove": 1, "MinutesRelease": 0}),
    "plan a series": (planning, {"Meeting": 3, "MeetingEvent": 3}),
    "import": (importing, {"Meeting": 1, "AgendaItem": 2, "Attendance": 2, "Action": 1, "Minutes": 1}),
}
"""How each form is opened and filled in, and how many rows sending it adds."""


def go_back_and_press(page: Page, button: str) -> bool:
    """Go back to the form and send it as it stands; False where the step is not possible any more, nor offered."""
    try:
        page.go_back()
    except Error:
        # The page came of a form itself: the browser asks whether to send that again, and the person says yes.
        page.wait_for_timeout(500)
        page.reload()
    shown = page.get_by_role("button", name=button, exact=True)
    if not shown.count():
        return False
    shown.click()
    page.wait_for_load_state()
    return True


@pytest.mark.parametrize("name", FORMS)
def test_form_sent_twice_at_once_and_after_going_back_has_one_effect(site, context, page, name, record_property):
    fill_in, wanted = FORMS[name]
    button_name = fill_in(page, site, site.sign_in(context))
    before = rows()
    button = page.get_by_role("button", name=button_name, exact=True)
    statuses = button.evaluate(TWICE_AT_ONCE)
    once = rows()
    button.click()
    page.wait_for_load_state()
    again = rows()
    was_offered = go_back_and_press(page, button_name)
    after_going_back = rows()
    added = {table: once[table] - before[table] for table in wanted}
    wrong = added != wanted or once != again or again != after_going_back
    record_property("proof", ["C4 forms sent twice in a browser that had another effect", int(wrong), 1])
    assert statuses == [200, 200]
    assert was_offered or name in {"publish", "withdraw"}
    assert added == wanted
    assert (again - once, after_going_back - again) == (Counter(), Counter())
