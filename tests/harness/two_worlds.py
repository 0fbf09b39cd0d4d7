"""The same public register twice, and hidden records beside it that differ in everything: values, counts, order (L2).

All of it is invented. What is public is made with the same words, identifiers and moments in each world; what is hidden
is made in between, so that the rows of the public have other numbers and stand in another order among the rest.
"""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from unittest.mock import patch

from groups.models import Statement
from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.factories import sequence
from tests.factories.feedback import make_feedback
from tests.foi.desk import make_officer
from tests.meetings.making import make_action, make_paper, make_release
from tests.meetings.manuscripts import make_redaction

NOW = datetime(2031, 5, 6, 11, tzinfo=UTC)
"""When both worlds are read."""
WITHHELD = {"audience": Audience.STAFF, "withholding_reason": "s40_2"}
Hide = Callable[[int], None]


@contextmanager
def alike(step: int) -> Iterator[None]:
    """Whatever is made in here gets the same numbers, identifiers and moments in each world."""
    fixed = random.Random(step)  # noqa: S311 - to be the same each time is the point
    numbers = count(step * 1000)
    with (
        patch("os.urandom", fixed.randbytes),
        patch.object(sequence, "_numbers", numbers),
        patch("django.utils.timezone.now", return_value=NOW - timedelta(days=100 - step)),
    ):
        yield


def build(name: str, hide: Hide) -> dict[str, Any]:
    """The public register, with something hidden before, between and after its parts; returns the rows to hide more of.

    `name` is the name that is withheld on the public group: how many are withheld is public, whose they are is not.
    """
    hide(1)
    with alike(1):
        kind = make.make_kind(code="iag_invented", name="invented IAG", plural="invented IAGs", is_advisory_group=True)
        theme = make.make_theme(key="theme", name="Theme")
        area = make.make_area(key="area", name="Area")
        force = make.make_organisation(key="force", name="Force", kind="force")
        source = make.make_source(key="source", title="Source", publisher=force)
    hide(2)
    with alike(2):
        group = make.make_group(key="group", name="Group", kind=kind, summary="A summary.")
        make.make_former_key(key="before", group=group)
        make.make_group_area(group=group, area=area)
        make.make_group_theme(group=group, theme=theme)
        make.make_group_organisation(group=group, organisation=force)
        make.make_group_payment(group=group)
        make.make_statement(key="statement", source=source, about=[group, theme, area, force])
        make.make_role(group=group, person=make.make_person(key="a", name="A. N. Open"), role_type="chair")
        make.make_group_document(group=group, source=source)
        make.make_group_relation(first=group, second=make.make_group(key="whole", name="Whole"), kind="part_of")
        make.make_organisation_relation(first=force, second=make.make_organisation(key="next", name="Next"))
        make.make_disagreement(statements=[make.make_statement(key="another", source=source, about=[group])])
    hide(3)
    with alike(3):
        meeting = make.make_meeting(group=group, slug="meeting", title="Meeting", date="2031-03-01")
        make.make_meeting_event(meeting=meeting)
        item = make.make_agenda_item(meeting=meeting, title="Open item", text=f"<p>Open words by {name} there.</p>")
        make_redaction(item, name)
        make.make_agenda_item(meeting=meeting, text="<p>Withheld.</p>", neutral_title="A matter", **WITHHELD)
        make_action(meeting=meeting, item=item)
        make_paper(meeting=meeting, link="https://example.org/open")
        make_release(meeting=meeting, published_on=date(2031, 3, 15))
        unannounced = make.make_meeting(group=group, slug="unannounced", title="Unannounced", date="2031-09-01")
        announced = make.make_meeting(group=group, slug="announced", title="Announced", date="2031-08-01")
        make.make_meeting_event(meeting=announced, kind="planned", dated="2031-04-10")
        role = make.make_role(group=group, person=make.make_person(key="b", name="Kept place"), **WITHHELD)
        request = make.make_request(reference="01.FOI.31.000001", source=source)
        question = make.make_question(request=request, text="How many?")
        entry = make.make_log_entry(slug="entry", title="Entry", request=request)
        make.make_log_release(entry=entry, published_on=date(2031, 4, 1))
        make.make_log_entry_group(entry=entry, group=group)
    role.person.name = name
    role.person.save()
    hide(4)
    return {"kind": kind, "theme": theme, "area": area, "force": force, "source": source, "group": group} | {
        "meeting": meeting,
        "to come": (unannounced, announced),
        "request": request,
        "question": question,
        "person": role.person,
    }


def hide_nothing(step: int) -> None:
    """The world in which there is nothing but what the public may know."""


def hide_much(step: int) -> None:
    """One hidden record of each sort, and a second one at every other step."""
    for _ in range(1 + step % 2):
        group = make.make_group(audience=Audience.STAFF)
        make.make_former_key(group=group)
        body = make.make_organisation(audience=Audience.STAFF)
        make.make_group_organisation(group=group, organisation=body)
        source = make.make_source(audience=Audience.RESTRICTED, publisher=body)
        said = make.make_statement(source=source, audience=Audience.STAFF, about=[group, body])
        make.make_disagreement(statements=[said], audience=Audience.STAFF)
        make.make_group_document(group=group)
        make.make_group_relation(first=group, second=make.make_group(audience=Audience.STAFF))
        make.make_organisation_relation(first=body, second=make.make_organisation(audience=Audience.STAFF))
        person = make.make_person()
        make.make_role(group=group, person=person, audience=Audience.RESTRICTED, withholding_reason="s40_2")
        make.make_agreement(person=person, group=group)
        meeting = make.make_meeting(group=group, audience=Audience.STAFF, date="2031-02-01")
        make.make_agenda_item(meeting=meeting)
        make.make_attendance(meeting=meeting)
        make_action(meeting=meeting)
        make_release(meeting=meeting)
        officer = make_officer()
        make.make_restricted_look(looked_by=officer, request=make.make_request(audience=Audience.RESTRICTED))
        make_feedback()


def hide_in_public(world: dict[str, Any]) -> None:
    """Hidden parts of what is public: who sits in secret, drafts of a reply, who asked, and notes of staff.

    And hidden meetings that were put off to public ones: to one that nobody has announced, and to another before the
    day on which it was announced.
    """
    person = make.make_person(name="Hidden for good")
    make.make_role(
        group=world["group"], person=person, audience=Audience.RESTRICTED, withholding_reason="s40_2", start="2029"
    )
    said = make.make_statement(source=world["source"], audience=Audience.STAFF, about=[world["group"], world["theme"]])
    make.make_disagreement(statements=[said, Statement.objects.get(key="statement")])
    make.make_group_document(group=world["group"], audience=Audience.RESTRICTED, withholding_reason="s40_2")
    make.make_group_relation(first=world["group"], second=make.make_group(audience=Audience.STAFF), kind="part_of")
    make.make_organisation_relation(first=make.make_organisation(audience=Audience.STAFF), second=world["force"])
    for coming in world["to come"]:
        put_off = make.make_meeting(group=world["group"], audience=Audience.STAFF, date="2031-04-02")
        make.make_meeting_event(meeting=put_off, kind="postponed", dated="2031-02-10", postponed_to=coming)
    make.make_requester(request=world["request"])
    make.make_pack(request=world["request"], version=2)
    for row in (world["group"], world["meeting"], world["source"], world["request"]):
        row.staff_note = "Nobody is to know."
        row.save()
    world["person"].name = "Another name that is withheld"
    world["person"].save()
