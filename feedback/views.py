"""Is there anything wrong with this page? A form that works without JavaScript, and the page that says thank you."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from feedback.actions import send_feedback
from feedback.forms import FeedbackForm, page_of
from iag_registry.lib.at_most import are_too_many

AN_HOUR = 60 * 60
MOST_IN_AN_HOUR = 60
"""More than the readers who write together ever are, and too few to bury them."""


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest) -> HttpResponse:
    """The form, what is sent with it, and after it the page that says thank you."""
    page = page_of(request.GET.get("page", ""))
    if request.method != "POST" and request.GET.get("sent") == "yes":
        return render(request, "feedback/thanks.html", {"page": page, "kept_days": settings.FEEDBACK_DAYS})
    form = FeedbackForm(request.POST if request.method == "POST" else None, initial={"page": page})
    status = 200
    if request.method == "POST":
        page = page_of(request.POST.get("page", ""))
        if not form.is_valid():
            status = 400
        elif are_too_many("feedback", most=MOST_IN_AN_HOUR, seconds=AN_HOUR):
            status = 429
        else:
            given = form.cleaned_data
            send_feedback(page=given["page"], text=given["text"], email=given["email"], at=timezone.now())
            return HttpResponseRedirect(f"{reverse('feedback:feedback')}?sent=yes")
    context = {"page": page, "form": form, "too_many": status == 429, "kept_days": settings.FEEDBACK_DAYS}
    return render(request, "feedback/form.html", context, status=status)
