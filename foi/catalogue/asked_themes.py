"""What there is on each theme that was asked about, also where there is nothing (FOI-43, GRP-08)."""

from collections.abc import Sequence
from dataclasses import dataclass

from foi.catalogue.counting import counted_groups, named_elsewhere
from foi.catalogue.facts import Group, Statement, Theme
from foi.catalogue.snapshot import Snapshot
from foi.catalogue.wording import listed
from groups.choices import Aspect, GroupStatusKind, Standing

NOT_IN_REGISTER = "No group in the register"
NO_SUCH_GROUP = "No such group"


@dataclass(frozen=True)
class AskedTheme:
    """One theme that was asked about: its groups, who says that there is none, and what exists beside."""

    theme: Theme
    counted: tuple[Group, ...]
    named: tuple[Group, ...]
    denials: tuple[Statement, ...]
    others: tuple[Group, ...]
    earlier: tuple[Group, ...]

    @property
    def groups(self) -> tuple[Group, ...]:
        """The advisory groups of the theme: those that are counted, then those that are only named."""
        return (*self.counted, *self.named)

    @property
    def is_denied(self) -> bool:
        """Whether a source says that there is no such group, and no group is counted."""
        return bool(self.denials) and not self.counted

    @property
    def absence(self) -> tuple[str, str]:
        """How a theme without a counted group stands, and what fills the cells of a group in its line."""
        if self.is_denied:
            return NO_SUCH_GROUP, NO_SUCH_GROUP.lower()
        return NOT_IN_REGISTER, NOT_IN_REGISTER.lower()

    @property
    def disagreement(self) -> str:
        """A warning where one source says that there is no such group and another names one; else empty."""
        if not self.denials or not self.groups:
            return ""
        return (
            f"Sources disagree on {self.theme.name}: {self.denials[0].citation.short} says that there is no such "
            f"group, and the register has {listed(group.name for group in self.groups)}."
        )

    @property
    def caveat(self) -> str:
        """The groups of the theme that no source speaks of on the day; empty where there are none."""
        if not self.earlier:
            return ""
        also = listed(group.name for group in self.earlier)
        reasons = " ".join(f"{reason}." for reason in dict.fromkeys(group.reason for group in self.earlier) if reason)
        return f"{self.theme.name}: the register also has {also}, not known to exist then. {reasons}".strip()


def asked_themes(snapshot: Snapshot, keys: Sequence[str]) -> list[AskedTheme]:
    """Each theme once, in the order in which it was asked about."""
    counted = counted_groups(snapshot)
    named = named_elsewhere(snapshot, counted)
    left_out = [g for g in snapshot.groups if g.is_advisory_group and g.status == GroupStatusKind.UNKNOWN]
    others = [
        group
        for group in snapshot.groups
        if group.status == GroupStatusKind.ACTIVE and group.kind and not group.kind.is_advisory_group
    ]

    def of(theme: Theme, groups: Sequence[Group]) -> tuple[Group, ...]:
        return tuple(group for group in groups if theme in group.themes)

    return [
        AskedTheme(
            theme=theme,
            counted=of(theme, counted),
            named=of(theme, named),
            denials=tuple(
                statement
                for statement in snapshot.about_theme(theme.key)
                if statement.aspect == Aspect.EXISTENCE and statement.standing == Standing.DENIED
            ),
            others=of(theme, others),
            earlier=tuple(group for group in of(theme, left_out) if group not in named),
        )
        for theme in (snapshot.theme(key) for key in dict.fromkeys(keys))
    ]
