"""The reader of plain text: an empty line parts paragraphs, and the lines of a paragraph are kept."""

import re

from meetings.importing.blocks import GAP, Block, Notes, Reading, Remark, has_unseen, paragraph
from meetings.importing.refusals import TOO_LONG, Refused

LONGEST = 1_500_000
_EMPTY_LINE = re.compile(r"\n[ \t\u00a0]*\n")
_GAP = re.compile(r"\t+| {3,}")
_BULLET = re.compile(r"^\s*[•·▪◦‣●○*\u2013-]\s+")


def read_text(text: str) -> Reading:
    """The blocks of a plain text; raises Refused where it is longer than the minutes of a meeting."""
    if len(text) > LONGEST:
        raise Refused(TOO_LONG)
    notes = Notes()
    text = re.sub(r"\r\n?|[\u2028\u2029\f\v\x85]", "\n", text)
    if has_unseen(text.lstrip("\ufeff")):
        notes.add(Remark.UNSEEN)
    parts = [part for part in _EMPTY_LINE.split(text) if part.strip()]
    blocks = [block for part in parts for block in _blocks(part)]
    return Reading(tuple(block for block in blocks if block.lines), notes.all())


def _blocks(part: str) -> list[Block]:
    lines = [_GAP.sub(GAP, line.strip()) for line in part.splitlines() if line.strip()]
    if len(lines) > 1 and all(_BULLET.match(line) for line in lines):
        entries = [paragraph([_BULLET.sub("", line)]) for line in lines]
        html = "".join(entry.html.replace("<p>", "<li>").replace("</p>", "</li>") for entry in entries)
        return [Block("list", f"<ul>{html}</ul>", tuple(entry.text for entry in entries))]
    return [paragraph(lines)]
