"""What the pages of groups and organisations tell programs, out of the same views as their words."""

from typing import Any

from django import template
from django.conf import settings

from groups.choices import OrganisationKind
from groups.disclosure import GroupView, OrganisationView
from iag_registry.lib.linked_data import data_block

register = template.Library()

OF_THE_STATE = {
    str(kind.label)
    for kind in (
        OrganisationKind.FORCE,
        OrganisationKind.COMMAND,
        OrganisationKind.OVERSIGHT,
        OrganisationKind.PUBLIC_BODY,
    )
}


@register.simple_tag(takes_context=True)
def group_linked_data(context: dict[str, Any], group: GroupView) -> str:
    """A group as it is today; nothing on an earlier day, and nothing of a record that stands for several bodies."""
    if not context["reading"].is_today or group.stands_for_several:
        return ""
    return data_block(
        {
            "@type": "Organization",
            "@id": settings.PUBLIC_URL + group.url,
            "url": settings.PUBLIC_URL + group.url,
            "name": group.name,
            "alternateName": sorted({name.text for name in group.names} - {group.name}),
            "description": group.summary,
            "email": group.details.contact_mailbox.text,
            "areaServed": [area.text for area in group.areas],
            "knowsAbout": [theme.text for theme in group.themes],
        }
    )


@register.simple_tag(takes_context=True)
def organisation_linked_data(context: dict[str, Any], organisation: OrganisationView) -> str:
    """An organisation as it is today; nothing on an earlier day."""
    if not context["reading"].is_today:
        return ""
    address = settings.PUBLIC_URL + context["request"].path
    return data_block(
        {
            "@type": "GovernmentOrganization" if organisation.kind in OF_THE_STATE else "Organization",
            "@id": address,
            "url": address,
            "name": organisation.name,
            "alternateName": organisation.abbreviation,
            "description": organisation.description,
        }
    )
