"""What programs that read the site are told: what not to fetch, and whom to tell of a weakness (RFC 9309, RFC 9116)."""

from datetime import UTC

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

DOWNLOADS = ("csv", "json", "ics", "atom", "zip", "odt")


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """No staff screens, no forms, no list with a filter: those combine without end, and the sitemap names all pages.

    It names no single record, so that it can point at nothing that is withheld.
    """
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        f"Disallow: {reverse('feedback:feedback')}",
        "Disallow: /*/other-format/",
        "Disallow: /*?",
        *(f"Disallow: /*.{ending}$" for ending in DOWNLOADS),
        "",
        f"Sitemap: {settings.PUBLIC_URL}{reverse('sitemap')}",
    ]
    return _text(lines)


@require_safe
@cache_control(public=True, max_age=3600)
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness; 404 where the publisher has not said so, or where what it said has run out."""
    expires = settings.SECURITY_EXPIRES
    if not settings.SECURITY_CONTACT or expires is None or expires <= timezone.now():
        raise Http404
    return _text(
        [
            f"Contact: {settings.SECURITY_CONTACT}",
            f"Expires: {expires.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: en",
            f"Canonical: {settings.PUBLIC_URL}{reverse('security')}",
        ]
    )


def _text(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
