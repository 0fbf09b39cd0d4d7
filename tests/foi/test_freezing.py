"""An answer that was frozen stays as it is, whatever becomes of the register, and can be asked again (FOI-42, C13)."""

import json
from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from foi.catalogue import QUESTIONS
from foi.disclosure.withheld import in_full
from foi.freezing import answered, freeze, since
from foi.models import FrozenAnswer, HeldRecord
from groups.models import AdvisoryGroup, Role
from tests import factories as make
from tests.foi.documents import document
from tests.foi.invented import stated_group
from tests.foi.replies import ask_form, desk, frozen
from tests.harness.asking import asked_whole

pytestmark = pytest.mark.django_db


def test_frozen_answer_keeps_what_was_asked_when_and_what_was_answered():
    d = desk()
    kept = frozen(d, "who-sits", about=d.who, part=d.race, theme=["race"])
    full = in_full(kept)
    assert (kept.catalogue_question, kept.on.isoformat(), kept.audience) == ("who-sits", "2022-06-30", "public")
    assert json.loads(kept.parameters) == {"theme": ["race"]}
    assert kept.sha256 == sha256(kept.rendition.encode()).hexdigest()
    assert (kept.row_count, kept.frozen_by, kept.part) == (2, d.drafter, d.race)
    assert full.known_at == kept.known_at.isoformat()
    assert [table.name for table in full.tables] == ["themes", "people"]
    assert [row[3].words for row in full.tables[1].rows] == ["Ada Quillfeather"]


def test_moment_that_is_named_is_the_moment_that_is_kept():
    d = desk()
    kept = frozen(d, "how-many", about=d.how_many, known_at="2022-07-01 10:30")
    assert kept.known_at == datetime(2022, 7, 1, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_every_question_of_the_catalogue_can_be_frozen_and_read_back(question):
    d = desk()
    make.make_meeting(group=make.make_group(), date="2022-05-01")
    make.make_area()
    form = ask_form(question.key, **dict(asked_whole(question)))
    kept = freeze(form, question=d.who, by=d.drafter, now=timezone.now())
    assert in_full(kept).text == kept.rendition


def test_frozen_answer_is_the_same_after_many_edits_of_the_register(settings):
    """C13: byte for byte, whatever is changed, added and deleted, and whatever the templates say."""
    d = desk()
    kept = frozen(d, "who-sits", about=d.who, theme=["race", "women"])
    before = FrozenAnswer.objects.values().get()
    role = Role.objects.get()
    for number in range(250):
        role.note = f"Edit {number}"
        role.save()
        role.person.name = f"Another Name {number}"
        role.person.save()
        d.invented.race.name = f"Race {number}"
        d.invented.race.save()
    stated_group(d.invented, 30, kind=d.invented.central, key="other", theme=d.invented.women, audience="public")
    HeldRecord.objects.all().delete()
    role.delete()
    settings.TEMPLATES = []
    assert FrozenAnswer.objects.values().get() == before
    assert sha256(before["rendition"].encode()).hexdigest() == before["sha256"] == kept.sha256


def test_asked_again_it_shows_what_the_register_has_learnt_since():
    d = desk()
    kept = frozen(d, "who-sits", about=d.who, theme=["race", "women"])
    assert not since(kept, now=timezone.now())
    stated_group(
        d.invented, 30, kind=d.invented.central, key="w", name="Women IAG", theme=d.invented.women, audience="public"
    )
    role = Role.objects.get()
    role.person.name = "Bo Larkspur"
    role.person.save()
    changed = since(kept, now=timezone.now())
    assert "for Race and Women the register counts a group" in changed.sentence_now
    themes, people = changed.tables
    assert [row[:2] for row in themes.gone] == [("Race", "Race IAG"), ("Women", "no group in the register")]
    assert [row[:2] for row in themes.new] == [("Race", "Race IAG"), ("Women", "Women IAG")]
    assert [row[3] for row in people.gone] == ["Ada Quillfeather"]
    assert [row[3] for row in people.new] == ["Bo Larkspur"]
    assert FrozenAnswer.objects.get().rendition == kept.rendition


def test_question_that_cannot_be_asked_again_says_why():
    d = desk()
    kept = frozen(d, "who-sits", about=d.who, theme=["race"])
    d.invented.race.key = "another-key"
    d.invented.race.save()
    with pytest.raises(ValueError, match=r"It can no longer be asked so\. Themes: “race” is not a theme"):
        since(kept, now=timezone.now())
    gone = make.make_frozen_answer(catalogue_question="no-such", rendition=document().text)
    with pytest.raises(ValueError, match="no longer has this question"):
        since(gone, now=timezone.now())


def test_answer_is_frozen_only_for_a_part_of_its_question_and_by_an_officer():
    d = desk()
    form = ask_form("how-many")
    with pytest.raises(ValidationError, match="This part belongs to another question"):
        freeze(form, question=d.who, part=d.number, by=d.drafter, now=timezone.now())
    with pytest.raises(PermissionDenied):
        freeze(ask_form("how-many"), question=d.who, by=make.make_user(), now=timezone.now())
    assert FrozenAnswer.objects.count() == 0


def test_two_answers_to_the_same_question_at_one_moment_are_the_same():
    desk()
    now = timezone.now()
    asked = {"theme": ["race", "women"]}
    assert (
        answered(ask_form("who-sits", **asked), now=now).text == answered(ask_form("who-sits", **asked), now=now).text
    )


def test_groups_that_a_frozen_answer_leads_to_are_kept_once():
    """FOI-11."""
    d = desk()
    make.make_group(key="elsewhere", name="Elsewhere IAG")
    frozen(d, "who-sits", about=d.who, theme=["race"])
    frozen(d, "who-sits", about=d.who, theme=["race", "women"])
    race = AdvisoryGroup.objects.get(key="race-iag")
    hold = HeldRecord.objects.get()
    last = hold.history.get()
    assert (hold.request, hold.record_kind, hold.record_uuid) == (d.request, "group", race.uuid)
    assert (last.history_user, last.history_change_reason) == (
        d.drafter,
        "The answer to question 1 names this group.",
    )
