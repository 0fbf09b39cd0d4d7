"""Invented meetings for the tests of the questions about meetings."""

from datetime import date
from typing import Any

from tests import factories as make
from tests.meetings import making


def met(group: Any, day: str, became: str = "held", **values: Any) -> Any:
    """A meeting of the group on the day, with what became of it; nothing where that is empty."""
    meeting = make.make_meeting(group=group, title=f"Meeting of {day}", date=day, slug=day or "undated", **values)
    if became:
        reason = "" if became == "held" else "An invented reason."
        make.make_meeting_event(meeting=meeting, kind=became, dated=day, reason=reason)
    return meeting


def minuted(meeting: Any, published: str = "", **values: Any) -> Any:
    """Minutes of the meeting, and a version of them where a day of publication is given; returns the minutes."""
    release = {name: values.pop(name) for name in ("kind", "version", "document") if name in values}
    values.setdefault("stage", "published" if published else "draft")
    minutes = make.make_minutes(meeting=meeting, **values)
    if published:
        released(minutes, published, **release)
    return minutes


def released(minutes: Any, published: str, **values: Any) -> Any:
    """A version of minutes, published on the day."""
    return making.make_bare_release(minutes=minutes, published_on=date.fromisoformat(published), **values)
