"""Which public addresses are pages, and what is read at each."""

from django.test import Client

from tests.harness.pages import Page
from tests.harness.urls import CHOICES, pattern, sample_args, url_patterns

FILES = {
    *("robots", "security", "sitemap", "sitemap-section"),
    *("brand", "health", "groups:group-csv", "groups:group-json", "foi:ask-download"),
    *("meetings:meeting-csv", "meetings:meeting-json", "meetings:paper"),
    *("meetings:meeting-calendar", "meetings:group-list-calendar", "meetings:group-calendar", "meetings:one-calendar"),
    *("meetings:minutes-feed", "meetings:group-minutes-feed", "meetings:minutes-file", "meetings:version-file"),
    *("reuse:datapackage", "reuse:csvw", "reuse:dcat", "reuse:popolo", "reuse:checksums", "reuse:openapi"),
    *("reuse:table-file", "reuse:table-csvw", "reuse:archive"),
    *(each.name for each in url_patterns() if each.name.startswith("reuse:api-")),
    *("foi:figures-csv", "foi:log-csv", "foi:log-feed", "foi:log-file", "foi:log-archive"),
    *("changes:change-csv", "changes:change-json", "changes:change-feed", "groups:group-feed"),
    *("meetings:meeting-feed", "meetings:action-feed", "meetings:group-action-feed"),
    *("meetings:action-calendar", "meetings:group-action-calendar"),
}
"""Public addresses that answer with something else than a page."""
PUBLIC_PAGES = [each.name for each in url_patterns() if each.is_public and each.name not in FILES]
EMPTY_PAGES = [name for name in PUBLIC_PAGES if not pattern(name).arguments or name in CHOICES]


def pages_of(client: Client, name: str, query: str = "") -> list[Page]:
    found = pattern(name)
    addresses = [found.address(arguments) + query for arguments in sample_args(name)]
    return [Page.of(address, client.get(address)) for address in addresses]


def dead_ends(sort: str, pages: list[Page]) -> tuple[str, list[str | int]]:
    """What is proved of these pages, of which each offers a next step: how many do not (X15)."""
    return "proof", [f"X15 {sort} pages without a next step", sum(page.is_dead_end for page in pages), len(pages)]


def problems_of(pages: list[Page]) -> list[str]:
    return [problem for page in pages for problem in page.problems()]
