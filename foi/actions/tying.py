"""Tying an entry of the disclosure log to the groups and themes that its replies speak of, and to no others."""

from collections.abc import Iterable
from typing import Any

from foi.disclosure.reply_kept import groups_in, reply_of, themes_in
from foi.models import LogEntry, LogEntryGroup, LogEntryTheme, LogRelease
from groups.models import AdvisoryGroup, Theme
from groups.recording import delete_recorded, save_recorded
from iag_registry.lib.audiences import Audience

SPOKEN_OF = "A reply that can be read speaks of it."
NO_LONGER = "No reply that can be read speaks of it any more."


def tie(entry: LogEntry, *, by: Any) -> None:
    """Make what an entry is tied to what its readable replies speak of: public groups, and themes.

    A reply that was withdrawn ties it to nothing, so that nothing tells what that one spoke of.
    """
    keys: set[str] = set()
    themes: set[int] = set()
    for release in LogRelease.objects.filter(entry=entry, withdrawn_on=None).select_related("pack"):
        reply = reply_of(release.pack)
        keys |= groups_in(reply)
        themes |= themes_in(reply, entry.request)
    groups = AdvisoryGroup.objects.visible_to(Audience.PUBLIC).filter(key__in=keys)
    _make_so(LogEntryGroup, entry, "group", groups.order_by("pk"), by=by)
    _make_so(LogEntryTheme, entry, "theme", Theme.objects.filter(pk__in=themes).order_by("pk"), by=by)


def _make_so(model: Any, entry: LogEntry, name: str, wanted: Iterable[Any], *, by: Any) -> None:
    """Delete the ties that are wanted no more, and make those that are missing; each is recorded."""
    tied = {getattr(row, f"{name}_id"): row for row in model.objects.filter(entry=entry).order_by("pk")}
    for record in wanted:
        if tied.pop(record.pk, None) is None:
            save_recorded(model(entry=entry, **{name: record}), by=by, reason=SPOKEN_OF)
    for row in tied.values():
        delete_recorded(row, by=by, reason=NO_LONGER)
