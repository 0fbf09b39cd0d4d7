"""The pages about the register itself, which people expect of a public service.

What belongs to the publisher comes from its settings, and each page says so where one is not given. All but two are the
same for as long as the settings are; none has a cookie, a form or a token.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups import disclosure as groups
from iag_registry.glossary import read_glossary
from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import reading_of
from iag_registry.lib.partial_dates import PartialDate

STATEMENT_PREPARED = date(2026, 11, 28)
"""When the accessibility statement was written, from the tests that it tells of."""


@dataclass(frozen=True)
class Cookie:
    """One cookie that the site sets: its name, what it is for, when it is set and for how long."""

    name: str
    purpose: str
    set_when: str
    lasts: str


def cookies_set() -> tuple[Cookie, ...]:
    """Every cookie that the site sets, all of them strictly necessary (ACC-11)."""
    minutes = settings.SESSION_COOKIE_AGE // 60
    weeks = settings.CSRF_COOKIE_AGE // (7 * 24 * 60 * 60)
    kinds = ["feedback", "minutes in another format"]
    kinds += ["email alerts"] if settings.ALERTS else []
    kinds += ["finding the area of a postcode"] if settings.POSTCODE_PROVIDER != "off" else []
    forms = f"{', '.join(kinds)}, or the staff pages"
    return (
        Cookie(
            settings.CSRF_COOKIE_NAME,
            "Makes sure that a form is sent by the person who opened it.",
            f"When you open a page with a form to send: {forms}.",
            f"{weeks} weeks",
        ),
        Cookie(
            "messages",
            "Carries one line, such as “Your request has reached us”, to the next page.",
            "When you have sent a form that ends with such a line.",
            "Until that page is shown, or you close the browser",
        ),
        Cookie(
            settings.SESSION_COOKIE_NAME,
            "Keeps staff signed in.",
            "When a member of staff signs in. Readers never have it.",
            f"{minutes} minutes after the last page",
        ),
    )


def _page(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    reading = reading_of(request.GET, timezone.localdate())
    status = 400 if reading.problem else 200
    return render(request, f"pages/{name}.html", {"reading": reading, **_publisher(), **context}, status=status)


def _publisher() -> dict[str, Any]:
    """What the publisher has said of itself; empty where it has not."""
    return {
        "address": settings.PUBLISHER_ADDRESS,
        "telephone": settings.PUBLISHER_TELEPHONE,
        "data_controller": settings.DATA_CONTROLLER,
        "data_protection_contact": settings.DATA_PROTECTION_CONTACT,
        "ico_registration": settings.ICO_REGISTRATION,
        "kept_days": settings.FEEDBACK_DAYS,
    }


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the register is, who publishes it, and how it is made."""
    return _page(request, "about")


@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """How to join a group: what sources say of it, and whom to write to, as far as the register knows."""
    reading = reading_of(request.GET, timezone.localdate())
    return _page(request, "join", joining=groups.joining(reading.day, Audience.PUBLIC))


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """How to find, read, follow and reuse what the register says."""
    return _page(request, "help", alerts_are_on=settings.ALERTS)


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every abbreviation that is spelt out on the pages, and who says what it stands for."""
    sources = {row.link.url: row.link for row in groups.source_rows(Audience.PUBLIC)}
    entries = [
        (entry, sources.get(reverse("groups:source-detail", args=[entry.source])) if entry.source else None)
        for entry in read_glossary()
    ]
    return _page(request, "glossary", entries=entries)


@require_safe
def contact(request: HttpRequest) -> HttpResponse:
    """How to reach the publisher."""
    return _page(request, "contact")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement that the regulations ask for (ACC-02)."""
    prepared = PartialDate.of(STATEMENT_PREPARED)
    return _page(request, "accessibility", prepared=prepared, reviewed=settings.ACCESSIBILITY_REVIEWED)


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Whose personal data is used, for what, on what ground, and for how long."""
    return _page(request, "privacy", alerts_are_on=settings.ALERTS)


@require_safe
def cookies(request: HttpRequest) -> HttpResponse:
    """The cookies that the site sets."""
    return _page(request, "cookies", cookies=cookies_set())
