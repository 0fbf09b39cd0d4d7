"""A walk through the site as one of the roles, by the links that it is shown, within a bound (Z3)."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from tests.harness.pages import Page, is_ours, path_of, words_of

STARTS = ("/", "/admin/")
OF_ONE_SORT = 2
"""So many pages of one sort are read by each role: those of one address in the URL table, with a query or without."""
TOKEN = re.compile(r'(name="csrfmiddlewaretoken" value=)"\w+"')
"""Drawn anew for every answer, so that without it the same page is the same text."""


@cache
def read(address: str, status: int, text: str) -> Page:
    """A page, parsed once however many roles meet it."""
    return Page(address, status, text)


@cache
def problems_of(page: Page) -> tuple[str, ...]:
    return tuple(page.problems())


@dataclass
class Walk:
    """What one role met: the pages by their address, the files, and what was answered otherwise than with 200."""

    pages: dict[str, Page] = field(default_factory=dict)
    files: list[str] = field(default_factory=list)
    refused: dict[str, int] = field(default_factory=dict)

    @property
    def met(self) -> int:
        return len(self.pages) + len(self.files) + len(self.refused)

    def problems(self) -> list[str]:
        return [problem for page in self.pages.values() for problem in problems_of(page)]

    def titles_of_several(self) -> dict[str, list[str]]:
        """Titles that stand above pages which say different things, and where these are.

        A list that is filtered, sorted or turned over has the title of the list, so that its query is left out.
        """
        said: dict[str, dict[str, str]] = defaultdict(dict)
        for page in self.pages.values():
            if "?" not in page.address and page.main is not None:
                said[page.title].setdefault(words_of(page.main), page.address)
        return {title: sorted(where.values()) for title, where in said.items() if len(where) > 1}

    def broken_fragments(self) -> list[str]:
        """Links to a part of another page that is not there."""
        return [
            f"{page.address} leads to {target}"
            for page in self.pages.values()
            for target in links_of(page)
            if "#" in target and path_of(target) in self.pages
            if target.partition("#")[2] not in self.pages[path_of(target)].ids
        ]


def links_of(page: Page) -> Iterator[str]:
    """Where the links of a page lead, and its forms that are sent by GET, as whole addresses of this site."""
    found = [link.get("href") for link in page.all("a")]
    found += [form.get("action") for form in page.all("form") if (form.get("method") or "get").lower() == "get"]
    for target in found:
        if target and is_ours(whole := urljoin(f"http://testserver{page.address}", target)):
            yield whole


def sort_of(address: str) -> tuple[str, bool]:
    """Which pages are of one sort: the route that answers, and whether it is asked with a query."""
    parts = urlsplit(address)
    try:
        route = resolve(parts.path).route
    except Resolver404:
        route = parts.path  # Leads nowhere, as its status will say.
    return route, bool(parts.query)


def walk(client: Client) -> Walk:
    """Follow every link from the starts, the nearest first, until enough of each sort has been read."""
    found, waiting, known = Walk(), deque(STARTS), set(STARTS)
    sorts: Counter[tuple[str, bool]] = Counter()
    while waiting:
        address = waiting.popleft()
        response = client.get(address, follow=True)
        arrived = response.redirect_chain[-1][0] if response.redirect_chain else address
        if response.status_code != 200:
            found.refused[address] = response.status_code
        elif not response["Content-Type"].startswith("text/html"):
            found.files.append(address)
            if response.streaming:  # Read to its end, which also lets go of it: `close()` would close the database too.
                deque(response.streaming_content, maxlen=0)
        elif arrived not in found.pages:
            page = read(arrived, 200, TOKEN.sub(r'\1""', response.content.decode()))
            found.pages[arrived] = page
            for path in map(path_of, links_of(page)):
                if path not in known and sorts[sort := sort_of(path)] < OF_ONE_SORT:
                    sorts[sort] += 1
                    known.add(path)
                    waiting.append(path)
    return found
