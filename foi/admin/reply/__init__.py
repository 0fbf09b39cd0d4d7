"""The pages of a request on which a reply to it is drafted, checked, released and published."""

from foi.admin.reply.asking import AskingPages
from foi.admin.reply.decided import DecidedPages
from foi.admin.reply.deciding import DecidingPages
from foi.admin.reply.desk import DeskPages
from foi.admin.reply.reading import ReadingPages
from foi.admin.reply.side_by_side import SideBySidePages

__all__ = ["ReplyPages"]


class ReplyPages(DeskPages, AskingPages, SideBySidePages, DecidingPages, DecidedPages, ReadingPages):
    """All of them; part of the staff screens of requests."""
