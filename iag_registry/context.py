"""What every template knows."""

from django.conf import settings
from django.http import HttpRequest


def publisher(request: HttpRequest) -> dict[str, str]:
    """The names that the publisher has given the service and itself."""
    return {
        "service_name": settings.SERVICE_NAME,
        "publisher_name": settings.PUBLISHER_NAME,
        "publisher_mailbox": settings.PUBLISHER_MAILBOX,
    }
