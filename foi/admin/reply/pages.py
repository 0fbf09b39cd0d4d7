"""What the pages of a reply share: the request, the reply that is worked on, and how a step is taken and told."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from foi.choices import PackState
from foi.models import InformationRequest, Pack

SEE, DRAFT = "foi.view_pack", "foi.answer_requests"


class ReplyPage:
    """One page of a reply; part of the staff screens of requests."""

    admin_site: Any
    opts: Any

    def request_for(self, request: HttpRequest, object_id: int, permission: str) -> InformationRequest:
        """The request, for someone who may see it and has the permission."""
        if not request.user.has_perm(permission):
            raise PermissionDenied
        found: InformationRequest | None = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if found is None:
            raise Http404
        return found

    def draft_for(self, asked_for: InformationRequest) -> Pack:
        """The reply that is being worked on; 404 where none is."""
        found = newest(asked_for)
        if found is None or found.state == PackState.RELEASED:
            raise Http404
        return found

    def page(
        self, request: HttpRequest, asked_for: InformationRequest, template: str, *, status: int = 200, **context: Any
    ) -> HttpResponse:
        """A page with the frame of the staff screens and the way back to the request."""
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": asked_for,
            "desk_url": reverse("admin:request_reply", args=[asked_for.pk]),
        }
        return render(request, template, {**shared, **context}, status=status)

    def get_urls(self) -> Any:
        return super().get_urls()  # type: ignore[misc] # of the staff screens


def newest(asked_for: InformationRequest) -> Pack | None:
    """The newest reply to a request."""
    return asked_for.packs.order_by("-version").first()


def take(request: HttpRequest, step: Callable[[], Any], done: str) -> bool:
    """Take a step and say so; where it is refused, say why. True where it was taken."""
    try:
        step()
    except ValidationError as problem:
        for words in problem.messages:
            messages.error(request, words)
        return False
    messages.success(request, done)
    return True


def wide(rows: int = 3) -> forms.Textarea:
    """A box for a few sentences."""
    return forms.Textarea(attrs={"rows": rows, "class": "vLargeTextField"})


def number(written: str) -> int:
    """The number that was sent; 0, which no row has, for anything else."""
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 19 else 0
