"""The one writer of feeds (RFC 4287); all of it invented."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest
from django.http import QueryDict

from iag_registry.lib.feeds import FeedEntry, tag_of, with_query, write_feed, xml_text

ATOM = "{http://www.w3.org/2005/Atom}"
ENTRY = FeedEntry(tag="things/1", title="A <b>", url="/things/1/", summary="a < b & c", updated=date(2022, 3, 1))


def feed_of(*entries):
    content = write_feed(entries, title="Things", page="/things/", address="/things.atom?a=1&b=2")
    return ElementTree.fromstring(content)  # noqa: S314 - the register wrote it


def test_feed_has_what_the_standard_asks_for(settings):
    settings.PUBLIC_URL = "https://register.example:8443"
    feed = feed_of(ENTRY)
    assert [feed.findtext(ATOM + name) for name in ("title", "id", "updated")] == [
        "Things",
        "tag:register.example,2026:things.atom?a=1&b=2",
        "2022-03-01T00:00:00+00:00",
    ]
    (entry,) = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(ATOM + name) for name in ("title", "id", "updated", "published", "summary")] == [
        "A <b>",
        "tag:register.example,2026:things/1",
        "2022-03-01T00:00:00+00:00",
        None,
        "a &lt; b &amp; c",
    ]
    assert entry.find(f"{ATOM}link").get("href") == "https://register.example:8443/things/1/"


def test_empty_feed_changed_at_a_moment_that_stays():
    assert feed_of().findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"


def test_moment_is_told_as_it_is():
    moment = datetime(2022, 3, 1, 12, 30, 5, tzinfo=UTC)
    entry = FeedEntry(tag="x", title="x", url="/", summary="", updated=moment, published=date(2022, 2, 1))
    feed = feed_of(entry)
    assert [feed.findtext(f"{ATOM}entry/{ATOM}{name}") for name in ("published", "updated")] == [
        "2022-02-01T00:00:00+00:00",
        "2022-03-01T12:30:05+00:00",
    ]


FORBIDDEN = "\x00\x08\x0b\x0c\x1f\ud800\udfff\ufffe\uffff"


def test_signs_that_xml_cannot_hold_are_a_space():
    kept = "\t\n\r\x7f\x85\ue000\ufffd\U0001f4a9\U0010ffff"
    assert xml_text(f"a{kept}b") == f"a{kept}b"
    assert [xml_text(f"a{sign}b") for sign in FORBIDDEN] == ["a b"] * len(FORBIDDEN)


@pytest.mark.parametrize("sign", FORBIDDEN)
def test_feed_can_be_read_whatever_stands_in_its_texts(sign):
    entry = FeedEntry(tag="x", title=f"a{sign}b", url="/", summary=f"c{sign}d", updated=date(2022, 3, 1))
    content = write_feed([entry], title=f"e{sign}f", page="/", address="/things.atom")
    feed = ElementTree.fromstring(content)  # noqa: S314 - the register wrote it
    assert (feed.findtext(f"{ATOM}title"), feed.findtext(f"{ATOM}entry/{ATOM}title")) == ("e f", "a b")


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ("", "/things.atom"),
        ("b=2&a=1", "/things.atom?a=1&b=2"),
        ("a=&page=4&b=x+y%26", "/things.atom?b=x+y%26"),
    ],
)
def test_address_has_one_order(query, address):
    assert with_query("/things.atom", QueryDict(query)) == address


def test_tag_of_a_site_without_a_name(settings):
    settings.PUBLIC_URL = ""
    assert tag_of("x") == "tag:localhost,2026:x"
