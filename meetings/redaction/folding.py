"""Text as it is compared: without case, accents, unseen marks, and the many forms of dash and apostrophe."""

import unicodedata
from dataclasses import dataclass

_DASHES = "‐‑‒–—―−﹘﹣－"
_APOSTROPHES = "’‘ʼ′`´＇ʹ‛"
_PLAIN = {
    **{ord(dash): "-" for dash in _DASHES},
    **{ord(mark): "'" for mark in _APOSTROPHES},
    **{ord(letter): plain for letter, plain in zip("øłđðħıŋ", ["o", "l", "d", "d", "h", "i", "n"], strict=True)},
    ord("æ"): "ae",
    ord("œ"): "oe",
    ord("þ"): "th",
    # Letters of other alphabets that look the same, as some programs put them in.
    **{ord(other): latin for other, latin in zip("аеорсухіјѕԁοανρτ", "aeopcyxijsdoavpt", strict=True)},
}
_UNSEEN = {0x00AD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0}


@dataclass(frozen=True)
class Folded:
    """A folded text; `origins` says which character of the original each of its characters comes from."""

    text: str
    origins: tuple[int, ...]
    original: str

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the folded text stands in the original."""
        return self.origins[start], self.origins[end - 1] + 1


def fold(original: str) -> Folded:
    """The text folded, with the way back."""
    letters: list[str] = []
    origins: list[int] = []
    for place, sign in enumerate(original):
        for letter in _fold_sign(sign):
            letters.append(letter)
            origins.append(place)
    return Folded("".join(letters), tuple(origins), original)


def folded(text: str) -> str:
    """The folded text alone."""
    return fold(text).text


def _fold_sign(sign: str) -> str:
    if ord(sign) in _UNSEEN or (unicodedata.category(sign) == "Cf"):
        return ""
    if sign.isspace():
        return "\n" if sign in "\n\r\u2028\u2029\x0b\x0c" else " "
    parts = unicodedata.normalize("NFKD", sign).casefold()
    bare = "".join(part for part in parts if not unicodedata.combining(part))
    return unicodedata.normalize("NFKD", bare).translate(_PLAIN)
