"""What is wrong with the settings of this app, said when the site starts and not to its first reader."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from groups.postcodes import postcode_provider
from iag_registry.lib.tile_map import places_in


@register
def area_settings(**kwargs: Any) -> list[CheckMessage]:
    """The provider of postcodes can be made, and the file of tiles can be read."""
    problems: list[CheckMessage] = []
    try:
        postcode_provider()
    except ImproperlyConfigured as error:
        problems.append(Error(str(error), id="groups.E001"))
    try:
        places_in(settings.AREA_TILES)
    except (OSError, ValueError) as error:
        problems.append(Error(f"AREA_TILES cannot be used: {error}", id="groups.E002"))
    return problems
