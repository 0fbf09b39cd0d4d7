"""Which templates of pages axe has looked at, of all that there are (X1).

The server runs in the process of the tests. What it renders is noted by address; once axe has looked at an address,
what was rendered last for it has been seen.
"""

import re
from collections.abc import Iterable
from threading import local
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.signals import request_started
from django.test.signals import template_rendered

FOLDER = settings.BASE_DIR / "templates"
PARTS = re.compile(r"alerts/mail/.*|admin/.*_object_tools\.html")
"""What extends another template and is no page: mails, and the links above a list or a record, which Django puts in."""
NO_PAGES = {
    "admin/base_site.html": "the frame of the staff screens",
    "admin/list_page.html": "the frame of lists for staff",
    "admin/record_page.html": "the frame of the screens of one record",
    "admin/foi/reply_page.html": "the frame of the screens of a reply",
}
"""Templates that extend another and that no address shows by themselves, and why."""

SEEN: set[str] = set()
"""What axe has seen since this was last emptied."""
_rendered: dict[tuple[str, str], set[str]] = {}
_answering = local()


def page_templates() -> set[str]:
    """Every template that extends another, as each page does, but for parts and for those that the table names."""
    paths = {path: str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.html")}
    extending = {name for path, name in paths.items() if "{% extends " in path.read_text()}
    return {name for name in extending if not PARTS.fullmatch(name)} - set(NO_PAGES)


def unseen(seen: Iterable[str]) -> list[str]:
    """The templates of pages that are not among these."""
    return sorted(page_templates() - set(seen))


def listen() -> None:
    """Note from now on what is rendered for each address."""
    request_started.connect(_begin)
    template_rendered.connect(_note)


def stop_listening() -> None:
    request_started.disconnect(_begin)
    template_rendered.disconnect(_note)


def see(url: str) -> None:
    """Count what was last rendered for this address as seen."""
    parts = urlsplit(url)
    SEEN.update(_rendered.get((unquote(parts.path), parts.query), ()))


def _begin(environ: dict[str, Any], **_: Any) -> None:
    _answering.address = environ["PATH_INFO"], environ["QUERY_STRING"]
    _rendered[_answering.address] = set()


def _note(context: Any, **_: Any) -> None:
    """The template that a page was made with: not those that it extends or includes."""
    if hasattr(_answering, "address"):
        _rendered[_answering.address].add(context.template_name)
