"""Minutes are imported in a browser, with and without JavaScript, under the strict content security policy (X4)."""

import pytest

from meetings.models import Meeting
from tests.browser.looking import Looker

TEXT = """\
Invented minutes of 3 May 2022

Present: Ann Invented (Chair); Bob Made-Up, Invented Council

1. Lights

It was agreed to write.

Action: Ann to write by 1 June 2022

2. Any other business
"""


def preview(page, site):
    """Paste the text and go to the page that shows what was found."""
    page.goto(f"{site.url}/admin/import-minutes/")
    page.get_by_label("Group").fill("enfield-iag")
    page.get_by_label("Or paste the text").fill(TEXT)
    page.get_by_role("button", name="Show what is in it").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
def test_minutes_are_imported(site, browser, browser_context_args, scripts):
    context = browser.new_context(**browser_context_args, java_script_enabled=scripts)
    site.sign_in(context)
    page = context.new_page()
    looker = Looker(page)
    preview(page, site)
    title = f"Invented minutes {'with' if scripts else 'without'} scripts"
    page.get_by_label("Title", exact=False).first.fill(title)
    if Meeting.objects.filter(group__key="enfield-iag", date="2022-05-03").exists():
        page.get_by_role("button", name="Save as draft minutes").click()
        page.get_by_label("It is another meeting").check()
    page.get_by_role("button", name="Save as draft minutes").click()
    meeting = Meeting.objects.get(title=title)
    assert page.url == f"{site.url}/admin/meetings/meeting/{meeting.pk}/change/"
    assert [item.text for item in meeting.items.order_by("position")] == ["<p>It was agreed to write.</p>", ""]
    assert looker.complaints == []
    context.close()


def test_preview_can_be_used_by_everyone(site, context, page):
    site.sign_in(context)
    looker = Looker(page)
    preview(page, site)
    page.get_by_role("heading", name="Check what was found").wait_for()
    assert looker.problems(name="staff-import-preview") == []
