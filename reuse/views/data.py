"""The tables for reuse, their dictionaries, and what describes them to programs."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.views.refusal import refused, unreadable_day
from iag_registry.lib.on_day import Reading, reading_of
from iag_registry.lib.tables import plain_text
from reuse.asking import Table, read
from reuse.descriptions.csvw import csvw_group, csvw_of
from reuse.descriptions.dcat import catalogue
from reuse.descriptions.package import data_package
from reuse.descriptions.popolo import popolo
from reuse.files import ENDINGS, FORMATS, made
from reuse.packing import document, measured
from reuse.tables import BY_NAME, TABLES, of_day
from reuse.views.sending import dated, send, send_table, unknown_parameters

JSON_LD = "application/ld+json"


@require_safe
def tables(request: HttpRequest) -> HttpResponse:
    """Which tables there are, in which forms, and under which licence."""
    reading = reading_of(request.GET, timezone.localdate())
    context = {"reading": reading, "tables": TABLES, "licence": _licence(), "endings": list(ENDINGS)}
    return render(request, "reuse/data.html", context, status=400 if reading.problem else 200)


@require_safe
def dictionary(request: HttpRequest, table: str) -> HttpResponse:
    """What each column of a table means, with a value out of its first rows where one of them has it."""
    found = _table(table)
    reading = reading_of(request.GET, timezone.localdate())
    rows = of_day(found, reading.day).after((), 20).rows
    fields = [
        {
            "name": column.name,
            "label": column.label,
            "description": column.description,
            "codes": column.codes,
            "format": FORMATS[column.type],
            "example": next((text for row in rows if (text := plain_text(column.get(row)))), ""),
        }
        for column in found.columns
    ]
    context = {"reading": reading, "table": found, "fields": fields, "endings": list(ENDINGS), "licence": _licence()}
    return render(request, "reuse/dictionary.html", context, status=400 if reading.problem else 200)


@require_safe
def table_file(request: HttpRequest, table: str, ending: str) -> HttpResponseBase:
    """A table with its filters as CSV, JSON or ODS; 400 and the mistakes in plain words where the query is refused."""
    found = _table(table)
    listed = read(found, request.GET, timezone.localdate())
    if listed.mistakes:
        return refused("The table cannot be made.", listed.mistakes)
    media_type, write = ENDINGS[ending]
    return send_table(request, write(found, listed), media_type, dated(found.name, listed.reading, ending))


@require_safe
def table_metadata(request: HttpRequest, table: str) -> HttpResponseBase:
    """The metadata of one CSV file, where programs look for it first."""
    found = _table(table)
    return _of_day(request, lambda reading: document(csvw_of(found, f"{found.name}.csv{reading.query}")))


@require_safe
def csv_metadata(request: HttpRequest) -> HttpResponseBase:
    """The metadata of all CSV files (CSV on the Web)."""
    return _of_day(
        request,
        lambda reading: document(csvw_group({f"{table.name}.csv{reading.query}": table for table in TABLES})),
    )


@require_safe
def package(request: HttpRequest) -> HttpResponseBase:
    """The data package (Frictionless): schemas, sizes and checksums; of another day with the whole addresses."""

    def content(reading: Reading) -> bytes:
        files = measured(reading.day, reading.query)
        described = data_package(files, reading.day)
        if reading.query:
            for resource in described["resources"]:
                resource["path"] = f"{settings.PUBLIC_URL}{reverse('reuse:data')}{resource['path']}"
        return document(described)

    return _of_day(request, content)


@require_safe
def linked_catalogue(request: HttpRequest) -> HttpResponseBase:
    """The catalogue as linked data (DCAT)."""

    def content(reading: Reading) -> bytes:
        files = {file.table.name: file for file in measured(reading.day)}
        return document(catalogue(files, reading.day, reading.query))

    return _of_day(request, content, JSON_LD)


@require_safe
def popolo_json(request: HttpRequest) -> HttpResponseBase:
    """The groups, people in public roles and meetings in the words of Popolo."""
    return _of_day(request, lambda reading: document(popolo(reading.day)))


@require_safe
def checksums(request: HttpRequest) -> HttpResponseBase:
    """The SHA-256 of every table as CSV, as `sha256sum -c` reads it."""

    def content(reading: Reading) -> bytes:
        return "".join(f"{file.sha256}  {file.path}\n" for file in measured(reading.day)).encode()

    return _of_day(request, content, "text/plain; charset=utf-8")


def _of_day(
    request: HttpRequest, content: Callable[[Reading], bytes], content_type: str = "application/json"
) -> HttpResponseBase:
    """A document of a day, or what is wrong with the query."""
    if wrong := unknown_parameters(request):
        return wrong
    reading = reading_of(request.GET, timezone.localdate())
    if reading.problem:
        return unreadable_day("The file cannot be made.", reading)
    return send(request, made([content(reading)]), content_type)


def _table(name: str) -> Table:
    if name not in BY_NAME:
        raise Http404(HTTPStatus.NOT_FOUND.phrase)
    return BY_NAME[name]


def _licence() -> dict[str, object]:
    return {
        "name": settings.DATA_LICENCE_NAME,
        "url": settings.DATA_LICENCE_URL,
        "is_confirmed": settings.DATA_LICENCE_CONFIRMED,
    }
