"""The search log of a request: where it was looked, by whom, for how long, and what that comes to (FOI-45)."""

from functools import partial
from typing import Any
from uuid import uuid4

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.utils import timezone

from foi.actions.searching import log_search
from foi.admin.boxes import area, name_of, whole_day
from foi.choices import COUNTED, SearchActivity
from foi.costs import HOURS, LIMIT, RATE, in_hours
from foi.models import RequestQuestion, SearchEntry
from foi.searches import estimate_of
from groups.admin.base import EntryInline
from meetings.admin.small_pages import SmallPages, sent

WHAT_COUNTS = (
    f"Up to {int(HOURS)} hours at £{RATE} count towards the limit of £{LIMIT}: finding out whether the information is "
    "held, locating, retrieving and extracting it. Reading, redacting and deciding do not count."
)


class QuestionChoice(forms.ModelChoiceField):
    """One question of the request, by its number and words."""

    def label_from_instance(self, question: Any) -> str:
        return f"{question.number}. {question.text[:80]}"


class SearchForm(forms.Form):
    """One search, or the time that one is expected to take."""

    place = forms.CharField(
        label="Where?",
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="A system, a mailbox, a cabinet, or a person who was asked. Do not name the requester.",
    )
    activity = forms.ChoiceField(label="What was done?", choices=SearchActivity.choices)
    minutes = forms.IntegerField(label="Minutes", min_value=1, max_value=60_000, help_text="2 hours are 120 minutes.")
    expected = forms.BooleanField(
        label="Not spent yet", required=False, help_text="An estimate of time that it would take."
    )
    on = whole_day("On which day?")
    question = QuestionChoice(
        label="For which question?", queryset=RequestQuestion.objects.none(), required=False, empty_label="All of them"
    )
    found = forms.CharField(
        label="What was found?", required=False, widget=area(2), help_text="Also that it was nothing."
    )
    form = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, questions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        box: Any = self.fields["question"]
        box.queryset = questions


class Searches(EntryInline):
    """The log of searches, to be corrected; new ones have a page of their own."""

    model = SearchEntry
    verbose_name = "search"
    verbose_name_plural = "where we looked"
    fields = (("place", "activity"), ("minutes", "expected", "searched_on", "searched_by"), "found")
    readonly_fields = ("searched_by",)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Who searched is the one who logs it, on the page of the log."""
        return False


class SearchPages(SmallPages):
    """The page of the search log; part of the staff screens of requests."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.searches_view)
        return [path("<int:object_id>/searches/", view, name="request_searches"), *super().get_urls()]  # type: ignore[misc]

    def searches_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """What was searched so far and what it comes to, and a form for one more."""
        asked_for = self.record_for(request, object_id, "foi.view_searchentry")
        initial = {"on": timezone.localdate(), "form": uuid4()}
        form = SearchForm(sent(request), questions=asked_for.questions.all(), initial=initial)
        return self.small_page(
            request,
            asked_for,
            form if request.user.has_perm("foi.add_searchentry") else None,
            title="Where we looked",
            button="Log it",
            act=partial(log_search, request=asked_for, by=request.user),
            done="Logged.",
            back=reverse("admin:request_searches", args=[asked_for.pk]),
            said=[WHAT_COUNTS],
            lines=[_line(entry) for entry in asked_for.searches.select_related("searched_by", "question")],
            estimate=estimate_of(asked_for),
            template="admin/foi/searches.html",
        )


def _line(entry: SearchEntry) -> dict[str, Any]:
    """One entry as the table shows it."""
    counts = entry.activity in COUNTED
    return {
        "entry": entry,
        "by": name_of(entry.searched_by),
        "time": in_hours(entry.minutes),
        "counts": ("estimated" if entry.expected else "yes") if counts else "no",
    }
