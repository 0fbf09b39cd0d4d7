"""The register as its documents state it, read page by page: each is sound, and no link breaks (Z3)."""

from collections import Counter

import pytest

from groups.models import AdvisoryGroup
from tests.harness.test_pages import broken_fragments, crawl

pytestmark = pytest.mark.django_db


def test_every_page_that_links_lead_to_is_sound(client, record_property):
    pages = crawl(client, "/")
    problems = [problem for page in pages.values() if page.text for problem in page.problems()]
    broken = [f"{page.status} for {page.address}" for page in pages.values() if page.status != 200]
    record_property("proof", ["Z3 pages of the register with a problem", len(problems) + len(broken), len(pages)])
    assert broken == []
    assert problems == []
    assert broken_fragments(pages) == []
    titles = Counter(page.title for address, page in pages.items() if page.text and "?" not in address)
    assert [title for title, count in titles.items() if count > 1] == []
    groups = {group.get_absolute_url() for group in AdvisoryGroup.objects.filter(audience="public")}
    assert groups - pages.keys() == set()


def test_every_page_of_an_earlier_day_is_there_and_some_are_looked_at(client, record_property):
    pages = crawl(client, "/?on=2006-09-28", within="on=2006-09-28")
    broken = [f"{page.status} for {page.address}" for page in pages.values() if page.status != 200]
    record_property("proof", ["Z3 pages of an earlier day that are broken", len(broken), len(pages)])
    assert broken == []
    # The markup is that of today's pages, all of which are looked at above.
    assert [problem for page in list(pages.values())[::8] if page.text for problem in page.problems()] == []
