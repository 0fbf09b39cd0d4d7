"""The staff screen of the questions: a wider audience, and the register as it was known at a moment."""

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, re_path
from django.utils import timezone
from django.views.decorators.http import require_safe

from foi.forms import AskForm
from foi.views import download, question_or_404, question_page, questions_page


def ask_urls(site: AdminSite) -> list[URLPattern]:
    """The addresses under the admin: names ``admin:ask``, ``admin:ask-question`` and ``admin:ask-download``."""
    return [
        path("ask/", site.admin_view(ask), name="ask"),
        path("ask/<slug:key>/", site.admin_view(ask_question), name="ask-question"),
        re_path(
            r"^ask/(?P<key>[-a-z]+)\.(?P<ending>odt|csv|json)$", site.admin_view(ask_download), name="ask-download"
        ),
    ]


@require_safe
def ask(request: HttpRequest) -> HttpResponse:
    """The questions, for staff who may answer requests, to be asked about the day that the address names."""
    _check(request)
    return questions_page(request, "foi/staff_ask.html")


@require_safe
def ask_question(request: HttpRequest, key: str) -> HttpResponse:
    """One question with the audience and the moment to choose."""
    return question_page(request, _form(request, key), "foi/staff_question.html")


@require_safe
def ask_download(request: HttpRequest, key: str, ending: str) -> HttpResponse:
    """The same answer as a file, named for its audience."""
    return download(_form(request, key), ending)


def _form(request: HttpRequest, key: str) -> AskForm:
    _check(request)
    return AskForm(question_or_404(key), request.GET, today=timezone.localdate(), for_staff=True)


def _check(request: HttpRequest) -> None:
    if not request.user.has_perm("foi.answer_requests"):
        raise PermissionDenied
