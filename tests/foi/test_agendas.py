"""The agendas of a group's meetings: each item, and of a withheld one number, neutral title and reason (MIN-09)."""

import pytest
from django.utils import timezone

from iag_registry.lib.audiences import Audience
from tests import factories as make
from tests.foi.invented import ask, invented_register, rows_of, stated_group
from tests.foi.met import met

pytestmark = pytest.mark.django_db


def race_group():
    invented = invented_register()
    return stated_group(invented, 1, kind=invented.central, name="Race IAG", key="race")


def agendas(**values):
    return ask("agendas", groups=["race"], **values)


def test_agendas_give_each_item_in_its_order():
    group = race_group()
    meeting = met(group, "2022-01-10")
    make.make_agenda_item(meeting=meeting, position=2, number="2", title="Stop and search", item_type="report")
    make.make_agenda_item(meeting=meeting, position=1, number="1", title="Welcome", item_type="welcome")
    met(group, "2022-02-10", "cancelled")

    answer = agendas()

    assert answer.sentence == "Of 2 meetings up to 30 June 2022 the register holds 1 agenda with 2 items."
    assert rows_of(answer, "agenda") == [
        ("Race IAG", "Meeting of 2022-01-10", "2022-01-10", "Held", "1", "Welcome", "Welcome", ""),
        ("Race IAG", "Meeting of 2022-01-10", "2022-01-10", "Held", "2", "Stop and search", "Report", ""),
        ("Race IAG", "Meeting of 2022-02-10", "2022-02-10", "Cancelled", "", "No agenda in the register", "", ""),
    ]


def test_agendas_give_a_withheld_item_a_neutral_title_and_the_reason():
    meeting = met(race_group(), "2022-01-10")
    hidden = {"meeting": meeting, "audience": "staff", "withholding_reason": "s31_1", "item_type": "restricted"}
    make.make_agenda_item(**hidden, position=1, number="1", title="Operation", neutral_title="An operational matter")
    make.make_agenda_item(**hidden, position=2, number="2", title="Another operation")

    public, staff = agendas(), agendas(audience=Audience.STAFF)

    assert [row[4:] for row in rows_of(public, "agenda")] == [
        ("1", "An operational matter", "", "law enforcement, s.31(1)"),
        ("2", "Withheld item", "", "law enforcement, s.31(1)"),
    ]
    assert [(each.count, each.what, each.reason) for each in public.withheld] == [
        (2, "items", "law enforcement, s.31(1)")
    ]
    assert [row[4:] for row in rows_of(staff, "agenda")] == [
        ("1", "Operation", "Restricted", ""),
        ("2", "Another operation", "Restricted", ""),
    ]
    assert staff.withheld == ()


def test_agendas_withhold_what_was_withheld_since():
    item = make.make_agenda_item(meeting=met(race_group(), "2022-01-10"), number="1", title="Operation")
    moment = timezone.now()
    item.audience, item.withholding_reason = "staff", "s31_1"
    item.save()

    told = {
        each: rows_of(agendas(audience=each, known_at=moment), "agenda")[0][5]
        for each in Audience
        if each != "restricted"
    }

    assert told == {"public": "Withheld item", "on_request": "Withheld item", "staff": "Operation"}


def test_agendas_of_a_hidden_meeting_are_not_given():
    make.make_agenda_item(meeting=met(race_group(), "2022-01-10", audience="staff"), title="Operation")

    answer = agendas()

    assert answer.sentence == (
        "The register has no meeting of these groups up to 30 June 2022. That does not mean that there was none."
    )
    assert answer.tables == ()
