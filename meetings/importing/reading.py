"""Reads a file or a text of minutes, whatever it is, into blocks."""

import re

from meetings.importing import refusals
from meetings.importing.blocks import Reading
from meetings.importing.kinds import decoded, kind_of
from meetings.importing.odt import read_odt
from meetings.importing.plain import read_text
from meetings.importing.refusals import Refused
from meetings.importing.web import read_html
from meetings.importing.word import read_docx

LONGEST = 700_000
"""Characters of HTML: the minutes of a long day have less than a tenth of it."""
_MARKUP = re.compile(r"<(p|h[1-6]|ul|ol|li|table|div|body|html|br|span)\b[^<>]*>", re.IGNORECASE)


def read_file(data: bytes) -> Reading:
    """The blocks of a file; raises Refused with words for the person who chose it."""
    kind, archive = kind_of(data)
    if archive is not None:
        return _checked(read_docx(archive) if kind == "docx" else read_odt(archive))
    return _checked(read_html(decoded(data)) if kind == "html" else read_text(decoded(data)))


def read_pasted(text: str, html: str = "") -> Reading:
    """The blocks of what was pasted: of its HTML where the browser gave it, else of the text, which may be HTML."""
    if html.strip():
        return _checked(read_html(html))
    if len(_MARKUP.findall(text[:20_000])) > 1:
        return _checked(read_html(text))
    return _checked(read_text(text))


def _checked(reading: Reading) -> Reading:
    if not reading.blocks:
        raise Refused(refusals.EMPTY)
    if reading.length > LONGEST:
        raise Refused(refusals.TOO_LONG)
    return reading
