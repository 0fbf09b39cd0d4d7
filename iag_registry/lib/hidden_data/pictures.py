"""What a picture says of itself beside what it shows: place, camera, people, and a smaller picture of how it was."""

import re
import struct
import zlib
from collections.abc import Iterator

from iag_registry.lib.hidden_data.paths import path_in
from iag_registry.lib.hidden_data.xmp import told_in_xmp

TAGS = {
    **dict.fromkeys((0x010E, 0x9C9B, 0x9C9C, 0x9C9E, 0x9C9F, 0x9286), "description"),
    **dict.fromkeys((0x013B, 0x9C9D, 0xA430), "author"),
    **dict.fromkeys((0x010F, 0x0110, 0xA431, 0xA433, 0xA434, 0xA435, 0x927C), "camera"),
    **dict.fromkeys((0x9003, 0x9004), "when it was taken"),
    0x8298: "rights",
    0x8825: "place",
}
"""Tags of EXIF that tell of people, places and machines; what is left (size, colours, turning) tells of the picture."""
POINTERS = {0x8769: "EXIF"}
INNER_PICTURE = 0x0201
SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8}
MOST_TAGS = 400
_PROGRAMS = re.compile(
    r"\s*(creator:|created with|file written by|lead technologies|lavc|optimi[sz]ed|compressed by|intel|handmade)",
    re.IGNORECASE,
)
_PLAIN_KEYS = re.compile(r"(software|title|creation time|date:\w+|gamma|aspect.*|pdf:version|svg:.*)$", re.IGNORECASE)
MOST_TEXT = 200_000


def told_in_picture(data: bytes) -> list[str]:
    """What a picture tells of itself, in words: "place", "camera", "author"; empty for one that only shows."""
    if data.startswith(b"\xff\xd8"):
        found = _in_jpeg(data)
    elif data.startswith(b"\x89PNG"):
        found = _in_png(data)
    elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        found = _in_webp(data)
    elif data.startswith((b"II*\x00", b"MM\x00*")):
        found = _in_tiff(data)
    elif b"<svg" in data[:2000]:
        found = iter(["path"] if path_in(data[:MOST_TEXT].decode("utf-8", "replace")) else [])
    else:
        found = _in_other(data)
    return sorted(set(found))


def _in_jpeg(data: bytes) -> Iterator[str]:
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker = data[place + 1]
        if marker == 0xDA:
            return
        if marker == 0xFF or 0xD0 <= marker <= 0xD8 or marker == 0x01:
            place += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack(">H", data[place + 2 : place + 4])
        part = data[place + 4 : place + 2 + length]
        if marker == 0xE1 and part.startswith(b"Exif\x00\x00"):
            yield from _in_tiff(part[6:])
        elif marker == 0xE1 and part.startswith(b"http://ns.adobe.com/"):
            yield from told_in_xmp(part.partition(b"\x00")[2])
        elif (marker == 0xED and _has_caption(part)) or (marker == 0xFE and _is_remark(part)):
            yield "description"
        place += 2 + max(length, 2)


def _is_remark(part: bytes) -> bool:
    """False for the name of the program that wrote the picture, and for nothing."""
    return bool(part.strip(b"\x00 ")) and not _PROGRAMS.match(part.decode("latin-1"))


def _has_caption(part: bytes) -> bool:
    """True where the data of a picture agency (IPTC) hold more than the mark of their version and character set."""
    start = part.find(b"8BIM\x04\x04")
    place = part.find(b"\x1c\x02", start) if start >= 0 else -1
    while place >= 0 and place + 5 <= len(part):
        if part[place + 2] not in {0x00, 0x37, 0x3C, 0x3E, 0x3F}:
            return True
        (length,) = struct.unpack(">H", part[place + 3 : place + 5])
        place = part.find(b"\x1c\x02", place + 5 + length)
    return False


def _in_png(data: bytes) -> Iterator[str]:
    place = 8
    while place + 8 <= len(data):
        length, kind = struct.unpack(">L4s", data[place : place + 8])
        part = data[place + 8 : place + 8 + length]
        if kind == b"eXIf":
            yield from _in_tiff(part)
        elif kind in {b"tEXt", b"zTXt", b"iTXt"}:
            yield from _in_png_text(kind, part)
        place += 12 + length


def _in_png_text(kind: bytes, part: bytes) -> Iterator[str]:
    key, _, value = part.partition(b"\x00")
    name = key.decode("latin-1").strip()
    text = _unpacked(value[1:]) if kind == b"zTXt" else value
    if kind == b"iTXt" and len(value) > 2:
        rest = value[2:].split(b"\x00", 2)[-1]
        text = _unpacked(rest) if value[0] else rest
    if name == "XML:com.adobe.xmp":
        yield from told_in_xmp(text)
    elif name.lower().startswith("raw profile type"):
        yield "description"
    elif path_in(text.decode("latin-1")):
        yield "path"
    elif not _PLAIN_KEYS.match(name) and not _PROGRAMS.match(text.decode("latin-1")) and text.strip():
        yield "author" if name.lower() in {"author", "artist"} else "description"


def _unpacked(data: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(data, MOST_TEXT)
    except zlib.error:
        return data[:MOST_TEXT]


def _in_webp(data: bytes) -> Iterator[str]:
    place = 12
    while place + 8 <= len(data):
        kind, length = struct.unpack("<4sL", data[place : place + 8])
        part = data[place + 8 : place + 8 + length]
        if kind == b"EXIF":
            yield from _in_tiff(part.removeprefix(b"Exif\x00\x00"))
        elif kind == b"XMP ":
            yield from told_in_xmp(part)
        place += 8 + length + length % 2


def _in_other(data: bytes) -> Iterator[str]:
    """A format that is not read: EXIF is looked for by its mark, as phones write it into theirs."""
    start = data.find(b"Exif\x00\x00", 0, MOST_TEXT)
    if start >= 0:
        yield from _in_tiff(data[start + 6 :])


def _in_tiff(data: bytes) -> Iterator[str]:
    """What the tags of EXIF tell, in the picture's own list, in that of the camera, and in the list after it."""
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if not order or len(data) < 8:
        return
    (place,) = struct.unpack(order + "L", data[4:8])
    lists, seen = [place], set[int]()
    while lists and len(seen) < 8:
        place = lists.pop()
        if place in seen or place + 2 > len(data):
            continue
        seen.add(place)
        (number,) = struct.unpack(order + "H", data[place : place + 2])
        for count in range(min(number, MOST_TAGS)):
            entry = data[place + 2 + 12 * count : place + 14 + 12 * count]
            if len(entry) < 12:
                break
            tag, kind, many, value = struct.unpack(order + "HHL4s", entry)
            if tag in POINTERS:
                lists.append(struct.unpack(order + "L", value)[0])
            elif tag == INNER_PICTURE and len(seen) > 1:
                yield "a smaller picture of it"
            elif tag in TAGS and _says_something(data, order, kind, many, value):
                yield TAGS[tag]
        after = data[place + 2 + 12 * number : place + 6 + 12 * number]
        if len(after) == 4:
            lists.append(struct.unpack(order + "L", after)[0])


def _says_something(data: bytes, order: str, kind: int, many: int, value: bytes) -> bool:
    """False for a value of nothing but blanks."""
    length = SIZES.get(kind, 1) * many
    if length > 4:
        (start,) = struct.unpack(order + "L", value)
        value = data[start : start + min(length, 2000)]
    return bool(value[:length].strip(b"\x00 \r\n\t"))
