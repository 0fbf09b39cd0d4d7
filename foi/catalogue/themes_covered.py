"""For which themes there are groups and for which there are none, as far as sources say (FOI-43, GRP-08)."""

from collections.abc import Sequence

from foi.catalogue.answer import Cell, Heading, Linked, Table
from foi.catalogue.asked_themes import AskedTheme, asked_themes
from foi.catalogue.counting import (
    by_kind,
    caveats_on_dates,
    counted_groups,
    counting_rule,
    named_table,
    quoted,
    standing_in_list,
    warning_of,
)
from foi.catalogue.facts import Group
from foi.catalogue.question import Asked, Findings, Question
from foi.catalogue.said import NO_EVIDENCE
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import capital, counted, day_in_words, listed

RULE = (
    "Every theme asked about has a line, also where there is no group for it; where none is named, every theme of the "
    "register has one. A theme has a group if a source or the staff recorded it as a theme of an advisory group that "
    "counts on the day. “No such group” means that a source says so; “No group in the register” means that nothing is "
    "known either way. "
)


class ThemesCovered(Question):
    """A line for each theme and group, and for each theme without one who says that there is none."""

    key = "themes"
    title = "For which themes are there groups, and for which not?"
    hint = "Every theme with its groups, where a source says that there is none, and what else exists for it."
    takes = ("themes",)

    def find(self, snapshot: Snapshot, asked: Asked) -> Findings:
        keys = asked.themes or sorted(snapshot.themes, key=lambda key: snapshot.theme(key).name)
        themes = asked_themes(snapshot, keys)
        groups = tuple(dict.fromkeys(group for theme in themes for group in theme.groups))
        others = tuple(dict.fromkeys(group for theme in themes for group in theme.others))
        named = tuple(dict.fromkeys(group for theme in themes for group in theme.named))
        return Findings(
            sentence=_sentence(snapshot, themes),
            tables=[*_table(themes), *_others(themes), *named_table(named)],
            counting_rule=RULE + counting_rule(snapshot),
            definition=(
                "Theme: a subject that a source names a group for, or that someone has asked about.",
                "No such group: a source says that there is none.",
            ),
            caveats=[
                *(theme.caveat for theme in themes if theme.caveat),
                *([] if asked.themes else _without_theme(snapshot)),
                *caveats_on_dates(snapshot, (*groups, *others)),
            ],
            warnings=[
                *(theme.disagreement for theme in themes if theme.disagreement),
                *(warning_of(group) for group in named),
            ],
            citations=[
                *(statement.citation for theme in themes for statement in theme.denials),
                *(group.citation for group in (*groups, *others)),
            ],
        )


def _sentence(snapshot: Snapshot, themes: Sequence[AskedTheme]) -> str:
    day = day_in_words(snapshot.on)
    if not themes:
        return f"On {day} the register has no theme."
    cases = {
        "the register counts a group": [t for t in themes if t.counted],
        "a group is named in a source, but not counted": [t for t in themes if t.named and not t.counted],
        "a source says that there is no such group": [t for t in themes if t.is_denied and not t.named],
    }
    silent = [theme for theme in themes if not theme.groups and not theme.is_denied]
    parts = [f"for {listed(t.theme.name for t in found)} {words}" for words, found in cases.items() if found]
    first = f"On {day}, {'; '.join(parts)}." if parts else f"On {day} the register counts no group for these themes."
    if not silent:
        return first
    of = counted(len(silent), "theme", "themes")
    return (
        f"{first} For {of} ({listed(t.theme.name for t in silent)}) the register has no group, and no source that says "
        "that there is none."
    )


def _table(themes: Sequence[AskedTheme]) -> list[Table]:
    rows: list[tuple[Cell, ...]] = []
    for theme in themes:
        if theme.is_denied or not theme.groups:
            said = "; ".join(quoted(statement.citation).strip() for statement in theme.denials)
            cited = "; ".join(statement.citation.short for statement in theme.denials)
            standing, none = theme.absence
            rows.append((_linked(theme), none, "", standing, said, "", cited))
        rows += [_row(theme, group) for group in theme.groups]
    headings = (
        Heading("theme", "Theme"),
        Heading("group", "Group"),
        Heading("kind", "Kind", silent=True),
        Heading("standing", "How it stands"),
        Heading("words", "In the words of a source", silent=True),
        Heading("as_of", "As of", dated=True, silent=True),
        Heading("source", "Source", silent=True),
    )
    return [Table("themes", "Each theme", headings, tuple(rows))] if rows else []


def _row(theme: AskedTheme, group: Group) -> tuple[Cell, ...]:
    return (
        _linked(theme),
        group.linked,
        capital(group.kind.name) if group.kind else "",
        standing_in_list(group),
        "",
        group.seen,
        group.citation.short if group.citation else "",
    )


def _linked(theme: AskedTheme) -> str:
    """Its name, leading to its page where the register has it."""
    name, key = theme.theme.name, theme.theme.key
    return name if name == key else Linked(name, "groups:theme-detail", key)


def _others(themes: Sequence[AskedTheme]) -> list[Table]:
    rows = tuple(
        (
            _linked(theme),
            group.linked,
            capital(group.kind.name) if group.kind else "",
            group.led_by(),
            group.seen,
            group.citation.short if group.citation else "",
        )
        for theme in themes
        for group in theme.others
    )
    headings = (
        Heading("theme", "Theme"),
        Heading("body", "Body"),
        Heading("kind", "Kind"),
        Heading("led_by", "Led, run or supported by"),
        Heading("as_of", "As of", dated=True),
        Heading("source", "Source", silent=True),
    )
    about = "These are not independent advisory groups."
    return [Table("other_bodies", "What else exists for these themes", headings, rows, about=about)] if rows else []


def _without_theme(snapshot: Snapshot) -> list[str]:
    """How many counted groups have no theme at all, by kind: they may advise on any of these."""
    without = [group for group in counted_groups(snapshot) if not group.themes]
    if not without:
        return []
    kinds = listed(counted(len(of_kind), kind.name, kind.plural) for kind, of_kind in by_kind(without))
    return [f"No source states a theme of {kinds}. {NO_EVIDENCE}"]
