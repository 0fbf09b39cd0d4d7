"""The provider of postcodes that this site is set to, or none."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.module_loading import import_string

from iag_registry.lib.postcodes import PostcodeProvider
from iag_registry.lib.postcodes.local_file import LocalFile
from iag_registry.lib.postcodes.web_service import WebService


def postcode_provider() -> PostcodeProvider | None:
    """The provider that POSTCODE_PROVIDER names; None where looking up postcodes is off.

    Raises ``ImproperlyConfigured`` where a setting that it needs is missing or cannot be used.
    """
    match settings.POSTCODE_PROVIDER:
        case "off":
            return None
        case "file":
            if not settings.POSTCODE_FILE:
                raise ImproperlyConfigured("POSTCODE_PROVIDER is “file”: give the full path of it in POSTCODE_FILE.")
            return LocalFile(Path(settings.POSTCODE_FILE))
        case "web":
            try:
                return WebService(settings.POSTCODE_SERVICE, settings.POSTCODE_SERVICE_NAME)
            except ValueError as error:
                raise ImproperlyConfigured(f"POSTCODE_SERVICE cannot be used. {error}") from error
        case path:
            return _of_a_class(path)


def _of_a_class(path: str) -> PostcodeProvider:
    try:
        provider: PostcodeProvider = import_string(path)()
    except ImportError as error:
        raise ImproperlyConfigured(f"POSTCODE_PROVIDER: {error} Give off, file, web or the path of a class.") from error
    return provider
