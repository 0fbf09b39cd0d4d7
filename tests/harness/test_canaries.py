"""Nothing that is not public leaves by any address, export or command (L1, L7, L8)."""

import io
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urldefrag, urlencode, urljoin, urlparse

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from foi.catalogue import QUESTIONS
from groups.models import Area, GroupKind, Organisation, Theme
from tests.harness.canaries import Canaries, sightings
from tests.harness.hidden_world import plant
from tests.harness.urls import pattern, sample_args, url_patterns

pytestmark = pytest.mark.django_db

SLUGS = [question.key for question in QUESTIONS]

DAYS = ["", "1350-01-01", "2019-12-31", "2022-06-30", "2030-01-01"]
"""Today, a day on which only hidden facts were so, a day before anything, a day of meetings, and a day to come."""


def keys(*models: Any) -> list[str]:
    return [key for model in models for key in model.objects.order_by("pk").values_list("key", flat=True)]


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

    def __init__(self) -> None:
        self.client = Client(raise_request_exception=True)
        self.responses: dict[str, bytes] = {}
        self.visited: set[str] = set()

    def run(self) -> "Crawl":
        for each in url_patterns():
            if each.is_public:
                self.visited.add(each.name)
                for arguments in sample_args(each.name):
                    self._read(each.address(arguments))
        self._read("/no/such/address/")
        for query in self._queries():
            self._read(query)
        self._follow()
        return self

    def _queries(self) -> Iterator[str]:
        group_filters = {
            "kind": list(GroupKind.objects.values_list("code", flat=True)),
            "area": keys(Area),
            "theme": keys(Theme),
            "run_by": keys(Organisation),
            "status": ["active", "unknown", "nonsense"],
            "q": ["open", "group", "no such words"],
        }
        for path in ("groups:group-list", "groups:group-csv", "groups:group-json"):
            for name, values in group_filters.items():
                for value in values:
                    yield f"{reverse(path)}?{urlencode({name: value})}"
        for slug in SLUGS:
            for extension in ("", "csv", "json", "odt"):
                address = reverse("foi:ask-question", args=[slug])
                if extension:
                    address = reverse("foi:ask-download", args=[slug, extension])
                yield f"{address}?{urlencode({'themes': keys(Theme)}, doseq=True)}"
                for audience in ("staff", "restricted"):
                    yield f"{address}?{urlencode({'audience': audience, 'known_at': '2020-01-01T00:00'})}"

    def _read(self, address: str) -> None:
        for day in DAYS:
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
                if parts.netloc == "testserver" and not parts.path.startswith(("/static/", "/admin/")):
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


@pytest.fixture
def planted() -> Canaries:
    return plant()[0]


def test_nothing_hidden_leaves_by_any_address(planted: Canaries, record_property: Any) -> None:
    crawl = Crawl().run()
    names = {each.name for each in url_patterns() if each.is_public}
    found = crawl.sightings()
    record_property("leaks", f"{len(found)} of {len(crawl.responses)} responses, {len(planted.planted)} marks")
    assert crawl.visited == names
    assert len(planted.planted) >= 200
    assert len(crawl.responses) >= 1000
    assert found == {}


@pytest.mark.parametrize("file_format", ["text", "csv", "json", "odt"])
def test_nothing_hidden_leaves_by_a_command_for_the_public(planted: Canaries, file_format: str, tmp_path: Any) -> None:
    read = 0
    for slug in SLUGS:
        for moment in ([], ["--known-at", "2100-01-01T00:00"]):
            path = tmp_path / f"{slug}.{file_format}"
            themes = [argument for key in keys(Theme) for argument in ("--theme", key)] if slug in THEMED else []
            call_command(
                "ask", slug, "--on", "2022-06-30", "--format", file_format, "--output", str(path), *themes, *moment
            )
            content = path.read_bytes()
            assert content
            assert sightings(content) == set(), slug
            read += 1
    assert read == 2 * len(SLUGS)


THEMED = {"who-sits", "latest-minutes"}


def test_search_finds_hidden_words_no_more_than_nonsense(planted: Canaries) -> None:
    client = Client()
    marks = [mark for mark in planted.planted if mark.startswith("cnry")]
    nonsense = client.get(reverse("groups:group-json"), {"q": "zzqq0000zz"}).json()
    assert len(marks) >= 150
    for mark in marks[::5]:
        answer = client.get(reverse("groups:group-json"), {"q": mark}).json()
        assert answer["rows"] == nonsense["rows"] == []


@pytest.mark.parametrize(
    "name", ["groups:group-detail", "groups:organisation-detail", "groups:source-detail", "meetings:group-meetings"]
)
def test_a_hidden_address_answers_as_one_that_never_was(planted: Canaries, name: str) -> None:
    """L8: status, body and headers are the same, but for the address itself where a page says it back."""
    client = Client()
    never = pattern(name).address(dict.fromkeys(pattern(name).arguments, "never-was"))
    expected = client.get(never)
    hidden = [pattern(name).address(arguments) for arguments in sample_args(name)]
    hidden = [address for address in hidden if sightings(address.encode())]
    for address in hidden:
        answer = client.get(address)
        assert answer.status_code == expected.status_code == 404
        assert answer.content.replace(address.encode(), b"") == expected.content.replace(never.encode(), b"")
        assert dict(answer.items()) == dict(expected.items())
    assert len(hidden) >= 3


def test_a_mark_is_seen_in_every_form() -> None:
    forms = [
        "cnry0042zq",
        "CNRY0042ZQ",
        "&#99;nry0042zq",
        "%63nry0042zq",
        '{"a": "\\u0063nry0042zq"}',
        "x-cnry0042zq-y",
        "cnry00",
        "Y25yeTAwNDJ6cQ==",
        "IGNucnkwMDQyenE=",
        "ICBjbnJ5MDA0MnpxIA==",
        "1203-04-05",
        "5 April 1203",
        "731000007",
    ]
    assert [form for form in forms if not sightings(form.encode())] == []
    assert sightings(b"Nothing on 28 September 2006, nor among 1,284 responses.") == set()


def test_a_mark_is_seen_inside_an_archive() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("content.xml", "<p>cnry0042zq</p>")
    assert sightings(buffer.getvalue()) == {"cnry0042"}
