"""What is said in place of a file or a comparison of minutes that were withdrawn (MIN-04, X16)."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meetings.disclosure import MinutesPage


def gone(request: HttpRequest, page: MinutesPage) -> HttpResponse:
    """Which versions were withdrawn, when and why, and where to read on: status 410."""
    context = {"page": page, "withdrawn": [line for line in page.versions if not line.can_be_read]}
    return render(request, "meetings/file_gone.html", context, status=HTTPStatus.GONE)
