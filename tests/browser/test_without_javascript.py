"""Everything works without JavaScript, the staff screens included (X4), and the minutes are near (X5)."""

import re

from playwright.sync_api import expect

from groups.models import GroupName, Theme


def test_menu_is_there(site, plain_page):
    plain_page.set_viewport_size({"width": 320, "height": 640})
    plain_page.goto(site.url)
    link = plain_page.get_by_role("navigation", name="Menu").get_by_role("link", name="Groups")
    assert link.is_visible() is True


def test_groups_are_found(site, plain_page):
    plain_page.goto(f"{site.url}/groups/")
    plain_page.get_by_label("Words").fill("trident")
    plain_page.get_by_label("Status").select_option("Active")
    plain_page.get_by_role("button", name="Show groups").click()
    expect(plain_page.get_by_role("heading", name="1 group found")).to_be_visible()
    expect(plain_page.get_by_role("cell", name="Trident IAG").or_(plain_page.get_by_role("rowheader"))).to_be_visible()


def test_question_is_answered(site, plain_page):
    plain_page.goto(f"{site.url}/ask/how-many/")
    plain_page.get_by_label("As at").fill("30/6/2022")
    plain_page.get_by_role("button", name="Answer").click()
    expect(plain_page.get_by_role("heading", name="Answer", exact=True)).to_be_visible()
    expect(plain_page.get_by_role("link", name="Letter (ODT")).to_be_visible()


def test_what_is_folded_can_be_opened(site, plain_page):
    plain_page.goto(f"{site.url}/groups/disability-iag/")
    folded = plain_page.locator("details").first
    folded.locator("summary").click()
    assert folded.evaluate("details => details.open") is True


def test_latest_minutes_are_three_steps_from_home(site, plain_page):
    plain_page.goto(site.url)
    plain_page.get_by_role("main").get_by_role("link", name="Groups", exact=True).click()
    plain_page.get_by_role("link", name="London Crime Reduction Board", exact=True).first.click()
    plain_page.get_by_role("link", name=re.compile("meeting minutes - 2 February 2021")).first.click()
    expect(plain_page.get_by_role("heading", level=1)).to_contain_text("meeting minutes - 2 February 2021")


def test_record_is_changed(site, plain_context, plain_page):
    site.sign_in(plain_context)
    theme = Theme.objects.get(key="race")
    plain_page.goto(f"{site.url}/admin/groups/theme/{theme.pk}/change/")
    plain_page.get_by_label("Description").fill("Invented for a test.")
    plain_page.get_by_label("Why are you making this change?").fill("To see that it is kept.")
    plain_page.get_by_role("button", name="Save", exact=True).click()
    expect(plain_page.get_by_text("was changed successfully")).to_be_visible()
    theme.refresh_from_db()
    assert (theme.description, theme.history.first().history_change_reason) == (
        "Invented for a test.",
        "To see that it is kept.",
    )


def test_entry_is_added(site, plain_context, plain_page):
    site.sign_in(plain_context)
    plain_page.goto(f"{site.url}/admin/groups/advisorygroup/")
    plain_page.get_by_role("link", name="Enfield IAG").click()
    plain_page.get_by_role("link", name="show an empty row in each").click()
    plain_page.locator("#names-group summary").click()
    row = int(plain_page.locator("#id_names-TOTAL_FORMS").input_value()) - 1
    plain_page.locator(f"#id_names-{row}-text").fill("Enfield Invented Name")
    plain_page.locator(f"#id_names-{row}-start").fill("Sept 2006")
    plain_page.get_by_label("Why are you making this change?").fill("To see that it is kept.")
    plain_page.get_by_role("button", name="Save", exact=True).click()
    expect(plain_page.get_by_text("was changed successfully")).to_be_visible()
    added = GroupName.objects.get(text="Enfield Invented Name")
    assert (added.group.key, added.start) == ("enfield-iag", "2006-09")
