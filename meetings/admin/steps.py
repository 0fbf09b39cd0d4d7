"""The steps of a meeting before its minutes: announced, held, cancelled, postponed, not held."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from iag_registry.lib.partial_dates import PartialDate
from meetings.actions import planning
from meetings.admin.small_pages import KEPT, PUBLIC, SmallPages, day, sent, today, why
from meetings.choices import MeetingEventKind
from meetings.models import Meeting


class NoticeForm(forms.Form):
    """The words of the notice, and when it was published."""

    notice = forms.CharField(
        label="Words of the notice",
        help_text=PUBLIC,
        widget=forms.Textarea(attrs={"rows": 8, "class": "vLargeTextField"}),
    )
    on = day("Published on", initial=today)


class HeldForm(forms.Form):
    """The day on which the meeting took place, and how we know."""

    on = day("Held on")
    reason = why("How do we know?", f"{KEPT} For example: the chair sent the attendance sheet.")


class CancelForm(forms.Form):
    """When and why the meeting was called off."""

    on = day("Cancelled on", "The day on which it was called off. For example 28/9/2027.", initial=today)
    reason = why("Why was it cancelled?", PUBLIC)


class PostponeForm(forms.Form):
    """When and why the meeting was moved, and to what day."""

    to = day("New date", "For example 28/9/2027 or Sept 2027. Leave it empty while nobody knows.", required=False)
    on = day("Postponed on", "The day on which it was moved. For example 28/9/2027.", initial=today)
    reason = why("Why was it postponed?", PUBLIC)


class NotHeldForm(forms.Form):
    """That the meeting did not take place, and why."""

    on = day("The day on which it should have been held")
    reason = why("Why was it not held?", PUBLIC)


@dataclass(frozen=True)
class Step:
    """One step: its address, its words, its form and the action that takes it."""

    key: str
    title: str
    done: str
    form: type[forms.Form]
    act: Any
    said: str = ""


STEPS = (
    Step(
        "notice",
        "Publish the notice",
        "The notice is recorded as published.",
        NoticeForm,
        planning.publish_notice,
        "The notice stands on the public page of the meeting from now on.",
    ),
    Step("held", "Record that it was held", "Recorded: the meeting was held.", HeldForm, planning.mark_held),
    Step(
        "cancel",
        "Cancel the meeting",
        "The meeting is cancelled.",
        CancelForm,
        planning.cancel,
        "Its page stays, and says when and why it was cancelled. Where another date is sought, postpone it instead.",
    ),
    Step(
        "postpone",
        "Postpone the meeting",
        "The meeting is postponed. The new meeting takes over its times and its place.",
        PostponeForm,
        planning.postpone,
        "Its page stays, says why, and leads to the new meeting once that is public. A new meeting that an editor "
        "makes is for staff until a publisher shows it.",
    ),
    Step(
        "not-held",
        "Record that it was not held",
        "Recorded: the meeting was not held.",
        NotHeldForm,
        planning.mark_not_held,
        "For a meeting that did not take place though nobody had called it off.",
    ),
)


class StepPages(SmallPages):
    """The pages on which the steps of a meeting are recorded; part of the meeting's staff screens."""

    def get_urls(self) -> Any:
        own = [
            path(
                f"<int:object_id>/{step.key}/",
                self.admin_site.admin_view(partial(self.step_view, step=step)),
                name=f"meeting_step_{step.key}",
            )
            for step in STEPS
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def step_view(self, request: HttpRequest, object_id: int, step: Step) -> HttpResponse:
        """Take one step of a meeting."""
        meeting = self.record_for(request, object_id, "meetings.change_meeting")
        date = PartialDate(meeting.date)
        initial = {"on": date} if step.key in {"held", "not-held"} and date.precision == "day" else {}
        if step.key == "notice":
            initial["notice"] = meeting.notice
        form = step.form(sent(request), initial=initial)
        return self.small_page(
            request,
            meeting,
            form,
            title=step.title,
            button=step.title,
            act=partial(step.act, meeting=meeting, by=request.user),
            done=step.done,
            original_date=date.words,
            said=[step.said] if step.said else [],
        )


def steps_now(meeting: Meeting, user: Any) -> list[tuple[str, str]]:
    """The steps that make sense now and that the user may take: the words and the address of each."""
    last = planning.last_event(meeting)
    kind = last.kind if last else ""
    if kind in planning.OVER or not user.has_perm("meetings.change_meeting"):
        return []
    return [
        (step.title, reverse(f"admin:meeting_step_{step.key}", args=[meeting.pk]))
        for step in STEPS
        if not (step.key == "notice" and kind == MeetingEventKind.NOTICE_PUBLISHED)
    ]
