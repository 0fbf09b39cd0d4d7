"""What is said where a file cannot be made from the query of its address."""

from collections.abc import Iterable

from django.http import HttpResponse

from groups.filtering import Mistake
from iag_registry.lib.on_day import Reading


def refused(what: str, mistakes: Iterable[Mistake]) -> HttpResponse:
    """The mistakes in plain words, with status 400: a file of something else than was asked for would mislead."""
    lines = [what, *(mistake.message for mistake in mistakes)]
    return HttpResponse("\n".join(lines) + "\n", status=400, content_type="text/plain; charset=utf-8")


def unreadable_day(what: str, reading: Reading) -> HttpResponse:
    """What is wrong with the day that was asked for, where it is all that can be wrong."""
    return refused(what, [Mistake("on", reading.problem, has_field=False)])
