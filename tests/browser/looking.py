"""What a browser sees of a page: what its console says, what it fetches, what axe finds, and whether it fits."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import brotli
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from playwright.sync_api import Page, Response

from tests.browser import templates_seen

WIDTHS = (1280, 768, 320)
SCREENSHOTS = settings.BASE_DIR / "build" / "screenshots"
RUN_AXE = """async () => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const results = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
  return results.violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ html }) => [id, html]));
}"""
"""Each violation of WCAG 2.2 AA or of the best practice that axe knows: its rule, and the element."""
COMPRESSED = ("text/", "application/javascript", "image/svg")
"""What the production server sends compressed: static files of these types."""


class Looker:
    """Watches one browser page from before it is opened."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.fetched: list[Response] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("response", lambda response: self.fetched.append(response))

    def _hear(self, message: Any) -> None:
        # The browser reports the status of the page itself, which is what was asked for where it is an error.
        of_the_page = message.location.get("url") == self.page.url and "Failed to load resource" in message.text
        if message.type in {"error", "warning"} and not of_the_page:
            self.complaints.append(message.text)

    def open(self, address: str, *, status: int) -> list[str]:
        """Go to the page; returns what is wrong with its status."""
        answer = self.page.goto(address)
        return [] if answer and answer.status == status else [f"status {answer and answer.status}, not {status}"]

    def problems(self, *, name: str = "") -> list[str]:
        """Everything that is wrong with the page at each width; with a name, what it looks like is kept too."""
        self.page.evaluate(AXE_SCRIPT)
        found = [f"the browser complains: {complaint}" for complaint in self.complaints]
        found += self._strangers()
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            found += [f"at {width} px: {problem}" for problem in (*self._violations(), *self._overflow(width))]
            if name and width != 768:
                SCREENSHOTS.mkdir(parents=True, exist_ok=True)
                self.page.screenshot(
                    path=Path(SCREENSHOTS, f"{name}-{width}.jpg"), full_page=True, type="jpeg", quality=70
                )
        templates_seen.see(self.page.url)
        return found

    def _violations(self) -> list[str]:
        return [f"{rule}: {html[:160]}" for rule, html in self.page.evaluate(RUN_AXE)]

    def _overflow(self, width: int) -> list[str]:
        """Where the page must be scrolled sideways to be read (reflow, WCAG 1.4.10)."""
        needed = self.page.evaluate("document.documentElement.scrollWidth")
        return [f"the page is {needed} px wide"] if needed > width else []

    def _strangers(self) -> list[str]:
        own = urlsplit(self.page.url).netloc
        return [f"{each.url} is of another site" for each in self.fetched if urlsplit(each.url).netloc != own]

    @property
    def asks_others(self) -> bool:
        """Whether anything was fetched from another site."""
        return bool(self._strangers())

    def weight(self) -> int:
        """How many bytes the page and all that it fetches take on the way, compressed as the production server does."""
        return sum(_size(response) for response in self.fetched)


def _size(response: Response) -> int:
    body = response.body()
    is_static = "/static/" in response.url
    if is_static and response.headers.get("content-type", "").startswith(COMPRESSED):
        return len(brotli.compress(body))
    return len(body)
