"""How invented data is told from real records, and the refusal to mix the two."""

from django.db.models import QuerySet

from foi.models import InformationRequest
from groups.models import AdvisoryGroup, Person, Source
from meetings.models import Meeting

MARK = "(demonstration)"
"""Ends the name of everything that is invented here."""
SOURCE_TITLE = "Invented for demonstration"
SURNAME = "Invented"
"""Every person is called so, with a number."""


class NotForDemonstration(Exception):
    """The database holds what invented data may not stand beside; the message says what to do."""


def refuse_other_records() -> None:
    """Raise NotForDemonstration where the database holds a real record, or data that was generated before."""
    real = {name: rows.count() for name, rows in _real_records().items()}
    if found := ", ".join(f"{number} {name}" for name, number in real.items() if number):
        raise NotForDemonstration(
            f"Nothing was written. This database holds real records ({found}), and invented data is never put beside "
            "them. Make a database of its own: set DATABASE_URL to a new one, run migrate, and try again."
        )
    if Source.objects.exists():
        raise NotForDemonstration(
            "Nothing was written. This database holds demonstration data already. Make a new database for other data."
        )


def refuse_invented_records() -> None:
    """Raise NotForDemonstration where the database holds invented data, beside which real records may not stand."""
    if AdvisoryGroup.objects.filter(name__endswith=MARK).exists() or Source.objects.filter(title=SOURCE_TITLE).exists():
        raise NotForDemonstration(
            "Nothing was loaded. This database holds demonstration data, and real records are never put beside it. "
            "Make a database of its own: set DATABASE_URL to a new one, run migrate, and try again."
        )


def _real_records() -> dict[str, QuerySet]:
    return {
        "groups": AdvisoryGroup.objects.exclude(name__endswith=MARK),
        "sources": Source.objects.exclude(title=SOURCE_TITLE),
        "people": Person.objects.exclude(name__contains=f" {SURNAME} "),
        "meetings": Meeting.objects.filter(group=None),
        "requests": InformationRequest.objects.all(),
    }
