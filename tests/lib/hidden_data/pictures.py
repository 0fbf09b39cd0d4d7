"""Invented pictures that tell something of themselves, and some that do not; none of them shows anything."""

import struct
import zlib


def tiff(*tags: tuple[int, int, bytes], inner: bool = False) -> bytes:
    """A list of tags as cameras write it: (tag, kind, value); `inner` adds a second list with a smaller picture."""
    start = 8
    place = start + 2 + 12 * len(tags) + 4
    entries, values = b"", b""
    for tag, kind, value in tags:
        count = len(value) // {2: 1, 3: 2, 4: 4, 7: 1}[kind]
        if len(value) > 4:
            entries += struct.pack("<HHLL", tag, kind, count, place + len(values))
            values += value
        else:
            entries += struct.pack("<HHL4s", tag, kind, count, value.ljust(4, b"\x00"))
    after = place + len(values) if inner else 0
    second = struct.pack("<HHHLLL", 1, 0x0201, 4, 1, 0, 0) if inner else b""
    head = b"II*\x00" + struct.pack("<L", start) + struct.pack("<H", len(tags))
    return head + entries + struct.pack("<L", after) + values + second


def exif(*tags: tuple[int, int, bytes], inner: bool = False) -> tuple[int, bytes]:
    return 0xE1, b"Exif\x00\x00" + tiff(*tags, inner=inner)


def jpeg(*segments: tuple[int, bytes]) -> bytes:
    """A picture of nothing with these parts before it."""
    written = b"".join(struct.pack(">BBH", 0xFF, marker, len(part) + 2) + part for marker, part in segments)
    return (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00" + written + b"\xff\xda\x00\x02\xff\xd9"
    )


def png(*chunks: tuple[bytes, bytes]) -> bytes:
    """A picture of one dot with these parts in it."""
    parts = (
        (b"IHDR", struct.pack(">LLBBBBB", 1, 1, 8, 0, 0, 0, 0)),
        *chunks,
        (b"IDAT", zlib.compress(b"\x00\x00")),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(part)) + kind + part + struct.pack(">L", zlib.crc32(kind + part)) for kind, part in parts
    )


def webp(*chunks: tuple[bytes, bytes]) -> bytes:
    parts = b"".join(kind + struct.pack("<L", len(part)) + part + b"\x00" * (len(part) % 2) for kind, part in chunks)
    return b"RIFF" + struct.pack("<L", len(parts) + 4) + b"WEBP" + parts


def xmp(properties: str) -> bytes:
    """A packet of XMP with these properties."""
    return (
        '<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" '
        'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:exif="http://ns.adobe.com/exif/1.0/" '
        'xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:stEvt="http://ns.adobe.com/xap/1.0/sType/ResourceEvent#" '
        f'rdf:about="">{properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


PLAIN_XMP = xmp("<xmp:CreatorTool>Invented Painter 3</xmp:CreatorTool><xmp:CreateDate>2022-05-03</xmp:CreateDate>")
GPS = (0x8825, 4, struct.pack("<L", 200))
MAKE = (0x010F, 2, b"Invented Cameras\x00")
ARTIST = (0x013B, 2, b"Ann Invented\x00")
TURNED = (0x0112, 3, struct.pack("<H", 6))
BLANK = (0x010E, 2, b" " * 20 + b"\x00")
CAPTION = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x10\x1c\x02\x78\x00\x08Invented"

TELLING: dict[str, tuple[bytes, list[str]]] = {
    "place": (jpeg(exif(TURNED, GPS)), ["place"]),
    "camera": (jpeg(exif(MAKE)), ["camera"]),
    "artist": (jpeg(exif(ARTIST)), ["author"]),
    "smaller picture": (jpeg(exif(TURNED, inner=True)), ["a smaller picture of it"]),
    "remark": (jpeg((0xFE, b"taken by Ann")), ["description"]),
    "caption": (jpeg((0xED, CAPTION)), ["description"]),
    "author in XMP": (
        jpeg(
            (
                0xE1,
                b"http://ns.adobe.com/xap/1.0/\x00"
                + xmp("<dc:creator><rdf:Seq><rdf:li>Ann</rdf:li></rdf:Seq></dc:creator>"),
            )
        ),
        ["author"],
    ),
    "place in PNG": (png((b"eXIf", tiff(GPS))), ["place"]),
    "author in PNG": (png((b"tEXt", b"Author\x00Ann Invented")), ["author"]),
    "remark in PNG": (png((b"zTXt", b"Comment\x00\x00" + zlib.compress(b"taken by Ann"))), ["description"]),
    "path in PNG": (png((b"tEXt", b"Source\x00C:\\Users\\ann\\plan.png")), ["path"]),
    "XMP in PNG": (
        png((b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + xmp("<dc:description>x</dc:description>"))),
        ["description"],
    ),
    "place in WebP": (webp((b"EXIF", tiff(GPS))), ["place"]),
    "path in SVG": (b'<svg export-filename="/home/ann/plan.png"/>', ["path"]),
    "TIFF": (tiff(ARTIST), ["author"]),
    "phone": (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40 + b"Exif\x00\x00" + tiff(GPS), ["place"]),
}
"""Pictures that tell something, with what they tell."""

PLAIN: dict[str, bytes] = {
    "nothing": jpeg(),
    "turned": jpeg(exif(TURNED)),
    "blank description": jpeg(exif(BLANK)),
    "program": jpeg((0xFE, b"CREATOR: gd-jpeg v1.0")),
    "plain XMP": jpeg((0xE1, b"http://ns.adobe.com/xap/1.0/\x00" + PLAIN_XMP)),
    "PNG": png(),
    "PNG with its program": png((b"tEXt", b"Software\x00Invented Painter 3")),
    "WebP": webp((b"VP8 ", b"\x00" * 10)),
    "SVG": b'<svg><path d="M0 0"/></svg>',
}
"""Pictures that tell nothing of themselves."""
