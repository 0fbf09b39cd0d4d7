"""The closed lists of words of messages about pages."""

from django.db import models


class FeedbackStatus(models.TextChoices):
    """What became of a message."""

    NEW = "new", "New"
    LOOKED_AT = "looked_at", "Looked at"
    DONE = "done", "Done"
