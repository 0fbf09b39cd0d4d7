"""What waits for staff on the front page of their screens."""

from datetime import date

from django import template
from django.db.models import Count, Min

from meetings.choices import FormatRequestStatus
from meetings.models import FormatRequest

register = template.Library()


@register.simple_tag
def formats_waiting() -> dict[str, int | date | None]:
    """The requests for another format that are to be answered: how many there are, and by when the first (ACC-05)."""
    waiting = FormatRequest.objects.filter(status=FormatRequestStatus.OPEN)
    return waiting.aggregate(number=Count("pk"), first=Min("due_on"))
