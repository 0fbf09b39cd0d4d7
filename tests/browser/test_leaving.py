"""Exit this page in a real browser: Shift three times, Escape only where it is switched on, and without JavaScript."""

import pytest

from groups.models import AdvisoryGroup
from tests.browser.looking import Looker

PATH = "/groups/disability-iag/"
TARGET = "http://127.0.0.1:9/elsewhere"


@pytest.fixture
def marked(site, settings):
    """A group that staff marked, and a target that no network is needed for."""
    settings.EXIT_ADDRESS = TARGET
    group = AdvisoryGroup.objects.get(key="disability-iag")
    group.exit_this_page = True
    group.save()
    yield f"{site.url}{PATH}"
    group.exit_this_page = False
    group.save()


def watch(page):
    """Answer the target in place of the other site, and remember that it was asked for."""
    asked = []

    def answer(route):
        asked.append(route.request.url)
        route.fulfill(status=200, content_type="text/html", body="<title>Elsewhere</title>")

    page.route(f"{TARGET}*", answer)
    return asked


def test_shift_three_times_leaves_the_page(marked, page):
    asked = watch(page)
    page.goto(marked)
    for _ in range(2):
        page.keyboard.press("Shift")
    before = list(asked)
    page.keyboard.press("Shift")
    page.wait_for_url(TARGET)
    assert (before, asked, page.title()) == ([], [TARGET], "Elsewhere")


def test_escape_stays_unless_it_is_switched_on(marked, page, settings):
    asked = watch(page)
    page.goto(marked)
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    before = list(asked)
    settings.EXIT_ON_ESCAPE = True
    page.goto(marked)
    page.keyboard.press("Escape")
    page.wait_for_url(TARGET)
    assert (before, asked) == ([], [TARGET])


def test_button_is_a_link_without_javascript(marked, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    watch(page)
    page.goto(marked)
    page.get_by_role("button", name="Emergency Exit this page").click()
    page.wait_for_url(TARGET)
    assert page.title() == "Elsewhere"
    context.close()


def test_page_with_the_button_is_sound(marked, page):
    looker = Looker(page)
    assert looker.open(marked, status=200) + looker.problems(name="many-group-to-be-left") == []
