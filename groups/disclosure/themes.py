"""Themes: the groups that advise on a subject, and what is said where there is no group for it (GRP-08)."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from groups.choices import Aspect, GroupStatusKind, Standing
from groups.disclosure.facts import Period
from groups.disclosure.group_rows import GroupRow, group_rows, listed_groups
from groups.disclosure.links import Link, group_link, named_link
from groups.disclosure.statements import (
    DisagreementView,
    StatementView,
    citation,
    disagreement_views,
    statement_views,
    visible_statements,
)
from groups.models import GroupTheme, Statement, Theme
from iag_registry.lib.audiences import Audience

NO_MORE_KNOWN = {GroupStatusKind.UNKNOWN, GroupStatusKind.CLOSED, GroupStatusKind.SUPERSEDED}
"""The statuses of a body that is not known to exist on the day."""


@dataclass(frozen=True)
class ThemeRow:
    """One theme in the list of themes: how many groups advise on it, and whether a source says that there is none."""

    link: Link
    other_words: str
    advisory_groups: int
    other_bodies: int
    denied: bool


@dataclass(frozen=True)
class OtherTime:
    """A group that the register ties to the theme, but not on the day: when it does."""

    group: Link
    period: Period


@dataclass(frozen=True)
class ThemeView:
    """One theme on a day."""

    key: str
    name: str
    other_words: str
    description: str
    denials: tuple[StatementView, ...]
    advisory_groups: tuple[GroupRow, ...]
    other_bodies: tuple[GroupRow, ...]
    earlier_bodies: tuple[GroupRow, ...]
    other_times: tuple[OtherTime, ...]
    statements: tuple[StatementView, ...]
    disagreements: tuple[DisagreementView, ...]


def theme_rows(day: date, audience: Audience) -> tuple[ThemeRow, ...]:
    """Every theme with its groups on the day, in a fixed number of queries."""
    rows = {row.key: row for row in group_rows(listed_groups(day, audience), day, audience)}
    denials = _denials(audience).filter(as_of__earliest__lte=day.isoformat())
    denied = set(denials.values_list("subjects__theme", flat=True))
    themes = []
    for theme in Theme.objects.order_by("name"):
        link = named_link(theme)
        tied = [row for row in rows.values() if link in row.themes]
        advising = sum(_advises(row) for row in tied)
        themes.append(ThemeRow(link, theme.other_words, advising, len(tied) - advising, theme.pk in denied))
    return tuple(themes)


def theme_view(key: str, day: date, audience: Audience) -> ThemeView | None:
    """The theme with this key as it was on the day; None where there is none."""
    theme = Theme.objects.filter(key=key).first()
    if theme is None:
        return None
    tied_then = GroupTheme.objects.on(day).filter(group=OuterRef("pk"), theme=theme)
    rows = group_rows(listed_groups(day, audience).filter(Exists(tied_then)).in_print_order(), day, audience)
    every = statement_views(visible_statements(audience).filter(subjects__theme=theme), audience)
    said = tuple(statement for statement in every if statement.as_of.earliest <= day)
    denials = tuple(statement for statement in said if is_denial(statement))
    return ThemeView(
        key=theme.key,
        name=theme.name,
        other_words=theme.other_words,
        description=theme.description,
        denials=denials,
        advisory_groups=tuple(row for row in rows if _advises(row)),
        other_bodies=tuple(row for row in rows if not _advises(row) and row.status.code not in NO_MORE_KNOWN),
        earlier_bodies=tuple(row for row in rows if not _advises(row) and row.status.code in NO_MORE_KNOWN),
        other_times=_other_times(theme, {row.key for row in rows}, audience),
        statements=tuple(statement for statement in said if statement not in denials),
        disagreements=disagreement_views(every, audience),
    )


def words_of_themes() -> dict[str, str]:
    """The other words for each theme, by the address of its page: words that people search with, public by nature."""
    return {theme.get_absolute_url(): theme.other_words for theme in Theme.objects.order_by()}


def is_denial(statement: StatementView) -> bool:
    """True where a source says that there is no such group."""
    return statement.aspect == Aspect.EXISTENCE and statement.standing == Standing.DENIED


def denials_found(words: str, day: date, audience: Audience) -> tuple[StatementView, ...]:
    """What sources deny to exist and these words look for, so that a search finds "there is no such group" (GRP-08).

    They come without their subjects: beside a list of groups the words of the source are enough.
    """
    asked = Q()
    for word in words.split():
        asked &= (
            Q(summary__icontains=word)
            | Q(quote__icontains=word)
            | Q(subjects__theme__name__icontains=word)
            | Q(subjects__theme__other_words__icontains=word)
        )
    found = _denials(audience).filter(pk__in=Statement.objects.filter(asked).values("pk")).distinct()
    without_subjects = found.filter(as_of__earliest__lte=day.isoformat()).prefetch_related(None)
    return tuple(view for statement in without_subjects if (view := citation(statement, audience)))


def _denials(audience: Audience) -> QuerySet[Statement]:
    return visible_statements(audience).filter(
        aspect=Aspect.EXISTENCE, standing=Standing.DENIED, subjects__theme__isnull=False
    )


def _advises(row: GroupRow) -> bool:
    return row.kind is not None and row.kind.is_advisory_group


def _other_times(theme: Theme, shown: set[str], audience: Audience) -> tuple[OtherTime, ...]:
    facts = (
        GroupTheme.objects.filter(theme=theme, group__audience__in=audience.seen)
        .exclude(group__key__in=shown)
        .select_related("group")
        .order_by("group__name", "pk")
    )
    return tuple(OtherTime(group_link(fact.group), Period.of(fact)) for fact in facts)
