"""A reply that stands in the disclosure log, for the tests of its pages; all of it invented."""

from typing import Any

from foi.actions import drafting, publishing, releasing
from foi.models import LogRelease, Pack
from tests.foi.replies import Desk, desk, released
from tests.page_text import main_of, text_of

TITLE = "Groups for race and women"
PAGE = "/disclosure-log/01-foi-22-000777/"


def page_text(response: Any) -> str:
    """The words of the main part of a page."""
    return text_of(main_of(response))


def published(d: Desk | None = None, pack: Pack | None = None, *, title: str = TITLE) -> tuple[Desk, LogRelease]:
    """A reply that was released by the second officer and published by the first."""
    d = d or desk()
    pack = pack or released(d)
    return d, publishing.publish_reply(pack=pack, title=title, by=d.drafter)


def corrected(d: Desk, first: LogRelease, *, reason: str = "A row was missing.") -> LogRelease:
    """The correction of a published reply, published too."""
    pack = drafting.start_correction(pack=first.pack, reason=reason, by=d.drafter)
    pack = releasing.hand_over(pack=pack, by=d.drafter)
    pack = releasing.release(pack=pack, by=d.second)
    return publishing.publish_reply(pack=pack, title=first.entry.title, by=d.drafter)
