"""What the index holds, and what its entries are made of."""

from django.db import models


class Sort(models.TextChoices):
    """What a result is; of results that fit equally well the sorts come in this order."""

    GROUP = "group", "Groups"
    PERSON = "person", "People in public roles"
    ORGANISATION = "organisation", "Organisations"
    THEME = "theme", "Themes"
    AREA = "area", "Areas"
    STATEMENT = "statement", "Statements of sources"
    MEETING = "meeting", "Meetings"
    MINUTES = "minutes", "Minutes"
    REPLY = "reply", "Disclosure log"


ONE_OF = {
    Sort.GROUP: "Group",
    Sort.PERSON: "Person in a public role",
    Sort.ORGANISATION: "Organisation",
    Sort.THEME: "Theme",
    Sort.AREA: "Area",
    Sort.STATEMENT: "Statement of a source",
    Sort.MEETING: "Meeting",
    Sort.MINUTES: "From minutes",
    Sort.REPLY: "Disclosure log",
}
"""What one result of each sort is called."""


FOUND_FIRST = (Sort.GROUP, Sort.ORGANISATION, Sort.THEME, Sort.AREA)
"""Of what fits a common word these are looked at before all others: there are few of them, and they name what whoever
types one word is mostly looking for."""


class Order(models.TextChoices):
    """In which order results stand."""

    RELEVANCE = "relevance", "What fits best first"
    DATE = "date", "The newest first"
    """What has no date comes after everything that has one."""


class Maker(models.TextChoices):
    """The record that entries are made of, and whose page they lead to; its entries come and go together."""

    GROUP = "group", "Group, with its people"
    ORGANISATION = "organisation", "Organisation"
    THEME = "theme", "Theme"
    AREA = "area", "Area"
    STATEMENT = "statement", "Statement"
    MEETING = "meeting", "Meeting, with its published minutes"
    REPLY = "reply", "Entry of the disclosure log"
    EVERYTHING = "everything", "All of the register"


DENIED = "denied"
"""Marks a statement that there is no such group (GRP-08)."""
