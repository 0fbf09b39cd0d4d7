"""The look at a page in a browser finds what it is there to find."""

import pytest

from tests.browser.looking import WIDTHS, Looker

SOUND = '<html lang="en"><title>A page</title><body><main><h1>A page</h1>{}</main></body></html>'


def problems_of(page, site, more):
    """The page is served from the site's own address, so that what it fetches from elsewhere is told apart."""
    address = f"{site.url}/invented-for-a-test/"
    page.route(address, lambda route: route.fulfill(body=SOUND.format(more), content_type="text/html"))
    looker = Looker(page)
    return looker.open(address, status=200) + looker.problems()


def test_sound_page_has_no_problem(running_site, page):
    assert problems_of(page, running_site, "<p>Sound.</p>") == []


@pytest.mark.parametrize(
    ("more", "problem"),
    [
        ('<img src="data:,">', "image-alt"),
        ('<p style="color: #999; background: #aaa">Hard to read.</p>', "color-contrast"),
        ("<input>", "label"),
        ('<p style="width: 500px">Too wide for a narrow screen.</p>', "the page is"),
        ("<script>undefinedThing()</script>", "undefinedThing is not defined"),
    ],
)
def test_unsound_page_has_its_problem(running_site, page, more, problem):
    assert any(problem in found for found in problems_of(page, running_site, more))


def test_page_that_is_not_there_has_the_problem_of_its_status(running_site, page):
    assert Looker(page).open(f"{running_site.url}/no-such-page/", status=200) == ["status 404, not 200"]


def test_page_is_looked_at_in_three_widths():
    assert WIDTHS == (1280, 768, 320)
