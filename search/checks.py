"""What is wrong with the settings of this app, said when the site starts and not to its first reader."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from search.opensearch.server import asks_a_server


@register
def search_settings(**kwargs: Any) -> list[CheckMessage]:
    """A search server that is to be asked has an address."""
    if asks_a_server() and not settings.OPENSEARCH_URL:
        return [
            Error("SEARCH_ENGINE is opensearch: give the address of the server in OPENSEARCH_URL.", id="search.E001")
        ]
    return []
