"""The drawing of a page in a PDF, read operator by operator."""

import re
from collections.abc import Iterator
from typing import Any

_TOKEN = re.compile(
    rb"([+-]?(?:\d+\.?\d*|\.\d+))"
    rb"|(\((?:[^()\\]++|\\.)*+\)|<[0-9A-Fa-f\s]*+>)"
    rb"|(d[01]|[A-Za-z]+\*?|['\"])"
    rb"|(/[^\s()<>\[\]{}/%]*)"
    rb"|(\[|\])"
    rb"|(\()"
    rb"|<<|>>|%[^\r\n]*",
    re.DOTALL,
)
_END_OF_IMAGE = re.compile(rb"\sEI(?=[\s/]|$)")
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}
MOST_OPERANDS = 2_000
LONGEST_STRING = 40_000
MOST_TOKENS = 900_000
"""In all drawings of a file together: a second or two of reading."""
Operation = tuple[bytes, list[Any]]


class TooMuch(Exception):
    """There is more to be drawn than can be followed."""


class Tokens:
    """How many numbers, names and operators may still be read."""

    def __init__(self, left: int = MOST_TOKENS) -> None:
        self.left = left


def operations(content: bytes, tokens: Tokens) -> Iterator[Operation]:
    """Each operator with what stands before it: numbers as floats, names as text, strings as bytes, lists as lists.

    Raises TooMuch where no more tokens may be read.
    """
    operands: list[Any] = []
    into = operands
    place, match = 0, _TOKEN.search
    while found := match(content, place):
        place = found.end()
        tokens.left -= 1
        number, string, word, name, bracket, nested = found.groups()
        if number is not None:
            into.append(float(number))
        elif word is not None:
            word, place = _past_picture(content, word, place)
            yield word, operands
            operands = into = []
        elif bracket is not None:
            into = operands
            if bracket == b"[":
                operands.append(into := [])
        elif nested is not None:
            text, place = _nested(content, place)
            into.append(text)
        elif string is not None or name is not None:
            into.append(_string(string) if string else name.decode("latin-1"))
        if len(into) > MOST_OPERANDS or len(operands) > MOST_OPERANDS or tokens.left < 0:
            raise TooMuch


def _past_picture(content: bytes, word: bytes, place: int) -> tuple[bytes, int]:
    """Go past the dots of a picture that stands in the drawing itself; its end counts as the operator."""
    if word != b"ID":
        return word, place
    if not (end := _END_OF_IMAGE.search(content, place)):
        raise TooMuch
    return b"BI", end.end()


def _string(written: bytes) -> bytes:
    """The bytes of a string as written: in brackets with escapes, or as digits."""
    if written[:1] == b"<":
        digits = re.sub(rb"\s", b"", written[1:-1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    inner = written[1:-1]
    return _ESCAPE.sub(_unescaped, inner) if b"\\" in inner else inner


def _unescaped(found: "re.Match[bytes]") -> bytes:
    code = found[1]
    if code.isdigit():
        return bytes([int(code, 8) & 255])
    return _ESCAPED.get(code, code)


def _nested(content: bytes, place: int) -> tuple[bytes, int]:
    """A string with brackets inside it, from after its first one; and the place after it."""
    start, depth = place, 1
    for found in re.finditer(rb"\\.|[()]", content[start : start + LONGEST_STRING], re.DOTALL):
        depth += {b"(": 1, b")": -1}.get(found[0], 0)
        if not depth:
            return _ESCAPE.sub(_unescaped, content[start : start + found.start()]), start + found.end()
    raise TooMuch
