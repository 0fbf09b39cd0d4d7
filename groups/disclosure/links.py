"""Names that lead to pages: what a view says of another record, and nothing more of it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from groups.models import AdvisoryGroup, Area, GroupKind, Organisation, Source, Theme
from iag_registry.lib.addresses import address_of
from iag_registry.lib.audiences import Audience


@dataclass(frozen=True, order=True)
class Link:
    """The name of another record and the address of its page."""

    text: str
    url: str


def group_link(group: AdvisoryGroup) -> Link:
    """The display name of a group; ask first whether the audience may see it."""
    return Link(group.name, group.get_absolute_url())


def group_link_of(key: str, name: str) -> Link:
    """The same out of two columns, for a table of many rows."""
    return Link(name, address_of("groups:group-detail", key))


def source_link(source: Source) -> Link:
    """The title of a document; ask first whether the audience may see it."""
    return Link(source.title, source.get_absolute_url())


def kind_link(kind: GroupKind) -> Link:
    """A kind, which leads to the list of its groups."""
    return Link(kind.plural, f"{reverse('groups:group-list')}?{urlencode({'kind': kind.code})}")


def organisation_link(organisation: Organisation | None, audience: Audience) -> Link | None:
    """An organisation with its abbreviation; None where there is none that the audience may know of."""
    if organisation is None or not audience.sees(organisation.audience):
        return None
    return Link(str(organisation), organisation.get_absolute_url())


def named_link(record: Area | Theme) -> Link:
    """The name of a record that every audience may see: areas and themes are words, and public by nature."""
    return Link(str(record), record.get_absolute_url())
