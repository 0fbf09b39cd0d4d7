"""Every answer carries the security headers, the admin's included."""

import pytest
from django.conf import settings
from django.urls import reverse

HEADERS = {
    "Content-Security-Policy": "; ".join(
        [
            "base-uri 'none'",
            "connect-src 'self'",
            "default-src 'none'",
            "font-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "img-src 'self'",
            "manifest-src 'self'",
            "script-src 'self'",
            "style-src 'self'",
        ]
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def _headers(response):
    found = {name: response.headers.get(name) for name in HEADERS}
    found["Content-Security-Policy"] = "; ".join(sorted(found["Content-Security-Policy"].split("; ")))
    return found


@pytest.mark.parametrize("name", ["brand", "health", "admin:login"])
@pytest.mark.django_db
def test_headers_on_each_answer(client, name):
    response = client.get(reverse(name))
    assert (response.status_code, _headers(response)) == (200, HEADERS)


@pytest.mark.django_db
def test_headers_on_missing_page(client):
    response = client.get("/no-such-page/")
    assert (response.status_code, _headers(response)) == (404, HEADERS)


def test_session_ends_after_thirty_idle_minutes():
    assert (settings.SESSION_COOKIE_AGE, settings.SESSION_SAVE_EVERY_REQUEST) == (1800, True)
