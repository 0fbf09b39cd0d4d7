"""What the pages of groups, areas and organisations tell programs, out of the same views as their words."""

from typing import Any

from django import template
from django.conf import settings

from groups.choices import OrganisationKind
from groups.disclosure import AreaView, GroupView, OrganisationView, Seat
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
            "member": [_member(seat) for seat in group.people.members.seats if not seat.vacant],
        }
    )


def _member(seat: Seat) -> dict[str, Any]:
    """A member whose name the page gives, in the role that it gives; each a person of their own."""
    period = seat.period
    told = {
        "@type": "OrganizationRole",
        "roleName": seat.role,
        "startDate": str(period.start) if period else "",
        "endDate": str(period.end) if period else "",
        "member": {"@type": "Person", "name": seat.name},
    }
    return {name: value for name, value in told.items() if value}


@register.simple_tag(takes_context=True)
def area_linked_data(context: dict[str, Any], area: AreaView) -> str:
    """An area as it is today, with its official code and the units that it is in; nothing on an earlier day."""
    if not context["reading"].is_today:
        return ""
    address = settings.PUBLIC_URL + context["request"].path
    code = {"@type": "PropertyValue", "propertyID": "gss", "value": area.code}
    return data_block(
        {
            "@type": "AdministrativeArea",
            "@id": address,
            "url": address,
            "name": area.name,
            "alternateName": area.other_names,
            "identifier": code if area.code else None,
            "containedInPlace": [
                {"@type": "AdministrativeArea", "name": unit.text, "url": settings.PUBLIC_URL + unit.url}
                for unit in area.units
                if unit.url
            ],
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
