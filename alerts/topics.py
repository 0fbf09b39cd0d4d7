"""What an alert can be about: the query of a list or a search, read as that page reads it, and said in words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from alerts.choices import About
from alerts.lists import GroupNews, ListNews, LogNews, MeetingNews
from changes.disclosure import PublicChanges
from changes.filters import change_list
from foi.filters import log_list
from groups.disclosure import current_key
from groups.filtering import Asked, Mistake
from groups.filters import group_list
from iag_registry.lib.audiences import Audience
from iag_registry.lib.on_day import reading_of
from meetings.filters import meeting_list
from search.searching import Search, search

NO_DAY = "an alert tells what is new, and not how things were on a day"
NO_MONTH = "an alert tells of replies as they are published, and none is added to a month that is over"
NEVER: dict[About, dict[str, str]] = {
    About.CHANGES: {"on": NO_DAY},
    About.GROUPS: {"on": NO_DAY},
    About.MEETINGS: {"on": NO_DAY},
    About.LOG: {"on": NO_DAY, "month": NO_MONTH},
}
"""The filters that can never be followed, and why."""
NARROWS_NOTHING = ("page", "order")
"""What the address of a list may hold beside its filters; the search has no order."""
TYPED = "q"
"""The filter that holds words of whoever asked."""
PAGES = {
    About.CHANGES: "changes:change-list",
    About.SEARCH: "search:search",
    About.GROUPS: "groups:group-list",
    About.MEETINGS: "meetings:meeting-list",
    About.LOG: "foi:log-list",
}


@dataclass(frozen=True)
class Topic:
    """What one alert is about. One of `changes`, `found` and `listed` is what fits it now."""

    about: About
    query: str
    name: str
    """A few words for the subject of a mail: the name of the group, or what was looked for."""
    asked: tuple[Asked, ...]
    """What it is narrowed down to."""
    changes: PublicChanges | None = None
    found: Search | None = None
    listed: ListNews | None = None

    @property
    def url(self) -> str:
        """The path of the page that lists all of it."""
        page = reverse(PAGES[self.about])
        return f"{page}?{self.query}" if self.query else page

    @property
    def words(self) -> str:
        """What it is about, on one line."""
        return self._words(f"{each.label.lower()}: {each.value}" for each in self.asked)

    @property
    def words_of_ours(self) -> str:
        """The same without a word that whoever asked for it could have written."""
        if self.about == About.SEARCH:
            return str(self.about.label)
        return self._words(
            "with the words that were typed" if each.parameter == TYPED else f"{each.label.lower()}: {each.value}"
            for each in self.asked
        )

    def _words(self, each: Iterable[str]) -> str:
        narrowed = ", ".join(each)
        if self.about == About.CHANGES:
            return f"What changed, {narrowed}" if narrowed else "Everything that changes"
        what = f"New results for {self.name}" if self.about == About.SEARCH else str(self.about.label)
        return f"{what}, {narrowed}" if narrowed else what


Read = tuple[Topic | None, tuple[Mistake, ...]]


def read_topic(about: About, query: QueryDict, today: date) -> Read:
    """What a query asks for, or what is wrong with it. What is hidden is no choice, as if it had never been."""
    given = query.copy()
    for name in NARROWS_NOTHING:
        if about != About.SEARCH or name == "page":
            given.pop(name, None)
    mistakes: list[Mistake] = []
    for name, why in NEVER.get(about, {}).items():
        # A day that cannot be read is left to the list, which says what is wrong with it.
        if given.get(name) and not (name == "on" and reading_of(given, today).problem):
            mistakes.append(Mistake(name, f"“{name}” cannot be used here: {why}.", has_field=False))
            given.pop(name)
    topic, more = READERS[about](given, today)
    return (None if mistakes else topic), (*mistakes, *more)


def topic_of(about: str, query: str, today: date) -> Topic | None:
    """What a subscription is about as the register knows it today; None where that is not public, or never was."""
    asked = QueryDict(query, mutable=True)
    if about != About.SEARCH and (key := current_key(asked.get("group", ""), Audience.PUBLIC)):
        asked["group"] = key
    return read_topic(About(about), asked, today)[0]


def _changes(query: QueryDict, today: date) -> Read:
    listed = change_list(query, today)
    if listed.mistakes:
        return None, listed.mistakes
    name = _group_in(listed.asked) or "What changed"
    return Topic(About.CHANGES, _plain(query), name, listed.asked, changes=listed.changes), ()


def _search(query: QueryDict, today: date) -> Read:
    found = search(query)
    if found.mistakes or not found.query:
        nothing = Mistake("q", "Write on the search page what you look for, and ask for alerts there.", has_field=False)
        return None, found.mistakes or (nothing,)
    return Topic(About.SEARCH, _plain(query), f"“{found.typed}”", found.asked, found=found), ()


def _groups(query: QueryDict, today: date) -> Read:
    listed = group_list(query, today, Audience.PUBLIC)
    if listed.mistakes:
        return None, listed.mistakes
    return Topic(About.GROUPS, _plain(query), "List of groups", listed.asked, listed=GroupNews(listed)), ()


def _meetings(query: QueryDict, today: date) -> Read:
    listed = meeting_list(query, today, Audience.PUBLIC)
    if listed.mistakes:
        return None, listed.mistakes
    name = _group_in(listed.asked) or "Meetings and minutes"
    return Topic(About.MEETINGS, _plain(query), name, listed.asked, listed=MeetingNews(listed)), ()


def _log(query: QueryDict, today: date) -> Read:
    listed = log_list(query, today)
    if listed.mistakes:
        return None, listed.mistakes
    return Topic(About.LOG, _plain(query), "Disclosure log", listed.asked, listed=LogNews(listed)), ()


READERS: dict[About, Callable[[QueryDict, date], Read]] = {
    About.CHANGES: _changes,
    About.SEARCH: _search,
    About.GROUPS: _groups,
    About.MEETINGS: _meetings,
    About.LOG: _log,
}


def _group_in(asked: Iterable[Asked]) -> str:
    return next((each.value for each in asked if each.parameter == "group"), "")


def _plain(query: QueryDict) -> str:
    """The query in one form, so that the same thing asked for twice is one alert."""
    return urlencode(sorted((name, str(value).strip()) for name, value in query.items() if str(value).strip()))
