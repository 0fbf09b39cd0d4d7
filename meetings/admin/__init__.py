"""The staff screens of the meetings: one file for each sort of record."""

from meetings.admin import action, format_request, meeting, minutes, named, paper

__all__ = ["action", "format_request", "meeting", "minutes", "named", "paper"]
