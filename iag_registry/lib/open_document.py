"""What every OpenDocument file that the register writes has in common: its names, its properties, and how it is packed.

A file holds its content, its title and its language, and nothing else: no author, no times, no settings of the machine
that made it. The same parts give the same bytes.
"""

from collections.abc import Iterable, Mapping
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from iag_registry.lib.xml_parts import NO_TIME, xml_text

NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("style", "style"),
        ("text", "text"),
        ("table", "table"),
        ("meta", "meta"),
        ("fo", "xsl-fo-compatible"),
    ]
)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def write_open_document(parts: Mapping[str, Iterable[str]], *, media_type: str, title: str, language: str) -> bytes:
    """The bytes of a file with these parts, each written text by text, so that a long one takes little memory."""
    written = {
        **parts,
        "meta.xml": [_meta(title, language)],
        "META-INF/manifest.xml": [_manifest(media_type, [*parts, "meta.xml"])],
    }
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.writestr(ZipInfo("mimetype", NO_TIME), media_type, ZIP_STORED)
        for name, texts in written.items():
            entry = ZipInfo(name, NO_TIME)
            entry.compress_type = ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            with archive.open(entry, "w") as part:
                part.write(_DECLARATION.encode())
                for text in texts:
                    part.write(text.encode())
    return file.getvalue()


def _meta(title: str, language: str) -> str:
    return (
        f'<office:document-meta {NAMESPACES} xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3">'
        f"<office:meta><dc:title>{escape(xml_text(title))}</dc:title><dc:language>{escape(language)}</dc:language>"
        "</office:meta></office:document-meta>"
    )


def _manifest(media_type: str, names: Iterable[str]) -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in names
    )
    return (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
        f'<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{media_type}"/>'
        f"{entries}</manifest:manifest>"
    )
