"""Reads the whole public site as a visitor would, and whatever its pages lead to."""

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urlencode, urljoin, urlparse

from django.test import Client
from django.urls import reverse

from changes.disclosure import KINDS
from foi.catalogue import QUESTIONS
from groups.models import AdvisoryGroup, Area, GroupKind, Organisation, Theme
from search.actions.refreshing import refresh_waiting
from search.choices import Sort
from tests.harness.asking import asked_whole
from tests.harness.canaries import sightings
from tests.harness.urls import sample_args, url_patterns

SLUGS = [question.key for question in QUESTIONS]

SEARCHED = ["open", "group", "statement", "meeting", "minutes", "invented", "withheld", "opne", "no such words"]
"""Words by which the search is asked: those of the planted register, one mistyped, and some of nothing."""

DAYS = ["", "1350-01-01", "2019-12-31", "2022-06-30", "2030-01-01"]
"""Today, a day on which only hidden facts were so, a day before anything, a day of meetings, and a day to come."""


def keys(*models: Any) -> list[str]:
    return [key for model in models for key in model.objects.order_by("pk").values_list("key", flat=True)]


def _filtered(names: tuple[str, ...], filters: dict[str, list[str]]) -> Iterator[str]:
    """Each of these lists with each value of each filter."""
    for name in names:
        for parameter, values in filters.items():
            for value in values:
                yield f"{reverse(name)}?{urlencode({parameter: value})}"


LEFT_OUT = tuple(f"http://testserver/{each}" for each in ("static/", "admin/", "feedback/?page="))
"""What is not followed: each page leads to the form about itself, which is one form and is read without a page."""


class Links(HTMLParser):
    """The addresses that a page leads to."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if name in {"href", "action"} and value]


class Crawl:
    """Reads every public address with every argument, on several days, and then whatever the pages lead to."""

    def __init__(self, days: list[str] = DAYS) -> None:
        self.days = days
        self.client = Client(raise_request_exception=True)
        self.responses: dict[str, bytes] = {}
        self.visited: set[str] = set()

    def run(self) -> "Crawl":
        """Everything: each address, each filter, and one step along every link."""
        refresh_waiting()
        for address in (*self._addresses(), *self._queries()):
            self._read(address)
        self._follow()
        return self

    def first_sighting(self) -> str:
        """The first address at which a mark is seen; empty where the addresses themselves show none.

        Nothing is read after it: what else leaks is no part of the answer.
        """
        for address in self._addresses():
            self._read(address)
            if seen := self.sightings():
                return next(iter(seen))
            self.responses.clear()
        return ""

    def _addresses(self) -> Iterator[str]:
        for each in url_patterns():
            if each.is_public:
                self.visited.add(each.name)
                for arguments in sample_args(each.name):
                    yield each.address(arguments)
        yield "/no/such/address/"

    def _queries(self) -> Iterator[str]:
        kinds = list(GroupKind.objects.values_list("code", flat=True))
        yield from _filtered(
            (
                *("groups:group-list", "groups:group-csv", "groups:group-json", "groups:group-feed"),
                "meetings:group-list-calendar",
            ),
            {
                "kind": kinds,
                "area": keys(Area),
                "theme": keys(Theme),
                "run_by": keys(Organisation),
                "status": ["active", "unknown", "nonsense"],
                "q": ["open", "group", "no such words"],
            },
        )
        yield from _filtered(
            (
                *("meetings:meeting-list", "meetings:meeting-csv", "meetings:meeting-json"),
                *("meetings:meeting-calendar", "meetings:meeting-feed", "meetings:minutes-feed"),
            ),
            {
                "group": keys(AdvisoryGroup),
                "kind": kinds,
                "area": keys(Area),
                "theme": keys(Theme),
                "when": ["past", "ahead"],
                "minutes": ["published", "not"],
                "from": ["1200", "2022"],
                "to": ["1400", "2022-06"],
            },
        )
        yield from _filtered(("search:search",), {"q": SEARCHED, "page": ["2"]})
        yield from (f"{reverse('search:search')}?q=open&type={sort}" for sort in Sort)
        yield from _filtered(
            ("changes:change-list", "changes:change-csv", "changes:change-json", "changes:change-feed"),
            {
                "group": keys(AdvisoryGroup),
                "area": keys(Area),
                "theme": keys(Theme),
                "kind": [kind for kind, _ in KINDS],
                "from": ["1200", "2022"],
                "until": ["1400", "2022-06"],
            },
        )
        yield from (f"{reverse('changes:compare')}?from={first}&until=2022-06" for first in ("1350-01-01", "2019"))
        for address in ("/data/groups.csv", "/api/v1/groups/"):
            for parameter, values in {"kind": kinds, "area": keys(Area), "q": ["open", "group"]}.items():
                yield from (f"{address}?{urlencode({parameter: value})}" for value in values)
        for address in ("/data/meetings.csv", "/api/v1/meetings/"):
            yield from (f"{address}?{urlencode({'group': key})}" for key in keys(AdvisoryGroup))
        for question in QUESTIONS:
            slug = question.key
            for extension in ("", "csv", "json", "odt"):
                address = reverse("foi:ask-question", args=[slug])
                if extension:
                    address = reverse("foi:ask-download", args=[slug, extension])
                yield f"{address}?{urlencode(asked_whole(question), doseq=True)}"
                for audience in ("staff", "restricted"):
                    yield f"{address}?{urlencode({'audience': audience, 'known_at': '2020-01-01T00:00'})}"
            everything = {"theme": keys(Theme), "group": keys(AdvisoryGroup)}
            yield f"{reverse('foi:ask-question', args=[slug])}?{urlencode(everything, doseq=True)}"

    def _read(self, address: str) -> None:
        for day in self.days:
            where = address if not day else f"{address}{'&' if '?' in address else '?'}on={day}"
            if where in self.responses:
                continue
            response = self.client.get(where)
            assert response.status_code < 500, where
            body = b"".join(response.streaming_content) if response.streaming else response.content
            headers = "\n".join(f"{name}: {value}" for name, value in response.items())
            self.responses[where] = body
            self.responses[f"headers of {where}"] = headers.encode()

    def _follow(self) -> None:
        """One step from every page, within the site: what a page links to is public too."""
        for where, body in list(self.responses.items()):
            if b"<html" not in body[:2000]:
                continue
            for link in Links(body.decode()).found:
                target = urldefrag(urljoin(f"http://testserver{where}", link)).url
                parts = urlparse(target)
                if parts.netloc == "testserver" and not target.startswith(LEFT_OUT):
                    address = parts.path + (f"?{parts.query}" if parts.query else "")
                    if address not in self.responses:
                        self.responses[address] = self._content(address)

    def _content(self, address: str) -> bytes:
        response = self.client.get(address)
        assert response.status_code < 500, address
        return b"".join(response.streaming_content) if response.streaming else response.content

    def sightings(self) -> dict[str, set[str]]:
        """What was seen, by address; a mark that the crawl itself put into the address tells it nothing."""
        seen = {where: sightings(body) - sightings(where.encode()) for where, body in self.responses.items()}
        return {where: marks for where, marks in seen.items() if marks}

    def answered(self, question: str) -> bool:
        """True where the crawl was given the answer to a question, and not only its form."""
        address = reverse("foi:ask-download", args=[question, "json"])
        return any(where.startswith(address) and b'"answer"' in body for where, body in self.responses.items())
