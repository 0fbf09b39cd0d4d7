"""What every page must be, whatever it shows: valid, titled, free of inline style and script, and never a dead end."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from django.http import HttpResponse
from html5lib.constants import E

XHTML = "{http://www.w3.org/1999/xhtml}"
SERVICE = "Register of independent advisory groups"
PUBLISHER = "Invented Police Force"
PUBLIC_TITLE = re.compile(rf"(?:Error: )?(?:.+ - )?{SERVICE} - {PUBLISHER}")
STAFF_TITLE = re.compile(rf".+ \| {SERVICE}")
BARE_TITLE = re.compile(r"The [^|-]+")
"""The title of a page that must work when the database is broken: it names no service."""

MAIN = {"main-content", "content-start"}
"""Where the skip link of a public page and of a staff screen leads."""

LINK = re.compile(r'<(?:a|form)\b[^>]*\s(?:href|action)="([^"]*)"')
"""A link or form in the text of a page, which is quicker found in a crawl than in the page as a browser reads it."""


@dataclass(frozen=True)
class Page:
    """One page as it was answered: its address, status and words."""

    address: str
    status: int
    text: str

    @classmethod
    def of(cls, address: str, response: HttpResponse) -> "Page":
        return cls(address, response.status_code, response.content.decode())

    @cached_property
    def _parsed(self) -> tuple[Element, list[str]]:
        """The page as a browser reads it, and where it is not valid HTML."""
        parser = html5lib.HTMLParser()
        document = parser.parse(self.text)
        return document, [f"not valid HTML in line {line}: {E[code] % data}" for (line, _), code, data in parser.errors]

    @property
    def document(self) -> Element:
        return self._parsed[0]

    def all(self, name: str) -> list[Element]:
        """Every element of this name, in the order of the page."""
        return list(self.document.iter(XHTML + name))

    @property
    def title(self) -> str:
        return words_of(self.all("title")[0]) if self.all("title") else ""

    @property
    def main(self) -> Element | None:
        """The part of the page that is its own."""
        return next((each for each in self.document.iter() if each.get("id") in MAIN), None)

    @property
    def ids(self) -> set[str]:
        return {str(each.get("id")) for each in self.document.iter() if each.get("id")}

    def links(self) -> list[str]:
        """Where the links and forms of the page lead, as whole addresses of this site or another."""
        found = [unescape(target) for target in LINK.findall(self.text)]
        return [urljoin(f"http://testserver{self.address}", target) for target in found if target]

    def problems(self) -> list[str]:
        """What is wrong with the page; empty where nothing is."""
        return [
            f"{self.address}: {problem}"
            for problem in (*self._markup(), *self._frame(), *self._references(), *self._dead_end())
        ]

    def _markup(self) -> Iterable[str]:
        yield from self._parsed[1]
        for each in self.document.iter():
            inline = [name for name in each.keys() if name == "style" or name.startswith("on")]  # noqa: SIM118 - an element is no dict
            if inline:
                yield f"inline {', '.join(inline)} in {each.tag.removeprefix(XHTML)}"
        if self.all("style") or [script for script in self.all("script") if not script.get("src") and is_code(script)]:
            yield "style or script in the page itself"

    def _frame(self) -> Iterable[str]:
        patterns = [PUBLIC_TITLE]
        if self.address.startswith("/admin/"):
            patterns.append(STAFF_TITLE)
        if self.status >= 400:
            patterns.append(BARE_TITLE)
        if not any(pattern.fullmatch(self.title) for pattern in patterns):
            yield f"title “{self.title}”"
        if len(self.all("h1")) != 1:
            yield f"{len(self.all('h1'))} headings of the first level"
        if self.all("html")[0].get("lang") not in {"en-GB", "en-gb"}:
            yield "no language"
        first = next((link for link in self.all("a")), None)
        if not BARE_TITLE.fullmatch(self.title) and (first is None or words_of(first) != "Skip to main content"):
            yield "no link to skip to the content first"

    def _references(self) -> Iterable[str]:
        ids = [str(each.get("id")) for each in self.document.iter() if each.get("id")]
        if twice := sorted({each for each in ids if ids.count(each) > 1}):
            yield f"identifiers used twice: {', '.join(twice)}"
        for link in self.all("a"):
            target = link.get("href") or ""
            if target.startswith("#") and target[1:] not in ids:
                yield f"a link to {target}, which is not on the page"
        for each in self.document.iter():
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                if missing := [word for word in (each.get(name) or "").split() if word not in ids]:
                    yield f"{name} names {', '.join(missing)}, which is not on the page"

    @property
    def is_dead_end(self) -> bool:
        return bool(list(self._dead_end()))

    def _dead_end(self) -> Iterable[str]:
        """Every page offers a next step in its own part, those of errors and of empty results above all (X15)."""
        main = self.main
        if main is None:
            yield "no main part"
            return
        # The staff screens lead back by the path above the title.
        paths = [nav for nav in self.all("div") if nav.get("class") == "breadcrumbs"]
        links = [link.get("href") or "#" for part in (main, *paths) for link in part.iter(f"{XHTML}a")]
        if all(link.startswith("#") for link in links) and not list(main.iter(f"{XHTML}form")):
            yield "no next step: neither a link nor a form"


def is_code(script: Element) -> bool:
    """False for a block of data, which runs nothing."""
    return script.get("type") not in {"application/json", "application/ld+json"}


def words_of(element: Element) -> str:
    """The words of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def is_ours(address: str) -> bool:
    return urlsplit(address).netloc == "testserver"


def path_of(address: str) -> str:
    """The path and query of a whole address of this site."""
    parts = urlsplit(urldefrag(address).url)
    return parts.path + (f"?{parts.query}" if parts.query else "")
