"""The invented data: as large as its scale, lawful, and marked wherever it is read."""

from datetime import date

import pytest
from django.apps import apps
from django.db import transaction
from django.test import Client

from foi.catalogue import question
from groups.models import AdvisoryGroup, Area, GroupKind, Organisation, Person, Record, Role, Source, Theme
from iag_registry.demo.generating import generate
from iag_registry.lib.audiences import Audience
from iag_registry.lib.prose import plain_text
from meetings.choices import PUBLISHED, MeetingEventKind, MinutesStage
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

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 22)
SCALE = 0.2
"""Twelve groups and a hundred meetings: enough for each stage of minutes."""
RECORDS = [model for model in apps.get_models() if issubclass(model, Record)]


@pytest.fixture(scope="module", autouse=True)
def _register(django_db_setup, django_db_blocker):
    """Generated once for all that is read of it here."""
    with django_db_blocker.unblock(), transaction.atomic():
        generate(scale=SCALE, seed=1, day=DAY)
        yield
        transaction.set_rollback(True)


def test_generated_data_is_as_large_as_its_scale_and_holds_every_stage():
    assert (AdvisoryGroup.objects.count(), Meeting.objects.count(), Role.objects.count()) == (12, 100, 120)
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
    for model in RECORDS:
        for row in model.objects.order_by("pk")[::5]:
            row.full_clean()
            assert row.history.count() == 1, row
            assert row.history.get().history_change_reason == "Invented for demonstration."


def test_generated_data_is_marked_wherever_it_is_read():
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
    releases = list(MinutesRelease.objects.select_related("minutes__meeting"))
    assert {release.kind for release in releases} == {"draft", "minutes", "correction"}
    for release in releases:
        assert (release.sha256, release.text_sha256) == (checksum(release.html), checksum(release.text))
        assert release.published_on <= DAY
        for withheld in Redaction.objects.filter(item__meeting=release.minutes.meeting):
            assert withheld.quote not in release.html + release.text
        for hidden in Attendance.objects.filter(meeting=release.minutes.meeting).exclude(audience=Audience.PUBLIC):
            assert f"{hidden.name_as_printed}<" not in release.html


def test_generated_data_answers_the_questions_about_meetings():
    answer = question("not-minuted").answer(on=DAY, audience=Audience.PUBLIC)

    held = MeetingEvent.objects.filter(kind=MeetingEventKind.HELD).count()
    published = Minutes.objects.filter(stage__in=PUBLISHED).count()
    assert sum(len(table.rows) for table in answer.tables) == held - published
    meeting = Meeting.objects.filter(minutes__stage="published").first()
    assert Client().get(meeting.get_absolute_url()).status_code == 200
