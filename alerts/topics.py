"""What an alert can be about: the query of a list or a search, read as that page reads it, and said in words."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from alerts.choices import About
from changes.disclosure import PublicChanges
from changes.filters import change_list
from groups.disclosure import current_key
from groups.filtering import Asked, Mistake
from iag_registry.lib.audiences import Audience
from search.searching import Search, search

NO_DAY = "“on” cannot be used here: an alert tells what is new, and not how things were on a day."


@dataclass(frozen=True)
class Topic:
    """What one alert is about. Either `changes` or `found` is what fits it now."""

    about: About
    query: str
    name: str
    """A few words for the subject of a mail: the name of the group, or what was looked for."""
    asked: tuple[Asked, ...]
    """What it is narrowed down to."""
    changes: PublicChanges | None = None
    found: Search | None = None

    @property
    def url(self) -> str:
        """The path of the page that lists all of it."""
        page = reverse("changes:change-list" if self.about == About.CHANGES else "search:search")
        return f"{page}?{self.query}" if self.query else page

    @property
    def words(self) -> str:
        """What it is about, on one line."""
        narrowed = ", ".join(f"{each.label.lower()}: {each.value}" for each in self.asked)
        if self.about == About.SEARCH:
            return f"New results for {self.name}{f', {narrowed}' if narrowed else ''}"
        return f"What changed, {narrowed}" if narrowed else "Everything that changes"


Read = tuple[Topic | None, tuple[Mistake, ...]]


def read_topic(about: About, query: QueryDict, today: date) -> Read:
    """What a query asks for, or what is wrong with it. What is hidden is no choice, as if it had never been."""
    given = query.copy()
    given.pop("page", None)
    mistakes: tuple[Mistake, ...] = ()
    if given.get("on") and about == About.CHANGES and change_list(given, today).reading.problem == "":
        mistakes = (Mistake("on", NO_DAY, has_field=False),)
        given.pop("on")
    topic, more = _search(given) if about == About.SEARCH else _changes(given, today)
    return (None if mistakes else topic), (*mistakes, *more)


def topic_of(about: str, query: str, today: date) -> Topic | None:
    """What a subscription is about as the register knows it today; None where that is not public, or never was."""
    asked = QueryDict(query, mutable=True)
    if about == About.CHANGES and (key := current_key(asked.get("group", ""), Audience.PUBLIC)):
        asked["group"] = key
    return read_topic(About(about), asked, today)[0]


def _changes(query: QueryDict, today: date) -> Read:
    listed = change_list(query, today)
    if listed.mistakes:
        return None, listed.mistakes
    group = next((each.value for each in listed.asked if each.parameter == "group"), "")
    return Topic(About.CHANGES, _plain(query), group or "What changed", listed.asked, changes=listed.changes), ()


def _search(query: QueryDict) -> Read:
    found = search(query)
    if found.mistakes or not found.query:
        nothing = Mistake("q", "Write on the search page what you look for, and ask for alerts there.", has_field=False)
        return None, found.mistakes or (nothing,)
    return Topic(About.SEARCH, _plain(query), f"“{found.typed}”", found.asked, found=found), ()


def _plain(query: QueryDict) -> str:
    """The query in one form, so that the same thing asked for twice is one alert."""
    return urlencode(sorted((name, str(value).strip()) for name, value in query.items() if str(value).strip()))
