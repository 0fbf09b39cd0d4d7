"""How people join a group: what sources say of it, and whom to write to; what no source says is not filled in."""

from dataclasses import dataclass
from datetime import date

from groups.choices import Aspect
from groups.disclosure.counting import counted_groups
from groups.disclosure.links import Link
from groups.disclosure.statements import StatementView, statement_views, visible_statements
from iag_registry.lib.audiences import Audience

OF_JOINING = (Aspect.APPOINTMENT, Aspect.VETTING, Aspect.TERM)


@dataclass(frozen=True)
class Mailbox:
    """One group that gives a shared mailbox."""

    group: Link
    address: str


@dataclass(frozen=True)
class Joining:
    """What is known on a day of how to join: statements, mailboxes, and how many groups give neither."""

    statements: tuple[StatementView, ...]
    mailboxes: tuple[Mailbox, ...]
    groups: int

    @property
    def without_mailbox(self) -> int:
        return self.groups - len(self.mailboxes)


def joining(day: date, audience: Audience) -> Joining:
    """What sources had said by the day of how members are found, chosen and vetted, and the mailboxes of groups."""
    said = visible_statements(audience).filter(aspect__in=OF_JOINING)
    counted = counted_groups(day, audience)
    named = counted.exclude(contact_mailbox="").order_by("name_then", "pk")
    return Joining(
        statements=tuple(view for view in statement_views(said, audience) if view.as_of.earliest <= day),
        mailboxes=tuple(
            Mailbox(Link(group.name_then, group.get_absolute_url()), group.contact_mailbox) for group in named
        ),
        groups=counted.count(),
    )
