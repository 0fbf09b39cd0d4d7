"""Invented minutes as text, and the screen on which they are read and saved."""

from typing import Any

from django.urls import reverse

from meetings.models import Action, AgendaItem, Attendance, Decision, Meeting, Minutes, MinutesMove
from tests.admin.forms import boxes

TEXT = """\
Invented Advisory Group minutes - 3 May 2022

Present

Ann Invented, Chair, Invented Borough Council

Bob Made-Up, IBC

1. Welcome

The chair welcomed everyone.

2. Street lights

It was agreed to write to the council.

Decision: Write to the council about street lights.

Action: Bob Made-Up to write the letter by 1 June 2022
"""
MODELS = (Meeting, AgendaItem, Attendance, Decision, Action, Minutes, MinutesMove)


def address(**query: str) -> str:
    return reverse("admin:import_minutes", query=query or None)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in MODELS}


def read(client: Any, *, text: str = "", file: Any = None, group: str = "", meeting: str = "") -> Any:
    sent = {"step": "read", "group": group, "meeting": meeting, "pasted": text}
    return client.post(address(), {**sent, **({"file": file} if file else {})})


def save(client: Any, page: Any, **changed: Any) -> Any:
    values = boxes(page.content)
    return client.post(address(), {**values, "step": "save", **changed})
