"""One search: the query of an address read, what was found, and what to try where nothing was."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast, overload

from django.conf import settings
from django.http import QueryDict
from django.utils import timezone

from freshness.kept import PAGES
from groups.filtering import Asked, Mistake, refuse_disorder, said_back, unknown_parameters, unreadable_values
from iag_registry.lib.on_day import Reading
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.postcodes import Postcode
from search.choices import DENIED, Order, Sort
from search.disclosure.sayings import IAG
from search.engines import Found, Hit, Narrowing, engine
from search.engines.base import CANDIDATES, MOST_AMONG, State
from search.forms import FACETS, NO_DAY, SearchForm
from search.models import Entry
from search.query import Query, parse
from search.spelling import meant
from search.words import words_of

PER_PAGE = 20
MOST_DENIALS = 3


class Results(Sequence[Hit]):
    """What was found, read from the database page by page; `first` are those that were read with the numbers."""

    def __init__(
        self,
        query: Query,
        narrowing: Narrowing,
        found: Found,
        order: Order = Order.RELEVANCE,
        first: tuple[Hit, ...] = (),
    ) -> None:
        self.query, self.narrowing, self.found, self.order, self.first = query, narrowing, found, order, first

    def __len__(self) -> int:
        return min(self.found.total, CANDIDATES)

    @overload
    def __getitem__(self, place: int) -> Hit: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Hit, ...]: ...
    def __getitem__(self, place: int | slice) -> Hit | tuple[Hit, ...]:
        """The hits from one place to another; raises IndexError for a single place where there is none."""
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _ = place.indices(len(self))
        if start >= stop:
            return ()
        if stop <= len(self.first):
            return self.first[start:stop]
        return engine().hits(self.query, self.narrowing, start=start, stop=stop, order=self.order)


NOTHING = Results(Query(), Narrowing(), Found({}, is_cut=False))


@dataclass(frozen=True)
class Suggestion:
    """Other words to look for, as they would be typed."""

    words: str


@dataclass(frozen=True)
class Search:
    """What was asked, said back, and what was found; or what cannot be understood of it."""

    form: SearchForm
    typed: str
    query: Query
    narrowing: Narrowing
    asked: tuple[Asked, ...]
    mistakes: tuple[Mistake, ...]
    results: Results

    @property
    def of_sort(self) -> list[tuple[Sort, int]]:
        """How many there are of each sort, where they are of more than one."""
        numbers = list(self.results.found.of_sort.items())
        return numbers if len(numbers) > 1 else []

    @property
    def is_narrowed(self) -> bool:
        return self.narrowing != Narrowing()

    @property
    def is_box_filled(self) -> bool:
        """Whether anything is given for a box other than that of the words."""
        return any(value for name, value in self.form.data.items() if name not in {"q", "page"})

    @property
    def is_postcode(self) -> bool:
        """Whether what was typed is a whole postcode: the register is searched for words, and areas are found apart."""
        try:
            return bool(Postcode.parse(self.typed))
        except ValueError:
            return False

    def denials(self) -> tuple[Hit, ...]:
        """What sources deny to exist and these words look for, so that "there is no such group" is found (GRP-08).

        Only where all of the words name the group that there is not: else every question about the police would be
        answered with what there is not.
        """
        if not self.query or self.mistakes or not self.query.asks_for_more_than(words_of(IAG)):
            return ()
        denied = self._state.denied
        if not denied:
            return ()
        among = denied if len(denied) <= MOST_AMONG else None
        narrowing = Narrowing(facets=(DENIED,), by_words=True, among=among)
        return engine().hits(self.query, narrowing, start=0, stop=MOST_DENIALS)

    def is_behind(self) -> bool:
        """Whether the index is being made anew as a whole, so that what is not found may be there all the same."""
        return self._state.is_behind or (not len(self.results) and not Entry.objects.exists())

    @cached_property
    def _state(self) -> State:
        """What is known of the index: a moment old at most, as a page that is kept."""
        return cast(State, PAGES.get_or_set("state-of-search", engine().state, settings.PAGES_ASKED_EVERY))

    def suggestion(self) -> Suggestion | None:
        """What may have been meant, where nothing was found."""
        if not self.query or self.mistakes or len(self.results):
            return None
        spelt = meant(self.query, self.narrowing)
        return Suggestion(_respelt(self.typed, spelt)) if spelt else None


def _respelt(typed: str, spelt: dict[str, str]) -> str:
    for word, near in spelt.items():
        typed = re.sub(rf"(?<![^\W_]){re.escape(word)}(?![^\W_])", near, typed, flags=re.IGNORECASE)
    return typed


def search(address: QueryDict, *, revision: str = "") -> Search:
    """Read the query of an address. Where anything in it cannot be used nothing is found, and the mistakes say why.

    With a `revision` of the public record what the boxes offer is read once for it.
    """
    form = SearchForm(address, revision=revision)
    mistakes = _mistakes(address, form)
    given = {name: value for name, value in form.cleaned_data.items() if value}
    typed = given.get("q", "")
    query, narrowing = parse(typed), _narrowing(given)
    if typed and not query and not mistakes:
        words = "Search the register: write a word to look for. A word with a minus before it only leaves results out."
        mistakes.append(Mistake("q", words, has_field=True))
    if mistakes or not query:
        return Search(form, typed, query, narrowing, (), tuple(mistakes), NOTHING)
    order = Order(given.get("order", Order.RELEVANCE))
    results = Results(query, narrowing, *_found(query, narrowing, order, address.get("page") or "1"))
    return Search(form, typed, query, narrowing, _said_back(form), (), results)


def _found(query: Query, narrowing: Narrowing, order: Order, page: str) -> tuple[Found, Order, tuple[Hit, ...]]:
    """The numbers, with the first page where it is the one that is asked for, as it mostly is."""
    if page != "1":
        return engine().count(query, narrowing), order, ()
    found, first = engine().first(query, narrowing, stop=PER_PAGE, order=order)
    return found, order, first


def _mistakes(address: QueryDict, form: SearchForm) -> list[Mistake]:
    refuse_disorder(form, "from", "to")
    filters = cast(Any, form)
    found = [*unknown_parameters(address, filters), *unreadable_values(filters)]
    return [Mistake("on", NO_DAY, has_field=False) if each.parameter == "on" else each for each in found]


def _narrowing(given: dict[str, Any]) -> Narrowing:
    first, last = (given.get(name, PartialDate()) for name in ("from", "to"))
    return Narrowing(
        sort=given.get("type", ""),
        facets=tuple(f"{name}={given[name]}" for name in FACETS if name in given),
        first=first.earliest if first else None,
        last=last.latest if last else None,
    )


def _said_back(form: SearchForm) -> tuple[Asked, ...]:
    """What the results are narrowed down by: not the words, which stand in the heading, and no order."""
    today = timezone.localdate()
    said = said_back(cast(Any, form), Reading(today, today))
    return tuple(each for each in said if each.parameter not in {"q", "order"})
