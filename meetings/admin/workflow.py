"""The steps of the minutes, on the page of the meeting: what this person may do now, each with a small form.

Which step leads where, and who may take it, stands in `meetings.actions.moves`; the stage changes in no other way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from groups.admin.restricted import visible
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions import minutes as actions
from meetings.actions.amendments import AgreedChange
from meetings.actions.moves import EDITOR, PUBLISHER, allowed_moves
from meetings.admin.small_pages import SmallPages, later_meetings_held, sent
from meetings.admin.workflow_forms import (
    AmendmentForm,
    ApproveForm,
    DatedForm,
    ExpectedForm,
    ReasonForm,
    TakeBackForm,
    WithholdForm,
)
from meetings.choices import MinutesStage as Stage
from meetings.models import Meeting, Minutes

AMENDMENTS = 3
MOST_AMENDMENTS = 40


@dataclass(frozen=True)
class Move:
    """One step: its address, to which stage it leads and from which, its words, its form and its action."""

    key: str
    to: Stage
    title: str
    done: str
    form: type[forms.Form]
    act: Callable[..., Any]
    said: str = ""
    permission: str = EDITOR
    come_from: frozenset[Stage] = frozenset(Stage)

    def possible(self, minutes: Minutes | None, user: Any) -> bool:
        """True where the minutes can take this step now, and this person may take it."""
        stage = Stage(minutes.stage) if minutes else Stage.NONE
        return stage in self.come_from and self.to in allowed_moves(minutes, user)


BEGUN_FROM = frozenset({Stage.NONE, Stage.NOT_TAKEN})
MOVES = (
    Move(
        "start",
        Stage.DRAFT,
        "Begin the minutes",
        "The minutes are a draft.",
        DatedForm,
        actions.start_minutes,
        "The page of the meeting says from now on that its minutes are being drafted.",
        come_from=BEGUN_FROM,
    ),
    Move(
        "circulate",
        Stage.CIRCULATED,
        "Circulate the draft",
        "Recorded: the draft was sent round.",
        DatedForm,
        actions.circulate,
        "Record that the draft was sent to those who were there, to be checked. Nothing is sent from here.",
    ),
    Move(
        "take-back",
        Stage.DRAFT,
        "Take back to a draft",
        "The minutes are a draft again.",
        TakeBackForm,
        actions.take_back,
        "An approval is taken back with it. What has been published stays published.",
        come_from=frozenset(Stage) - BEGUN_FROM,
    ),
    Move(
        "approve",
        Stage.APPROVED,
        "Record the approval",
        "The approval is recorded. Nothing is published yet.",
        ApproveForm,
        actions.approve,
        "Name the later meeting that approved the minutes, or the written procedure. Put the changes "
        "that were agreed into the text before: approved words stay as they are.",
        PUBLISHER,
    ),
    Move(
        "not-taken",
        Stage.NOT_TAKEN,
        "Record that none were taken",
        "Recorded: no minutes were taken.",
        ReasonForm,
        actions.mark_not_taken,
        "The page of the meeting says so, and why. It does not say that the meeting did not happen.",
    ),
    Move(
        "withhold",
        Stage.WITHHELD,
        "Withhold the minutes",
        "The minutes are withheld.",
        WithholdForm,
        actions.withhold,
        "The page of the meeting says that there are minutes, that they are withheld, and why. A version that can be "
        "read is withdrawn with it.",
        PUBLISHER,
    ),
)


class WorkflowPages(SmallPages):
    """The pages on which the minutes of a meeting move on; part of the meeting's staff screens."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path(
                f"<int:object_id>/minutes/{move.key}/",
                view(partial(self.move_view, move=move)),
                name=f"minutes_move_{move.key}",
            )
            for move in MOVES
        ]
        expected = path("<int:object_id>/minutes/expected/", view(self.expected_view), name="minutes_expected")
        return [*own, expected, *super().get_urls()]  # type: ignore[misc]

    def move_view(self, request: HttpRequest, object_id: int, move: Move) -> HttpResponse:
        """Take one step of the minutes."""
        meeting = self.record_for(request, object_id, move.permission)
        minutes = minutes_of(meeting, request.user)
        said = [stands(minutes), move.said]
        if request.method == "GET" and not move.possible(minutes, request.user):
            said = [stands(minutes), "This step is not possible from there, or is not yours to take."]
            return self._move_page(request, meeting, None, move, said)
        form = move.form(sent(request))
        if isinstance(form, ApproveForm):
            return self._approve(request, meeting, form, move, said)
        return self._move_page(request, meeting, form, move, said)

    def expected_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Say when the minutes may be expected."""
        meeting = self.record_for(request, object_id, EDITOR)
        minutes = minutes_of(meeting, request.user)
        initial = {"expected": PartialDate(minutes.expected).words} if minutes else {}
        return self.small_page(
            request,
            meeting,
            ExpectedForm(sent(request), initial=initial),
            title="When may the minutes be expected?",
            button="Save",
            act=partial(actions.set_expected, meeting=meeting, by=request.user),
            done="Saved.",
            original_date=PartialDate(meeting.date).words,
            said=[stands(minutes)],
        )

    def _approve(self, request: HttpRequest, meeting: Meeting, form: Any, move: Move, said: list[str]) -> HttpResponse:
        """The approval, with the changes that were agreed with it."""
        form.fields["at"].queryset = later_meetings_held(meeting, request.user)
        items = visible(meeting.items.order_by("position"), request.user)
        typed = request.GET.get("rows", "")
        number = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 3 else AMENDMENTS
        rows = [
            AmendmentForm(sent(request), prefix=f"change-{place}")
            for place in range(1, min(max(number, 1), MOST_AMENDMENTS) + 1)
        ]
        for row in rows:
            _offer_items(row, items)

        def act(**values: Any) -> None:
            if not all([row.is_valid() for row in rows]):  # noqa: C419 - each row is to say its own
                raise ValidationError("One of the changes to the text is not complete.")
            changes = [
                AgreedChange(row.cleaned_data["before"], row.cleaned_data["after"], row.cleaned_data["item"])
                for row in rows
                if row.cleaned_data["before"] or row.cleaned_data["after"]
            ]
            actions.approve(meeting=meeting, by=request.user, amendments=changes, **values)

        return self._move_page(request, meeting, form, move, said, act=act, rows=rows)

    def _move_page(
        self,
        request: HttpRequest,
        meeting: Meeting,
        form: forms.Form | None,
        move: Move,
        said: list[str],
        **context: Any,
    ) -> HttpResponse:
        context.setdefault("act", partial(move.act, meeting=meeting, by=request.user))
        return self.small_page(
            request,
            meeting,
            form,
            title=move.title,
            button=move.title,
            done=move.done,
            original_date=PartialDate(meeting.date).words,
            said=said,
            **context,
        )


def moves_now(meeting: Meeting, user: Any) -> list[tuple[str, str]]:
    """The steps that this person may take now: the words and the address of each."""
    minutes = minutes_of(meeting, user)
    possible = [(move.title, f"minutes_move_{move.key}") for move in MOVES if move.possible(minutes, user)]
    if user.has_perm(EDITOR):
        possible.append(("Say when they may be expected", "minutes_expected"))
    return [(title, reverse(f"admin:{name}", args=[meeting.pk])) for title, name in possible]


def minutes_of(meeting: Meeting, user: Any) -> Minutes | None:
    """The minutes of a meeting, where the user may know of them."""
    return visible(Minutes.objects.filter(meeting=meeting), user).select_related("approved_at").first()


def stands(minutes: Minutes | None) -> str:
    """How far the minutes have come, in a sentence."""
    if minutes is None or minutes.stage == Stage.NONE:
        return "There are no minutes of this meeting yet."
    words = f"The minutes stand at: {minutes.get_stage_display().lower()}."
    if minutes.approved_at:
        words += f" Approved at: {minutes.approved_at}."
    elif minutes.approved_by_procedure:
        words += f" Approved by: {minutes.approved_by_procedure}."
    if minutes.reason:
        words += f" Why: {minutes.reason}"
    return words


def _offer_items(row: AmendmentForm, items: QuerySet) -> None:
    box: Any = row.fields["item"]
    box.queryset = items
