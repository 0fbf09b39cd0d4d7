"""What is imported runs no script in a real browser, with no content security policy to help (F13).

The payloads go through each reader, and what a reader makes of them stands on one page. The page is loaded, everything
on it is pressed, hovered over and focused, and whatever runs is counted, as is whatever would be fetched.
"""

from collections.abc import Callable, Iterable
from html import escape

import pytest
from playwright.sync_api import Page

from meetings.importing.refusals import Refused
from tests.meetings.importing.payloads import payloads
from tests.meetings.importing.test_hostile_text import (
    as_file,
    as_open_document,
    as_pasted_text,
    as_text,
    as_web,
    as_word,
)

PAYLOADS = payloads()
ADDRESS = "http://invented.example/"
LISTEN = """
window.ran = [];
for (const name of ["alert", "confirm", "prompt", "print", "open", "msgbox"]) {
  window[name] = (...words) => { window.ran.push(`${name} ${words.join()}`); return null; };
}
"""
TRY_EVERYTHING = """() => {
  const events = ["click", "mouseover", "pointerenter", "pointerover", "focus", "toggle", "load", "error"];
  for (const element of document.body.querySelectorAll("*")) {
    for (const name of events) {
      element.dispatchEvent(new Event(name, {bubbles: true, cancelable: true}));
    }
    // The address is run where it is a script; an ordinary one leads away, which the test does not let it.
    if (element.href && element.href.toLowerCase().startsWith("javascript:")) element.click();
  }
  return document.body.querySelectorAll("*").length;
}"""


class Watched:
    """A page that is served as it is, without any header, and everything that it runs or fetches."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.fetched: list[str] = []
        self.dialogs: list[str] = []
        self.html = ""
        page.add_init_script(LISTEN)
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        page.route("**/*", self._answer)

    def _answer(self, route) -> None:
        if route.request.url == ADDRESS:
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=self.html)
        else:
            self.fetched.append(route.request.url)
            route.abort()

    def show(self, parts: Iterable[str]) -> int:
        """Load a page with these parts, try everything on it, and return how many elements it has."""
        inner = "".join(f"<div>{part}</div>" for part in parts)
        self.html = f"<!DOCTYPE html><html lang='en'><title>x</title><body>{inner}</body></html>"
        self.page.goto(ADDRESS)
        elements: int = self.page.evaluate(TRY_EVERYTHING)
        self.page.wait_for_timeout(300)
        return elements

    @property
    def harm(self) -> list[str]:
        """What ran, was asked in a box, or was fetched."""
        return [*self.page.evaluate("window.ran || ['the page was left']"), *self.dialogs, *self.fetched]


def made_by(reader: Callable[[str], list[str]]) -> tuple[list[str], int]:
    """What a reader makes of all payloads, and how many of them it refused."""
    parts, refused = [], 0
    for payload in PAYLOADS:
        try:
            parts += reader(payload)
        except Refused:
            refused += 1
    return parts, refused


@pytest.mark.parametrize("reader", [as_web, as_file, as_text, as_pasted_text, as_word, as_open_document])
def test_imported_payloads_run_nothing(page, reader, record_property):
    parts, refused = made_by(reader)
    imported = len(PAYLOADS) - refused
    watched = Watched(page)
    elements = watched.show(parts)
    record_property("proof", ["F13 imported payloads that ran in a browser", len(watched.harm), imported])
    assert watched.harm == []
    assert imported >= 500
    assert elements > imported


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "<p onclick=alert(1)>x</p>",
        "<link rel=stylesheet href=//evil.example/x>",
        f"<iframe srcdoc='{escape('<script>parent.alert(1)</script>')}'></iframe>",
    ],
)
def test_what_would_run_or_be_fetched_is_noticed(page, part):
    watched = Watched(page)
    watched.show([part])
    assert watched.harm != []
