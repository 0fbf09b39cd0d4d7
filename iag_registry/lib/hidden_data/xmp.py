"""What XMP tells of people, places and earlier versions: data that many programs put into pictures and PDFs."""

from iag_registry.lib.hidden_data.paths import path_in
from iag_registry.lib.hidden_data.walking import Walk
from iag_registry.lib.strange_files.refusals import Refused
from iag_registry.lib.strange_files.safe_xml import Limits, walk_xml

TELLING = {
    "http://purl.org/dc/elements/1.1/": {
        "creator": "author",
        "contributor": "author",
        "description": "description",
        "subject": "description",
        "rights": "rights",
        "source": "description",
        "relation": "description",
    },
    "http://ns.adobe.com/pdf/1.3/": {"Keywords": "description", "Author": "author"},
    "http://ns.adobe.com/exif/1.0/": {
        "GPSLatitude": "place",
        "GPSLongitude": "place",
        "UserComment": "description",
        "DateTimeOriginal": "when it was taken",
    },
    "http://ns.adobe.com/exif/1.0/aux/": {
        "SerialNumber": "camera",
        "OwnerName": "author",
        "LensSerialNumber": "camera",
    },
    "http://ns.adobe.com/tiff/1.0/": {
        "Make": "camera",
        "Model": "camera",
        "Artist": "author",
        "ImageDescription": "description",
        "Copyright": "rights",
    },
    "http://ns.adobe.com/xap/1.0/mm/": {"DerivedFrom": "earlier versions", "Ingredients": "earlier versions"},
    "http://ns.adobe.com/xap/1.0/rights/": {"Owner": "author", "UsageTerms": "rights"},
}
"""By namespace: what a property tells, where it has words."""
WHOLE = {
    "http://ns.adobe.com/photoshop/1.0/": "description",
    "http://ns.adobe.com/pdfx/1.3/": "property of a program",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "description",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "description",
}
"""Namespaces of which every property tells something."""
TECHNICAL = {"ColorMode", "ICCProfile", "LegacyIPTCDigest", "History", "PTEX_Fullbanner"}
MOST_ELEMENTS = 20_000


def told_in_xmp(data: bytes) -> list[str]:
    """What a packet of XMP tells, in words; "data that cannot be read" for one that is broken and not empty."""
    start, end = data.find(b"<"), data.rfind(b">")
    if start < 0 or end < start:
        return []
    walk = _Properties()
    try:
        walk_xml(
            data[start : end + 1],
            begin=walk.begin_full,
            end=walk.end_full,
            words=walk.words,
            limits=Limits(MOST_ELEMENTS, 4 * MOST_ELEMENTS),
        )
    except Refused:
        return ["data that cannot be read"]
    return sorted(walk.told)


class _Properties(Walk):
    """Every property with words of its own, written as an element or as an attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.told: set[str] = set()

    def begin_full(self, name: str, attributes: dict[str, str]) -> None:
        self.inside.append(name)
        for key, value in attributes.items():
            self._property(key, value)

    def end_full(self, _: str) -> None:
        self.inside.pop()

    def words(self, text: str) -> None:
        for name in self.inside:
            self._property(name, text)

    def _property(self, name: str, value: str) -> None:
        if not value.strip():
            return
        namespace, _, local = name.rpartition("}")
        told = TELLING.get(namespace, {}).get(local, "")
        if not told and local not in TECHNICAL:
            told = WHOLE.get(namespace, "")
        if told:
            self.told.add(told)
        if path_in(value):
            self.told.add("path")
