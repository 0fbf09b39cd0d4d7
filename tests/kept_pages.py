"""What a process keeps of pages, for tests that begin without it."""

from freshness.kept import PAGES, PAGES_ASKED, QUESTIONS


def forget_kept_pages() -> None:
    """Forget every page, and all that was asked for them."""
    for each in (PAGES, PAGES_ASKED, QUESTIONS):
        each.clear()
