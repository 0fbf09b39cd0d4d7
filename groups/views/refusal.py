"""What is said where a file cannot be made from the query of its address."""

from collections.abc import Iterable

from django.http import HttpResponse, QueryDict

from groups.filtering import Mistake
from iag_registry.lib.on_day import Reading


def refused(what: str, mistakes: Iterable[Mistake]) -> HttpResponse:
    """The mistakes in plain words, with status 400: a file of something else than was asked for would mislead."""
    lines = [what, *(mistake.message for mistake in mistakes)]
    return HttpResponse("\n".join(lines) + "\n", status=400, content_type="text/plain; charset=utf-8")


def refused_query(what: str, query: QueryDict, reading: Reading) -> HttpResponse | None:
    """The refusal of a file that is narrowed by the day alone, where anything else is asked; None where all is well."""
    mistakes = [
        Mistake(name, f"“{shown}” is not known here. Use “on” or nothing.", has_field=False)
        for name in query
        if name != "on" and (shown := "".join(each for each in name if each.isprintable())[:40]) is not None
    ]
    if len(query.getlist("on")) > 1:
        mistakes.append(Mistake("on", "“on” is given more than once. Choose one.", has_field=False))
    if reading.problem:
        mistakes.append(Mistake("on", reading.problem, has_field=False))
    return refused(what, mistakes) if mistakes else None


def unreadable_day(what: str, reading: Reading) -> HttpResponse:
    """What is wrong with the day that was asked for, where it is all that can be wrong."""
    return refused(what, [Mistake("on", reading.problem, has_field=False)])
