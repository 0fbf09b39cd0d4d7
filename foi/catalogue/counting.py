"""What counts as an independent advisory group on a day, and what is said beside every count.

One rule for all questions, so that the answers to two of them can be laid side by side (FOI-44).
"""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from foi.catalogue.answer import Citation, Heading, Table
from foi.catalogue.facts import Group, Kind, Statement
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import capital, counted, day_in_words, listed
from groups.choices import Aspect, Completeness, GroupStatusKind, Standing

NO_GROUP = "That does not mean that there was none: no source in the register names one as active on that day."


def counting_rule(snapshot: Snapshot) -> str:
    """What counts as one independent advisory group on a day, with the kinds that the register counts."""
    kinds = listed(kind.plural for kind in snapshot.kinds if kind.is_advisory_group)
    return (
        f"Counted as independent advisory groups are {kinds or 'no kinds of body'}. A body counts as one group on a "
        "day if it is of such a kind and the register holds it as active on that day. Bodies of any other kind, bodies "
        "whose standing on the day is not known, and entries that stand for several unnamed bodies are not counted. "
        "Where no source says when a group began, it is relied on from the date of the source, and no earlier."
    )


def counted_groups(snapshot: Snapshot) -> tuple[Group, ...]:
    """The groups that count on the day, in print order."""
    return tuple(group for group in snapshot.groups if group.is_counted)


def active_bodies(snapshot: Snapshot) -> tuple[Group, ...]:
    """The bodies of every kind that are active on the day, but for entries that stand for several."""
    return tuple(g for g in snapshot.groups if g.status == GroupStatusKind.ACTIVE and not g.stands_for_several)


def by_kind(groups: Iterable[Group]) -> list[tuple[Kind, list[Group]]]:
    """Groups in print order, kind by kind; groups of which no kind is known are left out."""
    return [(kind, list(of_kind)) for kind, of_kind in groupby(groups, lambda group: group.kind) if kind]


def tally(groups: Sequence[Group]) -> str:
    """ "39 independent advisory groups: 32 borough IAGs and 7 central IAGs"; "no independent advisory group"."""
    if not groups:
        return "no independent advisory group"
    kinds = listed(counted(len(of_kind), kind.name, kind.plural) for kind, of_kind in by_kind(groups))
    return f"{counted(len(groups), 'independent advisory group', 'independent advisory groups')}: {kinds}"


def named_elsewhere(snapshot: Snapshot, groups: Iterable[Group]) -> tuple[Group, ...]:
    """Advisory groups of unknown standing that a source of the counted groups names all the same (FOI-44)."""
    sources = {group.citation.source for group in groups if group.citation}

    def is_named(group: Group) -> bool:
        seats = (seat.citation for seat in group.seats)
        stated = (
            statement.citation
            for statement in snapshot.about("group", group.pk)
            if statement.standing == Standing.STATED
        )
        return any(citation and citation.source in sources for citation in (*seats, *stated))

    unknown = (g for g in snapshot.groups if g.is_advisory_group and g.status == GroupStatusKind.UNKNOWN)
    return tuple(group for group in unknown if is_named(group))


def warning_of(group: Group) -> str:
    """What a reader must know of a group that is named in a source and missing from its list (FOI-44)."""
    why = f" ({group.reason})" if group.reason else ""
    place = f" in {group.citation.short}" if group.citation else ""
    alike = f" It is possibly the same as {listed(group.possibly_same_as)}." if group.possibly_same_as else ""
    return (
        f"{group.name} is named{place}, but is not counted and not in the list, because its standing is not known{why}."
        f"{alike}"
    )


def standing_in_list(group: Group) -> str:
    """How a body stands to the list of the day: counted, only named, or why it is neither."""
    if group.is_counted:
        return "Counted as a group"
    if not group.is_advisory_group:
        return "Not an advisory group"
    if group.status == GroupStatusKind.UNKNOWN:
        return "Named in a source, but not counted"
    return f"Not counted: {group.status.label.lower()}"


def named_table(groups: Sequence[Group]) -> list[Table]:
    """The groups that are named but not counted, as a table; none where there are none."""
    if not groups:
        return []
    return [
        Table(
            "named_not_counted",
            "Named in a source, but not counted",
            (
                Heading("group", "Group"),
                Heading("reason", "Why it is not counted"),
                Heading("possibly_same_as", "Possibly the same as"),
                Heading("source", "Source", silent=True),
            ),
            tuple(
                (
                    group.linked,
                    group.reason or "Its standing is not known",
                    listed(group.possibly_same_as),
                    group.citation.short if group.citation else "",
                )
                for group in groups
            ),
        )
    ]


def definitions(kinds: Iterable[Kind]) -> tuple[str, ...]:
    """What each kind is, in the register's words."""
    return tuple(f"{capital(kind.name)}: {kind.description.strip()}" for kind in kinds if kind.description.strip())


def newest(statements: Iterable[Statement]) -> list[Statement]:
    """Those statements that speak of the latest date among them."""
    found = list(statements)
    latest = max((statement.relied_from for statement in found), default=None)
    return [statement for statement in found if statement.relied_from == latest]


def printed_figures(snapshot: Snapshot, kind: Kind) -> list[Statement]:
    """The newest counts of groups of a kind that sources print."""
    return newest(s for s in snapshot.about_kind(kind.code) if s.aspect == Aspect.COUNT and s.figure)


def statements_on_lists(snapshot: Snapshot, kinds: Iterable[Kind]) -> list[Statement]:
    """The newest statements on whether the list of a kind is whole (GRP-07), each once."""
    found = [
        statement for kind in kinds for statement in newest(s for s in snapshot.about_kind(kind.code) if s.completeness)
    ]
    return list(dict.fromkeys(found))


def coverage(snapshot: Snapshot, kinds: Iterable[Kind]) -> tuple[str, ...]:
    """For each kind, whether a source calls its list whole."""
    lines = []
    for kind in kinds:
        said = {statement.completeness for statement in statements_on_lists(snapshot, [kind])}
        if Completeness.NOT_COMPLETE in said:
            words = "its source says that the list is not complete"
        elif Completeness.UNKNOWN in said or not said:
            words = "no source says that the list is complete"
        else:
            words = "its source gives the list as complete"
        lines.append(f"{capital(kind.plural)}: {words}.")
    return tuple(lines)


def caveats_on_lists(snapshot: Snapshot, kinds: Iterable[Kind]) -> tuple[str, ...]:
    """What sources themselves say against taking a list or count as whole."""
    limits = [s for s in statements_on_lists(snapshot, kinds) if s.completeness != Completeness.COMPLETE]
    return tuple(f"{s.note or s.citation.says}{quoted(s.citation)} ({s.citation.short})" for s in limits)


def quoted(citation: Citation) -> str:
    """The words of a statement in quotation marks after a space; empty where it gives none, or a list of many lines."""
    words = citation.quote.strip()
    return f" “{words}”" if words and "\n" not in words else ""


def caveats_on_dates(snapshot: Snapshot, groups: Sequence[Group]) -> tuple[str, ...]:
    """How old the word is that these groups existed, and how exactly it is dated (GRP-10)."""
    said = {group.seen for group in groups if group.seen and group.citation}
    dates = sorted(said, key=lambda seen: (seen.latest, seen.earliest))
    if not dates:
        return ()
    these, whose = ("this group", "Its") if len(groups) == 1 else ("these groups", "Their")
    caveats = []
    if dates[-1].latest < snapshot.on:
        caveats.append(
            f"The newest source that says whether {these} existed is of {dates[-1].words}. No source in the "
            f"register says so of a later time, up to {day_in_words(snapshot.on)}. {whose} meetings and minutes have "
            "dates of their own, which may be later."
        )
    vague = listed(seen.words for seen in dates if seen.precision != "day")
    if vague:
        caveats.append(f"Some sources are dated only to {vague}; they are relied on from the first day of that time.")
    return tuple(caveats)


def spoken_of_unnamed(snapshot: Snapshot, kinds: Iterable[Kind]) -> list[Statement]:
    """What sources of any date state of whether there were groups of these kinds, without naming one."""
    about = {("kind", snapshot.kind_numbers[kind.code]) for kind in kinds}
    return [
        statement
        for statement in snapshot.citations.relied_on(date.max)
        if statement.aspect == Aspect.EXISTENCE
        and statement.standing == Standing.STATED
        and statement.about & about
        and all(subject == "kind" for subject, _ in statement.about)
    ]


def caveats_on_unnamed(snapshot: Snapshot, statements: Iterable[Statement]) -> list[str]:
    """Those statements in the words of their sources, where no group is counted: there were some, nobody says which."""
    return [
        f"A source speaks of such groups without naming one:{quoted(said.citation) or f' {said.citation.says}'} "
        f"({said.citation.short}; as of {said.citation.as_of.words or 'a date that it does not give'}). Which there "
        f"were on {day_in_words(snapshot.on)} it does not say."
        for said in statements
    ]


def stand_for_several(snapshot: Snapshot) -> tuple[Group, ...]:
    """The entries of a counted kind that stand for several bodies which no source names."""
    return tuple(g for g in snapshot.groups if g.stands_for_several and g.kind and g.kind.is_advisory_group)


def caveats_on_others(snapshot: Snapshot, named: Iterable[Group]) -> tuple[str, ...]:
    """The entries of a kind that is counted which are left out for another reason than those warned of."""
    warned = {group.key for group in named}
    caveats = []
    if several := [group.name for group in stand_for_several(snapshot)]:
        caveats.append(f"Not counted, because they stand for several unnamed bodies: {listed(several)}.")
    for status in GroupStatusKind:
        names = [
            group.name
            for group in snapshot.groups
            if group.is_advisory_group and group.status == status and group.key not in warned
        ]
        if names and status == GroupStatusKind.UNKNOWN:
            caveats.append(f"Not counted, because no source says whether they stood on this day: {'; '.join(names)}.")
        elif names and status != GroupStatusKind.ACTIVE:
            caveats.append(f"Not counted, because they are recorded as {status.label.lower()}: {'; '.join(names)}.")
    if snapshot.without_status:
        listed_names = "; ".join(snapshot.without_status)
        caveats.append(f"Not counted, because the register holds no status of them on this day: {listed_names}.")
    return tuple(caveats)
