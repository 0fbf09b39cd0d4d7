"""The screen on which an officer looks at a restricted record for one request, and its log on the request's page."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst

from foi.actions import look_at_restricted
from foi.catalogue.wording import counted
from foi.models import RestrictedLook
from foi.restricted import kinds, restricted_records, view_of
from groups.admin.restricted import sees_restricted

PERMISSION = "foi.look_at_restricted_records"


class LookForm(forms.Form):
    """Which restricted record is needed for a request, and why."""

    kind = forms.ChoiceField(
        label="Kind of record",
        choices=lambda: [(label, capfirst(str(model._meta.verbose_name))) for label, model in kinds().items()],
    )
    named = forms.CharField(
        label="Its name, key, reference or identifier",
        max_length=300,
        help_text="The whole of it. Nothing is searched for by a part of a name.",
    )
    reason = forms.CharField(
        label="Why do you need to see it for this request?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept with the request, with your name and the time, for auditors to read. It cannot be taken back.",
    )


class RestrictedLooks(admin.ModelAdmin):
    """What the page of a request has to do with looks at restricted records."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.restricted_view)
        return [path("<path:object_id>/restricted/", view, name="request_restricted"), *super().get_urls()]

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """The request, remembering whether its reader may be led to the records that were looked at."""
        found = super().get_object(request, object_id, from_field)
        if found is not None:
            found.leads_to_restricted = sees_restricted(request.user)
        return found

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [*super().get_readonly_fields(request, obj), "restricted_looks"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Lead those who may look from the log to the screen."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or not request.user.has_perm(PERMISSION):
            return fieldsets
        address = reverse("admin:request_restricted", args=[obj.pk])
        way = format_html('<p><a href="{}">Look at a restricted record for this request</a></p>', address)
        return [
            (name, {**options, "description": way} if "restricted_looks" in options["fields"] else options)
            for name, options in fieldsets
        ]

    @admin.display(description="Looks at restricted records")
    def restricted_looks(self, record: Any) -> str:
        """How many there were, and of each who looked, when, at what kind of record and why; never at which by name."""
        looks = list(record.restricted_looks.select_related("looked_by")) if record.pk else []
        ways = _addresses(looks) if getattr(record, "leads_to_restricted", False) else {}
        rows = format_html_join("", "<li>{}: {}, {}: {}</li>", (_told(look, ways) for look in looks))
        return format_html("<p>{}</p><ul>{}</ul>", counted(len(looks), "look", "looks"), rows) if rows else "None"

    def restricted_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Ask for a record and a reason; log the look, and then show the record, read-only."""
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        asked_for = self.get_object(request, unquote(object_id))
        if asked_for is None:
            raise Http404
        form = LookForm(request.POST or None)
        shown: list[Any] = []
        if request.method == "POST" and form.is_valid():
            records = restricted_records(kinds()[form.cleaned_data["kind"]], form.cleaned_data["named"])
            with transaction.atomic():
                for record in records:
                    reason = form.cleaned_data["reason"]
                    look_at_restricted(record=record, request=asked_for, reason=reason, by=request.user)
            shown = [view_of(record) for record in records]
            if not shown:
                form.add_error("named", "No restricted record of this kind is named so. Nothing has been logged.")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": asked_for,
            "title": "Look at a restricted record",
            "subtitle": str(asked_for),
            "form": form,
            "button": "Log the look and show the record",
            "shown": shown,
        }
        return render(request, "admin/foi/restricted_look.html", context)


def _addresses(looks: list[RestrictedLook]) -> dict[UUID, str]:
    """Where the staff screens show each record that was looked at and is still there: one query for each kind."""
    found: dict[UUID, str] = {}
    for label in {look.record_kind for look in looks} & kinds().keys():
        model = kinds()[label]
        wanted = [look.record_uuid for look in looks if look.record_kind == label]
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
        rows = model._default_manager.filter(uuid__in=wanted).values_list("uuid", "pk")
        found |= {uuid: reverse(name, args=[pk]) for uuid, pk in rows}
    return found


def _told(look: RestrictedLook, ways: dict[UUID, str]) -> tuple[str, ...]:
    """When, who, which record by kind and identifier, and why; it leads to the records that there are ways to."""
    who = look.looked_by.get_full_name() or look.looked_by.get_username()
    when = f"{timezone.localtime(look.looked_at):%-d %B %Y at %H:%M}"
    model = kinds().get(look.record_kind)
    what = f"{model._meta.verbose_name if model else look.record_kind} ({look.record_uuid})"
    if address := ways.get(look.record_uuid):
        what = format_html('<a href="{}">{}</a>', address, what)
    return when, who, what, look.reason
