"""The page on which all questions of a request are matched with the catalogue and its parts get their outcomes."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse

from foi.actions.deciding import CHANGE, ChangedMeanwhile, Decided, Matched, decide_outcomes, standing, why_fixed
from foi.admin.boxes import area, catalogue_choices
from foi.admin.reply.pages import SEE
from foi.choices import Outcome, PackState
from foi.models import QuestionPart, RequestQuestion
from meetings.admin.small_pages import SmallPages, sent, why

SAID = [
    "For each question, choose what to ask the register. For each part, choose its outcome.",
    "Leave a part pending until it is decided: a later reply can answer it.",
    "Anyone may come to read a note. Never name who asked.",
]
NOT_SPLIT = "The request has no question yet. Split it first."


class SeenForm(forms.Form):
    """What is chosen for one row, with how the row stood when the page was opened."""

    use_required_attribute = False
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def see(self, now: str) -> None:
        """Send the row as it stands now with the page, once it was told."""
        data: Any = self.data
        anew = data.copy()
        anew[self.add_prefix("seen")] = now
        self.data = anew


class MatchForm(SeenForm):
    """The question of the catalogue that answers a question."""

    catalogue_question = forms.ChoiceField(label="Answered by", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["catalogue_question"]
        box.choices = catalogue_choices()


class OutcomeForm(SeenForm):
    """How a part ends."""

    outcome = forms.ChoiceField(label="Outcome", choices=Outcome.choices)
    note = forms.CharField(label="Note", required=False, widget=area(2))


@dataclass
class QuestionRow:
    """One question with its form, and those of its parts."""

    question: RequestQuestion
    form: MatchForm
    parts: list[tuple[QuestionPart, OutcomeForm]]

    @property
    def forms(self) -> list[SeenForm]:
        return [self.form, *(form for _, form in self.parts)]

    @property
    def wanted(self) -> list[Matched | Decided]:
        """What was chosen, once every form is valid."""
        chosen = self.form.cleaned_data
        return [
            Matched(self.question, chosen["catalogue_question"], chosen["seen"]),
            *(Decided(part, **form.cleaned_data) for part, form in self.parts),
        ]


class OutcomePages(SmallPages):
    """The outcomes of a request; part of its staff screens."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.outcomes_view)
        return [path("<int:object_id>/outcomes/", view, name="request_outcomes"), *super().get_urls()]  # type: ignore[misc]

    def outcomes_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Match every question and decide every part on one page, with one reason."""
        if not request.user.has_perms(CHANGE):
            raise PermissionDenied
        asked_for = self.record_for(request, object_id, CHANGE[0])
        rows = _rows(request, asked_for)
        fixed = why_fixed(asked_for) or ("" if rows else NOT_SPLIT)

        def act(reason: str) -> None:
            if not all([form.is_valid() for row in rows for form in row.forms]):  # noqa: C419 - each is to say its own
                raise ValidationError("One of the choices is not offered here.")
            wanted = [each for row in rows for each in row.wanted]
            try:
                decide_outcomes(request=asked_for, wanted=wanted, by=request.user, reason=reason)
            except ChangedMeanwhile as problem:
                _see(rows, problem)
                raise ChangedMeanwhile(problem.rows, dict(catalogue_choices())) from problem

        return self.small_page(
            request,
            asked_for,
            None if fixed else _ReasonForm(sent(request)),
            title="Outcomes",
            button="Save the outcomes",
            act=act,
            done="The outcomes are saved.",
            back=_desk_of(asked_for) if request.user.has_perm(SEE) else "",
            rows=rows,
            said=[fixed] if fixed else SAID,
            template="admin/foi/outcomes.html",
        )


class _ReasonForm(forms.Form):
    """Why they are so: one reason for all that is changed."""

    reason = why("Why these outcomes?")


def _rows(request: HttpRequest, asked_for: Any) -> list[QuestionRow]:
    return [
        QuestionRow(
            question,
            MatchForm(
                sent(request),
                prefix=f"question-{question.pk}",
                initial={"catalogue_question": question.catalogue_question, "seen": standing(question)},
            ),
            [
                (
                    part,
                    OutcomeForm(
                        sent(request),
                        prefix=f"part-{part.pk}",
                        initial={"outcome": part.outcome, "note": part.note, "seen": standing(part)},
                    ),
                )
                for part in question.parts.all()
            ],
        )
        for question in asked_for.questions.order_by("number").prefetch_related("parts")
    ]


def _desk_of(asked_for: Any) -> str:
    """The way back to the reply that is being drafted, where one is."""
    is_drafted = asked_for.packs.filter(state=PackState.DRAFT).exists()
    return reverse("admin:request_reply", args=[asked_for.pk]) if is_drafted else ""


def _see(rows: list[QuestionRow], problem: ChangedMeanwhile) -> None:
    """Count as seen what someone else has changed and the page now tells, so that it may be saved over."""
    now = {(type(row), row.pk): standing(row) for row in problem.rows}
    for row in rows:
        for record, form in ((row.question, row.form), *row.parts):
            if (key := (type(record), record.pk)) in now:
                form.see(now[key])
