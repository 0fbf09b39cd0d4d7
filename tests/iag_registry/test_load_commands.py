"""The commands that load: what they print, and what they say of broken files."""

from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command

from foi.models import InformationRequest
from groups.models import AdvisoryGroup, Area, GroupKind
from iag_registry.management.commands import load_reference
from meetings.models import Meeting

pytestmark = pytest.mark.django_db

INVENTED = """
audience = "public"

[[group]]
key = "river-iag"
name = "River IAG"

[[meeting]]
group = "river-iag"
slug = "2006-09-28"
title = "First meeting"
date = 2006-09-28
attendances = [{ name_as_printed = "Example" }, { name_as_printed = "Sample" }]
items = [{ title = "Welcome", item_type = "welcome" }]

[[meeting.events]]
kind = "postponed"
reason = "The room was not free."
postponed_to = "river-iag/2006-10-05"

[meeting.minutes]
stage = "approved"
approved_at = "elsewhere"

[[meeting]]
group = "river-iag"
slug = "2006-10-05"
title = "First meeting, postponed"

[[meeting]]
slug = "elsewhere"
title = "A meeting of an unnamed body"

[[request]]
reference = "01/FOI/99/000001"
state = "answered_interim"

[[request.questions]]
number = 1
text = "How many?"
parts = [{ label = "groups", outcome = "granted" }, { label = "people" }]
"""


def run(command: str, folder: Path) -> list[str]:
    out = StringIO()
    call_command(command, str(folder), stdout=out)
    return out.getvalue().splitlines()


def test_load_register_prints_what_it_did(tmp_path: Path) -> None:
    (tmp_path / "invented.toml").write_text(INVENTED, encoding="utf-8")

    assert run("load_register", tmp_path) == [
        "group: 1 created, 0 updated, 0 unchanged, 0 in conflict",
        "meeting: 3 created, 0 updated, 0 unchanged, 0 in conflict",
        "request: 1 created, 0 updated, 0 unchanged, 0 in conflict",
        "meeting.events: 1 created, 0 updated, 0 unchanged, 0 in conflict",
        "meeting.attendances: 2 created, 0 updated, 0 unchanged, 0 in conflict",
        "meeting.items: 1 created, 0 updated, 0 unchanged, 0 in conflict",
        "meeting.minutes: 1 created, 0 updated, 0 unchanged, 0 in conflict",
        "request.questions: 1 created, 0 updated, 0 unchanged, 0 in conflict",
        "request.questions.parts: 2 created, 0 updated, 0 unchanged, 0 in conflict",
        "All tables: 13 created, 0 updated, 0 unchanged, 0 in conflict",
    ]
    assert run("load_register", tmp_path)[-1] == "All tables: 0 created, 0 updated, 13 unchanged, 0 in conflict"


def test_load_register_ties_meetings_and_requests(tmp_path: Path) -> None:
    (tmp_path / "invented.toml").write_text(INVENTED, encoding="utf-8")
    run("load_register", tmp_path)

    meeting = Meeting.objects.get(slug="2006-09-28")
    assert meeting.minutes.approved_at == Meeting.objects.get(group=None)
    assert [event.postponed_to.slug for event in meeting.events.all()] == ["2006-10-05"]
    assert list(meeting.attendances.values_list("position", "name_as_printed")) == [(1, "Example"), (2, "Sample")]
    request = InformationRequest.objects.get()
    assert (request.reference_key, request.audience) == ("01.FOI.99.000001", "public")
    parts = request.questions.get().parts
    assert list(parts.values_list("position", "label", "outcome")) == [
        (1, "groups", "granted"),
        (2, "people", "pending"),
    ]


def test_load_register_with_broken_files_saves_nothing(tmp_path: Path) -> None:
    text = INVENTED.replace('reference = "01/FOI/99/000001"\n', "").replace('title = "First meeting"\n', "")
    (tmp_path / "invented.toml").write_text(text, encoding="utf-8")

    with pytest.raises(CommandError) as error:
        run("load_register", tmp_path)

    assert str(error.value).splitlines() == [
        "Nothing was loaded.",
        "invented.toml, meeting “river-iag/2006-09-28”, field “title”: is missing. Add it to the row.",
        "invented.toml, request number 1, field “reference”: is missing. Add it to the row.",
    ]
    assert (AdvisoryGroup.objects.count(), Meeting.objects.count()) == (0, 0)


def test_load_reference_with_a_table_of_the_register(tmp_path: Path) -> None:
    (tmp_path / "invented.toml").write_text(INVENTED, encoding="utf-8")

    with pytest.raises(CommandError) as error:
        run("load_reference", tmp_path)

    known = "Use one of: group_kind, area, area_membership, exemption."
    assert str(error.value).splitlines() == [
        "Nothing was loaded.",
        f"invented.toml: “group” is not a table that is loaded here. {known}",
        f"invented.toml: “meeting” is not a table that is loaded here. {known}",
        f"invented.toml: “request” is not a table that is loaded here. {known}",
    ]


def test_load_reference_holds_the_boroughs_and_their_units(monkeypatch: pytest.MonkeyPatch) -> None:
    out = StringIO()
    monkeypatch.setattr(load_reference, "years_to_hold", lambda today: range(2022, 2024))
    call_command("load_reference", stdout=out)

    assert out.getvalue().splitlines() == [
        "bank_holiday: 33 created, 0 updated, 0 unchanged, 0 in conflict",
        "group_kind: 18 created, 0 updated, 0 unchanged, 0 in conflict",
        "area: 46 created, 0 updated, 0 unchanged, 0 in conflict",
        "area_membership: 32 created, 0 updated, 0 unchanged, 0 in conflict",
        "exemption: 16 created, 0 updated, 0 unchanged, 0 in conflict",
        "All tables: 112 created, 0 updated, 0 unchanged, 0 in conflict",
    ]
    boroughs = Area.objects.filter(kind="borough")
    assert sorted(boroughs.values_list("code", flat=True)) == [f"E090000{number:02}" for number in range(2, 34)]
    sizes = [unit.member_areas.count() for unit in Area.objects.filter(kind="unit").order_by("name")]
    assert sizes == [2, 2, 2, 3, 3, 2, 2, 3, 3, 3, 4, 3]
    assert [borough.memberships.count() for borough in boroughs] == [1] * 32
    assert list(Area.objects.filter(kind="outside").values_list("key", "policed_by")) == [
        ("city-of-london", "City of London Police")
    ]
    assert list(GroupKind.objects.filter(is_advisory_group=True).values_list("code", flat=True)) == [
        "iag_borough",
        "iag_central",
        "iag_command",
    ]


def test_load_reference_makes_the_staff_roles() -> None:
    call_command("load_reference", stdout=StringIO())

    assert sorted(Group.objects.values_list("name", flat=True)) == [
        "Administrator",
        "Auditor",
        "Engagement editor",
        "FOI officer",
        "Publisher",
    ]
