"""Pages with a small form that take one step on one record, and say what came of it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from groups.admin.restricted import visible
from iag_registry.lib.partial_date_field import PartialDateFormField
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import DID_NOT_TAKE_PLACE
from meetings.models import Meeting, MeetingEvent

KEPT = "Kept with the change for good, for staff."
PUBLIC = "Shown to the public."


def why(label: str = "Why are you making this change?", help_text: str = KEPT, **options: Any) -> forms.CharField:
    """The box for the reason of a step."""
    box = forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"})
    return forms.CharField(label=label, help_text=help_text, widget=box, max_length=300, **options)


def day(label: str, help_text: str = "For example 28/9/2027.", **options: Any) -> PartialDateFormField:
    """The box for a date, typed as people write it."""
    return PartialDateFormField(label=label, help_text=help_text, widget=forms.TextInput(attrs={"size": 18}), **options)


def today() -> PartialDate:
    """The first value of a box for the day of a step."""
    return PartialDate.of(timezone.localdate())


def sent(request: HttpRequest) -> Any:
    """What a form is bound to: what was sent, also where that is nothing; None where the page is only opened."""
    return request.POST if request.method == "POST" else None


class MeetingChoice(forms.ModelChoiceField):
    """One meeting out of a few, with its date."""

    def label_from_instance(self, meeting: Any) -> str:
        return f"{meeting.title} ({PartialDate(meeting.date).words or 'date not known'})"


def later_meetings(meeting: Meeting, user: Any) -> Any:
    """The meetings of the same groups that may have come after this one, as far as the user may see them."""
    groups = [meeting.group_id, *meeting.joint_groups.values_list("group", flat=True)]
    rows = Meeting.objects.filter(group__in=groups) | Meeting.objects.filter(joint_groups__group__in=groups)
    if meeting.date:
        rows = rows.exclude(date__latest__lt=PartialDate(meeting.date).earliest.isoformat())
    return visible(rows.exclude(pk=meeting.pk), user).distinct().order_by("date", "pk")


def later_meetings_held(meeting: Meeting, user: Any) -> Any:
    """Those of the later meetings that may have taken place by today: not called off, and not still to come."""
    last = MeetingEvent.objects.filter(meeting=OuterRef("pk")).order_by("-pk").values("kind")[:1]
    rows = later_meetings(meeting, user).exclude(date__earliest__gt=timezone.localdate().isoformat())
    return rows.annotate(last_event=Coalesce(Subquery(last), Value(""))).exclude(last_event__in=DID_NOT_TAKE_PLACE)


class SmallPages:
    """What the small pages of one sort of record share; part of its staff screens."""

    admin_site: Any
    opts: Any

    def record_for(self, request: HttpRequest, object_id: int, permission: str) -> Any:
        """The record, for someone who may see it and take the step."""
        if not request.user.has_perm(permission):
            raise PermissionDenied
        record = self.get_object(request, str(object_id))  # type: ignore[attr-defined]
        if record is None:
            raise Http404
        return record

    def small_page(
        self,
        request: HttpRequest,
        record: Any,
        form: forms.Form | None,
        *,
        title: str,
        button: str,
        act: Callable[..., Any],
        done: str,
        back: str = "",
        template: str = "admin/meetings/step.html",
        **context: Any,
    ) -> HttpResponse:
        """Show the form; where it is sent and the action takes it, say so and go back to the page of the record."""
        back = back or reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[record.pk])
        if form and request.method == "POST" and form.is_valid():
            try:
                act(**form.cleaned_data)
            except ValidationError as problem:
                add_problem(form, problem)
            else:
                messages.success(request, done)
                return HttpResponseRedirect(back)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": record,
            "title": title,
            "form": form,
            "button": button,
            "back": back,
            **context,
        }
        return render(request, template, context)


def add_problem(form: forms.Form, problem: ValidationError) -> None:
    """Say each message at its field, or above the form where it has none."""
    said = problem.message_dict if hasattr(problem, "error_dict") else {NON_FIELD_ERRORS: problem.messages}
    for field, words in said.items():
        form.add_error(field if field in form.fields else None, words)
