"""The text of minutes: a closed set of HTML for headings, paragraphs, lists, tables and links, and its plain text.

Whatever comes in (an editor, a Word file, a web page, a plain text area) is brought to this set, and nothing else is
kept: no style, no script, no image.
"""

import re
from html import escape

import nh3

TAGS = {
    *("p", "h3", "h4", "ul", "ol", "li", "blockquote", "br", "strong", "em", "a"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"a": {"href"}, "th": {"scope", "colspan", "rowspan"}, "td": {"colspan", "rowspan"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto"}

_BLOCK = re.compile(r"<(p|h[1-6]|ul|ol|table|blockquote|div)[\s>]", re.IGNORECASE)
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def clean_prose(text: str) -> str:
    """The text as allowed HTML; plain text becomes paragraphs, which an empty line parts. Safe to apply twice."""
    text = text.replace("\r\n", "\n").strip()
    if not text:
        return ""
    html = text if _BLOCK.search(text) else paragraphs_of(text)
    cleaned: str = nh3.clean(
        html, tags=TAGS, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None, strip_comments=True
    )
    return cleaned.strip()


def paragraphs_of(text: str) -> str:
    """Plain text as HTML: a paragraph for each part between empty lines, a break for each end of line within."""
    parts = [part.strip() for part in _EMPTY_LINE.split(text)]
    return "\n".join(f"<p>{escape(part, quote=False).replace(chr(10), '<br>')}</p>" for part in parts if part)
