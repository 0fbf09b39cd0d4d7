"""How long people serve on groups: since when, to when, for what term, and for how long at least (GRP-10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from foi.catalogue.answer import Cell, Heading, Table
from foi.catalogue.asked_groups import WHICH_GROUPS, AskedGroups, asked_advisory_groups
from foi.catalogue.facts import Group, Seat, Service, Side
from foi.catalogue.question import Asked, Findings, Question, withheld_names
from foi.catalogue.said import NO_EVIDENCE, said_of, said_table
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import counted, day_in_words, duration
from groups.choices import Aspect

GOES_ON = "Not known to have ended"
RULE = (
    "Given is each place that was held up to the day, first those that are not known to have ended. How long it was "
    "held is counted in full years and months from the last day on which it can have begun to the first on which it "
    "can have ended, or to the day of the answer, if it has not ended by then; the first day and the last both count, "
    "so that 1 January to 31 December is 1 year. It is “at least” that long where a date "
    "is not known to the day, and where no source says when it began, so that it is counted from the day on which a "
    "source found it so. Of a place whose holder may not be named no date is given. "
)


@dataclass(frozen=True)
class Held:
    """One place, whether it is still held, and how long it was held."""

    group: Group
    seat: Seat
    is_over: bool

    def lasted(self, on: date) -> str:
        """ "2 years", "at least 1 year", "at least 1 year, if it has not ended"; empty where nothing is known of it."""
        service = self.seat.service
        if service is None or self.seat.vacant:
            return ""
        begun = service.start or service.observed
        until = min(service.end.earliest, on) if service.end else on
        if begun.latest > until:
            return ""
        lasted = duration(begun.latest, until)
        if service.start.precision == "day" and (not service.end or service.end.precision == "day"):
            words = lasted or "less than a month"
        else:
            words = f"at least {lasted}" if lasted else ""
        return f"{words}, if it has not ended" if words and not service.end else words


class HowLong(Question):
    """A line for each place: since when, for what term, to when, and how long."""

    key = "how-long"
    title = "How long do members serve?"
    hint = "Since when and for what term each place is held, which terms have run out, and for how long at least."
    takes = ("kinds", "areas", "themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_advisory_groups(snapshot, asked)
        places = [Held(group, seat, is_over=False) for group in choice.groups for seat in group.seats]
        places += [Held(group, seat, is_over=True) for group in choice.groups for seat in group.seats_before]
        said = said_of(snapshot, choice.groups, {Aspect.TERM})
        return Findings(
            sentence=_sentence(snapshot, choice, places),
            tables=[
                *_table(snapshot, places),
                *said_table(snapshot, "statements", "What sources say of how long members serve", said),
                *choice.tables,
            ],
            counting_rule=RULE + WHICH_GROUPS.strip(),
            definition=(
                "Term: the time for which someone is appointed. It may run out and be continued.",
                "Member: someone who sits on the group to advise. The police side is given apart.",
            ),
            caveats=[*_caveats(choice, places), *choice.caveats],
            warnings=choice.warnings,
            citations=[
                *(place.seat.citation for place in places),
                *(statement.citation for statement in said),
                *choice.citations,
            ],
            withheld=withheld_names(place.seat for place in places),
        )


def _sentence(snapshot: Snapshot, choice: AskedGroups, places: Sequence[Held]) -> str:
    day = day_in_words(snapshot.on)
    if not choice.groups:
        return f"On {day} the register has no group to answer for."
    members = [place for place in places if place.seat.side == Side.MEMBERS and not place.seat.vacant]
    if not members:
        on_others = " All places of which it knows are of the police side or of others." if places else ""
        return f"Up to {day} the register knows of no place held by a member of these groups.{on_others}"
    held = [place.seat for place in members if not place.is_over]
    over = len(members) - len(held)
    first = f"On {day} the register knows of {counted(len(held), 'place', 'places')} held by members"
    first += f", and of {over} held before." if over else "."
    with_term = [seat for seat in held if seat.service and (seat.service.term_length or seat.service.term_ends)]
    if not with_term:
        return f"{first} No source gives the term of any that is held."
    run_out = sum(seat.term_over for seat in with_term)
    second = f"For {len(with_term)} the term is known"
    return f"{first} {second}{f', and for {run_out} it has run out and goes on' if run_out else ''}."


def _table(snapshot: Snapshot, places: Sequence[Held]) -> list[Table]:
    headings = (
        Heading("group", "Group"),
        Heading("side", "Side"),
        Heading("person", "Name, with rank or title as printed"),
        Heading("role", "Role"),
        Heading("from", "From", dated=True),
        Heading("seen", "Seen on", dated=True, silent=True),
        Heading("to", "To", dated=True, silent=True),
        Heading("term", "Term"),
        Heading("term_ends", "Term runs out", dated=True),
        Heading("standing", "How it stands"),
        Heading("lasted", "For how long"),
        Heading("source", "Source", silent=True),
    )
    rows = tuple(_row(snapshot, place) for place in places)
    return [Table("places", "Places, and how long each was held", headings, rows)] if rows else []


def _row(snapshot: Snapshot, place: Held) -> tuple[Cell, ...]:
    seat = place.seat
    beginning = (place.group.linked, str(seat.side), seat.who, seat.capacity)
    source = seat.citation.short if seat.citation else ""
    if seat.service is None:
        return (*beginning, "", "", "", "", "", "", "", source)
    service = seat.service
    return (
        *beginning,
        service.start,
        "" if service.start else service.observed,
        service.end,
        service.term_length,
        service.term_ends,
        _standing(snapshot, place, service),
        place.lasted(snapshot.on),
        source,
    )


def _standing(snapshot: Snapshot, place: Held, service: Service) -> str:
    """Whether it is still held, or why it ended, unless the words name a person who may be named nowhere."""
    if place.is_over:
        may_be_told = service.end_reason and not snapshot.citations.may_not_quote(service.end_reason)
        return f"Ended: {service.end_reason}" if may_be_told else "Ended"
    if place.seat.vacant:
        return "Vacant"
    return "Term ended, continuing" if place.seat.term_over else GOES_ON


def _caveats(choice: AskedGroups, places: Sequence[Held]) -> list[str]:
    caveats = []
    dated = [place.seat for place in places if place.seat.service and not place.seat.vacant]
    unknown = sum(not (seat.service and seat.service.start) for seat in dated)
    if unknown:
        of = counted(unknown, "place", "places")
        caveats.append(f"Of {of} no source says when it began; it may have begun long before a source speaks of it.")
    silent = sum(not (group.seats or group.seats_before) for group in choice.groups)
    if silent:
        caveats.append(f"The register names nobody on {counted(silent, 'group', 'groups')}. {NO_EVIDENCE}")
    return caveats
