"""The central groups over time: what each source states, and nothing between two statements (GRP-03, GRP-10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from django.db.models import Prefetch

from groups.choices import OVER, Aspect, GroupStatusKind, NameKind
from groups.disclosure.facts import Fact, Period, fact_view
from groups.disclosure.links import Link
from groups.disclosure.statements import StatementView, cite, statement_views, visible_statements
from groups.disclosure.status import StatusView, status_view
from groups.models import AdvisoryGroup, GroupKindPeriod, GroupName, GroupStatus
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate
from iag_registry.lib.time_line import MEANINGS, Mark, Scale, Spell, point

CENTRAL = "iag_central"
"""The code of the kind whose groups are shown."""
FIRST_YEAR = 1999
"""Since when there have been independent advisory groups: the line begins there, or with an earlier date of a group."""
EXISTED = {GroupStatusKind.ACTIVE, GroupStatusKind.DORMANT, GroupStatusKind.SUSPENDED}


@dataclass(frozen=True)
class TimelineRow:
    """One group: the names it bore, what was stated of it from the first to the last, and the marks of that."""

    link: Link
    names: tuple[Fact, ...]
    statuses: tuple[StatusView, ...]
    marks: tuple[Mark, ...]

    @property
    def words(self) -> str:
        """What the marks show: "Active as of 28 September 2006; not known as of 2022"."""
        said = "; ".join(f"{status.label.lower()} {status.period.words}" for status in self.statuses)
        return said[:1].upper() + said[1:]


@dataclass(frozen=True)
class Timeline:
    """All central groups of which the register can speak on the day, and what sources say of their kind."""

    scale: Scale
    rows: tuple[TimelineRow, ...]
    of_the_kind: tuple[StatementView, ...]

    meanings = MEANINGS


def central_timeline(day: date, audience: Audience) -> Timeline:
    """The groups that have been central ones by the day, by their first dates, in a fixed number of queries."""
    groups = _groups(day, audience)
    cite((fact for group in groups for fact in (*group.statuses.all(), *group.names.all())), audience)
    begun = {group.pk: [s for s in group.statuses.all() if Period.of(s).begun_by(day)] for group in groups}
    groups = [group for group in groups if begun[group.pk] and _was_central(group, day)]
    years = [status.begins.earliest.year for group in groups for status in begun[group.pk]]
    scale = Scale(date(min([FIRST_YEAR, *years, day.year]), 1, 1), day)
    rows = []
    for group in groups:
        views = sorted((status_view(s, day, audience) for s in begun[group.pk]), key=_first_date)
        rows.append(
            TimelineRow(
                link=Link(group.name_then, group.get_absolute_url()),
                names=_names(group, day, audience),
                statuses=tuple(views),
                marks=tuple(mark for view in views for mark in _marks(view, views, scale)),
            )
        )
    rows.sort(key=lambda row: (_first_date(row.statuses[0]), row.link.text))
    said = visible_statements(audience).filter(subjects__kind__code=CENTRAL, aspect=Aspect.EXISTENCE)
    of_the_kind = tuple(s for s in statement_views(said, audience) if s.as_of.earliest <= day)
    return Timeline(scale, tuple(rows), of_the_kind)


def has_timeline(day: date, audience: Audience) -> bool:
    """Whether there is any group to show; one query."""
    central = GroupKindPeriod.objects.begun_by(day).filter(kind__code=CENTRAL).values("group")
    spoken_of = GroupStatus.objects.begun_by(day).values("group")
    return AdvisoryGroup.objects.visible_to(audience).filter(pk__in=central).filter(pk__in=spoken_of).exists()


def _groups(day: date, audience: Audience) -> list[AdvisoryGroup]:
    central = GroupKindPeriod.objects.filter(kind__code=CENTRAL)
    return list(
        AdvisoryGroup.objects.visible_to(audience)
        .named_on(day)
        .filter(pk__in=central.values("group"))
        .prefetch_related(
            Prefetch("statuses", GroupStatus.objects.order_by("pk")),
            Prefetch("names", GroupName.objects.latest_first()),
            Prefetch("kinds", central),
        )
    )


def _was_central(group: AdvisoryGroup, day: date) -> bool:
    return any(Period.of(kind).begun_by(day) for kind in group.kinds.all())


def _names(group: AdvisoryGroup, day: date, audience: Audience) -> tuple[Fact, ...]:
    return tuple(
        fact_view(name, name.text, audience, label=str(NameKind(name.kind).label))
        for name in sorted(group.names.all(), key=attrgetter("begins.earliest", "pk"))
        if Period.of(name).begun_by(day)
    )


def _first_date(status: StatusView) -> date:
    return status.period.begins.earliest


def _marks(status: StatusView, all_of_them: Sequence[StatusView], scale: Scale) -> tuple[Mark, ...]:
    period = status.period
    if status.code in EXISTED:
        stated = _stated(status, all_of_them, scale)
        return Spell(period.start, _by(period.end, scale), period.observed, stated).marks(scale)
    return point(scale, period.begins, "ended" if status.code in OVER else "hollow")


def _stated(status: StatusView, all_of_them: Sequence[StatusView], scale: Scale) -> PartialDate:
    """Until when the date of its source stretches a status: a history tells of the past, and not of its own day.

    It does where the status has a beginning and was not only seen on a day; the beginning of a later status ends it.
    """
    stated = status.citation.as_of if status.citation else PartialDate()
    if not stated or stated.earliest > scale.last or not status.period.start or status.period.observed:
        return PartialDate()
    others = [_first_date(each) for each in all_of_them if each is not status]
    later = [day for day in others if _first_date(status) <= day < stated.earliest]
    return PartialDate.of(min(later)) if later else stated


def _by(end: PartialDate, scale: Scale) -> PartialDate:
    """The end, where the register could know of it by the last day of the line."""
    return end if end and end.earliest <= scale.last else PartialDate()
