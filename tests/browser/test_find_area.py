"""Finding an area by its postcode, in a real browser: the box, what it refuses, and where it leads."""

import pytest

from tests.browser.looking import Looker

ROWS = "postcode,code\nEN1 3XA,E09000010\nEC1,E09000001\nEC1,E09000019\nB1,E08000025\n"


@pytest.fixture
def with_a_file(settings, tmp_path):
    (path := tmp_path / "postcodes.csv").write_text(ROWS)
    settings.POSTCODE_PROVIDER, settings.POSTCODE_FILE = "file", str(path)


def ask(site, page, postcode):
    page.goto(f"{site.url}/find-your-area/")
    page.get_by_label("Postcode").fill(postcode)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_postcode_leads_to_its_area_and_stands_in_no_address(site, page, with_a_file):
    ask(site, page, "en1 3xa")
    assert page.url == f"{site.url}/areas/enfield/"


@pytest.mark.parametrize(
    ("name", "postcode"),
    [("refused", "nonsense"), ("several", "EC1 1AA"), ("outside", "B1 1AA"), ("unknown", "N1 1AA")],
)
def test_every_state_of_the_page_is_sound(site, page, with_a_file, name, postcode):
    ask(site, page, postcode)
    looker = Looker(page)
    assert looker.problems(name=f"many-find-area-{name}") == []
    assert page.url == f"{site.url}/find-your-area/"
