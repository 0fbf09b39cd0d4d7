"""Public pages, rendered once for each state of the public record, and the answers to "has it changed since?".

A page is kept under its address, day included, and given again until the public record changes. What was asked for it
of the tables that changed is then asked again, and where an answer differs the page is rendered anew; where that says
the same, the bytes and the ETag stay the same, so that nobody can tell that something hidden was changed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, cast

from django.conf import settings
from django.core.cache import BaseCache
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotModified, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control

from freshness.ahead import Ahead
from freshness.answers import Answers
from freshness.asking import Asked, Listener
from freshness.files import FILES
from freshness.files import KEPT as KEPT_AS_FILES
from freshness.kept import PAGES, PAGES_ASKED, QUESTIONS
from freshness.large_pages import LARGE_PAGES
from freshness.revision import Remembered, Revision, read_mark
from iag_registry.lib.addresses import address_of
from iag_registry.lib.kept_answers import kept_by

OF_STAFF = ("/admin/", "/health/")
"""What is for staff, or says how the server itself is."""
SEARCHES = "search:search"
"""Searches of readers are theirs, and are kept by nobody, on the way neither. What all of them have in common may be
kept: `request.revision` tells of which revision it is."""
NEVER_KEPT = {"foi:ask-download", "reuse:archives", "security"}
"""Answers to take away say the moment at which they were made; the list of archives is of files, not of the record; and
whom to tell of a weakness runs out at a moment."""
NEVER_KEPT_BELOW = ("reuse:api", "alerts:")
"""Answers of the API say how many more one client may ask for; alerts of readers are theirs."""
SHARED_SECONDS = 30
"""So long a cache that many readers share may give a page without asking (L4: at most 60)."""
LARGEST = 150 * 1024
"""Answers of more bytes are kept on the disk: no page is as large (X7), and downloads would push many pages out."""
KEPT_SECONDS = 60 * 60
OF_ONE_READER = {settings.SESSION_COOKIE_NAME, "messages"}
"""Cookies of someone who has signed in, or who is still to be thanked for what they sent."""
LASTING = (200, 301, 404, 410)
"""Answers that a shared cache would keep as long as it sees fit, were it not told for how long."""
TOLD_AGAIN = {"Cache-Control", "Content-Location", "Date", "ETag", "Expires", "Last-Modified", "Vary"}
"""The headers of an answer that says that nothing has changed (RFC 9110, 15.4.5)."""
MADE_AT = re.compile(rb'"generated_at": "[^"]*"')
"""What of a JSON document differs from one making to the next, and is no change."""


@dataclass(frozen=True)
class Kept:
    """One answer as it was rendered, and the mark of the revision for which it is known to be right.

    Of a large one the body stands on the disk (`freshness.large_pages`).
    """

    revision: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None

    @property
    def etag(self) -> str:
        return dict(self.headers)["ETag"]

    def answer_to(self, request: HttpRequest, address: str) -> HttpResponseBase | None:
        """The page; or that the reader has it, where they name it as they were told: most who ask ask so.

        None where it was large, and its body has gone.
        """
        given = request.META
        if given.get("HTTP_IF_NONE_MATCH") == self.etag and "HTTP_IF_MATCH" not in given:
            return HttpResponseNotModified(headers={name: told for name, told in self.headers if name in TOLD_AGAIN})
        if self.body is not None:
            return HttpResponse(self.body, headers=dict(self.headers))
        file = LARGE_PAGES.get(address, self.etag)
        return None if file is None else file.answer(request)


class PublicPages:
    """The middleware; it stands before all others, so that a page that is kept costs as little as can be."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.remembered, self.answers = Remembered(), Answers()
        self.ahead = Ahead(self._of_the_day, self.remembered)
        self.passed_on = (*OF_STAFF, settings.STATIC_URL)

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD") or request.path.startswith(self.passed_on):
            return self.get_response(request)
        if OF_ONE_READER & request.COOKIES.keys():
            return _for_one_reader(self.get_response(request))
        if not settings.PAGES_KEPT:
            return _conditional(request, _for_all(request, self.get_response(request)))
        if request.path == address_of(SEARCHES):
            cast(Any, request).revision = self.remembered.current().mark
            return _for_all(request, self.get_response(request))
        return _conditional(request, self._of_the_day(request, is_asked=True))

    def _of_the_day(self, request: HttpRequest, *, is_asked: bool = False) -> HttpResponseBase:
        """What the record says now: kept, or made anew; `is_asked` where a reader waits for it."""
        pages = PAGES_ASKED if request.META.get("QUERY_STRING") else PAGES
        address, revision = _address(request), self.remembered.current()
        FILES.give_up_all_but(revision.mark)
        kept: Kept | None = pages.get(address)
        if kept is not None and kept.revision != revision.mark and _says_the_same(kept, address, revision):
            kept = replace(kept, revision=revision.mark)
            pages.set(address, kept, KEPT_SECONDS)
        if kept is not None and kept.revision == revision.mark and (answer := kept.answer_to(request, address)):
            self._note(is_asked, kept, address, request)
            return answer
        if settings.FILES_KEPT and (file := FILES.answer(request, address, revision.mark)) is not None:
            return file
        # Whoever has to wait for their turn is given what was made for someone else meanwhile (`iag_registry.crowd`).
        cast(Any, request).kept_meanwhile = lambda: self._kept_now(pages, address, request)
        listener = Listener()
        with connection.execute_wrapper(listener), kept_by(self.answers.for_page(revision, listener)):
            response = _for_all(request, self.get_response(request))
        if _can_be_kept(request, response) and (kept := _kept(address, revision.mark, cast(Any, response), kept)):
            pages.set(address, kept, KEPT_SECONDS)
            _keep_questions(kept, address, revision, listener)
            self._note(is_asked, kept, address, request)
            return kept.answer_to(request, address) or response
        LARGE_PAGES.forget(address)
        if isinstance(response, StreamingHttpResponse) and settings.FILES_KEPT and _is_a_file(request, response):
            FILES.beside(response, address, revision.mark, read_mark)
        return response

    def _note(self, is_asked: bool, kept: Kept, address: str, request: HttpRequest) -> None:
        """Have the page made ahead, where a reader asked for it; a large one no more than a file is."""
        if is_asked and kept.body is not None:
            self.ahead.note(address, request)

    def _kept_now(self, pages: BaseCache, address: str, request: HttpRequest) -> HttpResponseBase | None:
        kept: Kept | None = pages.get(address)
        is_right = kept is not None and kept.revision == self.remembered.current().mark
        return cast(Kept, kept).answer_to(request, address) if is_right else None


def _says_the_same(kept: Kept, address: str, revision: Revision) -> bool:
    """Whether a page that is kept would be rendered the same now, as far as it can be told by asking again."""
    asked: Asked | None = QUESTIONS.get(address)
    if asked is None or asked.page != kept.etag or not asked.is_answered_alike(revision):
        return False
    QUESTIONS.set(address, replace(asked, states=revision.states), KEPT_SECONDS)
    return True


def _keep_questions(kept: Kept, address: str, revision: Revision, listener: Listener) -> None:
    questions = listener.questions()
    if questions is None:
        QUESTIONS.delete(address)
    else:
        QUESTIONS.set(address, Asked.of(kept.etag, revision.states, questions), KEPT_SECONDS)


def _address(request: HttpRequest) -> str:
    """What a page is kept under: the day is part of it, because a page without one is read as of today."""
    host = request.META.get("HTTP_HOST", "")
    parts = (timezone.localdate().isoformat(), str(request.scheme), host, request.get_full_path())
    return sha256("\n".join(parts).encode()).hexdigest()


def _for_one_reader(response: HttpResponseBase) -> HttpResponseBase:
    """What one who has signed in reads is kept by nobody on the way."""
    patch_cache_control(response, private=True, no_store=True)
    return response


def _for_all(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """An answer that is the same for everyone: how long it may be shared, and a mark to ask for changes with."""
    match = request.resolver_match
    if response.cookies or (match is not None and match.view_name == SEARCHES):
        return _for_one_reader(response)
    if response.status_code in LASTING and not response.has_header("Cache-Control"):
        patch_cache_control(response, public=True, max_age=0, s_maxage=SHARED_SECONDS)
    if response.status_code == 200 and isinstance(response, HttpResponse) and not response.has_header("ETag"):
        digest, is_exact = _digest(response.content)
        response["ETag"] = f'"{digest}"' if is_exact else f'W/"{digest}"'
    return response


def _digest(body: bytes) -> tuple[str, bool]:
    """What tells one content from another, and whether it tells every byte from every other."""
    told, moments = MADE_AT.subn(b"", body, count=1) if body.startswith(b"{") else (body, 0)
    return sha256(told).hexdigest()[:32], not moments


def _conditional(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The answer, or that the reader has it already."""
    if response.status_code != 200 or not response.has_header("ETag"):
        return response
    # A file that is sent piece by piece has a mark of its own.
    answer: HttpResponseBase | None = get_conditional_response(
        request, etag=response["ETag"], response=cast(HttpResponse, response)
    )
    return answer or response


def _can_be_kept(request: HttpRequest, response: HttpResponseBase) -> bool:
    match = request.resolver_match
    return (
        _is_for_all(request, response)
        and isinstance(response, HttpResponse)
        and (len(response.content) <= LARGEST or LARGE_PAGES.takes(len(response.content)))
        and match is not None
        and match.view_name not in NEVER_KEPT
        and not match.view_name.startswith(NEVER_KEPT_BELOW)
    )


def _is_a_file(request: HttpRequest, response: StreamingHttpResponse) -> bool:
    match = request.resolver_match
    return _is_for_all(request, response) and match is not None and match.view_name in KEPT_AS_FILES


def _is_for_all(request: HttpRequest, response: HttpResponseBase) -> bool:
    return (
        request.method == "GET"
        and response.status_code == 200
        and not response.cookies
        and not response.has_header("Vary")
        and "no-store" not in response.get("Cache-Control", "")
    )


def _kept(address: str, revision: str, response: HttpResponse, before: Kept | None) -> Kept | None:
    """The answer to keep; None where there is no room. Where it says what the one before said, it is that one."""
    etag, is_large = response["ETag"], len(response.content) > LARGEST
    if before is not None and before.etag == etag and not (is_large and LARGE_PAGES.get(address, etag) is None):
        return replace(before, revision=revision)
    if not is_large:
        LARGE_PAGES.forget(address)
    elif not LARGE_PAGES.keep(address, response):
        return None
    return Kept(revision, tuple(response.items()), None if is_large else response.content)
