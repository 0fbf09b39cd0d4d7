"""What the pages of the tables tell programs that look for data sets, in the words of schema.org."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

from iag_registry.lib.linked_data import data_block
from reuse.asking import Table
from reuse.files import ENDINGS
from reuse.licence import caveat

register = template.Library()


@register.simple_tag(takes_context=True)
def catalogue_linked_data(context: dict[str, Any], tables: Iterable[Table]) -> str:
    """The tables as a catalogue; nothing on an earlier day."""
    if not context["reading"].is_today:
        return ""
    datasets = [
        {"@type": "Dataset", "@id": _address(table), "url": _address(table), "name": table.title} for table in tables
    ]
    described = {"@type": "DataCatalog", "@id": _catalogue(), "url": _catalogue(), "name": settings.SERVICE_NAME}
    return data_block({**described, **_terms(), "dataset": datasets})


@register.simple_tag(takes_context=True)
def table_linked_data(context: dict[str, Any], table: Table) -> str:
    """One table as a data set with its files; nothing on an earlier day."""
    if not context["reading"].is_today:
        return ""
    files = [
        {
            "@type": "DataDownload",
            "contentUrl": settings.PUBLIC_URL + reverse("reuse:table-file", args=[table.name, ending]),
            "encodingFormat": media_type.partition(";")[0],
        }
        for ending, (media_type, _) in ENDINGS.items()
    ]
    return data_block(
        {
            "@type": "Dataset",
            "@id": _address(table),
            "url": _address(table),
            "name": table.title,
            "description": table.about,
            **_terms(),
            "includedInDataCatalog": {"@type": "DataCatalog", "@id": _catalogue()},
            "variableMeasured": [column.label for column in table.columns],
            "distribution": files,
        }
    )


def _catalogue() -> str:
    return settings.PUBLIC_URL + reverse("reuse:data")


def _address(table: Table) -> str:
    return settings.PUBLIC_URL + reverse("reuse:dictionary", args=[table.name])


def _terms() -> dict[str, Any]:
    """Who publishes it, and under which terms; as long as those are not confirmed, that too."""
    return {
        "publisher": {"@type": "Organization", "name": settings.PUBLISHER_NAME},
        "license": settings.DATA_LICENCE_URL,
        "conditionsOfAccess": caveat(),
        "isAccessibleForFree": True,
    }
