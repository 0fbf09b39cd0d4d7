"""What was sent back from the preview of an import, as the importer reads it."""

import json
from typing import Any

from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import Capacity, ItemOutcome, ItemType
from meetings.importing.found import FoundAction, FoundAttendee, FoundItem


def report_of(text: str) -> dict[str, Any]:
    """The list of what was dropped, as the form carries it; empty where it was tampered with."""
    try:
        report = json.loads(text)
        return {
            "source": str(report["source"]),
            "said": [[str(what), int(number), [str(each) for each in words]] for what, number, words in report["said"]],
            "left_over": [str(line) for line in report["left_over"]],
            "doubts": [[str(where), str(words)] for where, words in report["doubts"]],
        }
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {"source": "", "said": [], "left_over": [], "doubts": []}


def is_kept(form: Any) -> bool:
    """True for a row that is filled and not left out."""
    if not form.is_valid():
        return False
    return bool(form.cleaned_data) and form.has_changed() and not form.cleaned_data.get("DELETE")


def attendee_of(row: dict[str, Any]) -> FoundAttendee:
    """One name of the preview, as it was corrected."""
    return FoundAttendee(
        name=row["name"],
        role=row["role"],
        organisation=row["organisation"],
        capacity=Capacity(row["capacity"]),
        is_chair=row["is_chair"],
        initials=row["initials"],
    )


def item_of(row: dict[str, Any]) -> FoundItem:
    """One item of the preview, as it was corrected."""
    return FoundItem(
        title=row["title"],
        number=row["number"],
        item_type=ItemType(row["item_type"]),
        outcome=ItemOutcome(row["outcome"]),
        text=row["text"],
        decisions=tuple(line.strip() for line in row["decisions"].splitlines() if line.strip()),
    )


def action_of(row: dict[str, Any], places: dict[str, int]) -> FoundAction:
    """One action of the preview, as it was corrected; `places` says which item each place of the form became."""
    return FoundAction(
        text=row["text"],
        number=row["number"],
        owner=row["owner"],
        owner_role=row["owner_role"],
        due=PartialDate(row["due"] or ""),
        item=places.get(row["item"], 0),
    )
