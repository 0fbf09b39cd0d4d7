"""The decisions of an item as someone wrote them: who may see one goes with its words, not with its place (DP-01)."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max

from groups.choices import WithholdingReason
from groups.recording import delete_recorded, save_recorded
from iag_registry.lib.audiences import Audience
from meetings.models import AgendaItem, Decision


def as_line(text: str) -> str:
    """The words on one line, by which a decision is known again."""
    return " ".join(text.split())


def write_decisions(
    item: AgendaItem, texts: Sequence[str], *, existing: Sequence[Decision], by: Any, reason: str
) -> bool:
    """Bring the decisions of an item to these texts, in this order; True where anything changed.

    `existing` are those that the writer may see: others stay as they are. A decision is known by its words and not by
    its place. One whose words are new or changed waits for a publisher, whatever stood in its place before; where a
    restricted one went, those that may have followed it are restricted too. One that is no longer there is deleted,
    and its history stays. Raises ValidationError at "decisions" for one without words.
    """
    lines = [as_line(text) for text in texts]
    if not all(lines):
        raise ValidationError({"decisions": "A decision has no words."})
    if [as_line(decision.text) for decision in existing] == lines:
        return False
    before = {decision.pk: (decision.text, decision.position) for decision in existing}
    left = list(existing)
    same = [_take(left, line) for line in lines]
    audience = Audience.STAFF
    if any(decision.audience == Audience.RESTRICTED for decision in left):
        audience = Audience.RESTRICTED
    rows = []
    for line, decision in zip(lines, same, strict=True):
        row = decision or (left.pop(0) if left else Decision(item=item))
        if decision is None:
            row.text, row.audience, row.withholding_reason = line, audience, WithholdingReason.NOT_CONSIDERED
        rows.append(row)
    for decision in left:
        delete_recorded(decision, by=by, reason=reason)
    _put_in_order(item, rows)
    for row in rows:
        if row.pk is None or before[row.pk] != (row.text, row.position):
            save_recorded(row, by=by, reason=reason)
    return True


def _take(left: list[Decision], line: str) -> Decision | None:
    """The first decision with these words, which is then taken."""
    for decision in left:
        if as_line(decision.text) == line:
            left.remove(decision)
            return decision
    return None


def _put_in_order(item: AgendaItem, rows: list[Decision]) -> None:
    """Give the rows places in this order, which those of rows that the writer does not see leave free."""
    everything = Decision.objects.filter(item=item)
    last = everything.aggregate(last=Max("position"))["last"] or 0
    kept = [row for row in rows if row.pk]
    if rows[: len(kept)] == kept and kept == sorted(kept, key=lambda row: row.position):
        for place, row in enumerate(rows[len(kept) :], start=last + 1):
            row.position = place
        return
    taken = set(everything.exclude(pk__in=[row.pk for row in kept]).values_list("position", flat=True))
    free = [place for place in range(1, last + len(rows) + 1) if place not in taken]
    for place, row in zip(free, rows, strict=False):
        if row.pk and row.position != place:
            # Two rows cannot have one place even for a moment: this one steps aside, which is no change to record.
            Decision.objects.filter(pk=row.pk).update(position=last + len(rows) + row.position)
        row.position = place
