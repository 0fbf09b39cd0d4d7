"""The one file of abbreviations, and how they are spelt out where a page first uses them (ACC-13)."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from django.conf import settings

LEFT_ALONE = {"abbr", "button", "code", "option", "script", "select", "style", "svg", "textarea", "title"}
"""Elements in which no abbreviation is marked: what is code, a picture or a choice of a form."""
PASSED_OVER = {"blockquote", "q", "details", "form"}
"""Quotations, and elements that may be closed or that readers pass over: what is first used there is marked outside
as well."""
TELLING = re.compile(
    r"<(?:!--.*?-->|select\b.*?</select>"
    rf"|(?P<closed>/?)(?P<tag>{'|'.join(sorted({'div', *LEFT_ALONE, *PASSED_OVER}))})(?![\w-])[^>]*>)",
    re.DOTALL,
)
"""Comments, lists of choices, and the tags that decide whether an abbreviation is marked after them, and no others."""
MARK = re.compile(r"</?mark>")
"""What a search puts around the words that it found, in the middle of others."""
AS_PUBLISHED = "register-release"
"""The class of minutes as they were published: their words are shown as they are, as those of a quotation."""


@dataclass(frozen=True)
class Abbreviation:
    """One abbreviation, its full form, and the place in a source that says so; without a source it is a general one."""

    short: str
    full: str
    source: str = ""
    locator: str = ""
    note: str = ""


@cache
def _read(path: Path) -> tuple[Abbreviation, ...]:
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["abbreviation"]
    return tuple(sorted((Abbreviation(**row) for row in rows), key=lambda row: row.short.casefold()))


def read_glossary() -> tuple[Abbreviation, ...]:
    """Every abbreviation of the file, from A to Z; read once by each process."""
    return _read(settings.GLOSSARY)


@cache
def _pattern(entries: tuple[Abbreviation, ...]) -> re.Pattern[str]:
    shorts = sorted((escape(entry.short) for entry in entries), key=len, reverse=True)
    # What may not stand before is looked at behind the first letter: a search for letters is several times as quick.
    found = "|".join(rf"{re.escape(short[0])}(?<![\w&;/.@#-].){re.escape(short[1:])}" for short in shorts)
    # Not inside a tag, of which the next bracket would be the end.
    return re.compile(rf"({found})([sS]?)(?![\w+@/])(?![^<>]*>)", re.DOTALL)


def spelt_out(html: str, entries: tuple[Abbreviation, ...]) -> tuple[str, tuple[Abbreviation, ...]]:
    """The HTML with each abbreviation marked at its first use, and the abbreviations that it uses, from A to Z.

    No word is changed: the full form goes into the title of an ``abbr``, and the style sheet shows it behind the first
    use outside quotations. Where the page itself gives the full form beside it, it is not shown twice.
    """
    marker = _Marker(entries)
    return "".join(marker.pieces(html)), tuple(entry for entry in entries if entry.short in marker.used)


class _Marker:
    """Goes through the abbreviations of a page and remembers what it has met."""

    def __init__(self, entries: tuple[Abbreviation, ...]) -> None:
        self.entries = entries
        self.by_short = {escape(entry.short): entry for entry in entries}
        self.open: list[tuple[str, bool, bool]] = []
        self.shown: set[str] = set()
        self.used: set[str] = set()

    def pieces(self, html: str) -> Iterator[str]:
        tellings = TELLING.finditer(html)
        telling = next(tellings, None)
        at = behind = 0
        for found in self._found(html):
            if self.by_short[found[1]].short in self.shown:
                continue
            while telling and telling.start() < found.start():
                self._note(telling)
                behind, telling = telling.end(), next(tellings, None)
            # It may stand inside of what was passed over: a comment, or a list of choices.
            if found.start() >= behind and (mark := self._mark(html, found)):
                yield html[at : found.start()]
                yield mark
                at = found.end()
        yield html[at:]

    def _found(self, html: str) -> Iterator[re.Match[str]]:
        """Where abbreviations stand, but for long lists of choices, in which none is marked."""
        pattern, start = _pattern(self.entries), 0
        while self.entries and start >= 0:
            end = html.find("<select", start)
            yield from pattern.finditer(html, start, end if end >= 0 else len(html))
            start = html.find("</select>", end) if end >= 0 else -1

    def _note(self, telling: re.Match[str]) -> None:
        """Keep account of the elements that are open."""
        tag, name = telling[0], telling["tag"]
        if name and telling["closed"]:
            if any(each[0] == name for each in self.open):
                while self.open.pop()[0] != name:
                    pass
        elif name and not tag.endswith("/>"):
            alone, quoted = self._state()
            is_quoted = quoted or name in PASSED_OVER or AS_PUBLISHED in tag
            self.open.append((name, alone or name in LEFT_ALONE, is_quoted))

    def _state(self) -> tuple[bool, bool]:
        """Whether nothing is marked here, and whether it is passed over."""
        return self.open[-1][1:] if self.open else (False, False)

    def _mark(self, html: str, found: re.Match[str]) -> str:
        """The abbreviation with its full form; empty where it is left as it is."""
        alone, quoted = self._state()
        entry = self.by_short[found[1]]
        if alone or (quoted and entry.short in self.used):
            return ""
        self.used.add(entry.short)
        if not quoted:
            self.shown.add(entry.short)
        is_said = not quoted and _is_said_beside(entry.full, html, found)
        look = "" if is_said else ' class="register-abbreviation"'
        full = f"{entry.full}{found[2].lower()}"
        return f'<abbr{look} title="{escape(full)}">{found[0]}</abbr>'


def _is_said_beside(full: str, html: str, found: re.Match[str]) -> bool:
    """Whether the words around an abbreviation give its full form already: "Full Form (FF)", "FF stands for ..."."""
    full = escape(full).casefold()
    near = 2 * len(full) + 200
    before = MARK.sub("", html[max(0, found.start() - near) : found.start()]).rpartition(">")[2]
    after = MARK.sub("", html[found.end() : found.end() + near]).partition("<")[0]
    left, right = before.casefold().rstrip(), after.casefold().lstrip()
    said_before = left.endswith("(") and re.search(rf"{re.escape(full)}s? \($", left) is not None
    return said_before or right.startswith((f"({full}", f", {full}", f"stands for {full}"))
