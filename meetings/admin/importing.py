"""The screen on which staff import minutes: choose, look and correct, save. Nothing is stored before the last step."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from groups.admin.broken_rules import explain
from groups.admin.restricted import visible
from groups.models import Organisation, OrganisationName
from meetings.actions.importing import Imported, conflicts_of, import_minutes
from meetings.admin.import_forms import StartForm
from meetings.admin.import_preview import Preview
from meetings.importing.finding import find_minutes
from meetings.importing.found import FoundMinutes
from meetings.importing.reading import read_file, read_pasted
from meetings.importing.refusals import Refused

UNSEEN = (
    "The register says something else in the places that are marked below, so nothing has been saved yet. What it says "
    "stays, unless you tick that it is to be replaced. Then save."
)


def import_urls(site: AdminSite) -> list[URLPattern]:
    """The address under the admin: name ``admin:import_minutes``."""

    def view(request: HttpRequest) -> HttpResponse:
        return import_page(request, site)

    return [path("import-minutes/", site.admin_view(view), name="import_minutes")]


def import_page(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """The first step, the preview, or the saving of it; `?group=` and `?meeting=` fill the first step."""
    if not request.user.has_perm("meetings.add_minutes"):
        raise PermissionDenied
    if request.method == "POST" and request.POST.get("step") == "save":
        return _save(request, site)
    if request.method != "POST":
        asked = {name: request.GET.get(name, "") for name in ("group", "meeting")}
        return _start(request, site, StartForm(request, initial=asked))
    form = StartForm(request, request.POST, request.FILES)
    if not form.is_valid():
        return _start(request, site, form)
    file = form.cleaned_data["file"]
    try:
        if file:
            reading = read_file(file.read())
        else:
            reading = read_pasted(form.cleaned_data["pasted"], form.cleaned_data["pasted_html"])
        found = find_minutes(reading, known=_known_names(request))
    except Refused as refusal:
        form.add_error("file" if file else "pasted", str(refusal))
        return _start(request, site, form)
    meeting = form.cleaned_data["meeting"]
    preview = Preview.of(
        request,
        found,
        reading,
        group=meeting.group if meeting else form.cleaned_data["group"],
        meeting=meeting,
        source=_name_of(file) if file else "",
    )
    if meeting:
        _compare(preview, found)
    return _preview(request, site, preview)


def _compare(preview: Preview, found: FoundMinutes) -> None:
    """Show at first sight where the meeting of the register says something else."""
    target: Any = preview.meeting
    try:
        conflicts = conflicts_of(
            found=found, meeting=target, by=preview.request.user, organisations=preview.offered, sees=preview.sees
        )
    except ValidationError as problem:
        preview.warnings = problem.messages
    else:
        preview.show_conflicts(conflicts)


def _save(request: HttpRequest, site: AdminSite) -> HttpResponse:
    """Store what the person has looked at; show the page again where something is to be decided or corrected."""
    group, meeting = _target(request)
    if group is None and meeting is None:
        form = StartForm(request, request.POST)
        form.is_valid()
        return _start(request, site, form)
    preview = Preview.sent(request, group=group, meeting=meeting)
    if not preview.is_valid():
        return _preview(request, site, preview)
    target = preview.target()
    found, confirmed = preview.found(), preview.confirmed()
    replace = frozenset(request.POST.getlist("replace"))

    def store() -> Imported | None:
        if target is not None:
            conflicts = conflicts_of(
                found=found, meeting=target, by=request.user, organisations=confirmed, sees=preview.sees
            )
            if preview.unseen(conflicts):
                preview.show_conflicts(conflicts)
                preview.head.add_error(None, UNSEEN)
                return None
            preview.show_conflicts(conflicts)
        return import_minutes(
            found=found,
            by=request.user,
            reason=preview.head.cleaned_data["reason"],
            meeting=target,
            group=group,
            organisations=confirmed,
            replace=replace,
            was_held=preview.head.cleaned_data["was_held"],
            sees=preview.sees,
        )

    done = _told(preview, store)
    if done is None:
        return _preview(request, site, preview)
    messages.success(request, _words(done))
    if done.kept:
        number = len(done.kept)
        messages.warning(request, f"In {number} place{'' if number == 1 else 's'} the register's own words stayed.")
    return HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[done.meeting.pk]))


def _told(preview: Preview, store: Callable[[], Imported | None]) -> Imported | None:
    """What was stored; None where a rule was broken, which the form says."""
    try:
        return store()
    except ValidationError as problem:
        preview.head.add_error(None, problem.messages)
    except IntegrityError as problem:
        preview.head.add_error(None, explain(problem))
    return None


def _target(request: HttpRequest) -> tuple[Any, Any]:
    """The group and the meeting that the preview was made for, as far as the user may see them."""
    named = {name: request.POST.get(f"head-{name}", "") for name in ("group", "meeting")}
    form = StartForm(request, named)
    form.is_valid()
    cleaned = form.cleaned_data
    meeting = cleaned.get("meeting")
    return (meeting.group if meeting else cleaned.get("group")), meeting


def _known_names(request: HttpRequest) -> frozenset[str]:
    """The names of organisations that the user may see, by which an organisation is told from a role."""
    bodies = visible(Organisation.objects.all(), request.user)
    names = visible(OrganisationName.objects.all(), request.user)
    return frozenset(
        {
            *(name for row in bodies.values_list("name", "abbreviation") for name in row if name),
            *names.values_list("text", flat=True),
        }
    )


def _name_of(file: Any) -> str:
    return " ".join(str(file.name or "").replace("\x00", "").split())[:120]


def _words(done: Imported) -> str:
    """What was stored, in one sentence."""
    if not done.did_something:
        return "Nothing has changed: the register has all of this already."
    added = ", ".join(
        f"{number} {what if number > 1 else what.removesuffix('s')}" for what, number in done.added.items()
    )
    parts = [f"{added} added" if added else "", f"{done.changed} filled in or changed" if done.changed else ""]
    return f"Saved as draft minutes, for staff only: {'; '.join(part for part in parts if part)}."


def _start(request: HttpRequest, site: AdminSite, form: StartForm) -> HttpResponse:
    context = {**site.each_context(request), "title": "Import minutes", "form": form}
    return TemplateResponse(request, "admin/meetings/import_start.html", context)


def _preview(request: HttpRequest, site: AdminSite, preview: Preview) -> HttpResponse:
    context = {
        **site.each_context(request),
        "title": "Check what was found",
        "preview": preview,
        "media": preview.items.forms[-1].media if preview.items.forms else "",
        **preview.boxes(),
    }
    return TemplateResponse(request, "admin/meetings/import_preview.html", context)
