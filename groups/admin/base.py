"""What every staff screen of a record shares."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, models
from django.db.models import ForeignKey, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from groups.actions import delete, set_audience
from groups.admin.broken_rules import explain
from groups.admin.deleting import Deleting
from groups.admin.forms import EntryForm, EntryFormSet, RecordForm
from groups.admin.history_pages import render_history
from groups.admin.plain_lists import PlainLists
from groups.admin.problems import NamedProblems
from groups.admin.record_field import KeyedRecords, RecordChoiceField
from groups.admin.restricted import visible
from groups.admin.timeline import deletions, entries
from groups.admin.versions import latest_change, parts_of
from groups.doubts import doubt_of
from groups.models.record import DatedFact
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_date_field import PartialDateField
from iag_registry.lib.prose_field import ProseField
from iag_registry.lib.prose_widget import ProseTextarea

WHY = "why"
ADDED = "Added"
"""The reason that is kept where something new is entered and nobody says why; a change of it must have one."""


class OwnFields(admin.options.BaseModelAdmin):
    """Boxes for records and dates, and audiences that only a publisher sets."""

    publish_permission = "groups.publish_records"
    formfield_overrides = {
        PartialDateField: {"widget": forms.TextInput(attrs={"size": 18})},
        models.TimeField: {"widget": forms.TimeInput(attrs={"type": "time"})},
        ProseField: {"widget": ProseTextarea},
        models.TextField: {"widget": forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"})},
    }

    def may_publish(self, request: HttpRequest) -> bool:
        """True for staff who decide who may see a record."""
        return request.user.has_perm(self.publish_permission)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = [*super().get_readonly_fields(request, obj)]
        has_audience = any(field.name == "audience" for field in self.model._meta.concrete_fields)
        return [*fields, "audience"] if has_audience and not self.may_publish(request) else fields

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return visible(super().get_queryset(request), request.user)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if isinstance(db_field, ForeignKey):
            remote = self.admin_site._registry.get(db_field.related_model)
            if isinstance(remote, RecordAdmin):
                return RecordChoiceField(db_field=db_field, rows=remote.choices(request, db_field), naming=remote)
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class EntryInline(OwnFields, admin.StackedInline):
    """The entries of one sort on the page of a record, closed until someone opens them."""

    form = EntryForm
    formset = EntryFormSet
    classes = ["collapse"]
    extra = 0
    extra_when_adding = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        keys = [field.name for field in self.model._meta.concrete_fields if isinstance(field, ForeignKey)]
        keys += ["statement__source"] if "statement" in keys else []
        return super().get_queryset(request).select_related(*keys)

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        """Empty rows: those that a new record nearly always needs, or one of each where the address asks for them."""
        if "rows" in request.GET:
            return 1
        return 0 if obj else self.extra_when_adding

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        parts: list[Any] = [formset, formset.form]
        for part in parts:
            part.request, part.model_admin = request, self
        return formset

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Deleting an entry is a correction of the page; public entries are guarded one by one in the form set."""
        return super().has_delete_permission(request, None)


class AudienceActionForm(ActionForm):
    """The choice of an action on several records, with the reason that is kept for each."""

    reason = forms.CharField(required=False, label="Why:", max_length=500)


class RecordAdmin(KeyedRecords, OwnFields, Deleting, NamedProblems, PlainLists):
    """The staff screens of one sort of record."""

    form = RecordForm
    inlines: ClassVar[Any] = []
    list_per_page = 50
    action_form = AudienceActionForm
    actions = ["make_public", "withhold", "delete_several"]
    search_fields_of_entries: tuple[tuple[type[models.Model], str, str], ...] = ()
    """Columns of other models to search too: the model, its column that points here, and the column of text."""
    restoring_publishes = False
    """True where an older version may say something that only a publisher may say."""

    # What is read

    def choices(self, request: HttpRequest, source_field: Any) -> QuerySet:
        """The records that may be chosen for a column of another record."""
        return visible(self.model._default_manager.all(), request.user)

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str) -> tuple[QuerySet, bool]:
        """Rows that hold every word, in their own columns or in entries that the user may see."""
        for word in search_term.replace("\x00", " ").split()[:10]:
            found = Q()
            for column in self.get_search_fields(request):
                found |= Q(**{f"{column}__icontains": word})
            for model, key, column in self.search_fields_of_entries:
                rows = visible(model._default_manager.filter(**{f"{column}__icontains": word}), request.user)
                found |= Q(pk__in=rows.values(key))
            queryset = queryset.filter(found)
        return queryset, False

    def view_on_site(self, obj: Any) -> str | None:
        """The public page, where the record has one that the public may read."""
        if getattr(obj, "audience", Audience.PUBLIC) != Audience.PUBLIC or not hasattr(obj, "get_absolute_url"):
            return None
        return obj.get_absolute_url() or None

    # What is written

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> Any:
        """The entries of the page; those that a new record nearly always needs stand open."""
        inlines = super().get_inline_instances(request, obj)
        for inline in inlines:
            if obj is None and getattr(inline, "extra_when_adding", False):
                inline.classes = []
        return inlines

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        form.request, form.model_admin = request, self
        return form

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = [*super().get_fieldsets(request, obj)]
        may_save = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        named = flatten_fieldsets(fieldsets)
        if may_save and "change_reason" not in named:
            fieldsets.append(("Why", {"fields": ("change_reason", "as_opened"), "classes": (WHY,)}))
        return fieldsets

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [field for field in super().get_fields(request, obj) if field not in {"change_reason", "as_opened"}]

    def changeform_view(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Where the database refuses what the form let through, nothing is saved and the form says which rule broke."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except (IntegrityError, ValidationError) as problem:
            request.refusal = explain(problem)
            return super().changeform_view(request, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change or form.record_changed:
            obj._change_reason = form.cleaned_data.get("change_reason") or ADDED
            super().save_model(request, obj, form, change)
            _warn(request, obj)

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        reason = form.cleaned_data.get("change_reason", "")
        saved = formset.save(commit=False)
        for entry in formset.deleted_objects:
            delete(record=entry, by=request.user, reason=reason, may_publish=self.may_publish(request))
        for entry in sorted(saved, key=lambda entry: not getattr(entry, "end", "")):  # who goes, before who follows
            entry._change_reason = reason or ADDED
            entry.save()
            _warn(request, entry)

    # Who may see it

    def get_actions(self, request: HttpRequest) -> Any:
        has_audience = any(field.name == "audience" for field in self.model._meta.concrete_fields)
        may = has_audience and self.may_publish(request) and self.has_change_permission(request)
        return super().get_actions(request) if may else {}

    @admin.action(description="Make public")
    def make_public(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._set_audience(request, queryset, Audience.PUBLIC)

    @admin.action(description="Withhold (staff only)")
    def withhold(self, request: HttpRequest, queryset: QuerySet) -> None:
        self._set_audience(request, queryset, Audience.STAFF)

    def _set_audience(self, request: HttpRequest, queryset: QuerySet, audience: Audience) -> None:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            messages.error(request, "Say why, in the box beside the action. Nothing has been changed.")
            return
        done = 0
        for record in queryset.exclude(audience=audience):
            try:
                set_audience(record=record, audience=audience, reason=reason[:500], by=request.user)
                done += 1
            except ValidationError as problem:
                messages.error(request, f"{record}: {' '.join(problem.messages)} It has not been changed.")
        messages.success(request, f"{done} changed: now {Audience(audience).label.lower()}.")

    # What happened to it

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Every change to the record and the entries on its page; also of a record that has been deleted."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        pk = unquote(object_id)
        record = self.get_object(request, pk)
        told = (
            entries(parts_of(self, request.user), pk, request.user)
            if pk.isascii() and pk.isdecimal() and len(pk) < 19
            else []
        )
        exists = record is not None or (told and self.model._default_manager.filter(pk=pk).exists())
        if record is None and (exists or not told):
            raise Http404
        return render_history(self, request, record, told)

    def changes_of_deleted(self, request: HttpRequest) -> list[Any]:
        """What has been deleted of this sort of record and of the entries on its page."""
        models_here: set[Any] = {model for model, _ in parts_of(self, request.user)}
        return deletions([model.history.all() for model in models_here], request.user)

    def last_change(self, record: Any, request: HttpRequest) -> str:
        """Who changed the record or an entry on its page last, when and why."""
        latest = latest_change(parts_of(self, request.user), record.pk, request.user)
        if latest is None:
            return ""
        who = f"{latest['told_first_name'] or ''} {latest['told_last_name'] or ''}".strip() or latest["told_username"]
        return format_html(
            "Last changed on {}{}{}",
            f"{timezone.localtime(latest['told_when']):%-d %B %Y}",
            f" by {who}" if who else "",
            f": {latest['told_why']}" if latest["told_why"] else "",
        )

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        record = kwargs.get("obj")
        context["last_change"] = self.last_change(record, request) if record and record.pk else ""
        return super().render_change_form(request, context, *args, **kwargs)


def _warn(request: HttpRequest, saved: Any) -> None:
    """Say what is unlikely in what was saved."""
    if isinstance(saved, DatedFact) and (doubt := doubt_of(saved)):
        messages.warning(request, f"Saved, but please check {saved._meta.verbose_name} “{saved}”. {doubt}")


def changelist_address(model: type[models.Model], **query: str) -> str:
    """The address of the list of one sort of record."""
    options = model._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_changelist", query=query or None)
