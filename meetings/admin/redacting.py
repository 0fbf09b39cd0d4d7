"""The screens on which words are taken out of what will be published, and that is approved (FOI-30, FOI-35)."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from groups.admin.restricted import visible
from groups.choices import Exemption
from iag_registry.lib.prose import paragraph_places, plain_text
from meetings.actions import redacting
from meetings.actions.alike import find_elsewhere
from meetings.admin.redact_forms import ParagraphForm, RedactForm, UndoForm, stamp
from meetings.disclosure.manuscript import PlacedRedaction, place_redactions
from meetings.models import AgendaItem, Amendment, Decision, InterestDeclared, Meeting, Redaction


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of an item, in pieces of which every other is withheld; `start` is its place in the text."""

    start: int
    pieces: tuple[tuple[str, bool], ...]


@dataclass
class ItemOnScreen:
    """One item as it is shown for redaction."""

    item: AgendaItem
    paragraphs: list[Paragraph]
    placed: list[PlacedRedaction]
    form: RedactForm
    whole: ParagraphForm

    @property
    def forms(self) -> tuple[tuple[RedactForm, str, str], ...]:
        """Each form with the end of its address on the page, and the words of its button."""
        return (self.form, "form", "Withhold these words"), (self.whole, "whole-form", "Withhold this paragraph")

    @property
    def has_errors(self) -> bool:
        return any(form.is_bound and form.errors for form in (self.form, self.whole))


class RedactingPages:
    """The pages of a meeting on which redactions are decided and approved; part of the meeting's staff screens."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path("<int:object_id>/redact/", view(self.redact_view), name="meeting_redact"),
            path("<int:object_id>/redact/<int:redaction_id>/alike/", view(self.alike_view), name="meeting_alike"),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def redact_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """The text of each item, what is withheld of it, and the form to withhold more."""
        meeting = self._meeting(request, object_id)
        steps: dict[str, Callable[[HttpRequest, Meeting], HttpResponse | None]] = {
            "undo": self._take_back,
            "approve": self._approve_redactions,
        }
        if request.method == "POST" and (step := steps.get(request.POST.get("do", ""))):
            step(request, meeting)
            return HttpResponseRedirect(request.path)
        items = self._items(request, meeting)
        if request.method == "POST" and request.user.has_perm("meetings.add_redaction"):
            for shown in items:
                if any(form.is_bound and self._redact(request, form) for form in (shown.form, shown.whole)):
                    return HttpResponseRedirect(f"{request.path}#item-{shown.item.pk}")
        waiting = [placed.redaction for shown in items for placed in shown.placed if not placed.redaction.approved_by]
        return self._page(
            request,
            meeting,
            "admin/meetings/redact.html",
            title="Withhold words",
            items=items,
            waiting=waiting,
            may_decide=request.user.has_perm("meetings.add_redaction"),
            may_approve=request.user.has_perm("groups.publish_records")
            and any(redaction.decided_by_id != request.user.pk for redaction in waiting),
            has_errors=any(shown.has_errors for shown in items),
        )

    def alike_view(self, request: HttpRequest, object_id: int, redaction_id: int) -> HttpResponse:
        """Where words like those of one redaction stand in the minutes of this group."""
        meeting = self._meeting(request, object_id)
        found = visible(Redaction.objects.filter(item__meeting=meeting, pk=redaction_id), request.user).first()
        if found is None:
            raise Http404
        places = redacting.find_alike(redaction=found)
        seen = visible(AgendaItem.objects.filter(pk__in={each.item.pk for each in places}), request.user)
        may_see = set(seen.values_list("pk", flat=True))
        alike = {f"{each.item.pk}:{each.start}:{each.end}": each for each in places if each.item.pk in may_see}
        if request.method == "POST":
            chosen = [alike[key] for key in request.POST.getlist("place") if key in alike]
            try:
                made = redacting.redact_alike(redaction=found, places=chosen, by=request.user)
            except ValidationError as problem:
                messages.error(request, " ".join(problem.messages))
            else:
                _say_how_many(request, len(made))
                return HttpResponseRedirect(reverse("admin:meeting_redact", args=[meeting.pk]))
        elsewhere = find_elsewhere(redaction=found, sees=lambda rows: visible(rows, request.user))
        return self._page(
            request,
            meeting,
            "admin/meetings/alike.html",
            title="Find all like this",
            redaction=found,
            alike=alike,
            elsewhere=[(each, _address(each.record)) for each in elsewhere],
        )

    def _meeting(self, request: HttpRequest, object_id: int) -> Meeting:
        if not request.user.has_perm("meetings.change_redaction"):
            raise PermissionDenied
        meeting = visible(Meeting.objects.filter(pk=object_id), request.user).first()
        if meeting is None:
            raise Http404
        return meeting

    def _items(self, request: HttpRequest, meeting: Meeting) -> list[ItemOnScreen]:
        rows = meeting.items.prefetch_related("redactions__decided_by", "redactions__approved_by").order_by("position")
        return [_on_screen(item, request) for item in visible(rows, request.user)]

    def _redact(self, request: HttpRequest, form: RedactForm) -> bool:
        if not form.is_valid():
            return False
        why = {name: form.cleaned_data[name] for name in ("exemption", "reason")}
        try:
            for start, end in form.places:
                redacting.redact(item=form.item, start=start, end=end, by=request.user, **why)
            if "paragraph" in form.cleaned_data:
                chosen = form.cleaned_data["paragraph"]
                redacting.redact_paragraph(item=form.item, paragraph=chosen, by=request.user, **why)
        except ValidationError as problem:
            form.add_error(None, problem.messages)
            return False
        _say_how_many(request, len(form.places) or 1)
        return True

    def _take_back(self, request: HttpRequest, meeting: Meeting) -> None:
        form = UndoForm(request.POST)
        if not form.is_valid():
            messages.error(request, "Say why it is taken back. Nothing has been changed.")
            return
        rows = Redaction.objects.filter(item__meeting=meeting, pk=form.cleaned_data["redaction"])
        redaction = visible(rows, request.user).first()
        if redaction is None:
            messages.error(request, "That redaction has been taken back already.")
            return
        try:
            redacting.undo(redaction=redaction, by=request.user, reason=form.cleaned_data["reason"])
        except PermissionDenied:
            messages.error(
                request, "It is approved already: ask a publisher to take it back. Nothing has been changed."
            )
        else:
            messages.success(request, "Taken back. The words are shown again in the next version that is published.")

    def _approve_redactions(self, request: HttpRequest, meeting: Meeting) -> None:
        typed = request.POST.getlist("seen")
        seen = {int(each) for each in typed if each.isascii() and each.isdecimal() and len(each) < 19}
        try:
            approved = redacting.approve_redactions(meeting=meeting, seen=seen, by=request.user)
        except ValidationError as problem:
            messages.error(request, " ".join(problem.messages))
        else:
            number = len(approved)
            messages.success(request, f"{number} redaction{'' if number == 1 else 's'} approved.")

    def _page(self, request: HttpRequest, meeting: Meeting, template: str, **context: Any) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "original": meeting}
        return render(request, template, {**shared, **context})


def _on_screen(item: AgendaItem, request: HttpRequest) -> ItemOnScreen:
    plain = plain_text(item.text)
    placed = list(place_redactions(plain, item.redactions.all()))
    gaps = [(each.start, each.end) for each in placed if each.start is not None and each.end is not None]
    sent = request.POST if request.method == "POST" and request.POST.get("item") == str(item.pk) else None
    initial = {"as_opened": stamp(item), "exemption": Exemption.PERSONAL_INFORMATION}
    is_whole = "paragraph" in request.POST
    form = RedactForm(None if is_whole else sent, item=item, initial=initial, auto_id=f"item-{item.pk}-%s")
    whole = ParagraphForm(sent if is_whole else None, item=item, initial=initial, auto_id=f"item-{item.pk}-whole-%s")
    paragraphs = [_paragraph(plain, start, end, gaps) for start, end in paragraph_places(item.text) if start < end]
    return ItemOnScreen(item, paragraphs, placed, form, whole)


def _address(record: Any) -> str:
    """Where a record can be changed: on its own page, or on that of what it belongs to."""
    if isinstance(record, Decision):
        return reverse("admin:meeting_write", args=[record.item.meeting_id])
    if isinstance(record, InterestDeclared):
        record = record.meeting
    if isinstance(record, Amendment):
        record = record.minutes
    return reverse(f"admin:{record._meta.app_label}_{record._meta.model_name}_change", args=[record.pk])


def _paragraph(plain: str, start: int, end: int, gaps: list[tuple[int, int]]) -> Paragraph:
    """The paragraph in pieces, a new one wherever words begin or cease to be withheld."""
    inside = {min(max(place, start), end) for gap in gaps for place in gap}
    edges = sorted({start, end} | inside)
    pieces = [(plain[one:two], any(gap[0] <= one and two <= gap[1] for gap in gaps)) for one, two in pairwise(edges)]
    return Paragraph(start, tuple(pieces))


def _say_how_many(request: HttpRequest, number: int) -> None:
    messages.success(request, f"{number} place{'' if number == 1 else 's'} will be withheld when it is approved.")
