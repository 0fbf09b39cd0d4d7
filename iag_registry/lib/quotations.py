"""Whether quoted words stand in a document: letter for letter, with only the white space folded."""

import re

LEFT_OUT = "…"
LINES_COUNTED = "Line numbers are counted in the register’s own text copy of each document."
"""Said wherever quotations are given with their lines, on pages and in files."""


def fold(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def missing_words(quotation: str, passage: str) -> str:
    """The first part of the quotation that the passage does not hold; empty where it holds all of them in order.

    Parts are what stands between marks of omission (“ … ”). A part begins and ends where a word does, so that a word
    cut short is not a quotation.
    """
    text = fold(passage)
    position = 0
    for part in quotation.split(LEFT_OUT):
        words = fold(part)
        match = re.compile(_whole(words)).search(text, position)
        if not match:
            return words
        position = match.end()
    return ""


def _whole(words: str) -> str:
    """A pattern for the words that does not begin or end inside a word."""
    before = r"(?<!\w)" if words[:1].isalnum() else ""
    after = r"(?!\w)" if words[-1:].isalnum() else ""
    return f"{before}{re.escape(words)}{after}"
