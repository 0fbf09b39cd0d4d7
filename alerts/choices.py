"""The words of this app that are chosen from."""

from django.db import models


class About(models.TextChoices):
    """What an alert is about."""

    CHANGES = "changes", "What changed"
    SEARCH = "search", "New results of a search"
    GROUPS = "groups", "New in the list of groups"
    MEETINGS = "meetings", "New meetings and minutes"
    LOG = "log", "New replies in the disclosure log"


LISTS = (About.GROUPS, About.MEETINGS, About.LOG)
"""Lists that are followed with their filters."""


class HowOften(models.TextChoices):
    """How often a reader is written to, where there is anything new."""

    AT_ONCE = "at_once", "As soon as there is something new"
    DAILY = "daily", "At most once a day"
    WEEKLY = "weekly", "At most once a week"


class Letter(models.TextChoices):
    """What a mail is for."""

    CONFIRM = "confirm", "Asks whether an alert is wanted"
    KNOWN = "known", "Says that it was asked for already"
    NEWS = "news", "Tells what is new"
