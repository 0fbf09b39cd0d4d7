"""Every page in every state is valid, has its frame, leads somewhere and breaks no link (Z3, X15)."""

import logging
from collections import Counter

import pytest
from django.test import Client

from tests import factories as make
from tests.harness.pages import Page, is_ours, path_of
from tests.harness.public_pages import FILES, PUBLIC_PAGES, dead_ends, pages_of, problems_of
from tests.harness.urls import pattern, sample_args, url_patterns

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_world")]

NO_PAGES = {
    "admin:logout": ({405}, "signing out comes by POST alone"),
    "admin:jsi18n": ({200}, "a script"),
    "admin:autocomplete": ({403}, "suggestions for a box, and it names none"),
    "admin:ask-download": ({200, 400}, "a file, where the question needs nothing to be chosen"),
    "admin:meetings_formatrequest_add": ({403}, "nobody adds a request by hand"),
    "admin:meetings_formatrequest_delete": ({403}, "nobody deletes a request"),
    "admin:feedback_feedback_add": ({403}, "nobody adds a message about a page by hand"),
    "admin:feedback_feedback_delete": ({403}, "nobody deletes a message about a page"),
    "admin:request_pack": ({200}, "a file"),
    "admin:meeting_item_draft": ({405}, "it only takes what is typed"),
    "admin:meeting_new_item_draft": ({405}, "it only takes what is typed"),
    "admin/(?P<url>.*)$": ({404}, "no such screen"),
}
"""What of the staff screens is no page: what it answers with instead, and why."""
STAFF_PAGES = [
    each.name for each in url_patterns() if not each.is_public and each.name not in NO_PAGES and ":" in each.name
]
ONE_FORM = "/feedback/?page="
"""Each page leads to the form about itself, which is one form: it is read without a page."""
BY_MAIL = {"alerts:asked", "alerts:confirm", "alerts:manage", "alerts:stop"}
"""Pages that follow a form, or that only a mail leads to."""
REFUSED = {"admin:auth_user_delete": "an account is closed and never deleted, so that its name stands in the history"}


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Refusals are among what is looked at: not each is told of."""
    caplog.set_level(logging.CRITICAL, logger="django.request")


@pytest.fixture
def staff(client: Client) -> Client:
    client.force_login(make.make_user(is_staff=True, is_superuser=True))
    return client


@pytest.mark.parametrize("name", PUBLIC_PAGES)
def test_page_of_each_record_is_sound_hidden_or_not(client, name, record_property):
    pages = [page for page in pages_of(client, name) if page.status not in {301, 302}]
    record_property(*dead_ends("missing", [page for page in pages if page.status == 404]))
    assert {page.status for page in pages} <= {200, 404}
    assert problems_of(pages) == []


@pytest.mark.parametrize("query", ["?on=2022-06-30", "?on=1812-01-01", "?on=yesterday", "?page=7&nothing=x"])
@pytest.mark.parametrize("name", PUBLIC_PAGES)
def test_page_of_another_day_or_a_bad_address_is_sound(client, name, query, record_property):
    pages = [page for page in pages_of(client, name, query) if page.status not in {301, 302}]
    record_property(*dead_ends("missing", [page for page in pages if page.status == 404]))
    record_property(*dead_ends("refused", [page for page in pages if page.status == 400]))
    assert {page.status for page in pages} <= {200, 400, 404}
    assert problems_of(pages) == []


@pytest.mark.parametrize("name", STAFF_PAGES)
def test_page_of_staff_is_sound(staff, name):
    pages = [page for page in pages_of(staff, name) if page.status != 302][:3]
    assert {page.status for page in pages} <= {403 if name in REFUSED else 200}
    assert problems_of(pages) == []


@pytest.mark.parametrize(("name", "statuses"), [(name, statuses) for name, (statuses, _) in NO_PAGES.items()])
def test_what_is_no_page_of_staff_is_answered_as_the_table_says(staff, name, statuses):
    found = pattern(name)
    assert {staff.get(found.address(arguments)).status_code for arguments in sample_args(name)} == statuses


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/no-such-page/", 404),
        ("/groups/no-such-group/", 404),
        ("/groups/no-such-group/meetings/", 404),
        ("/areas/no-such-area/", 404),
        ("/themes/no-such-theme/", 404),
        ("/organisations/no-such-body/", 404),
        ("/sources/no-such-source/", 404),
        ("/ask/no-such-question/", 404),
        ("/groups/?area=atlantis", 400),
        ("/groups/?q=nothing+is+called+this", 200),
        ("/groups/?on=1066-10-14", 200),
        ("/meetings/?from=1900&to=1901", 200),
        ("/changes/?from=1900&until=1901", 200),
        ("/search/?q=nothing+is+called+this", 200),
    ],
)
def test_page_without_what_was_asked_for_is_sound(client, address, status, record_property):
    page = Page.of(address, client.get(address))
    record_property(*dead_ends({404: "missing", 400: "refused", 200: "fruitless"}[status], [page]))
    assert page.status == status
    assert page.problems() == []


def test_page_of_staff_that_is_missing_or_refused_is_sound(staff, client):
    missing = Page.of("/admin/groups/theme/987654/change/", staff.get("/admin/groups/theme/987654/change/"))
    client.force_login(make.make_user(is_staff=True))
    refused = Page.of("/admin/groups/theme/", client.get("/admin/groups/theme/"))
    assert [missing.status, refused.status] == [404, 403]
    assert problems_in_main([missing, refused]) == []


def problems_in_main(pages: list[Page]) -> list[str]:
    """As of any page, but for the title: the site's own error pages stand in for those of the staff screens."""
    return [problem for problem in problems_of(pages) if "title" not in problem]


def crawl(client: Client, start: str, *, within: str = "") -> dict[str, Page]:
    """Every page that can be reached by links from the start, by address, whose address holds some text.

    Files are fetched too; the staff screens are left out.
    """
    waiting, pages = [start], {}
    while waiting:
        address = waiting.pop()
        response = client.get(address, follow=True)
        is_page = response["Content-Type"].startswith("text/html")
        pages[address] = page = Page(address, response.status_code, response.content.decode() if is_page else "")
        for path in map(path_of, filter(is_ours, page.links())):
            if (
                within in path
                and not path.startswith(("/admin/", ONE_FORM))
                and path not in pages
                and path not in waiting
            ):
                waiting.append(path)
    return pages


def broken_fragments(pages: dict[str, Page]) -> list[str]:
    """Links to a part of another page that is not there."""
    return [
        f"{page.address} leads to {target}"
        for page in pages.values()
        for target in (page.links() if page.text else [])
        if "#" in target and is_ours(target) and path_of(target) in pages
        if target.partition("#")[2] not in pages[path_of(target)].ids
    ]


def test_every_link_of_the_site_leads_somewhere(client, record_property):
    pages = crawl(client, "/")
    broken = [page.address for page in pages.values() if page.status != 200]
    record_property("proof", ["Z3 broken links", len(broken), len(pages)])
    assert broken == []
    assert broken_fragments(pages) == []


def test_every_page_has_a_title_of_its_own(client):
    pages = {address: page for address, page in crawl(client, "/").items() if page.text and "?" not in address}
    titles = Counter(page.title for page in pages.values())
    assert [title for title, count in titles.items() if count > 1] == []
    assert len(titles) >= 20


def test_every_public_page_can_be_reached_by_links(client):
    reached = {address.partition("?")[0] for address in crawl(client, "/")}
    open_to_all = {
        found.address(arguments)
        for found in url_patterns()
        if found.is_public and found.name not in FILES | BY_MAIL
        for arguments in sample_args(found.name)
        if client.get(found.address(arguments)).status_code == 200
    }
    assert sorted(open_to_all - reached) == []
