"""The frame of every page, in a real browser."""

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = ["/", "/no-such-page/", "/admin/login/"]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def complaints(page):
    """What the browser's console complains of: errors, and whatever the content security policy stopped."""
    found = []
    page.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.mark.parametrize("path", PAGES)
def test_page_is_accessible(live_server, page, path):
    page.goto(live_server.url + path)
    violations = Axe().run(page).response["violations"]
    assert [(violation["id"], violation["nodes"][0]["html"]) for violation in violations] == []


@pytest.mark.parametrize("path", ["/", "/admin/login/"])
def test_page_has_no_complaint_of_the_browser(live_server, page, complaints, path):
    page.goto(live_server.url + path)
    page.wait_for_load_state("networkidle")
    assert complaints == []


@pytest.mark.parametrize("path", PAGES[:2])
def test_page_fits_a_narrow_screen(live_server, page, path):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url + path)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_menu_opens_on_a_narrow_screen(live_server, page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(live_server.url)
    link = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Groups")
    assert link.is_visible() is False
    page.get_by_role("button", name="Menu").click()
    assert link.is_visible() is True


def test_menu_is_there_without_javascript(live_server, browser):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(live_server.url)
    shown = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Groups").is_visible()
    context.close()
    assert shown is True


def test_skip_link_leads_to_the_content(live_server, page):
    page.goto(live_server.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_header_has_the_colour_of_the_publisher(live_server, page):
    page.goto(live_server.url)
    colour = page.locator(".govuk-generic-header").evaluate("element => getComputedStyle(element).backgroundColor")
    assert colour == "rgb(47, 79, 79)"
