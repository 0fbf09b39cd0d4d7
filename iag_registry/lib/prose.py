"""The text of minutes: a closed set of HTML for headings, paragraphs, lists, tables and links, and its plain text.

Whatever comes in (an editor, a Word file, a web page, a plain text area) is brought to this set, and nothing else is
kept: no style, no script, no image.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

import nh3

from iag_registry.lib.prose_reader import READ, read
from iag_registry.lib.prose_tree import Branch, Leaf, Run, html_of, leaves, lines_of, text_of

TAGS = {
    *("p", "h3", "h4", "ul", "ol", "li", "blockquote", "br", "strong", "em", "a"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
"""What stored prose may hold."""
ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_BLOCK = re.compile(r"<(p|h[1-6]|ul|ol|table|blockquote|div)[\s>]", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class Gap:
    """A place in the plain text whose words are withheld: what stands there instead, and what is said of it."""

    start: int
    end: int
    label: str
    subject: str


def clean_prose(text: str) -> str:
    """The text as allowed HTML; plain text becomes paragraphs, which an empty line parts. Safe to apply twice.

    Text outside any block gets paragraphs of its own, parted in the same way, and headings keep to the two levels below
    an item's title.
    """
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not text:
        return ""
    html = text if _BLOCK.search(text) else paragraphs_of(text)
    return html_of(_read(html))


def paragraphs_of(text: str) -> str:
    """Plain text as HTML: a paragraph for each part between empty lines, a break for each end of line within."""
    parts = [part.strip() for part in _EMPTY_LINE.split(text)]
    return "\n".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part)


def as_typed(html: str) -> str:
    """What to put into a plain text area: the paragraphs alone where the text is nothing more, else its HTML.

    `clean_prose` makes the same text of it again.
    """
    typed = "\n\n".join(leaf.text for leaf in leaves(_read(html)))
    return typed if clean_prose(typed) == clean_prose(html) else html


def plain_text(html: str) -> str:
    """The words alone: each paragraph, heading, caption, list item and cell on a line of its own, breaks kept.

    Redactions count their characters in this text, so it never changes unless the words or their blocks do.
    """
    return text_of(_read(html))


def links(html: str) -> list[tuple[int, int, str]]:
    """Each link: where its words begin and end in the plain text, and where it leads."""
    found: list[tuple[int, int, str]] = []
    at = 0
    for leaf in leaves(_read(html)):
        for run in leaf.runs:
            if run.href and found and found[-1][1:] == (at, run.href):
                found[-1] = (found[-1][0], at + len(run.text), run.href)
            elif run.href:
                found.append((at, at + len(run.text), run.href))
            at += len(run.text)
        at += 1
    return found


def paragraphs(html: str) -> list[str]:
    """The words of each paragraph, heading, caption, item and cell: `plain_text` in pieces."""
    return [leaf.text for leaf in leaves(_read(html))]


def paragraph_places(html: str) -> list[tuple[int, int]]:
    """Where each paragraph, heading, caption, item and cell begins and ends in the plain text."""
    places, at = [], 0
    for leaf in leaves(_read(html)):
        places.append((at, at + len(leaf.text)))
        at += len(leaf.text) + 1
    return places


def cut(html: str, gaps: Iterable[Gap]) -> str:
    """The HTML with the words of each gap taken out and its label in their place: `[redacted: s.40(2)]`.

    Gaps that meet become one, with all their labels. A link that loses any of its words loses its address too, which
    might say the same. A gap over several paragraphs leaves a label in each.
    """
    return html_of(_cut(html, gaps))


def clean_published(html: str) -> str:
    """The HTML of prose with its gaps, and nothing else: for text that leaves, whatever was stored."""
    cleaned: str = nh3.clean(
        html,
        tags=TAGS | {"span"},
        attributes=ATTRIBUTES,
        allowed_classes={"span": {"register-gap", "govuk-visually-hidden"}},
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return cleaned


@dataclass(frozen=True)
class Part:
    """One block of prose as it is published: `kind` is its tag."""

    kind: str
    html: str
    text: str


def parts(html: str, gaps: Iterable[Gap] = ()) -> list[Part]:
    """The blocks of the text with its gaps cut, each as HTML and as plain text for reading."""
    return [Part(block.tag, html_of(block), "\n".join(lines_of(block))) for block in _cut(html, gaps).children]


def _read(html: str) -> Branch:
    cleaned = nh3.clean(html, tags=READ, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, strip_comments=True)
    return read(cleaned)


def _cut(html: str, gaps: Iterable[Gap]) -> Branch:
    root = _read(html)
    joined = _joined(gaps)
    at = 0
    for leaf in leaves(root):
        end = at + len(leaf.text)
        touching = [gap for gap in joined if gap.start < end and gap.end > at]
        if touching:
            leaf.runs = _cut_runs(leaf, at, touching)
        at = end + 1
    return root


def _joined(gaps: Iterable[Gap]) -> list[Gap]:
    """The gaps in order, those that overlap or meet joined into one that names each section once."""
    joined: list[Gap] = []
    for gap in sorted(gaps, key=lambda gap: (gap.start, gap.end, gap.label)):
        last = joined[-1] if joined else None
        if last is None or gap.start > last.end:
            joined.append(gap)
            continue
        label, subject = last.label, last.subject
        if gap.label not in label.split(", "):
            label, subject = f"{label}, {gap.label}", f"{subject}, {gap.subject}"
        joined[-1] = Gap(last.start, max(last.end, gap.end), label, subject)
    return joined


def _cut_runs(leaf: Leaf, at: int, gaps: list[Gap]) -> list[Run]:
    """The runs of a leaf that begins at `at`, each gap in place of the words that it takes out."""
    runs: list[Run] = []
    told: set[Gap] = set()
    severed = _severed(leaf, at, gaps)
    for place, run in enumerate(leaf.runs):
        kept = replace(run, href="") if place in severed else run
        for offset, sign in enumerate(run.text):
            gap = next((gap for gap in gaps if gap.start <= at + offset < gap.end), None)
            if gap is None:
                if runs and runs[-1].like(kept):
                    runs[-1] = replace(kept, text=runs[-1].text + sign)
                else:
                    runs.append(replace(kept, text=sign))
            elif gap not in told:
                told.add(gap)
                runs.append(Run(f"[redacted: {gap.label}]", gap=f", {gap.subject}"))
        at += len(run.text)
    return runs


def _severed(leaf: Leaf, at: int, gaps: list[Gap]) -> set[int]:
    """Which runs belong to a link that loses words: every run that leads, without a break, to the same address."""
    severed: set[int] = set()
    group: list[int] = []
    is_cut = False
    for place, run in [*enumerate(leaf.runs), (len(leaf.runs), Run(""))]:
        if not group or run.href != leaf.runs[group[-1]].href:
            severed |= set(group) if is_cut else set()
            group, is_cut = [], False
        if run.href:
            group.append(place)
            is_cut = is_cut or any(gap.start < at + len(run.text) and gap.end > at for gap in gaps)
        at += len(run.text)
    return severed
