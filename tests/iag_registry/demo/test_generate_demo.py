"""The invented data: whole, lawful, marked wherever it is read, the same for the same seed, and never beside real data."""

from datetime import date
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client

from foi.catalogue import question
from groups.models import AdvisoryGroup, Area, GroupKind, Organisation, Person, Record, Role, Source, Theme
from iag_registry.demo.generating import generate
from iag_registry.lib.audiences import Audience
from iag_registry.lib.prose import plain_text
from meetings.choices import MeetingEventKind, MinutesStage
from meetings.disclosure.renditions import checksum
from meetings.models import (
    Action,
    AgendaItem,
    Attendance,
    Meeting,
    MeetingEvent,
    Minutes,
    MinutesRelease,
    Paper,
    Redaction,
)
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
SCALE = 0.12
"""Seven groups and sixty meetings: enough for each stage of minutes."""
MOMENTS = {"decided_at", "approved_at", "recorded_at", "released_at"}
RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]


def contents():
    """All that was generated, without the moments at which it was written down and the numbers of rows."""
    return {
        model._meta.label: [
            {name: value for name, value in row.items() if name not in MOMENTS and not name.endswith("id")}
            | {"uuid": row["uuid"]}
            for row in model.objects.order_by("pk").values()
        ]
        for model in RECORDS
        if model.objects.exists()
    }


def test_generated_data_is_as_large_as_its_scale_and_holds_every_stage():
    generate(scale=SCALE, seed=1, day=DAY)

    assert (AdvisoryGroup.objects.count(), Meeting.objects.count(), Role.objects.count()) == (7, 60, 70)
    assert set(Minutes.objects.values_list("stage", flat=True)) == set(MinutesStage) - {MinutesStage.NONE}
    assert set(MeetingEvent.objects.values_list("kind", flat=True)) == set(MeetingEventKind)
    assert set(Attendance.objects.values_list("audience", flat=True)) == {"public", "staff"}
    assert Redaction.objects.filter(item__meeting__minutes__releases__isnull=False).exists()
    sizes = [
        sum(len(item.text) for item in meeting.items.all())
        for meeting in Meeting.objects.filter(minutes__isnull=False).prefetch_related("items")
    ]
    assert 5_000 < sum(sizes) / len(sizes) < 7_500


def test_generated_data_keeps_the_rules_of_every_record():
    generate(scale=SCALE, seed=1, day=DAY)

    for model in RECORDS:
        for row in model.objects.all():
            row.full_clean()
            assert row.history.count() == 1, row
            assert row.history.get().history_change_reason == "Invented for demonstration."


def test_generated_data_is_marked_wherever_it_is_read():
    generate(scale=SCALE, seed=1, day=DAY)

    for model in (AdvisoryGroup, Organisation, Theme, Area, GroupKind):
        assert model.objects.exclude(name__endswith="(demonstration)").count() == 0, model
    assert list(Source.objects.values_list("title", flat=True)) == ["Invented for demonstration"]
    assert Person.objects.exclude(name__contains=" Invented ").count() == 0
    assert Attendance.objects.exclude(name_as_printed__contains=" Invented ").count() == 0
    assert Meeting.objects.exclude(title__contains="(demonstration)").count() == 0
    assert AgendaItem.objects.exclude(title__endswith="(invented)").count() == 0
    assert Action.objects.exclude(text__startswith="Invented action").count() == 0
    assert Paper.objects.exclude(title__startswith="Invented paper").count() == 0
    first = AgendaItem.objects.filter(position=1).exclude(text="")
    assert {"These minutes are invented for demonstration" in plain_text(item.text) for item in first} == {True}


def test_generated_releases_are_what_publishing_makes_of_the_minutes():
    generate(scale=SCALE, seed=1, day=DAY)

    releases = list(MinutesRelease.objects.select_related("minutes__meeting"))
    assert {release.kind for release in releases} == {"draft", "minutes", "correction"}
    for release in releases:
        assert (release.sha256, release.text_sha256) == (checksum(release.html), checksum(release.text))
        assert release.published_on <= DAY
        for withheld in Redaction.objects.filter(item__meeting=release.minutes.meeting):
            assert withheld.quote not in release.html + release.text
        for hidden in Attendance.objects.filter(meeting=release.minutes.meeting).exclude(audience=Audience.PUBLIC):
            assert f"{hidden.name_as_printed}<" not in release.html


def generated(*, seed):
    """All that is generated, undone at once."""
    with transaction.atomic():
        generate(scale=0.05, seed=seed, day=DAY)
        found = contents()
        transaction.set_rollback(True)
    return found


def test_generated_data_is_the_same_for_the_same_seed():
    once, again, other = generated(seed=1), generated(seed=1), generated(seed=2)

    assert once == again
    assert once["meetings.AgendaItem"] != other["meetings.AgendaItem"]
    assert len(once["meetings.AgendaItem"]) == 200


def test_generated_data_answers_the_questions_about_meetings():
    generate(scale=SCALE, seed=1, day=DAY)

    answer = question("not-minuted").answer(on=DAY, audience=Audience.PUBLIC)

    assert sum(len(table.rows) for table in answer.tables) == 21
    meeting = Meeting.objects.filter(minutes__stage="published").first()
    assert Client().get(meeting.get_absolute_url()).status_code == 200


def test_generated_data_is_refused_beside_real_records():
    make.make_group(name="Real IAG")

    with pytest.raises(CommandError) as refusal:
        call_command("generate_demo", "--scale", "0.1")

    assert str(refusal.value) == (
        "Nothing was written. This database holds real records (1 groups), and invented data is never put beside "
        "them. Make a database of its own: set DATABASE_URL to a new one, run migrate, and try again."
    )
    assert AdvisoryGroup.objects.count() == 1


def test_generated_data_is_refused_a_second_time():
    out = StringIO()
    call_command("generate_demo", "--scale", "0.02", "--on", "2026-11-22", stdout=out)
    assert "       1 groups" in out.getvalue()

    with pytest.raises(CommandError, match="This database holds demonstration data already"):
        call_command("generate_demo", "--scale", "0.02")
    assert AdvisoryGroup.objects.count() == 1


def test_generated_data_of_nothing_is_refused():
    with pytest.raises(CommandError) as refusal:
        call_command("generate_demo", "--scale", "0")

    assert str(refusal.value) == ("A scale of 0.0 is too small: nothing would be generated. Scale 0.1 makes 6 groups.")
