"""The frame of every page, in a real browser."""


def test_menu_opens_on_a_narrow_screen(site, page):
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(site.url)
    link = page.get_by_role("navigation", name="Menu").get_by_role("link", name="Groups")
    assert link.is_visible() is False
    page.get_by_role("button", name="Menu").click()
    assert link.is_visible() is True


def test_header_has_the_colour_of_the_publisher(site, page):
    page.goto(site.url)
    colour = page.locator(".govuk-generic-header").evaluate("element => getComputedStyle(element).backgroundColor")
    assert colour == "rgb(47, 79, 79)"


def test_printed_page_leaves_out_what_paper_cannot_use(site, page):
    page.goto(f"{site.url}/groups/enfield-iag/")
    page.emulate_media(media="print")
    shown = {
        "menu": page.locator(".govuk-service-navigation").is_visible(),
        "title": page.get_by_role("heading", level=1).is_visible(),
    }
    assert shown == {"menu": False, "title": True}
