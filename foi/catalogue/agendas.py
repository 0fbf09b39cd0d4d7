"""What stood on the agendas of a group's meetings, item by item (MIN-05, MIN-09)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from foi.catalogue.answer import Cell, Heading, Table, Withheld
from foi.catalogue.asked_groups import asked_groups
from foi.catalogue.known_rows import Row
from foi.catalogue.meetings_then import WHICH_MEETINGS, MeetingsFound, MeetingThen, meetings_then
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted
from groups.choices import WithholdingReason
from meetings.choices import ItemType
from meetings.models import AgendaItem

NO_AGENDA = "No agenda in the register"
RULE = (
    "Given are the items of each agenda in their order, with the titles as printed; what was said and decided stands "
    "in the minutes. A withheld item keeps its number and is given with a neutral title and the reason. A meeting "
    "whose agenda the register does not hold has one line that says so. "
)


class Agendas(Question):
    """A line for each item of each agenda."""

    key = "agendas"
    title = "What stood on the agendas of a group?"
    hint = "The items of every agenda of the groups that you choose, withheld ones with the reason."
    takes = ("groups", "since", "until")
    needs = ("groups",)

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_groups(snapshot, asked)
        found = meetings_then(snapshot, asked, choice)
        items = _items(snapshot, found.meetings)
        shown = [item for of_meeting in items.values() for item in of_meeting]
        return Findings(
            sentence=_sentence(found, items, shown),
            tables=_table(snapshot, found.meetings, items),
            counting_rule=RULE + WHICH_MEETINGS.strip(),
            definition=("Agenda: the numbered items of a meeting, as printed or as planned.",),
            caveats=[*found.caveats, *choice.caveats],
            citations=[*(meeting.citation for meeting in found.meetings), *choice.citations],
            withheld=_withheld(snapshot, shown),
        )


def _items(snapshot: Snapshot, meetings: Sequence[MeetingThen]) -> dict[int, list[Row]]:
    """The items of each meeting in their order."""
    rows = snapshot.known.of(AgendaItem, meeting_id__in=[meeting.pk for meeting in meetings])
    items: dict[int, list[Row]] = defaultdict(list)
    for row in sorted(rows.values(), key=lambda row: (row.position, row.id)):
        items[row.meeting_id].append(row)
    return items


def _sentence(found: MeetingsFound, items: Mapping[int, Sequence[Row]], shown: Sequence[Row]) -> str:
    if not found.meetings:
        return f"The register has no meeting of these groups {found.words}. That does not mean that there was none."
    with_one = sum(bool(items.get(each.pk)) for each in found.meetings)
    return (
        f"Of {counted(len(found.meetings), 'meeting', 'meetings')} {found.words} the register holds "
        f"{counted(with_one, 'agenda', 'agendas')} with {counted(len(shown), 'item', 'items')}."
    )


def _table(snapshot: Snapshot, meetings: Sequence[MeetingThen], items: Mapping[int, Sequence[Row]]) -> list[Table]:
    rows: list[tuple[Cell, ...]] = []
    for each in meetings:
        beginning = (each.group, each.title, each.date, each.became)
        rows += [(*beginning, *_item(snapshot, item)) for item in items.get(each.pk, ())]
        if not items.get(each.pk):
            rows.append((*beginning, "", NO_AGENDA, "", ""))
    headings = (
        Heading("group", "Group"),
        Heading("meeting", "Meeting"),
        Heading("date", "Date", dated=True),
        Heading("became", "What became of it"),
        Heading("number", "No.", silent=True),
        Heading("item", "Item"),
        Heading("kind", "Kind of business"),
        Heading("withheld", "Withheld", silent=True),
    )
    return [Table("agenda", "Items of the agendas", headings, tuple(rows))] if rows else []


def _item(snapshot: Snapshot, item: Row) -> tuple[Cell, ...]:
    """Number, title, kind and why it is withheld; the kind of a withheld item would say what it was about."""
    if snapshot.known.audience.sees(item.audience):
        return item.number, item.title, str(ItemType(item.item_type).label), ""
    return item.number, item.title, "", _reason(item)


def _reason(item: Row) -> str:
    return str(WithholdingReason(item.withholding_reason or WithholdingReason.NOT_CONSIDERED).label)


def _withheld(snapshot: Snapshot, items: Sequence[Row]) -> tuple[Withheld, ...]:
    reasons: dict[str, int] = defaultdict(int)
    for item in items:
        if not snapshot.known.audience.sees(item.audience):
            reasons[_reason(item)] += 1
    return tuple(
        Withheld("item" if number == 1 else "items", number, reason) for reason, number in sorted(reasons.items())
    )
