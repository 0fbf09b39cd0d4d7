"""Who sits on the groups of the themes asked about (FOI-41: roles by theme), police side and members told apart."""

from collections.abc import Sequence
from datetime import date

from foi.catalogue.answer import Cell, Heading, Linked, Table
from foi.catalogue.asked_groups import AskedGroups, asked_groups
from foi.catalogue.asked_themes import AskedTheme
from foi.catalogue.counting import caveats_on_dates, named_table, quoted, standing_in_list, warning_of
from foi.catalogue.facts import Group, Seat, Side
from foi.catalogue.question import Asked, Findings, Question, withheld_names
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import capital, counted, day_in_words, listed
from iag_registry.lib.partial_dates import PartialDate

NOT_STATED = "Not stated by any source"

RULE = (
    "Every theme asked about has a line, also where there is no group for it. Given are the advisory groups of the "
    "theme that count on the day, those that a source of theirs names without listing them, and any group that was "
    "asked about by name. On the police side is "
    "whoever acts for a force or a command of one, or is recorded as police lead or sponsor; nobody on the police side "
    "is taken for a member. Members are the chair, the vice chair, members and advisers. Names that may not be given "
    "are counted, with the reason. “As of” is the date of which the source says it or, where it gives none, since when "
    "the place is held. A role that no source states outright says how it is known, such as “inferred”."
)

DEFINITION = (
    "Member: someone who sits on the group to advise, whatever their place in it.",
    "Police side: those who act for a force in dealing with the group. A police lead is not a member.",
)


class WhoSits(Question):
    """A line for each theme and group, the people who are named, and what exists where there is no group."""

    key = "who-sits"
    title = "Who sits on these groups?"
    hint = "Members and police side of the groups or themes that you choose, also where there is no group."
    takes = ("themes", "groups")
    needs_one_of = ("themes", "groups")

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        choice = asked_groups(snapshot, asked)
        themes = choice.themes
        of_themes = tuple(dict.fromkeys(group for theme in themes for group in theme.groups))
        chosen = tuple(group for group in choice.groups if group not in of_themes)
        groups = (*of_themes, *chosen)
        named = tuple(dict.fromkeys(group for theme in themes for group in theme.named))
        others = tuple(dict.fromkeys(group for theme in themes for group in theme.others))
        bodies = (*groups, *others)
        seats = [seat for group in bodies for seat in group.seats]
        return Findings(
            sentence=_sentence(snapshot, choice, chosen, groups),
            tables=[*_lines(themes, chosen), *_people(themes, chosen), *_others(themes), *named_table(named)],
            counting_rule=RULE,
            definition=DEFINITION,
            caveats=[
                *(f"{group.name}: {seat.note}" for group in bodies for seat in group.seats if seat.note),
                *_caveats_on_people(snapshot, seats),
                *choice.caveats,
                *caveats_on_dates(snapshot, groups),
            ],
            warnings=[
                *choice.warnings,
                *(warning_of(group) for group in named),
            ],
            citations=[
                *(statement.citation for theme in themes for statement in theme.denials),
                *(group.citation for group in groups),
                *(seat.citation for seat in seats),
                *(group.citation for group in others),
            ],
            withheld=withheld_names(seats),
        )


def _sentence(snapshot: Snapshot, choice: AskedGroups, chosen: Sequence[Group], groups: Sequence[Group]) -> str:
    """What there is on each theme and which groups were named, and what is known of the members."""
    day, themes = day_in_words(snapshot.on), choice.themes
    cases = {
        "the register counts a group": [t for t in themes if t.counted],
        "a group is named in a source, but not counted": [t for t in themes if t.named and not t.counted],
        "a source says that there is no such group": [t for t in themes if t.is_denied and not t.named],
        "the register has no group, and no source that says that there is none": [
            t for t in themes if not t.groups and not t.is_denied
        ],
    }
    parts = [f"for {listed(t.theme.name for t in found)} {words}" for words, found in cases.items() if found]
    if chosen:
        parts.append(f"the register speaks of {listed(group.name for group in chosen)}")
    if choice.unknown:
        parts.append(f"the register knows nothing of {listed(choice.unknown)}")
    first = f"On {day}, {'; '.join(parts)}."
    if not groups:
        return first
    members = [seat for group in groups for seat in group.seats if seat.side == Side.MEMBERS]
    police = [seat for group in groups for seat in group.seats if seat.side == Side.POLICE]
    if members:
        second = f"Of the members, the register knows of {counted(len(members), 'place', 'places')}."
    else:
        of_whom = "this group" if len(groups) == 1 else "these groups"
        second = f"No source states who the members of {of_whom} are."
    if police and not members:
        second = f"{second.removesuffix('.')}: all who are named are on the police side."
    return f"{first} {second}"


def _caveats_on_people(snapshot: Snapshot, seats: Sequence[Seat]) -> list[str]:
    """Of which earlier dates the people are known: nothing may say that they still sit on the day."""
    named = [seat for seat in seats if seat.name]
    earlier = sorted((seat.as_of for seat in named if seat.as_of and seat.as_of.latest < snapshot.on), key=_latest)
    if not earlier:
        return []
    if len(earlier) < len(named):
        who = f"{len(earlier)} of the {len(named)} places with a name {'is' if len(earlier) == 1 else 'are'}"
    else:
        who = "The place with a name is" if len(named) == 1 else "The places with a name are"
    held = "it was still held by the person named" if len(earlier) == 1 else "they were still held by those named"
    days = listed(dict.fromkeys(as_of.words for as_of in earlier))
    return [
        f"{who} known only as of {days}. No source in the register says whether {held} on {day_in_words(snapshot.on)}."
    ]


def _latest(as_of: PartialDate) -> tuple[date, date]:
    return as_of.latest, as_of.earliest


def _lines(themes: Sequence[AskedTheme], chosen: Sequence[Group]) -> list[Table]:
    """A line for each theme and group, and one for each group that was named."""
    rows: list[tuple[Cell, ...]] = []
    for theme in themes:
        if theme.is_denied or not theme.groups:
            cited = "; ".join(statement.citation.short for statement in theme.denials)
            said = "; ".join(quoted(statement.citation).strip() for statement in theme.denials)
            standing, none = theme.absence
            rows.append((theme.theme.name, none, standing, said, none, none, cited))
        rows += [_line(theme.theme.name, group) for group in theme.groups]
    rows += [_line(themes_of(group), group) for group in chosen]
    return [
        Table(
            "themes",
            "Each theme asked about" if themes else "Each group asked about",
            (
                Heading("theme", "Theme", silent=True),
                Heading("group", "Group"),
                Heading("standing", "How it stands"),
                Heading("words", "In the words of a source", silent=True),
                Heading("police_side", "Police side"),
                Heading("members", "Members"),
                Heading("source", "Source", silent=True),
            ),
            tuple(rows),
        )
    ]


def _line(theme: str, group: Group) -> tuple[Cell, ...]:
    return (
        theme,
        group.linked,
        standing_in_list(group),
        "",
        _on_side(group, Side.POLICE),
        _on_side(group, Side.MEMBERS),
        group.citation.short if group.citation else "",
    )


def themes_of(group: Group) -> str:
    """The themes of a group that was asked about by name."""
    return listed(theme.name for theme in group.themes)


def _on_side(group: Group, side: Side) -> str:
    """The people on one side in a few words: "Commander Lee, Police lead (inferred)"; "2 names withheld"."""
    seats = [seat for seat in group.seats if seat.side == side]
    if not seats:
        return NOT_STATED
    named = "; ".join(seat.in_words for seat in seats if seat.name)
    gaps = [
        counted(sum(seat.vacant for seat in seats), "vacant place", "vacant places"),
        counted(sum(bool(seat.withheld) for seat in seats), "name withheld", "names withheld"),
    ]
    return "; ".join(filter(None, [named, *(gap for gap in gaps if not gap.startswith("0 "))]))


def _people(themes: Sequence[AskedTheme], chosen: Sequence[Group]) -> list[Table]:
    """One row for each place, group by group; the same group is not repeated for a second theme."""
    shown: set[str] = set()
    rows: list[tuple[Cell, ...]] = []
    for theme in themes:
        rows += [
            _seat(theme.theme.name, group, seat)
            for group in theme.groups
            if group.key not in shown
            for seat in group.seats
        ]
        shown |= {group.key for group in theme.groups}
    rows += [_seat(themes_of(group), group, seat) for group in chosen for seat in group.seats]
    return [_seats_table("people", "Who is named, and in what capacity", rows)] if rows else []


def _seats_table(name: str, caption: str, rows: Sequence[tuple[Cell, ...]]) -> Table:
    """Places; an organisation and a source may be missing because they are withheld with a name (PPL-06)."""
    return Table(
        name,
        caption,
        (
            Heading("theme", "Theme", silent=True),
            Heading("group", "Group"),
            Heading("side", "Side"),
            Heading("person", "Name, with rank or title as printed"),
            Heading("role", "Role"),
            Heading("organisation", "Organisation", silent=True),
            Heading("as_of", "As of", dated=True, silent=True),
            Heading("source", "Source", silent=True),
        ),
        tuple(rows),
    )


def _seat(theme: str, group: Group, seat: Seat) -> tuple[Cell, ...]:
    return (
        theme,
        group.linked,
        seat.side,
        seat.who,
        f"{seat.capacity} (term ended, continuing)" if seat.term_over else seat.capacity,
        seat.organisation,
        seat.as_of,
        seat.citation.short if seat.citation else "",
    )


def _with_date(seat: Seat, group: Group) -> str:
    """Who and in what capacity, with the date of the source where it is not that of the body."""
    is_dated = seat.as_of and seat.as_of != group.seen
    return f"{seat.in_words} (as of {seat.as_of.words})" if is_dated else seat.in_words


def _others(themes: Sequence[AskedTheme]) -> list[Table]:
    """What exists beside the advisory groups: forums, meetings and boards of the theme."""
    rows = tuple(
        (
            theme.theme.name,
            Linked(group.name, "groups:group-detail", group.key),
            capital(group.kind.name) if group.kind else "",
            group.led_by(),
            "; ".join(_with_date(seat, group) for seat in group.seats),
            group.seen,
            group.citation.short if group.citation else "",
        )
        for theme in themes
        for group in theme.others
    )
    if not rows:
        return []
    return [
        Table(
            "other_bodies",
            "What else exists for these themes",
            (
                Heading("theme", "Theme"),
                Heading("body", "Body"),
                Heading("kind", "Kind"),
                Heading("led_by", "Led, run or supported by"),
                Heading("person", "Who is named, as printed"),
                Heading("as_of", "As of", dated=True),
                Heading("source", "Source", silent=True),
            ),
            rows,
            about="These are not independent advisory groups.",
        )
    ]
