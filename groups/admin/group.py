from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from groups.actions import confirm, rename_key
from groups.admin.base import RecordAdmin
from groups.admin.filters import by_entry
from groups.admin.group_entries import GROUP_ENTRIES
from groups.admin.restricted import visible
from groups.choices import GroupStatusKind
from groups.models import (
    AdvisoryGroup,
    Confirmation,
    GroupArea,
    GroupKindPeriod,
    GroupName,
    GroupStatus,
    GroupTheme,
)
from groups.querysets import BEGINS


class KeyForm(forms.Form):
    """A new key for a group, which is the end of its web address, and why."""

    key = forms.SlugField(
        label="New end of the web address",
        max_length=100,
        help_text="Small letters, figures and hyphens, for example enfield-iag. The old address will lead to the new.",
    )
    reason = forms.CharField(
        label="Why are you making this change?", max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class ConfirmationForm(forms.Form):
    """The day on which someone checked the record of a group."""

    on = forms.DateField(
        label="Checked on",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        initial=timezone.localdate,
    )
    note = forms.CharField(
        label="What you checked and with whom",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Never shown to the public.",
    )


@admin.register(AdvisoryGroup)
class GroupAdmin(RecordAdmin):
    """Groups: the record itself, and everything that was so of it for a time."""

    list_display = ("name", "kind_today", "status_today", "audience", "last_confirmed")
    list_filter = (
        by_entry(title="kind", parameter="kind", entries=GroupKindPeriod, parent="group", column="kind"),
        by_entry(title="status", parameter="status", entries=GroupStatus, parent="group", column="status"),
        by_entry(title="area", parameter="area", entries=GroupArea, parent="group", column="area"),
        by_entry(title="theme", parameter="theme", entries=GroupTheme, parent="group", column="theme"),
        "audience",
    )
    search_fields = ("name", "key", "summary")
    search_fields_of_entries = ((GroupName, "group", "text"),)
    search_help_text = "A name, also as printed anywhere, or a word of the summary."
    prepopulated_fields = {"key": ("name",)}
    inlines = GROUP_ENTRIES
    fieldsets = (
        (None, {"fields": ("name", "key", "summary", "audience")}),
        (
            "How it works",
            {"fields": (("meeting_frequency", "quorum"), "open_to_public", "contact_mailbox")},
        ),
        (
            "Rarely needed",
            {"fields": ("stands_for_several", "exit_this_page", "position", "staff_note"), "classes": ("collapse",)},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Each group with what it is today, from the facts that the user may see."""
        today = timezone.localdate()

        def latest(model: Any, column: str) -> Subquery:
            facts = visible(model.objects.on(today).filter(group=OuterRef("pk")), request.user)
            return Subquery(facts.order_by(BEGINS.copy().desc(), "-pk").values(column)[:1])

        confirmed = Confirmation.objects.filter(group=OuterRef("pk")).order_by("-confirmed_on")
        return (
            super()
            .get_queryset(request)
            .annotate(
                status_now=latest(GroupStatus, "status"),
                kind_now=latest(GroupKindPeriod, "kind__name"),
                confirmed_last=Subquery(confirmed.values("confirmed_on")[:1]),
            )
        )

    @admin.display(description="kind today", ordering="kind_now", empty_value="not known")
    def kind_today(self, group: Any) -> str | None:
        return group.kind_now

    @admin.display(description="status today", ordering="status_now", empty_value="nothing known")
    def status_today(self, group: Any) -> str | None:
        return GroupStatusKind(group.status_now).label if group.status_now else None

    @admin.display(description="last confirmed", ordering="confirmed_last", empty_value="never")
    def last_confirmed(self, group: Any) -> Any:
        return group.confirmed_last

    @admin.display(description="web address")
    def web_address(self, group: Any) -> str:
        """The address of the group's page, of which its key is the end; it has a page of its own to be changed on."""
        return group.get_absolute_url()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        (name, first), *others = super().get_fieldsets(request, obj)
        fields = ["web_address" if obj and field == "key" else field for field in first["fields"]]
        return [(name, {**first, "fields": fields}), *others]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "web_address"] if obj else fields

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and db_field.name == "key":
            field.label = "End of the web address"
        return field

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else self.prepopulated_fields

    def get_urls(self) -> Any:
        own = [
            path("<path:object_id>/key/", self.admin_site.admin_view(self.key_view), name="group_key"),
            path("<path:object_id>/confirm/", self.admin_site.admin_view(self.confirm_view), name="group_confirm"),
        ]
        return [*own, *super().get_urls()]

    def key_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Give the group another key."""
        group = self._group(request, object_id, "groups.change_advisorygroup")
        form = KeyForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                group = rename_key(group=group, by=request.user, **form.cleaned_data)
            except ValidationError as problem:
                _add(form, problem)
            else:
                messages.success(
                    request, f"The web address is now {group.get_absolute_url()}. The old one still works."
                )
                return self._back(group)
        return self._form_page(request, group, form, title="Change the web address", button="Change the web address")

    def confirm_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Record that the group's record was checked and found right."""
        group = self._group(request, object_id, "groups.add_confirmation")
        form = ConfirmationForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                confirm(group=group, by=request.user, **form.cleaned_data)
            except ValidationError as problem:
                _add(form, problem)
            else:
                messages.success(request, f"{group} is confirmed.")
                return self._back(group)
        return self._form_page(request, group, form, title="Confirm the record", button="It is right")

    def _group(self, request: HttpRequest, object_id: str, permission: str) -> Any:
        if not request.user.has_perm(permission):
            raise PermissionDenied
        group = self.get_object(request, unquote(object_id))
        if group is None:
            raise Http404
        return group

    def _back(self, group: AdvisoryGroup) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:groups_advisorygroup_change", args=[group.pk]))

    def _form_page(
        self, request: HttpRequest, group: Any, form: forms.Form, *, title: str, button: str
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": group,
            "title": title,
            "subtitle": str(group),
            "form": form,
            "button": button,
        }
        return render(request, "admin/small_form.html", context)


def _add(form: forms.Form, problem: ValidationError) -> None:
    """Say each message at its field, or above the form where it has none."""
    for field, said in problem.message_dict.items():
        form.add_error(field if field in form.fields else None, said)
