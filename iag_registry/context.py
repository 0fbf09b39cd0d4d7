"""What every template knows."""

from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest

from iag_registry.lib.addresses import address_of

LONGEST_ADDRESS = 300


def publisher(request: HttpRequest) -> dict[str, str]:
    """The names that the publisher has given the service and itself, and where to say that this page is wrong."""
    return {
        "service_name": settings.SERVICE_NAME,
        "publisher_name": settings.PUBLISHER_NAME,
        "publisher_mailbox": settings.PUBLISHER_MAILBOX,
        "answers_within": settings.ANSWERS_WITHIN,
        "phase": "" if settings.PHASE == "none" else settings.PHASE,
        "feedback_url": _feedback_url(request),
    }


def _feedback_url(request: HttpRequest) -> str:
    """The form about this page: a plain link, so that the page carries no form; none for staff and the form itself."""
    form = address_of("feedback:feedback")
    if request.path.startswith((form, address_of("admin:index"))):
        return ""
    whole = request.get_full_path()
    return f"{form}?{urlencode({'page': whole if len(whole) <= LONGEST_ADDRESS else request.path})}"
