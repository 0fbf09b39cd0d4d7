"""The screens on which words are taken out of what will be published, and that is approved (FOI-30, FOI-35)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse

from groups.admin.restricted import visible
from groups.choices import Exemption
from iag_registry.lib.prose import paragraph_places, plain_text
from meetings.actions import redacting
from meetings.disclosure.manuscript import PlacedRedaction, place_redactions
from meetings.models import AgendaItem, Meeting, Redaction

EXEMPTIONS = [(exemption.value, f"{exemption.label}, {exemption.subject}") for exemption in Exemption]
EVERYWHERE = "all"


class RedactForm(forms.Form):
    """Which words of one item are withheld, under which section, and why it applies."""

    words = forms.CharField(
        label="Words to withhold",
        help_text="Select them in the text above, or type them as they stand there.",
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        error_messages={"required": "Select the words in the text, or type them."},
    )
    start = forms.IntegerField(required=False, widget=forms.HiddenInput)
    end = forms.IntegerField(required=False, widget=forms.HiddenInput)
    which = forms.CharField(
        required=False,
        max_length=5,
        label="If they stand there more than once",
        help_text="The number of the place, counted from 1, or “all”. Not needed for words that you selected.",
        widget=forms.TextInput(attrs={"size": 5}),
    )
    exemption = forms.ChoiceField(
        choices=EXEMPTIONS,
        initial=Exemption.PERSONAL_INFORMATION,
        label="Section of the Freedom of Information Act",
        help_text="Shown to the public in place of the words.",
    )
    reason = forms.CharField(
        label="Why it applies",
        help_text="Kept for the record, and never shown to the public.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
    )
    as_opened = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, item: AgendaItem, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.item = item
        self.use_required_attribute = False
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"{self[name].id_for_label}_helptext"

    def clean(self) -> dict[str, Any]:
        """Find the places of the words; they are left in `places`."""
        cleaned = super().clean() or {}
        if cleaned.get("as_opened") != stamp(self.item):
            raise ValidationError("Someone changed this item after you opened the page. Select the words again.")
        if "words" in cleaned:
            self.places = self._places(cleaned)
        return cleaned

    def _places(self, cleaned: dict[str, Any]) -> list[tuple[int, int]]:
        if cleaned.get("start") is not None and cleaned.get("end") is not None:
            return [(cleaned["start"], cleaned["end"])]
        found = places_of(cleaned["words"], plain_text(self.item.text))
        which = cleaned.get("which", "").strip().lower()
        if not found:
            self.add_error("words", "These words do not stand in this item. Type them exactly as they stand there.")
        elif which == EVERYWHERE or len(found) == 1:
            return found
        elif which.isdecimal() and 1 <= int(which) <= len(found):
            return [found[int(which) - 1]]
        else:
            self.add_error("which", f"They stand there {len(found)} times. Type 1 to {len(found)}, or “all”.")
        return []


class UndoForm(forms.Form):
    """Why a redaction is taken back."""

    redaction = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(max_length=500, label="Why is it taken back?")


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
                if shown.form.is_bound and self._redact(request, shown.form):
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
            has_errors=any(shown.form.errors for shown in items if shown.form.is_bound),
        )

    def alike_view(self, request: HttpRequest, object_id: int, redaction_id: int) -> HttpResponse:
        """Where words like those of one redaction stand in the minutes of this group."""
        meeting = self._meeting(request, object_id)
        found = visible(Redaction.objects.filter(item__meeting=meeting, pk=redaction_id), request.user).first()
        if found is None:
            raise Http404
        seen = set(visible(AgendaItem.objects.filter(meeting__group=meeting.group_id), request.user).values_list("pk"))
        alike = {
            f"{each.item.pk}:{each.start}:{each.end}": each
            for each in redacting.find_alike(redaction=found)
            if (each.item.pk,) in seen
        }
        if request.method == "POST":
            chosen = [alike[key] for key in request.POST.getlist("place") if key in alike]
            try:
                made = redacting.redact_alike(redaction=found, places=chosen, by=request.user)
            except ValidationError as problem:
                messages.error(request, " ".join(problem.messages))
            else:
                _say_how_many(request, len(made))
                return HttpResponseRedirect(reverse("admin:meeting_redact", args=[meeting.pk]))
        return self._page(
            request, meeting, "admin/meetings/alike.html", title="Find all like this", redaction=found, alike=alike
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
        try:
            for start, end in form.places:
                redacting.redact(
                    item=form.item,
                    start=start,
                    end=end,
                    exemption=form.cleaned_data["exemption"],
                    reason=form.cleaned_data["reason"],
                    by=request.user,
                )
        except ValidationError as problem:
            form.add_error(None, problem.messages)
            return False
        _say_how_many(request, len(form.places))
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


def stamp(item: AgendaItem) -> str:
    """What tells whether the text of an item is still as it was when the page was opened."""
    return sha256(item.text.encode()).hexdigest()


def places_of(words: str, plain: str) -> list[tuple[int, int]]:
    """Where these words stand in a plain text; any white space between them is as good as another."""
    wanted = r"\s+".join(re.escape(word) for word in words.split())
    return [found.span() for found in re.finditer(wanted, plain)] if wanted else []


def _on_screen(item: AgendaItem, request: HttpRequest) -> ItemOnScreen:
    plain = plain_text(item.text)
    placed = list(place_redactions(plain, item.redactions.all()))
    gaps = [(each.start, each.end) for each in placed if each.start is not None and each.end is not None]
    sent = request.POST if request.method == "POST" and request.POST.get("item") == str(item.pk) else None
    initial = {"as_opened": stamp(item), "exemption": Exemption.PERSONAL_INFORMATION}
    form = RedactForm(sent, item=item, initial=initial, auto_id=f"item-{item.pk}-%s")
    paragraphs = [_paragraph(plain, start, end, gaps) for start, end in paragraph_places(item.text) if start < end]
    return ItemOnScreen(item, paragraphs, placed, form)


def _paragraph(plain: str, start: int, end: int, gaps: list[tuple[int, int]]) -> Paragraph:
    """The paragraph in pieces, a new one wherever words begin or cease to be withheld."""
    inside = {min(max(place, start), end) for gap in gaps for place in gap}
    edges = sorted({start, end} | inside)
    pieces = [(plain[one:two], any(gap[0] <= one and two <= gap[1] for gap in gaps)) for one, two in pairwise(edges)]
    return Paragraph(start, tuple(pieces))


def _say_how_many(request: HttpRequest, number: int) -> None:
    messages.success(request, f"{number} place{'' if number == 1 else 's'} will be withheld when it is approved.")
