"""What waits for staff on the front page of their screens."""

from django import template

from feedback.choices import FeedbackStatus
from feedback.models import Feedback

register = template.Library()


@register.simple_tag
def messages_unread() -> int:
    """How many messages about pages nobody has looked at yet; one query."""
    return Feedback.objects.filter(status=FeedbackStatus.NEW).count()
