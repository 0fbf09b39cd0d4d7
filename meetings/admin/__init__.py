"""The staff screens of the meetings: one file for each sort of record."""

from meetings.admin import meeting, minutes, named

__all__ = ["meeting", "minutes", "named"]
