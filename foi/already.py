"""What is published already, and which earlier requests are like one: shown before work starts (FOI-47)."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from foi.choices import RequestOutcome, RequestState
from foi.likeness import likeness, words_of
from foi.models import InformationRequest, LogRelease, QuestionPart, RequestQuestion
from foi.outcomes import outcome_of
from groups.disclosure import Link, listed_groups
from groups.models import Theme
from iag_registry.lib.audiences import Audience
from meetings.disclosure import MeetingLine, is_released, listed_meetings, meeting_rows

ALIKE = 0.2
"""The least share of common words for which an earlier request is shown."""
SHOWN = 10
"""As many groups, minutes and requests are shown at most."""
GENERIC = words_of("independent advisory group IAG forum board borough London community network panel the")
"""Words in the name of a group that do not tell it from others."""


@dataclass(frozen=True)
class EarlierRequest:
    """One request that asked something like this, and how it ended."""

    pk: int
    reference: str
    state: str
    outcome: str
    likeness: float
    shared: tuple[str, ...]
    published: Link | None = None
    """Its entry in the disclosure log, where its answer can be read there."""

    @property
    def percent(self) -> int:
        """The share of common words, in percent."""
        return round(self.likeness * 100)


@dataclass(frozen=True)
class Already:
    """What there is already on the words of a request."""

    groups: tuple[Link, ...] = ()
    themes: tuple[Link, ...] = ()
    minutes: tuple[MeetingLine, ...] = ()
    requests: tuple[EarlierRequest, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.themes or self.minutes or self.requests)


def already_answered(text: str, *, requests: Any, day: date) -> Already:
    """What the public can read already of the groups and themes that a text names, and the requests like it.

    `requests` are those that the reader may see, without the one that is asked about.
    """
    words = words_of(text)
    groups = named_groups(words, day)
    return Already(
        groups=tuple(Link(name, reverse("groups:group-detail", args=[key])) for key, name in groups.items()),
        themes=_named_themes(words),
        minutes=_latest_minutes(list(groups), day),
        requests=_like(words, requests),
    )


def named_groups(words: Set[str], day: date) -> dict[str, str]:
    """The public groups whose name, without its generic words, stands in the text: the name of each, by its key."""
    found = {}
    for key, name in listed_groups(day, Audience.PUBLIC).order_by("name", "key").values_list("key", "name"):
        telling = words_of(name) - GENERIC
        if telling and telling <= words:
            found[key] = name
    return dict(list(found.items())[:SHOWN])


def _named_themes(words: Set[str]) -> tuple[Link, ...]:
    """The themes of which a name stands in the text."""
    found = []
    for theme in Theme.objects.all():
        names = [words_of(name) for name in (theme.name, *theme.other_words.split(";"))]
        if any(name and name <= words for name in names):
            found.append(Link(theme.name, theme.get_absolute_url()))
    return tuple(found)


def _latest_minutes(keys: list[str], day: date) -> tuple[MeetingLine, ...]:
    """The latest minutes that can be read of each of these groups."""
    meetings = listed_meetings(day, Audience.PUBLIC).filter(group__key__in=keys)
    newest: dict[int, Any] = {}
    for meeting in meetings.filter(is_released(day, Audience.PUBLIC)).latest_first():
        newest.setdefault(meeting.group_id, meeting)
    return meeting_rows(newest.values(), day, Audience.PUBLIC)


def _like(words: Set[str], requests: Any) -> tuple[EarlierRequest, ...]:
    """The requests whose questions share the most words with these, the most alike first."""
    asked: dict[int, list[str]] = defaultdict(list)
    for pk, text in RequestQuestion.objects.filter(request__in=requests).values_list("request", "text"):
        asked[pk].append(text)
    shared = {pk: words_of(" ".join(texts)) for pk, texts in asked.items()}
    ranked = sorted(((likeness(words, other), pk) for pk, other in shared.items()), reverse=True)
    best = {pk: share for share, pk in ranked[:SHOWN] if share >= ALIKE}
    outcomes = outcomes_of(best)
    in_the_log = LogRelease.objects.filter(entry__request__in=best, withdrawn_on=None).select_related("entry")
    published = {
        row.entry.request_id: Link(row.entry.title, reverse("foi:log-entry", args=[row.entry.slug]))
        for row in in_the_log
    }
    found = InformationRequest.objects.in_bulk(list(best))
    return tuple(
        EarlierRequest(
            pk,
            found[pk].reference,
            RequestState(found[pk].state).label,
            outcomes[pk].label,
            share,
            tuple(sorted(words & shared[pk])),
            published.get(pk),
        )
        for pk, share in best.items()
    )


def outcomes_of(requests: Any) -> dict[int, RequestOutcome]:
    """How each of these requests ended, by its primary key; one query."""
    parts: dict[int, list[str]] = defaultdict(list)
    rows = QuestionPart.objects.filter(question__request__in=list(requests))
    for pk, outcome in rows.values_list("question__request", "outcome"):
        parts[pk].append(outcome)
    return {request: outcome_of(parts[request]) for request in requests}
