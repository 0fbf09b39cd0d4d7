"""What can be done with a mouse can be done by keyboard alone."""

import re

from playwright.sync_api import expect


def test_skip_link_leads_to_the_content(site, page):
    page.goto(site.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main-content"


def test_groups_are_found_by_keyboard_alone(site, page):
    page.goto(f"{site.url}/groups/")
    tab_to(page, "Words")
    page.keyboard.type("enfield")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"q=enfield"))
    expect(page.get_by_role("heading", name="1 group found")).to_be_visible()
    tab_to(page, "Enfield IAG")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Enfield IAG")


def test_question_is_asked_by_keyboard_alone(site, page):
    page.goto(f"{site.url}/ask/who-sits/")
    tab_to(page, "Race")
    page.keyboard.press("Space")
    tab_to(page, "As at")
    page.keyboard.type("2022-06-30")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Answer", exact=True)).to_be_visible()


def test_message_of_a_mistake_leads_to_its_box(site, page):
    page.goto(f"{site.url}/groups/?on=yesterday")
    tab_to(page, "As on: “yesterday” is not a date that can be read. Write a day like 2022-06-30 or 30/6/2022.")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "on"


def test_focus_is_seen_wherever_it_is(site, page):
    page.goto(f"{site.url}/groups/")
    unseen = []
    for _ in range(40):
        page.keyboard.press("Tab")
        name = page.evaluate(NAME_OF_FOCUS)
        if not page.evaluate(SHOWS_FOCUS):
            unseen.append(name)
    assert unseen == []


NAME_OF_FOCUS = """() => {
  const focused = document.activeElement;
  return (focused.labels?.[0]?.textContent || focused.textContent).replace(/\\s+/g, " ").trim();
}"""
SHOWS_FOCUS = """() => {
  const style = getComputedStyle(document.activeElement);
  return style.outlineStyle !== "none" || style.boxShadow !== "none";
}"""


def tab_to(page, name: str) -> None:
    """Press the tabulator until the link or box of this name has the focus; fails where it is never reached."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate(NAME_OF_FOCUS) == name:
            return
    raise AssertionError(f"The tabulator never reaches {name}.")
