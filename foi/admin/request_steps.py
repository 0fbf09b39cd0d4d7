"""Where a request stands, and the pages on which its next step is recorded, or the last one taken back."""

from functools import partial
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join

from foi.actions.steps import take_back, take_step
from foi.admin.boxes import name_of, whole_day
from foi.already import already_answered, outcomes_of
from foi.choices import PackState
from foi.choices import RequestState as State
from foi.deadlines import Deadline, deadline_of, in_words, too_late_for_a_review
from foi.models import InformationRequest, Requester
from foi.moves import HANDLE, MOVES, NEVER_TAKEN_BACK, Step, steps_from
from groups.admin.restricted import visible
from meetings.admin.small_pages import KEPT, SmallPages, sent, why

KEYS = {state.value.replace("_", "-"): state for state in State}
"""The states by what names a step in an address."""
SENT = "Nothing is sent from here. Record it once it is done."
SAID = {
    State.ACKNOWLEDGED: [SENT],
    State.NOT_FOI: [
        "Say how it is dealt with instead: as daily business, as a subject access request, or under the EIR."
    ],
    State.INVALID: ["Say what is missing, and what the requester was told."],
    State.CLARIFICATION_REQUESTED: [
        "Only where the request cannot be understood without it, as soon as possible and within 20 working days.",
        "The clock begins anew, at day 0, once the clarification comes.",
        SENT,
    ],
    State.FEE_REQUESTED: ["The days from this one to that of the payment do not count, both included.", SENT],
    State.TRANSFERRED: ["Only where the requester agreed. Say to whom, and when they did."],
    State.PIT_EXTENDED: [
        "The notice names the exemption and the day by which you expect to decide. Send it within 20 working days.",
        "The Information Commissioner expects no more than 40 working days in all.",
        SENT,
    ],
    State.INTERNAL_REVIEW: [
        "Give the day on which the complaint arrived. Any expression of dissatisfaction is reason enough.",
        "A review is due in 20 working days.",
    ],
    State.REVIEW_OVERTURNED: ["What is released now is sent as a further version of the answer."],
}
"""What is said above the form of a step, by where it leads."""
CLARIFIED = ["Give the day on which the clarification arrived: the clock begins anew, at day 0."]
SAID_OF_ONE: dict[tuple[State, State], list[str]] = {
    (State.CLARIFICATION_REQUESTED, State.SEARCHING): CLARIFIED,
    (State.LAPSED_NO_CLARIFICATION, State.SEARCHING): CLARIFIED,
    (State.FEE_REQUESTED, State.SEARCHING): [
        "Give the day on which the payment arrived: the clock goes on with the day after it."
    ],
    (State.INTERNAL_REVIEW, State.INTERNAL_REVIEW): [
        "Give the day on which the requester was told. 40 working days are the most."
    ],
}
"""The same for the steps that lead where others do, and mean something else."""


class StepForm(forms.Form):
    """The day of a step, the day that it promises, why, and that the requester agreed; the second and last if asked."""

    on = whole_day("On which day?")
    promised_for = whole_day("By which day was the requester told to expect it?")
    reason = why("Why, or how do we know?", f"{KEPT} Do not name the requester.")
    agreed = forms.BooleanField(label="The requester agreed", required=False)

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not step.promises:
            del self.fields["promised_for"]
        if not step.needs_consent:
            del self.fields["agreed"]


class TakeBackForm(forms.Form):
    """Why a step was recorded by mistake."""

    reason = why("What was the mistake?", f"{KEPT} The step itself stays too, as taken back.")


class StepPages(SmallPages):
    """The pages of the steps of a request, and the log of those that were taken; part of its staff screens."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path("<int:object_id>/step/<slug:key>/", view(self.step_view), name="request_step"),
            path("<int:object_id>/take-back/", view(self.take_back_view), name="request_take_back"),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def step_view(self, request: HttpRequest, object_id: int, key: str) -> HttpResponse:
        """Take one step of a request."""
        asked_for = self.record_for(request, object_id, HANDLE)
        to = KEYS.get(key)
        if to is None:
            raise Http404
        step = MOVES.get((asked_for.state, to))
        if step is None or not request.user.has_perm(step.permission):
            return self.small_page(
                request,
                asked_for,
                None,
                title=to.label,
                button="",
                act=partial(take_step, request=asked_for),
                done="",
                said=[stands(asked_for), "This step is not possible from there, or is not yours to take."],
            )
        form = StepForm(sent(request), step=step, initial={"on": timezone.localdate()})
        return self.small_page(
            request,
            asked_for,
            form,
            title=step.title,
            button=step.title,
            act=partial(take_step, request=asked_for, to=to, by=request.user),
            done=f"Recorded. The request stands at: {to.label.lower()}.",
            said=[stands(asked_for), *_said(step, asked_for)],
            already=_already(asked_for, request.user) if to == State.SEARCHING else None,
            template="admin/foi/step.html",
        )

    def take_back_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Take back the last step."""
        asked_for = self.record_for(request, object_id, HANDLE)
        last = asked_for.events.standing().last()
        if last is None or not can_be_taken_back(last):
            form, said = None, "There is no step that could be taken back: what was received or sent stays."
        else:
            form = TakeBackForm(sent(request))
            said = f"The last step is: {last.get_state_display()}, on {in_words(last.happened_on)}. Why: {last.reason}"
        return self.small_page(
            request,
            asked_for,
            form,
            title="Take back the last step",
            button="Take it back",
            act=partial(take_back, request=asked_for, event=last, by=request.user),
            done="The step is taken back.",
            said=[said],
        )

    def steps_taken(self, record: Any) -> str:
        """Every step of a request: the day, where it led, why, and who recorded it."""
        events = list(record.events.select_related("by", "taken_back")) if record.pk else []
        rows = format_html_join("", "<li>{}: {}. {} ({})</li>", (_told(event) for event in events))
        return format_html("<ol>{}</ol>", rows) if rows else "None is recorded: what is known of it is from a document."


def stands(request: InformationRequest, deadline: Deadline | None = None) -> str:
    """Where a request stands, what is due and how it ended, in a sentence or two."""
    found = deadline or deadline_of(request)
    words = [f"It stands at: {request.get_state_display().lower()}."]
    if found.due:
        late = "overdue since" if found.overdue_on(timezone.localdate()) else "due by"
        words.append(f"The {found.what} is {late} {in_words(found.due)}.")
    if found.closes_from:
        words.append(f"We wait for the requester; it may be closed from {in_words(found.closes_from)} on.")
    return " ".join([*words, *found.notes, *found.warnings])


def outcome_in_words(request: InformationRequest) -> str:
    """How the request ended as its parts stand now."""
    return outcomes_of([request.pk])[request.pk].label


def can_be_taken_back(event: Any) -> bool:
    """True for a step that led somewhere and sent nothing."""
    return bool(event.came_from) and event.state not in NEVER_TAKEN_BACK


def steps_now(request: InformationRequest, user: Any) -> list[tuple[str, str]]:
    """The steps that this person may take now: the words and the address of each."""
    if not user.has_perm(HANDLE):
        return []
    with_reply = request.packs.exclude(state=PackState.RELEASED).exists()
    steps = [
        (step.title, reverse("admin:request_step", args=[request.pk, step.key]))
        for step in steps_from(request.state, user)
        if not (with_reply and step.goes_with_a_reply)
    ]
    last = request.events.standing().last()
    if last is not None and can_be_taken_back(last):
        steps.append(("Take back the last step", reverse("admin:request_take_back", args=[request.pk])))
    return steps


def _said(step: Step, request: InformationRequest) -> list[str]:
    """What is said above the form of a step, with what is late about it."""
    said = SAID_OF_ONE.get((step.came_from, step.to), SAID.get(step.to, []))
    begins_a_review = step.to == State.INTERNAL_REVIEW and step.came_from != step.to
    late = too_late_for_a_review(request, timezone.localdate()) if begins_a_review else ""
    return [*said, *filter(None, [late])]


def _already(request: InformationRequest, user: Any) -> Any:
    """What is published or was asked already on the words of the questions."""
    letters = user.has_perm("foi.view_requester")
    texts = list(request.questions.values_list("text", flat=True))
    texts += Requester.objects.filter(request=request).values_list("letter", flat=True) if letters else []
    others = visible(InformationRequest.objects.exclude(pk=request.pk), user)
    return already_answered(" ".join(texts), requests=others, day=timezone.localdate(), letters=letters)


def _told(event: Any) -> tuple[str, ...]:
    words = event.get_state_display()
    if event.takes_back_id:
        words = f"back to “{words}”: a step was taken back"
    elif hasattr(event, "taken_back"):
        words = f"{words} (taken back)"
    if event.promised_for:
        words += f", promised for {in_words(event.promised_for)}"
    recorded = timezone.localtime(event.recorded_at)
    return in_words(event.happened_on), words, event.reason, f"{name_of(event.by)}, {recorded:%-d %B %Y at %H:%M}"
