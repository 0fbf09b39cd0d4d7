"""The staff screen of alerts: numbers alone, neither addresses nor what anyone follows (decision 38), and read only."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from alerts.counting import alert_counts

VIEW = ("feedback.view_feedback", "auth.view_user")
"""Those who answer readers, those who look after the server, and those who check both."""


def alerts_page(request: HttpRequest, site: Any) -> HttpResponse:
    """How many alerts are confirmed or wait to be, and how many mails wait or cannot be sent."""
    if not any(request.user.has_perm(permission) for permission in VIEW):
        raise PermissionDenied
    context = {
        **site.each_context(request),
        "title": "Email alerts",
        "counts": alert_counts(),
        "is_on": settings.ALERTS,
    }
    return render(request, "admin/alerts.html", context)
