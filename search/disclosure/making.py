"""Which records the index is made of, and the entries of each."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import Model, QuerySet

from foi.models import LogEntry
from groups.models import AdvisoryGroup, Area, Organisation, Statement, Theme
from meetings.models import Meeting
from search.choices import Maker
from search.disclosure.bodies import area_drafts, group_drafts, organisation_drafts, theme_drafts
from search.disclosure.drafts import Draft
from search.disclosure.meetings import meeting_drafts
from search.disclosure.sayings import reply_drafts, statement_drafts

Drafting = Callable[[Sequence[int], date], Iterator[tuple[int, Draft]]]

MAKERS: dict[Maker, tuple[type[Model], Drafting]] = {
    Maker.MEETING: (Meeting, meeting_drafts),
    Maker.STATEMENT: (Statement, statement_drafts),
    Maker.REPLY: (LogEntry, reply_drafts),
    Maker.ORGANISATION: (Organisation, organisation_drafts),
    Maker.GROUP: (AdvisoryGroup, group_drafts),
    Maker.THEME: (Theme, theme_drafts),
    Maker.AREA: (Area, area_drafts),
}
"""The sorts of records that have entries; what is looked for most comes last in the index, and so is found first."""


def drafts_of(maker: Maker, records: Sequence[int], day: date) -> list[tuple[int, Draft]]:
    """The entries of these records as the public may read them on the day; none for what it may not know of."""
    return list(MAKERS[maker][1](records, day))


def still_there(maker: Maker) -> QuerySet[Any]:
    """A query of the numbers of all records of this sort."""
    return MAKERS[maker][0]._default_manager.order_by().values("pk")


def every_record(maker: Maker) -> list[int]:
    """The numbers of all records of this sort, hidden ones too: what becomes of them is for `drafts_of` to say."""
    return list(MAKERS[maker][0]._default_manager.order_by("pk").values_list("pk", flat=True))
