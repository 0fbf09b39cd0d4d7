"""Giving the public figures of requests: written down when they are given, so that they stand whatever comes (L13)."""

from datetime import date

from django.db import transaction

from foi.disclosure.figures import figures_to_give
from foi.figures.quarters import Quarter, given_by, stands_for
from foi.models import GivenFigures


@transaction.atomic
def give_figures(*, today: date) -> tuple[date, int]:
    """Give the figures of every quarter that has ended 30 days ago, unless its final ones have been given.

    Returns the day for which they stand, and of how many quarters figures were given: none where figures have been
    given for that day, or there are no requests. A quarter that is final is never worked out again.
    """
    stands, last = stands_for(today), given_by(today)
    given = GivenFigures.objects.all()
    if given.filter(as_at__gte=stands).exists():
        return stands, 0
    first = given.order_by("quarter").values_list("quarter", flat=True).first()
    final = set(given.filter(is_final=True).values_list("quarter", flat=True))
    views = figures_to_give(stands, until=last, since=Quarter.read(first) if first else None)
    rows = [
        GivenFigures(
            quarter=view.quarter.key,
            as_at=view.as_at,
            is_final=view.is_final,
            lines=[[line.key, line.words, line.part_of, line.shown.number, line.shown.instead] for line in view.lines],
        )
        for view in views
        if view.quarter.key not in final
    ]
    for row in rows:
        row.save()
    return stands, len(rows)
