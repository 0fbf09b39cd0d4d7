"""Asking for minutes in another format: a form that works without JavaScript, and keeps no more than it needs."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.contrib import messages
from django.core.mail import send_mail
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from groups.views.page import AUDIENCE
from iag_registry.lib.at_most import are_too_many
from iag_registry.lib.on_day import reading_of
from iag_registry.lib.partial_dates import PartialDate
from meetings import disclosure
from meetings.actions.formats import ask_for_format, due_after
from meetings.forms import FormatRequestForm
from meetings.models import FormatRequest
from meetings.views.downloads import downloads_of
from meetings.views.former_keys import moved

log = logging.getLogger(__name__)

AN_HOUR = 60 * 60
MOST_IN_AN_HOUR = 30
"""More than the people who need another format ever send together, and too few to bury them."""


@require_http_methods(["GET", "HEAD", "POST"])
def other_format(request: HttpRequest, group_key: str, slug: str) -> HttpResponse:
    """The form, and what is sent with it; 404 where the public may not see the meeting."""
    reading = reading_of(request.GET, timezone.localdate())
    page = disclosure.minutes_page(group_key, slug, audience=AUDIENCE, day=reading.today)
    if page is None:
        return moved(request, group_key)
    form = FormatRequestForm(request.POST if request.method == "POST" else None)
    status = 400 if reading.problem else 200
    is_withdrawn = page.state.exist and not page.state.can_be_asked_for
    if request.method == "POST" and is_withdrawn:
        form, status = FormatRequestForm(None), 410
    elif request.method == "POST":
        if not form.is_valid():
            status = 400
        elif are_too_many("format-requests", most=MOST_IN_AN_HOUR, seconds=AN_HOUR):
            status = 429
        else:
            _take(request, page, form)
            return _thanks(request, page)
    context = {
        "page": page,
        "reading": reading,
        "form": form,
        "is_withdrawn": is_withdrawn,
        "too_many": status == 429,
        "mistakes": form.errors,
        "downloads": downloads_of(page, reading),
    }
    return render(request, "meetings/other_format.html", context, status=status)


def _take(request: HttpRequest, page: disclosure.MinutesPage, form: FormatRequestForm) -> None:
    given = form.cleaned_data
    meeting = disclosure.one_meeting(page.key, page.slug, timezone.localdate(), AUDIENCE).first()
    if meeting is None:
        raise Http404
    asked, is_new = ask_for_format(
        meeting=meeting,
        format_wanted=given["format_wanted"],
        details=given["details"],
        technology=given["technology"],
        contact=given["contact"],
        on=timezone.localdate(),
    )
    if is_new:
        _tell_staff(asked)


def _thanks(request: HttpRequest, page: disclosure.MinutesPage) -> HttpResponse:
    """Back to the minutes, with the day by which there will be an answer."""
    due = PartialDate.of(due_after(timezone.localdate())).words
    messages.success(request, f"Your request has reached us. You will have an answer by {due}.")
    return HttpResponseRedirect(reverse("meetings:minutes", args=[page.key, page.slug]))


def _tell_staff(asked: FormatRequest) -> None:
    """Write to the mailbox of the publisher that a request waits, where there is a mailbox; it names nobody.

    The request is kept whether or not the mail can be sent.
    """
    if not settings.PUBLISHER_MAILBOX:
        return
    queue = reverse("admin:meetings_formatrequest_changelist")
    try:
        send_mail(
            f"Minutes wanted in another format by {PartialDate.of(asked.due_on).words}",
            f"{asked}.\n\nWhom to send it to stands in the queue: {settings.PUBLIC_URL}{queue}\n",
            None,
            [settings.PUBLISHER_MAILBOX],
        )
    except (OSError, SMTPException):
        log.exception("A request for another format was kept, but the mail that tells of it could not be sent.")
