"""What is published already, and which earlier requests are like one: shown before work starts (FOI-47)."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from foi.choices import RequestOutcome, RequestState
from foi.disclosure.log import listed
from foi.likeness import likeness, words_of
from foi.models import InformationRequest, LogRelease, QuestionPart, Requester, RequestQuestion
from foi.outcomes import outcome_of
from groups.disclosure import Link, listed_groups
from groups.models import Theme
from iag_registry.lib.audiences import Audience
from meetings.disclosure import MeetingLine, is_released, listed_meetings, meeting_rows

ALIKE = 0.2
"""The least share of common words for which an earlier request is shown."""
TOLD_BY_A_TITLE = 0.6
"""The least share of the words of a title in the disclosure log that stand in the text, for its entry to be shown."""
SHOWN = 10
"""As many groups, minutes and requests are shown at most."""
GENERIC = words_of("independent advisory group IAG forum board borough London community network panel the")
"""Words in the name of a group that do not tell it from others."""


@dataclass(frozen=True)
class EarlierRequest:
    """One request that asked something like this, and how it ended.

    `shared` are the words of its questions that this one has too. Where it is not split yet there are none: it was
    found by the request as it came, of which no word is shown.
    """

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
    log: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.groups or self.themes or self.minutes or self.requests or self.log)


def already_answered(text: str, *, requests: Any, day: date, letters: bool = False) -> Already:
    """What the public can read already of the groups and themes that a text names, and the requests like it.

    `requests` are those that the reader may see, without the one that is asked about. `letters` compares them as they
    came too, for a reader who may see who asked: of two that are not split yet there is nothing else to compare.
    """
    words = words_of(text)
    groups = named_groups(words, day)
    return Already(
        groups=tuple(Link(name, reverse("groups:group-detail", args=[key])) for key, name in groups.items()),
        themes=_named_themes(words),
        minutes=_latest_minutes(list(groups), day),
        requests=_like(words, requests, letters=letters),
        log=_in_the_log(words, requests, day),
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


def _in_the_log(words: Set[str], requests: Any, day: date) -> tuple[Link, ...]:
    """The entries of the disclosure log whose title is told by the text, those that are told most first."""
    ranked = []
    for row in listed(day).filter(withdrawn_on=None, entry__request__in=requests).select_related("entry"):
        title = words_of(row.entry.title)
        share = len(title & words) / len(title) if title else 0
        if share >= TOLD_BY_A_TITLE:
            ranked.append((-share, row.entry.title, row.entry.slug))
    return tuple(Link(title, reverse("foi:log-entry", args=[slug])) for _, title, slug in sorted(ranked)[:SHOWN])


def _like(words: Set[str], requests: Any, *, letters: bool) -> tuple[EarlierRequest, ...]:
    """The requests whose questions, or letters, share the most words with these, the most alike first."""
    asked: dict[int, list[str]] = defaultdict(list)
    for pk, text in RequestQuestion.objects.filter(request__in=requests).values_list("request", "text"):
        asked[pk].append(text)
    shared = {pk: words_of(" ".join(texts)) for pk, texts in asked.items()}
    alike = {pk: likeness(words, other) for pk, other in shared.items()}
    came = Requester.objects.filter(request__in=requests) if letters else Requester.objects.none()
    for pk, letter in came.values_list("request", "letter"):
        alike[pk] = max(alike.get(pk, 0.0), likeness(words, words_of(letter)))
    ranked = sorted(((share, pk) for pk, share in alike.items()), reverse=True)
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
            tuple(sorted(words & shared.get(pk, frozenset()))),
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
