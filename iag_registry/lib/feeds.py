"""The one writer of feeds (RFC 4287, EXP-08): what changed, the newest first, for programs that follow it.

A feed says when it changed by its entries and not by the clock, so the same entries give the same bytes. Identifiers
are ``tag:`` addresses (RFC 4151) of the site's own name: they stay when a page moves. A feed wants a moment where the
register knows a day or less: it is given the beginning of the first day that the date can mean, and the words of an
entry say no more than is known.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

MOST = 100
"""How many entries a feed holds; the pages of the list hold the rest."""
NOTHING_YET = date(1970, 1, 1)
TAGS_SINCE = 2026
"""A year in which the site's name was in the publisher's hands, as RFC 4151 asks; never to be changed."""
SOONEST = timedelta(seconds=1)
"""What is withdrawn on the day of its publication is newer by so much: a reader takes what is as old for the same."""

_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]+")


@dataclass(frozen=True)
class FeedEntry:
    """One entry: `tag` stays for good, addresses are paths of this site, `summary` is plain text."""

    tag: str
    title: str
    url: str
    summary: str
    updated: date | datetime
    published: date | None = None
    is_withdrawn: bool = False


class _Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        moments: list[datetime] = [item["updateddate"] for item in self.items]
        return max(moments, default=_moment(NOTHING_YET))


def write_feed(entries: Iterable[FeedEntry], *, title: str, page: str, address: str) -> bytes:
    """The bytes of a feed that stands at an address and tells of what a page lists; both are paths with their query."""
    site = settings.PUBLIC_URL
    feed = _Feed(
        title=xml_text(title),
        link=site + page,
        description=None,
        language=settings.LANGUAGE_CODE,
        author_name=settings.PUBLISHER_NAME,
        feed_url=site + address,
        feed_guid=tag_of(address.lstrip("/")),
    )
    for entry in entries:
        feed.add_item(
            title=xml_text(entry.title),
            link=site + entry.url,
            # Readers take a summary for HTML.
            description=escape(xml_text(entry.summary)),
            unique_id=tag_of(entry.tag),
            pubdate=_moment(entry.published) if entry.published else None,
            updateddate=_moment(entry.updated) + (SOONEST if entry.is_withdrawn else timedelta()),
        )
    return feed.writeString("utf-8").encode()


def feed_answer(entries: Iterable[FeedEntry], *, title: str, page: str, address: str) -> HttpResponse:
    """A feed as the answer to a request."""
    content = write_feed(entries, title=title, page=page, address=address)
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")


def xml_text(text: str) -> str:
    """The text with a space for signs that XML 1.0 cannot hold: the line break of a word processor is one of them."""
    return _NO_XML.sub(" ", text)


def tag_of(name: str) -> str:
    """An identifier that stays: "tag:register.example,2026:minutes/…"."""
    return f"tag:{urlsplit(settings.PUBLIC_URL).hostname or 'localhost'},{TAGS_SINCE}:{name}"


def with_query(path: str, query: QueryDict) -> str:
    """An address with the filters that are in use, in one order whatever order they were asked in."""
    used = sorted((name, value) for name, value in query.items() if value and name != "page")
    return f"{path}?{urlencode(used)}" if used else path


def _moment(day: date | datetime) -> datetime:
    """A moment as it is; of a day its beginning, because no more than the day is said."""
    return day if isinstance(day, datetime) else datetime.combine(day, time(), UTC)


def feed_title(what: str, asked: Iterable[Any], of: str) -> str:
    """What a feed is called: what it tells of, the filters that are in use, and of which site."""
    return f"{'; '.join([what, *(f'{each.label}: {each.value}' for each in asked)])} - {of}"
