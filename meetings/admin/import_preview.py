"""The preview of an import: every value in a field, what was dropped, and where the register says something else."""

import dataclasses
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from groups.admin.restricted import visible
from groups.models import AdvisoryGroup, Organisation
from iag_registry.lib.partial_dates import PartialDate
from meetings.actions.import_rows import Conflict
from meetings.admin.import_forms import (
    ANOTHER,
    ActionForm,
    AttendeeForm,
    HeadForm,
    ItemForm,
    OrganisationForm,
    rows_of,
)
from meetings.admin.import_sent import action_of, attendee_of, is_kept, item_of, report_of
from meetings.importing.blocks import Reading
from meetings.importing.found import FoundMinutes
from meetings.models import Meeting

FORM_FIELDS = {
    "role_as_printed": "role",
    "organisation_as_printed": "organisation",
    "owner_as_printed": "owner",
    "owner_organisation": "owner",
}
"""Which box of the preview holds a column."""


@dataclass
class Shown:
    """One box of the preview: the field, what the register has in its place, and what to look at."""

    field: forms.BoundField
    conflicts: list[Conflict] = dataclasses.field(default_factory=list)
    doubts: list[str] = dataclasses.field(default_factory=list)


@dataclass
class Row:
    """One form of the preview with its boxes."""

    form: forms.Form
    heading: str
    boxes: list[Shown]


class Preview:
    """All forms of one import: made from what was found, or from what was sent back."""

    def __init__(self, request: HttpRequest, *, group: AdvisoryGroup | None, meeting: Meeting | None) -> None:
        self.request, self.group, self.meeting = request, group, meeting
        self.conflicts: tuple[Conflict, ...] = ()
        self.warnings: list[str] = []
        self.report: dict[str, Any] = {}
        self.offered: dict[str, Organisation] = {}

    @classmethod
    def of(
        cls,
        request: HttpRequest,
        found: FoundMinutes,
        reading: Reading,
        *,
        group: AdvisoryGroup | None,
        meeting: Meeting | None,
        source: str,
    ) -> "Preview":
        """The preview of what was found in a document."""
        preview = cls(request, group=group, meeting=meeting)
        preview.report = {
            "source": source,
            "said": [[str(said.what), said.number, list(said.examples)] for said in reading.said],
            "left_over": [line[:300] for line in found.left_over[:200]],
            "doubts": [[doubt.field, doubt.words] for doubt in found.doubts],
        }
        head = {name: getattr(found, name) for name in ("title", "date", "start_time", "end_time", "place")}
        head |= {name: getattr(found, name) for name in ("publication_type", "publication_date", "attendance_heading")}
        head |= {
            "was_held": bool(found.attendees or found.items),
            "reason": f"Imported from “{source}”" if source else "Imported from pasted text",
            "report": json.dumps(preview.report),
            "group": group,
            "meeting": meeting,
        }
        attendees = [vars(attendee) for attendee in found.attendees]
        items = [{**vars(item), "decisions": "\n".join(item.decisions)} for item in found.items]
        actions = [{**vars(action), "item": str(action.item - 1) if action.item else ""} for action in found.actions]
        printed = [attendee.organisation for attendee in found.attendees] + [action.owner for action in found.actions]
        preview._make(None, head=head, attendees=attendees, items=items, actions=actions, printed=printed)
        return preview

    @classmethod
    def sent(cls, request: HttpRequest, *, group: AdvisoryGroup | None, meeting: Meeting | None) -> "Preview":
        """The preview as a person has corrected it and sent it back."""
        preview = cls(request, group=group, meeting=meeting)
        preview.report = report_of(request.POST.get("head-report", ""))
        preview._make(request.POST, head={}, attendees=[], items=[], actions=[], printed=[])
        return preview

    def _make(
        self,
        data: Any,
        *,
        head: dict[str, Any],
        attendees: list[dict[str, Any]],
        items: list[dict[str, Any]],
        actions: list[dict[str, Any]],
        printed: list[str],
    ) -> None:
        day = data.get("head-date", "") if data is not None else head["date"]
        title = data.get("head-title", "") if data is not None else head["title"]
        same_day = [] if self.meeting else [each for each in self._same_day(day) if each.title != title.strip()]
        self.head = HeadForm(self.request, data, prefix="head", initial=head, same_day=same_day)
        for name in ("group", "meeting"):
            self.head.initial[name] = self.head.fields[name].prepare_value(head.get(name)) if head.get(name) else ""
        self.attendees = rows_of(AttendeeForm, extra=3)(data, prefix="attendees", initial=attendees)
        self.items = rows_of(ItemForm, extra=1)(data, prefix="items", initial=items)
        titles = [(str(place), _title(form)) for place, form in enumerate(self.items.forms)]
        self.actions = rows_of(ActionForm, extra=1)(
            data, prefix="actions", initial=actions, form_kwargs={"items": titles}
        )
        names = list(dict.fromkeys(name for name in printed if name))
        self.offered = self._offered(names)
        self.organisations = rows_of(OrganisationForm, extra=0)(
            data,
            prefix="organisations",
            initial=[
                {"printed": name, "record": self.offered.get(name)}
                for name in names
                if name in self.offered or name in {row["organisation"] for row in attendees}
            ],
            form_kwargs={"request": self.request},
        )

    def _same_day(self, day: Any) -> list[Meeting]:
        """Meetings of the group on this day that the user may see."""
        try:
            date = PartialDate.parse(str(day))
        except ValueError:
            return []
        if not date or self.group is None:
            return []
        return list(self.sees(Meeting.objects.filter(group=self.group, date=date)).order_by("pk"))

    def _offered(self, names: list[str]) -> dict[str, Organisation]:
        """For each printed name the one organisation that the register knows by exactly this name."""
        rows = self.sees(Organisation.objects.all())
        by_name: dict[str, set[Organisation]] = defaultdict(set)
        wanted = Q(name__in=names) | Q(abbreviation__in=names) | Q(names__text__in=names)
        for body in rows.filter(wanted).prefetch_related("names").distinct():
            for name in {body.name, body.abbreviation, *(each.text for each in body.names.all())}:
                by_name[name].add(body)
        return {name: next(iter(by_name[name])) for name in names if len(by_name[name]) == 1}

    def sees(self, rows: QuerySet) -> QuerySet:
        """Those of the rows that the user may see."""
        return visible(rows, self.request.user)

    # What was sent back

    def is_valid(self) -> bool:
        """True where every form can be used; each problem stands at its box."""
        return all([self.head.is_valid(), *(rows.is_valid() for rows in self._row_sets())])

    def _row_sets(self) -> list[Any]:
        return [self.attendees, self.organisations, self.items, self.actions]

    def target(self) -> Meeting | None:
        """The meeting to import into; None where a new one is made."""
        head = self.head.cleaned_data
        alike = [each for each in self._same_day(head["date"]) if each.title == head["title"]]
        if self.meeting or alike:
            return self.meeting or alike[0]
        chosen = head.get("same_day", "")
        if not chosen or chosen == ANOTHER:
            return None
        return self.sees(Meeting.objects.filter(group=self.group, uuid=chosen)).first()

    def found(self) -> FoundMinutes:
        """What was found, as the person has corrected it."""
        head = self.head.cleaned_data
        kept = [place for place, form in enumerate(self.items.forms) if is_kept(form)]
        places = {str(place): number for number, place in enumerate(kept, start=1)}
        return FoundMinutes(
            title=head["title"],
            date=PartialDate(head["date"] or ""),
            start_time=head["start_time"],
            end_time=head["end_time"],
            place=head["place"],
            publication_type=head["publication_type"],
            publication_date=PartialDate(head["publication_date"] or ""),
            attendance_heading=head["attendance_heading"],
            attendees=tuple(attendee_of(form.cleaned_data) for form in self.attendees.forms if is_kept(form)),
            items=tuple(item_of(self.items.forms[place].cleaned_data) for place in kept),
            actions=tuple(action_of(form.cleaned_data, places) for form in self.actions.forms if is_kept(form)),
        )

    def confirmed(self) -> dict[str, Organisation]:
        """Printed name: the organisation that the person has confirmed for it."""
        rows = [form.cleaned_data for form in self.organisations.forms]
        return {row["printed"]: row["record"] for row in rows if row.get("record")}

    def show_conflicts(self, conflicts: tuple[Conflict, ...]) -> None:
        """Show where the register says something else; the person has seen these when the form comes back."""
        self.conflicts = conflicts
        stamps = " ".join(conflict.stamp for conflict in conflicts)
        self.head.initial["shown"] = stamps
        if self.head.is_bound:
            typed: Any = self.head.data
            self.head.data = typed = typed.copy()
            typed["head-shown"] = stamps

    def unseen(self, conflicts: tuple[Conflict, ...]) -> bool:
        """True where a conflict was not on the page that was sent back."""
        seen = set(self.head.cleaned_data["shown"].split())
        return any(conflict.stamp not in seen for conflict in conflicts)

    # What the page shows

    def boxes(self) -> dict[str, Any]:
        """Every part of the page: rows of boxes with their problems beside them."""
        replace = set(self.request.POST.getlist("replace"))
        return {
            "head": self._boxes(self.head, "meeting", 0, doubtful=True),
            "attendees": self._rows(self.attendees, "attendees", "name"),
            "items": self._rows(self.items, "items", "title"),
            "actions": self._rows(self.actions, "actions", "text"),
            "organisations": [form["record"] for form in self.organisations.forms],
            "doubts": {name: self._doubts(name) for name in ("attendees", "items")},
            "replace": replace,
        }

    def _rows(self, rows: Any, section: str, name: str) -> list[Row]:
        shown = []
        place = -1
        for form in rows.forms:
            place += is_kept(form) if form.is_bound else 1
            words = str(form[name].value() or "")[:100]
            shown.append(Row(form, words or "Empty row, to add one", self._boxes(form, section, place)))
        return shown

    def _boxes(self, form: forms.Form, section: str, place: int, *, doubtful: bool = False) -> list[Shown]:
        boxes = [Shown(box, doubts=self._doubts(box.name) if doubtful else []) for box in form.visible_fields()]
        by_name = {box.field.name: box for box in boxes}
        for conflict in self.conflicts:
            name = FORM_FIELDS.get(conflict.field, conflict.field)
            if (conflict.section, conflict.place) == (section, place) and name in by_name:
                by_name[name].conflicts.append(conflict)
        return boxes

    def _doubts(self, name: str) -> list[str]:
        return [words for where, words in self.report.get("doubts", []) if where == name]


def _title(form: forms.Form) -> str:
    number, title = (str(form[name].value() or "") for name in ("number", "title"))
    return f"{number}. {title}"[:80] if number else title[:80] or "(the empty row below)"
