"""The pages around a request: taking it in, who asked, splitting it, who does what, and what is answered already."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from foi.actions.assigning import Assignment, assign_questions, standing
from foi.actions.receiving import log_request, record_requester, version_of
from foi.actions.splitting import split_request
from foi.admin.boxes import area, officers, whole_day
from foi.already import already_answered
from foi.choices import QuestionState
from foi.models import InformationRequest, Requester
from foi.moves import HANDLE
from foi.splitting import Question, propose
from groups.admin.restricted import visible
from meetings.admin.small_pages import KEPT, SmallPages, add_problem, sent, why

EMPTY_ROWS = 2
"""So many questions may be added to those that are proposed."""
MOST_QUESTIONS = 60
NOT_SPLIT = (
    "The request as it came is not recorded. Record it first, on the page of who asked, or type the questions here."
)

SHARE_OUT = "Say who finds the answer to each question, and how far that is."


class RequesterForm(forms.Form):
    """Who asked, how to reach them, and the request as it came."""

    name = forms.CharField(
        label="Name", max_length=200, required=False, widget=forms.TextInput(attrs={"class": "vTextField"})
    )
    address = forms.CharField(
        label="Address for correspondence", required=False, widget=area(3), help_text="An email or a postal address."
    )
    letter = forms.CharField(
        label="The request as it came",
        required=False,
        widget=area(12),
        help_text="In full, with greeting and signature. Only FOI officers see it, and who asked.",
    )


class LogForm(RequesterForm):
    """A request to be taken in."""

    reference = forms.CharField(label="Reference", max_length=60, help_text="As printed, for example 01.FOI.22.022727.")
    received = whole_day("Received on", "The day on which it arrived, even at a weekend: it is day 0 of the clock.")
    field_order = ("reference", "received", "name", "address", "letter")


class ReasonedRequesterForm(RequesterForm):
    """The same for a request that is there already."""

    reason = why()
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)


class QuestionForm(forms.Form):
    """One question as proposed, to be corrected; a row without words is left out."""

    use_required_attribute = False
    text = forms.CharField(label="Question", required=False, widget=area(3))
    parts = forms.CharField(
        label="Parts",
        required=False,
        widget=area(3),
        help_text="Each on a line of its own. “race: who sits” is tied to the theme “race”.",
    )


class SplitForm(forms.Form):
    """Why the request falls into these questions."""

    reason = why("Why these questions?", f"{KEPT} For example: as numbered in the request.")


class AssignForm(forms.Form):
    """Who finds the answer to one question, and how far that is."""

    owner = forms.ChoiceField(label="Who", required=False)
    state = forms.ChoiceField(label="How far", choices=QuestionState.choices)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)


class RequestPages(SmallPages):
    """The small pages of a request; part of its staff screens."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path("<int:object_id>/requester/", view(self.requester_view), name="request_requester"),
            path("<int:object_id>/split/", view(self.split_view), name="request_split"),
            path("<int:object_id>/assign/", view(self.assign_view), name="request_assign"),
            path("<int:object_id>/already/", view(self.already_view), name="request_already"),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Take in a request, with the day from which its clock counts and who asked; the questions come after."""
        if not request.user.has_perms(["foi.add_informationrequest", "foi.add_requester"]):
            raise PermissionDenied
        form = LogForm(sent(request), initial={"received": timezone.localdate()})
        if request.method == "POST" and form.is_valid():
            try:
                logged = log_request(by=request.user, **form.cleaned_data)
            except ValidationError as problem:
                add_problem(form, problem)
            else:
                self._say_of_a_new_request(request, logged)
                return HttpResponseRedirect(reverse("admin:request_already", args=[logged.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Log a request",
            "form": form,
            "button": "Log the request",
        }
        return render(request, "admin/foi/log.html", context)

    def requester_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Who asked, and the request as it came, for FOI officers (FOI-12)."""
        asked_for = self.record_for(request, object_id, "foi.view_requester")
        asker = Requester.objects.filter(request=asked_for).first() or Requester(request=asked_for)
        may_change = request.user.has_perms(["foi.add_requester", "foi.change_requester"])
        initial = {"name": asker.name, "address": asker.address, "letter": asker.letter, "seen": version_of(asker)}
        return self.small_page(
            request,
            asked_for,
            ReasonedRequesterForm(sent(request), initial=initial) if may_change else None,
            title="Who asked",
            button="Save",
            act=partial(record_requester, request=asked_for, by=request.user),
            done="Saved.",
            said=[
                "This is seen by FOI officers alone. It stands in no answer, list, export or history of the request."
            ],
        )

    def split_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Split a request into questions and parts, as proposed from its text and corrected here."""
        asked_for = self.record_for(request, object_id, "foi.add_requestquestion")
        if asked_for.questions.exists():
            return self.small_page(
                request,
                asked_for,
                None,
                title="Split the request",
                button="",
                act=partial(split_request, request=asked_for),
                done="",
                said=["It is split already. Change its questions on its page."],
            )
        letter = self._letter(request, asked_for)
        proposed = propose(letter)
        form, rows = SplitForm(sent(request)), _question_rows(request, proposed.questions)

        def act(**values: Any) -> None:
            for row in rows:
                row.is_valid()
            questions = [Question(row.cleaned_data["text"], row.cleaned_data["parts"].splitlines()) for row in rows]
            split_request(request=asked_for, questions=questions, by=request.user, **values)

        return self.small_page(
            request,
            asked_for,
            form,
            title="Split the request",
            button="Save the questions",
            act=act,
            done=_say_of_a_split(asked_for),
            rows=rows,
            rest=proposed.rest,
            said=[] if letter else [NOT_SPLIT],
            template="admin/foi/split.html",
        )

    def assign_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """Say of each question who finds the answer, and how far that is."""
        asked_for = self.record_for(request, object_id, "foi.change_requestquestion")
        questions = list(asked_for.questions.select_related("owner"))
        rows = _assign_rows(request, questions)

        def act(**values: Any) -> None:
            if not all([row.is_valid() for row in rows]):  # noqa: C419 - each row is to say its own
                raise ValidationError("One of the choices is not offered here.")
            wanted = [
                Assignment(
                    question, row.cleaned_data["owner"] or None, row.cleaned_data["state"], row.cleaned_data["seen"]
                )
                for question, row in zip(questions, rows, strict=True)
            ]
            assign_questions(request=asked_for, wanted=wanted, by=request.user)

        return self.small_page(
            request,
            asked_for,
            forms.Form(sent(request)),
            title="Who does what",
            button="Save",
            act=act,
            done="Saved.",
            rows=rows,
            said=[SHARE_OUT if questions else "The request has no question yet. Split it first."],
            template="admin/foi/assign.html",
        )

    def already_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """What the public can read already, and earlier requests like this one (FOI-47)."""
        asked_for = self.record_for(request, object_id, HANDLE)
        text = " ".join([self._letter(request, asked_for), *asked_for.questions.values_list("text", flat=True)])
        others = visible(InformationRequest.objects.exclude(pk=asked_for.pk), request.user)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "original": asked_for,
            "title": "Already answered?",
            "subtitle": str(asked_for),
            "already": already_answered(
                text,
                requests=others,
                day=timezone.localdate(),
                letters=request.user.has_perm("foi.view_requester"),
            ),
            "is_split": asked_for.questions.exists(),
        }
        return render(request, "admin/foi/already.html", context)

    def _letter(self, request: HttpRequest, asked_for: InformationRequest) -> str:
        """The request as it came, for those who may read it."""
        if not request.user.has_perm("foi.view_requester"):
            return ""
        return Requester.objects.filter(request=asked_for).values_list("letter", flat=True).first() or ""

    def _say_of_a_new_request(self, request: HttpRequest, logged: InformationRequest) -> None:
        """What is to be thought of once a request is logged."""
        messages.success(request, f"Logged: {logged}. Look first at what is answered already.")
        asker = Requester.objects.get(request=logged)
        if not asker.is_reachable:
            messages.warning(request, "It has no name or no address for correspondence, so that it is not valid yet.")
        alike = visible(InformationRequest.objects.referred_to(logged.reference), request.user).exclude(pk=logged.pk)
        for other in alike:
            messages.warning(request, f"Another form of this reference is in the register: {other}.")


def _say_of_a_split(asked_for: InformationRequest) -> str:
    """What is to be done once a request is split."""
    address = reverse("admin:request_outcomes", args=[asked_for.pk])
    return format_html('The request is split. Next, <a href="{}">say what answers each question</a>.', address)


def _question_rows(request: HttpRequest, proposed: list[Question]) -> list[QuestionForm]:
    """One row for each proposed question and some for others; as many as were sent, where the form was sent."""
    proposed = proposed[: MOST_QUESTIONS - EMPTY_ROWS]
    number = len(proposed) + EMPTY_ROWS
    if request.method == "POST":
        number = next(
            (n for n in range(MOST_QUESTIONS) if f"question-{n + 1}-text" not in request.POST), MOST_QUESTIONS
        )
    initial = [{"text": question.text, "parts": "\n".join(question.parts)} for question in proposed]
    return [
        QuestionForm(sent(request), prefix=f"question-{n + 1}", initial=initial[n] if n < len(initial) else {})
        for n in range(number)
    ]


def _assign_rows(request: HttpRequest, questions: list[Any]) -> list[AssignForm]:
    choices = officers()
    rows = []
    for question in questions:
        initial = {"owner": str(question.owner_id or ""), "state": question.state, "seen": standing(question)}
        row = AssignForm(sent(request), prefix=f"question-{question.number}", initial=initial)
        box: Any = row.fields["owner"]
        known = {value for value, _ in choices}
        kept = (
            [(str(question.owner_id), str(question.owner))] if question.owner and initial["owner"] not in known else []
        )
        box.choices = [("", "Nobody yet"), *choices, *kept]
        row.legend = f"{question.number}. {question.text}"  # type: ignore[attr-defined]
        rows.append(row)
    return rows
