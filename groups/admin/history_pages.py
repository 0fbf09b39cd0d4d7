"""The pages on which staff read what happened to a record, bring an older version back, and find what was deleted."""

from typing import Any

from django import forms
from django.apps import apps
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from groups.actions import restore
from groups.admin.restoring import permissions_to_restore, with_offers
from groups.admin.restricted import visible
from groups.admin.timeline import Entry, differences
from groups.admin.versions import may_view
from groups.models import Record

PER_PAGE = 50


class RestoreForm(forms.Form):
    """The reason for bringing an older version back."""

    reason = forms.CharField(
        label="Why are you bringing this version back?",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )


def render_history(model_admin: Any, request: HttpRequest, record: Any, told: list[Entry]) -> HttpResponse:
    """The page of a record's history; `record` is None where it has been deleted."""
    name = str(record) if record else f"A deleted {model_admin.opts.verbose_name}"
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"History of {name}",
        "opts": model_admin.opts,
        "original": record,
        "name": name,
        **_page(told, request, model_admin.admin_site),
    }
    return render(request, "admin/record_history.html", context)


def deleted(request: HttpRequest, site: Any) -> HttpResponse:
    """Everything that was deleted and has not come back, as far as the user may see such records."""
    told: list[Entry] = []
    for model_admin in site._registry.values():
        if hasattr(model_admin, "changes_of_deleted") and model_admin.has_view_permission(request):
            told += model_admin.changes_of_deleted(request)
    once = {(entry.model, entry.history_id): entry for entry in told}
    newest = sorted(once.values(), key=lambda entry: (entry.when, entry.history_id), reverse=True)
    context = {
        **site.each_context(request),
        "title": "Deleted records",
        **_page(newest, request, site),
    }
    return render(request, "admin/deleted.html", context)


def restore_version(request: HttpRequest, site: Any, label: str, history_id: int) -> HttpResponse:
    """Show what bringing a version back would change, and do it where a reason is given."""
    version, now = _version(label, history_id, request)
    _refuse_without_permission(version, now, request, site)
    form = RestoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record = restore(version=version, by=request.user, reason=form.cleaned_data["reason"])
        except ValidationError as problem:
            form.add_error(
                None, ["This version cannot come back as it was. Nothing has been changed.", *_said(problem)]
            )
        else:
            messages.success(request, f"Restored: {record}.")
            return HttpResponseRedirect(_page_of(record, site))
    context = {
        **site.each_context(request),
        "title": f"Restore a version of {version.instance_type._meta.verbose_name}",
        "form": form,
        "version": version,
        "changes": differences(now, version.instance, request.user),
        "is_deleted": now is None,
        "has_audience": hasattr(version, "audience"),
    }
    return render(request, "admin/restore.html", context, status=200)


def _page(told: list[Entry], request: HttpRequest, site: Any) -> dict[str, Any]:
    """One page of the changes, and whether any of them can be restored."""
    page = Paginator(told, PER_PAGE).get_page(request.GET.get("p"))
    page.object_list = with_offers(list(page.object_list), request.user, site)
    return {"page": page, "may_restore": any(entry.offer for entry in page.object_list)}


def _version(label: str, history_id: int, request: HttpRequest) -> tuple[Any, Any]:
    """The version and the record as it is now, if it is. What the user may not see is answered like what never was."""
    try:
        model: type[Model] = apps.get_model(label)
    except (LookupError, ValueError):
        raise Http404 from None
    if not issubclass(model, Record) or not may_view(model, request.user):
        raise Http404
    history = model.history.all()
    version = visible(history.filter(pk=history_id), request.user).first()
    if version is None:
        raise Http404
    now = model._default_manager.filter(pk=version.id).first()
    if now:
        seen = visible(model._default_manager.filter(pk=version.id), request.user)
    else:
        last = history.filter(id=version.id).order_by("-history_id").first()
        seen = visible(history.filter(pk=last.pk), request.user)
    if not seen.exists():
        raise Http404
    return version, now


def _refuse_without_permission(version: Any, now: Any, request: HttpRequest, site: Any) -> None:
    audience = getattr(now, "audience", "")
    needed = permissions_to_restore(version.instance_type, audience_now=audience, is_gone=now is None, site=site)
    if not request.user.has_perms(needed):
        raise PermissionDenied


def _said(problem: ValidationError) -> list[str]:
    if not hasattr(problem, "error_dict"):
        return problem.messages
    return [
        message if field == "__all__" else f"{field.replace('_', ' ').capitalize()}: {message}"
        for field, messages_of_field in problem.message_dict.items()
        for message in messages_of_field
    ]


def _page_of(record: Any, site: Any) -> str:
    """The history of the record, or of the record on whose page it is an entry."""
    owner = record
    if type(record) not in site._registry:
        owner = next(
            (
                target
                for screen in site._registry.values()
                for inline in getattr(screen, "inlines", [])
                if inline.model is type(record) and (target := _owner(record, inline, screen.model))
            ),
            None,
        )
    if owner is None:
        return reverse("admin:deleted")
    return reverse(f"admin:{owner._meta.app_label}_{owner._meta.model_name}_history", args=[owner.pk])


def _owner(record: Any, inline: Any, model: type[Model]) -> Any:
    keys = [field.name for field in record._meta.concrete_fields if field.is_relation and field.related_model is model]
    return getattr(record, inline.fk_name or keys[0], None) if keys else None
