"""The groups that a question speaks of: those named, those of the themes, kinds and areas named, or all."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from foi.catalogue.answer import Cell, Citation, Heading, Table
from foi.catalogue.asked_themes import NO_SUCH_GROUP, NOT_IN_REGISTER, AskedTheme, asked_themes
from foi.catalogue.counting import active_bodies, counted_groups, named_elsewhere, quoted
from foi.catalogue.facts import Group, Kind
from foi.catalogue.places import with_parts
from foi.catalogue.question import Asked
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import day_in_words, listed

WHICH_GROUPS = (
    "Where neither groups nor themes nor kinds are named, the answer speaks of the independent advisory groups that "
    "count on the day, and of those of unknown standing that a source of theirs names. An area leaves the groups "
    "recorded for it or for a part of it. "
)


@dataclass(frozen=True)
class AskedGroups:
    """The groups that were asked about, in print order, and what there is on each theme; `all` where none was named."""

    groups: tuple[Group, ...]
    all: bool
    themes: tuple[AskedTheme, ...]
    unknown: tuple[str, ...]
    """The names of groups of which the register knows nothing on the day."""
    kinds: tuple[str, ...]
    """The codes of the kinds that were asked about; none means all."""
    is_a_part: bool
    """Whether areas, themes or groups were named, so that these are not all groups of their kinds."""
    day: str

    def includes(self, group: Group) -> bool:
        """Whether the group is one of these."""
        return group.key in self._keys

    @cached_property
    def _keys(self) -> frozenset[str]:
        return frozenset(group.key for group in self.groups)

    def is_of_a_kind(self, kind: Kind) -> bool:
        """Whether the kind was asked about."""
        return not self.kinds or kind.code in self.kinds

    @property
    def tables(self) -> list[Table]:
        """A line for each theme, also where there is no group for it (FOI-43); no table where no theme was named."""
        if not self.themes:
            return []
        headings = (
            Heading("theme", "Theme"),
            Heading("groups", "Groups"),
            Heading("words", "In the words of a source", silent=True),
            Heading("source", "Source", silent=True),
        )
        return [Table("themes", "Each theme asked about", headings, tuple(_line(theme) for theme in self.themes))]

    @property
    def caveats(self) -> list[str]:
        """What to know of the choice of groups."""
        unknown = f"On {self.day} the register knows nothing of {listed(self.unknown)}." if self.unknown else ""
        return [text for text in (unknown, *(theme.caveat for theme in self.themes)) if text]

    @property
    def warnings(self) -> list[str]:
        """Where sources disagree on whether there is a group for a theme."""
        return [theme.disagreement for theme in self.themes if theme.disagreement]

    @property
    def citations(self) -> list[Citation | None]:
        """The statements behind the choice: those that deny a group, and those behind each group that was named."""
        denials: list[Citation | None] = [s.citation for theme in self.themes for s in theme.denials]
        return [*denials, *(group.citation for group in self.groups if not self.all)]


def asked_groups(snapshot: Snapshot, asked: Asked) -> AskedGroups:
    """The groups whose meetings a question speaks of on the day: every body of the register where none is named."""
    return _chosen(snapshot, asked, snapshot.groups)


def asked_advisory_groups(snapshot: Snapshot, asked: Asked) -> AskedGroups:
    """The groups that a question about advisory groups speaks of; see ``WHICH_GROUPS``.

    A kind that is named leaves the bodies of that kind that are active on the day, whether it is counted or not.
    """
    if asked.groups or asked.themes:
        return _chosen(snapshot, asked, snapshot.groups)
    counted = counted_groups(snapshot)
    bodies = (*(active_bodies(snapshot) if asked.kinds else counted), *named_elsewhere(snapshot, counted))
    spoken_of = {group.key for group in bodies}
    return _chosen(snapshot, asked, [group for group in snapshot.groups if group.key in spoken_of])


def asked_bodies_ever(snapshot: Snapshot, asked: Asked) -> AskedGroups:
    """The groups that a question about all times speaks of, whatever has become of each by the day.

    Every advisory group where neither groups nor themes nor kinds are named; all of the theme where themes are.
    """
    of_themes = {group.key for group in snapshot.groups if {theme.key for theme in group.themes} & {*asked.themes}}
    names_some = asked.groups or asked.themes or asked.kinds
    bodies = [group for group in snapshot.groups if names_some or group.is_advisory_group]
    return _chosen(snapshot, asked, bodies, of_themes)


def _chosen(
    snapshot: Snapshot, asked: Asked, bodies: Sequence[Group], also_of_themes: Collection[str] = ()
) -> AskedGroups:
    themes = tuple(asked_themes(snapshot, asked.themes))
    of_themes = {*also_of_themes, *(group.key for theme in themes for group in theme.groups)}
    places = with_parts(snapshot, asked.areas)
    known = {group.key for group in snapshot.groups}

    def is_asked_about(group: Group) -> bool:
        named = not (asked.groups or asked.themes) or group.key in asked.groups or group.key in of_themes
        of_a_kind = not asked.kinds or bool(group.kind and group.kind.code in asked.kinds)
        return named and of_a_kind and (not asked.areas or bool(group.area_keys & places))

    return AskedGroups(
        groups=tuple(group for group in bodies if is_asked_about(group)),
        all=not (asked.groups or asked.themes or asked.kinds or asked.areas),
        themes=themes,
        kinds=asked.kinds,
        is_a_part=bool(asked.groups or asked.themes or asked.areas),
        unknown=tuple(snapshot.group_name(key) for key in dict.fromkeys(asked.groups) if key not in known),
        day=day_in_words(snapshot.on),
    )


def _line(theme: AskedTheme) -> tuple[Cell, ...]:
    groups: Sequence[str] = [group.name for group in theme.groups]
    if not groups or theme.is_denied:
        groups = [*groups, NO_SUCH_GROUP if theme.is_denied else NOT_IN_REGISTER]
    said = "; ".join(quoted(statement.citation).strip() for statement in theme.denials)
    return (theme.theme.name, "; ".join(groups), said, "; ".join(s.citation.short for s in theme.denials))
