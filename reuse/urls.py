"""The addresses of the tables for reuse, and of the API."""

from django.urls import path, re_path
from django.urls.resolvers import URLPattern

from reuse.api.views import list_view, record_view
from reuse.tables import TABLES
from reuse.views import api_pages, archives, data

app_name = "reuse"

TABLE = r"(?P<table>[a-z]+(?:-[a-z]+)*)"
ONE = "<slug:key>/"
OTHERS = {
    "groups": "<slug:group_key>/",
    "meetings": "<slug:group_key>/<slug:slug>/",
    "minutes": "<slug:group_key>/<slug:slug>/<slug:version>/",
    "disclosure-log": "<slug:slug>/",
}
"""What follows the name of a table in the address of one row."""


def _api() -> list[URLPattern]:
    """The addresses of every table, and of the rows of those that have names."""
    patterns = []
    for table in TABLES:
        patterns.append(path(f"api/v1/{table.name}/", list_view(table).as_view(), name=f"api-{table.name}"))
        if table.names:
            address = f"api/v1/{table.name}/{OTHERS.get(table.name, ONE)}"
            patterns.append(path(address, record_view(table).as_view(), name=f"api-{table.name}-record"))
    return patterns


urlpatterns = [
    path("data/", data.tables, name="data"),
    path("data/datapackage.json", data.package, name="datapackage"),
    path("data/csv-metadata.json", data.csv_metadata, name="csvw"),
    path("data/catalogue.jsonld", data.linked_catalogue, name="dcat"),
    path("data/popolo.json", data.popolo_json, name="popolo"),
    path("data/checksums.txt", data.checksums, name="checksums"),
    path("data/archive/", archives.archives, name="archives"),
    re_path(r"^data/archive/(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\.zip$", archives.archive_file, name="archive"),
    re_path(rf"^data/{TABLE}\.csv-metadata\.json$", data.table_metadata, name="table-csvw"),
    re_path(rf"^data/{TABLE}\.(?P<ending>csv|json|ods)$", data.table_file, name="table-file"),
    re_path(rf"^data/{TABLE}/$", data.dictionary, name="dictionary"),
    path("api/v1/", api_pages.guide, name="api"),
    path("api/v1/openapi.json", api_pages.openapi, name="openapi"),
    *_api(),
]
