"""The catalogue of the tables as linked data (DCAT, version 3, as JSON-LD): each table with the forms it comes in."""

from datetime import date
from typing import Any

from django.conf import settings

from iag_registry.lib.partial_dates import PartialDate
from reuse.asking import Table
from reuse.descriptions.modified import last_changes
from reuse.descriptions.package import Packed
from reuse.files import ENDINGS
from reuse.licence import caveat

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DATES = {"year": "xsd:gYear", "month": "xsd:gYearMonth", "day": "xsd:date"}
"""What a date is called that is known so far."""
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"


def catalogue(files: dict[str, Packed], day: date, query: str) -> dict[str, Any]:
    """The catalogue as the register stood on the day; `query` is what the addresses end with where it is not today."""
    data = f"{settings.PUBLIC_URL}/data/"
    changed = last_changes(day)
    return {
        "@context": CONTEXT,
        "@id": data,
        "@type": "dcat:Catalog",
        "dct:title": _words(settings.SERVICE_NAME),
        "dct:publisher": _publisher(),
        **_licence(),
        **_modified(changed.get("")),
        "foaf:homepage": {"@id": data},
        "dcat:dataset": [
            _dataset(file, data, day, query) | _modified(changed.get(file.table.name)) for file in files.values()
        ],
        "dcat:service": {
            "@id": f"{settings.PUBLIC_URL}/api/v1/",
            "@type": "dcat:DataService",
            "dct:title": _words(f"{settings.SERVICE_NAME}: API"),
            "dcat:endpointURL": {"@id": f"{settings.PUBLIC_URL}/api/v1/"},
            "dcat:endpointDescription": {"@id": f"{settings.PUBLIC_URL}/api/v1/openapi.json"},
            "dcat:servesDataset": [{"@id": _name(file.table, data)} for file in files.values()],
        },
    }


def _licence() -> dict[str, Any]:
    told: dict[str, Any] = {"dct:license": {"@id": settings.DATA_LICENCE_URL}}
    rights = {"@type": "dct:RightsStatement", "dct:description": _words(caveat())}
    return told | ({"dct:rights": rights} if caveat() else {})


def _modified(when: PartialDate | None) -> dict[str, Any]:
    """When it last changed; nothing where no change is told."""
    return {"dct:modified": {"@type": DATES[when.precision], "@value": str(when)}} if when else {}


def _dataset(file: Packed, data: str, day: date, query: str) -> dict[str, Any]:
    table = file.table
    return {
        "@id": _name(table, data),
        "@type": "dcat:Dataset",
        "dct:identifier": table.name,
        "dct:title": _words(table.title),
        "dct:description": _words(table.about),
        "dct:publisher": _publisher(),
        **_licence(),
        "dct:language": {"@id": "http://publications.europa.eu/resource/authority/language/ENG"},
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:endDate": {"@type": "xsd:date", "@value": day.isoformat()},
        },
        "dcat:landingPage": {"@id": f"{data}{table.name}/"},
        "dcat:distribution": [_distribution(file, data, query, ending) for ending in ENDINGS],
    }


def _distribution(file: Packed, data: str, query: str, ending: str) -> dict[str, Any]:
    address = f"{data}{file.table.name}.{ending}{query}"
    described: dict[str, Any] = {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _words(f"{file.table.title} ({ending.upper()})"),
        **_licence(),
        "dcat:accessURL": {"@id": f"{data}{file.table.name}/"},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": MEDIA_TYPES + ENDINGS[ending][0].partition(";")[0]},
    }
    if ending == "csv":
        described["dcat:byteSize"] = {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)}
        described["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        }
    return described


def _name(table: Table, data: str) -> str:
    return f"{data}{table.name}/#table"


def _publisher() -> dict[str, Any]:
    return {"@id": f"{settings.PUBLIC_URL}/#publisher", "@type": "foaf:Agent", "foaf:name": settings.PUBLISHER_NAME}


def _words(text: str) -> dict[str, str]:
    return {"@language": "en", "@value": text}
