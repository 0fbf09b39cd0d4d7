"""The screen on which staff write the minutes of a meeting, item by item, and the place that keeps what is unsaved."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from groups.admin.restricted import visible
from iag_registry.lib.prose_widget import ProseTextarea
from meetings.actions.decisions import as_line
from meetings.actions.moves import PUBLISHER
from meetings.actions.writing import (
    CHANGED_BY_OTHERS,
    ItemText,
    Sees,
    drafts_of,
    drop_drafts,
    keep_draft,
    stamp,
    with_decisions,
    write_items,
)
from meetings.admin.audiences import AudienceForm, audience_forms
from meetings.admin.import_forms import record_field
from meetings.choices import ItemOutcome, ItemType
from meetings.models import AgendaItem, ItemDraft, Meeting

LONGEST = 500_000
STAMP = 64


class ItemForm(forms.Form):
    """One item: its heading, what was said, how it ended and what was decided."""

    number = forms.CharField(required=False, max_length=10, label="Number", help_text="As printed: 1, 4a")
    title = forms.CharField(max_length=300, label="Title", widget=forms.TextInput(attrs={"class": "vTextField"}))
    item_type = forms.ChoiceField(choices=ItemType.choices, label="Sort of item", initial=ItemType.DISCUSSION)
    text = forms.CharField(
        required=False,
        max_length=LONGEST,
        label="What was said",
        help_text="Without the editor: leave an empty line between paragraphs.",
    )
    outcome = forms.ChoiceField(choices=ItemOutcome.choices, label="How it ended", initial=ItemOutcome.NONE_RECORDED)
    vote = forms.CharField(
        required=False, max_length=200, label="Vote", help_text="As recorded, if there was one: 7 for, 2 against"
    )
    decisions = forms.CharField(
        required=False,
        label="Decisions",
        help_text="Each on a line of its own, in the words of the meeting.",
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
    )
    as_opened = forms.CharField(required=False, max_length=STAMP, widget=forms.HiddenInput)

    def __init__(
        self, request: HttpRequest, *args: Any, item: AgendaItem | None, autosave: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        earlier = record_field(request, AgendaItem, "earlier_item")
        earlier.kept = item.earlier_item if item else None
        self.fields["earlier_item"] = earlier
        self.initial.setdefault("earlier_item", earlier.prepare_value(earlier.kept))
        self.item = item
        self.theirs = ""
        self.audiences: list[AudienceForm] = []
        """For a publisher: who may see the item and its decisions."""
        self.fields["text"].widget = ProseTextarea(autosave=autosave)
        for name, field in self.fields.items():
            if field.help_text:
                field.widget.attrs["aria-describedby"] = f"{self[name].id_for_label}_helptext"
        self.empty_permitted = item is None
        self.use_required_attribute = False

    def clean(self) -> dict[str, Any]:
        """Refuse to write over what someone else has saved since the page was opened (C1)."""
        cleaned = super().clean() or {}
        if self.item and cleaned.get("as_opened") != stamp(self.item):
            self.theirs = self.item.text
            data: Any = self.data
            anew = data.copy()
            anew[self.add_prefix("as_opened")] = stamp(self.item)
            self.data = anew
            raise ValidationError(CHANGED_BY_OTHERS)
        return cleaned

    @property
    def has_problems(self) -> bool:
        """True where something of the item must be put right before it can be saved."""
        return not self.is_valid() or not all([form.is_valid() for form in self.audiences])  # noqa: C419 - all say theirs

    def written(self) -> ItemText:
        """What was typed, for the action that saves it."""
        values = self.cleaned_data
        lines = (line.strip() for line in values["decisions"].splitlines())
        return ItemText(
            item=self.item,
            title=values["title"],
            number=values["number"],
            item_type=values["item_type"],
            outcome=values["outcome"],
            text=values["text"],
            vote=values["vote"],
            earlier_item=values["earlier_item"],
            decisions=tuple(line for line in lines if line),
            as_opened=values["as_opened"],
        )


class WritingPages:
    """The pages of a meeting on which its minutes are written; part of the meeting's staff screens."""

    admin_site: Any
    model: Any

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path("<int:object_id>/write/", view(self.write_view), name="meeting_write"),
            path("items/<int:item_id>/draft/", view(require_POST(self.draft_view)), name="meeting_item_draft"),
            path(
                "<int:object_id>/write/draft/",
                view(require_POST(self.new_draft_view)),
                name="meeting_new_item_draft",
            ),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def write_view(self, request: Any, object_id: int) -> HttpResponse:
        """All items of a meeting on one page, each with the editor."""
        meeting = self._meeting_to_write(request, object_id)
        sees = _sees(request)
        rows = meeting.items.select_related("earlier_item").order_by("position")
        items = list(with_decisions(sees(rows), sees))
        texts: dict[int | None, str] = {None: "", **{item.pk: item.text for item in items}}
        drafts = [draft for draft in drafts_of(meeting, request.user) if draft.item_id in texts]
        unsaved = {draft.item_id: draft for draft in drafts if draft.text != texts[draft.item_id]}
        if request.method == "POST" and "discard" in request.POST:
            drop_drafts(meeting=meeting, by=request.user)
            return HttpResponseRedirect(request.path)
        bring_back = "drafts" in request.GET
        forms_shown = self._forms(request, meeting, items, unsaved if bring_back else {})
        if request.method == "POST" and self._save(request, meeting, forms_shown):
            return HttpResponseRedirect(reverse("admin:meetings_meeting_change", args=[meeting.pk]))
        context = {
            **self.admin_site.each_context(request),
            "title": "Write the minutes",
            "opts": self.model._meta,
            "original": meeting,
            "forms": forms_shown,
            "media": forms_shown[0].media,
            "unsaved": [] if bring_back or request.method == "POST" else list(unsaved.values()),
            "has_errors": any(form.has_problems for form in forms_shown if form.is_bound),
        }
        return TemplateResponse(request, "admin/meetings/write.html", context)

    def draft_view(self, request: HttpRequest, item_id: int) -> HttpResponse:
        """Keep what is typed into one item and not yet saved."""
        _require_writer(request)
        item = visible(AgendaItem.objects.filter(pk=item_id), request.user).first()
        if item is None:
            raise Http404
        return _keep(request, item=item)

    def new_draft_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Keep what is typed into a new item of a meeting and not yet saved."""
        return _keep(request, meeting=self._meeting_to_write(request, object_id))

    def _meeting_to_write(self, request: HttpRequest, object_id: int) -> Meeting:
        _require_writer(request)
        meeting = visible(Meeting.objects.filter(pk=object_id), request.user).first()
        if meeting is None:
            raise Http404
        return meeting

    def _forms(
        self, request: HttpRequest, meeting: Meeting, items: list[AgendaItem], drafts: Mapping[int | None, ItemDraft]
    ) -> list[ItemForm]:
        """A form for each item and one for a new one at the end."""
        data = request.POST if request.method == "POST" else None
        may_publish = request.user.has_perm(PUBLISHER)
        shown = []
        for item in items:
            draft = drafts.get(item.pk)
            shown.append(
                ItemForm(
                    request,
                    data,
                    prefix=f"item-{item.pk}",
                    item=item,
                    autosave=reverse("admin:meeting_item_draft", args=[item.pk]),
                    initial={
                        "number": item.number,
                        "title": item.title,
                        "item_type": item.item_type,
                        "text": draft.text if draft else item.text,
                        "outcome": item.outcome,
                        "vote": item.vote,
                        "decisions": "\n".join(as_line(decision.text) for decision in item.decisions.all()),
                        "as_opened": draft.as_opened if draft else stamp(item),
                    },
                )
            )
            shown[-1].audiences = audience_forms(data, item) if may_publish else []
        # What was kept counts as typed: as the first value of a form that is sent, it would pass for no change.
        kept = {"text": drafts[None].text} if None in drafts and data is None else {}
        autosave = reverse("admin:meeting_new_item_draft", args=[meeting.pk])
        return [*shown, ItemForm(request, data, prefix="new", item=None, autosave=autosave, initial=kept)]

    def _save(self, request: HttpRequest, meeting: Meeting, filled: list[ItemForm]) -> bool:
        """True where everything was saved; else the forms say what is wrong, and nothing was."""
        problems = [form for form in filled if form.has_problems]
        if problems:
            return False
        written = [form.written() for form in filled if form.item or form.has_changed()]
        reason = request.POST.get("reason", "").strip()[:500] or "Wrote the minutes"
        try:
            with transaction.atomic():
                changed = write_items(
                    meeting=meeting, items=written, by=request.user, reason=reason, sees=_sees(request)
                )
                decided = [form.item for form in filled if _decide(form, by=request.user, reason=reason)]
        except ValidationError as problem:
            filled[-1].add_error(None, problem.messages)
            return False
        number = len({item.pk for item in [*changed, *decided] if item})
        messages.success(request, f"{number} item{'' if number == 1 else 's'} saved." if number else "Nothing changed.")
        return True


def _decide(form: ItemForm, *, by: Any, reason: str) -> bool:
    """Record who may see the item and its decisions; True where anything changed."""
    return any([audience.decide(by=by, reason=reason) for audience in form.audiences])  # noqa: C419 - each is recorded


def _require_writer(request: HttpRequest) -> None:
    if not request.user.has_perm("meetings.change_agendaitem"):
        raise PermissionDenied


def _sees(request: HttpRequest) -> Sees:
    """What narrows rows to those that this person may see."""
    return lambda rows: visible(rows, request.user)


def _keep(request: HttpRequest, **place: Any) -> HttpResponse:
    """Keep the text that was sent as the draft of an item or of a new one."""
    text = request.POST.get("text", "").replace("\x00", "")
    if len(text) > LONGEST:
        return HttpResponse("The text is too long to be kept.", status=413, content_type="text/plain")
    as_opened = request.POST.get("as_opened", "").replace("\x00", "")[:STAMP]
    keep_draft(text=text, by=request.user, as_opened=as_opened, **place)
    return HttpResponse(status=204)
