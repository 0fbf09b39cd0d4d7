"""Entries of groups with their people, of organisations, themes and areas."""

from collections.abc import Iterator, Sequence
from datetime import date

from groups import disclosure
from groups.models import AdvisoryGroup, Area, Organisation, Theme
from iag_registry.lib.audiences import Audience
from search.choices import Sort
from search.disclosure.drafts import Draft, facets, joined

PUBLIC = Audience.PUBLIC


def group_drafts(records: Sequence[int], day: date) -> Iterator[tuple[int, Draft]]:
    """A group by every name that it has had and the other words for its themes, and each person named on it."""
    other_words = disclosure.words_of_themes()
    for record, key in AdvisoryGroup.objects.filter(pk__in=records).values_list("pk", "key"):
        view = disclosure.group_view(key, day, PUBLIC)
        if view is not None:
            yield from ((record, draft) for draft in (_group(view, other_words), *_people(view)))


def _group(view: disclosure.GroupView, other_words: dict[str, str]) -> Draft:
    organisations = [fact.text for part in view.organisations for fact in part.facts]
    ties = [fact.text for fact in (*view.areas, *view.themes)]
    return Draft(
        ref=f"group/{view.key}",
        sort=Sort.GROUP,
        title=view.name,
        url=view.url,
        context=joined(view.kind.name if view.kind else "", _status(view.status) if view.status else ""),
        body=joined(view.summary, ", ".join(ties), ", ".join(organisations)),
        words=joined(
            *(name.text for name in view.names if name.text != view.name),
            *(other_words.get(theme.url, "") for theme in view.themes),
        ),
        facets=_facets_of(view),
    )


def _status(status: disclosure.StatusView) -> str:
    """A status with its date, as lists give it: what a source said long ago is not told as of today (GRP-03)."""
    return f"{status.label} as of {status.as_of.words}" if status.as_of else status.label


def _facets_of(view: disclosure.GroupView) -> str:
    links = [disclosure.Link(fact.text, fact.url) for fact in (*view.areas, *view.themes)]
    return facets(links, kind=view.kind.code if view.kind else "", more=[f"group={view.key}"])


def _people(view: disclosure.GroupView) -> Iterator[Draft]:
    """Each person who is named on the page of the group, once, with all that they are or were there."""
    seats: dict[str, list[disclosure.Seat]] = {}
    for people in (view.people, view.people_before):
        for side in (people.members, people.police, people.others):
            for seat in side.seats:
                if not seat.vacant:
                    seats.setdefault(seat.name, []).append(seat)
    for name, held in seats.items():
        yield Draft(
            ref=f"person/{view.key}/{name}",
            sort=Sort.PERSON,
            title=name,
            url=view.url,
            context=view.name,
            body=joined(*map(_held, held)),
            facets=_facets_of(view),
        )


def _held(seat: disclosure.Seat) -> str:
    of = seat.on_behalf_of.text if seat.on_behalf_of else ""
    return ", ".join(part for part in (seat.role, seat.title, of, seat.period.words if seat.period else "") if part)


def organisation_drafts(records: Sequence[int], day: date) -> Iterator[tuple[int, Draft]]:
    """Organisations by every name that they have had."""
    for record, key in Organisation.objects.filter(pk__in=records).values_list("pk", "key"):
        view = disclosure.organisation_view(key, day, PUBLIC)
        if view is not None:
            yield (
                record,
                Draft(
                    ref=f"organisation/{key}",
                    sort=Sort.ORGANISATION,
                    title=view.name,
                    url=Organisation(key=key).get_absolute_url(),
                    context=view.kind,
                    body=view.description,
                    words=joined(view.abbreviation, *(name.text for name in view.names)),
                ),
            )


def theme_drafts(records: Sequence[int], day: date) -> Iterator[tuple[int, Draft]]:
    """Themes by the other words for them too."""
    for record, key in Theme.objects.filter(pk__in=records).values_list("pk", "key"):
        view = disclosure.theme_view(key, day, PUBLIC)
        if view is not None:
            yield (
                record,
                Draft(
                    ref=f"theme/{key}",
                    sort=Sort.THEME,
                    title=view.name,
                    url=Theme(key=key).get_absolute_url(),
                    body=view.description,
                    words=view.other_words,
                    facets=f" theme={key} ",
                ),
            )


def area_drafts(records: Sequence[int], day: date) -> Iterator[tuple[int, Draft]]:
    """Areas by their codes and other names too."""
    for record, key in Area.objects.filter(pk__in=records).values_list("pk", "key"):
        view = disclosure.area_view(key, day, PUBLIC)
        if view is not None:
            yield (
                record,
                Draft(
                    ref=f"area/{key}",
                    sort=Sort.AREA,
                    title=view.name,
                    url=Area(key=key).get_absolute_url(),
                    context=view.kind_label,
                    body=joined(view.policed_by, view.note),
                    words=joined(view.other_names, view.code, view.short_code),
                    facets=f" area={key} ",
                ),
            )
