"""The groups whose meetings a question speaks of: those named, those of the themes named, or all where none is."""

from collections.abc import Sequence
from dataclasses import dataclass

from foi.catalogue.answer import Cell, Citation, Heading, Table
from foi.catalogue.asked_themes import NO_SUCH_GROUP, NOT_IN_REGISTER, AskedTheme, asked_themes
from foi.catalogue.counting import quoted
from foi.catalogue.facts import Group
from foi.catalogue.question import Asked
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import day_in_words, listed


@dataclass(frozen=True)
class AskedGroups:
    """The groups that were asked about, in print order, and what there is on each theme; `all` where none was named."""

    groups: tuple[Group, ...]
    all: bool
    themes: tuple[AskedTheme, ...]
    unknown: tuple[str, ...]
    """The names of groups of which the register knows nothing on the day."""
    day: str

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
    """The groups that a question speaks of on the day."""
    themes = tuple(asked_themes(snapshot, asked.themes))
    is_all = not asked.groups and not asked.themes
    of_themes = {group.key for theme in themes for group in theme.groups}
    known = {group.key for group in snapshot.groups}
    return AskedGroups(
        groups=tuple(g for g in snapshot.groups if is_all or g.key in asked.groups or g.key in of_themes),
        all=is_all,
        themes=themes,
        unknown=tuple(snapshot.group_name(key) for key in dict.fromkeys(asked.groups) if key not in known),
        day=day_in_words(snapshot.on),
    )


def _line(theme: AskedTheme) -> tuple[Cell, ...]:
    groups: Sequence[str] = [group.name for group in theme.groups]
    if not groups or theme.is_denied:
        groups = [*groups, NO_SUCH_GROUP if theme.is_denied else NOT_IN_REGISTER]
    said = "; ".join(quoted(statement.citation).strip() for statement in theme.denials)
    return (theme.theme.name, "; ".join(groups), said, "; ".join(s.citation.short for s in theme.denials))
