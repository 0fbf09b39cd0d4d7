"""All that stands in the minutes of one meeting, read once: what is checked before publishing is what is published."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from groups.choices import Exemption
from groups.disclosure.statements import cite
from groups.models import AdvisoryGroup
from iag_registry.lib.audiences import Audience
from iag_registry.lib.prose import Gap, plain_text
from meetings.models import (
    Action,
    AgendaItem,
    Amendment,
    Attendance,
    Decision,
    InterestDeclared,
    Meeting,
    Minutes,
    Paper,
    Redaction,
)
from meetings.redaction.anchoring import Anchor, find_all


@dataclass(frozen=True)
class PlacedRedaction:
    """One redaction and where its words stand in the item today; `start` is None where it has lost its place."""

    redaction: Redaction
    start: int | None

    @property
    def end(self) -> int | None:
        return None if self.start is None else self.start + len(self.redaction.quote)

    @property
    def gap(self) -> Gap:
        """What stands in the place of the words; ValueError where their place is not known."""
        if self.start is None or self.end is None:
            raise ValueError("The words of a redaction were not found again.")
        exemption = Exemption(self.redaction.exemption)
        return Gap(self.start, self.end, str(exemption.label), exemption.subject)


@dataclass(frozen=True)
class WrittenItem:
    """One item with what belongs to it; `plain` is the text in which redactions count."""

    item: AgendaItem
    plain: str
    redactions: tuple[PlacedRedaction, ...]
    decisions: tuple[Decision, ...]


@dataclass(frozen=True)
class Manuscript:
    """The minutes of one meeting as staff have them, withheld parts and all."""

    meeting: Meeting
    minutes: Minutes
    joint_groups: tuple[AdvisoryGroup, ...]
    items: tuple[WrittenItem, ...]
    names: tuple[Attendance, ...]
    interests: tuple[InterestDeclared, ...]
    actions: tuple[Action, ...]
    papers: tuple[Paper, ...]
    amendments: tuple[Amendment, ...]

    @property
    def redactions(self) -> tuple[PlacedRedaction, ...]:
        return tuple(placed for written in self.items for placed in written.redactions)


def read_manuscript(minutes: Minutes) -> Manuscript:
    """Everything of one meeting that its minutes are made of."""
    meeting = Meeting.objects.select_related("group").get(pk=minutes.meeting_id)
    items = list(meeting.items.select_related("earlier_item__meeting__group").order_by("position"))
    redactions = _by_item(Redaction.objects.filter(item__meeting=meeting).order_by("start", "end", "pk"))
    decisions = _by_item(Decision.objects.filter(item__meeting=meeting).order_by("position"))
    names = list(meeting.attendances.select_related("organisation", "substitute_for").order_by("position"))
    # Few names come with a statement, and to put the question for statements in words takes longer than all the rest.
    cite(names, Audience.PUBLIC)
    actions = meeting.actions.select_related("item", "owner_organisation")
    joint = AdvisoryGroup.objects.filter(joint_meetings__meeting=meeting)
    return Manuscript(
        meeting=meeting,
        minutes=Minutes.objects.select_related("approved_at__group", "source").get(pk=minutes.pk),
        joint_groups=tuple(joint.order_by("name")),
        items=tuple(_written(item, redactions[item.pk], decisions[item.pk]) for item in items),
        names=tuple(names),
        interests=tuple(meeting.interests.select_related("attendance").order_by("position")),
        actions=tuple(actions.order_by("position")),
        papers=tuple(meeting.papers.select_related("item").order_by("position")),
        amendments=tuple(minutes.amendments.select_related("item").order_by("position")),
    )


def place_redactions(plain: str, redactions: Iterable[Redaction]) -> tuple[PlacedRedaction, ...]:
    """Where the words of these redactions of one item stand in its plain text."""
    listed = list(redactions)
    anchors = [Anchor(each.start, each.quote, each.before, each.after) for each in listed]
    return tuple(
        PlacedRedaction(redaction, start) for redaction, start in zip(listed, find_all(plain, anchors), strict=True)
    )


def _written(item: AgendaItem, redactions: list[Redaction], decisions: list[Decision]) -> WrittenItem:
    plain = plain_text(item.text)
    return WrittenItem(item, plain, place_redactions(plain, redactions), tuple(decisions))


def _by_item(rows: Iterable[Any]) -> dict[int, list[Any]]:
    listed: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        listed[row.item_id].append(row)
    return listed
