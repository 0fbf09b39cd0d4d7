"""A reply from its draft to its release by a second person, and what it is from then on (P6, C13, E4)."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from foi.actions import drafting, releasing
from foi.disclosure.reply_document import ReplyDocument
from foi.freezing import freeze
from foi.models import HeldRecord, Pack, PackFile, QuestionPart
from foi.packing.archive import read_archive
from foi.packing.files import all_files, archive_of
from foi.packing.kept import archive
from foi.packing.readiness import look_over, make_ready
from foi.worked_on import worked_on
from groups.models import Role
from tests import factories as make
from tests.foi.replies import ask_form, content, desk, drafted, officer, released, withhold_name

pytestmark = pytest.mark.django_db
NAMES = [
    *("letter.odt", "letter.docx", "letter.pdf", "letter.txt", "exemptions-schedule.csv", "exemptions-schedule.ods"),
    *("annexes/annex-1-1-themes.csv", "annexes/annex-1-2-people.csv", "annexes/annex-1.ods"),
    *("annexes/annex-2-1-groups-by-kind.csv", "annexes/annex-2.ods", "annexes/field-dictionary.csv"),
    *("answer.json", "manifest.json"),
]


def today():
    return timezone.localdate()


def test_released_reply_has_its_files_its_releaser_and_its_checksums():
    d = desk()
    pack = released(d)
    assert (pack.state, pack.drafted_by, pack.handed_over_by, pack.released_by) == (
        "released",
        d.drafter,
        d.drafter,
        d.second,
    )
    assert pack.dated == today()
    assert [file.name for file in pack.files.all()] == NAMES
    assert all(file.size == len(file.content) for file in pack.files.all())
    assert releasing.sha_of(archive(pack)) == pack.archive_sha256
    assert list(read_archive(archive(pack))) == NAMES
    assert archive(pack) == archive(Pack.objects.get())


def test_same_reply_gives_the_same_bytes():
    d = desk()
    pack = drafted(d)
    first, second = (all_files(pack, look_over(pack, dated=today()).reply) for _ in range(2))
    assert archive_of(first) == archive_of(second)


def test_released_reply_does_not_change_with_the_register():
    d = desk()
    pack = released(d)
    before = archive(pack)
    HeldRecord.objects.all().delete()
    Role.objects.get().delete()
    d.who.text = "Another question?"
    d.who.save()
    QuestionPart.objects.update(outcome="refused")
    assert archive(Pack.objects.get()) == before


@pytest.mark.parametrize("who", ["drafter", "second"])
def test_reply_is_released_by_someone_who_has_not_worked_on_it(who):
    d = desk()
    pack = releasing.hand_over(pack=drafted(d), by=d.drafter)
    if who == "second":
        assert releasing.release(pack=pack, by=d.second).released_by == d.second
        return
    with pytest.raises(ValidationError, match="You have worked on this reply"):
        releasing.release(pack=pack, by=d.drafter)
    assert (Pack.objects.get().state, PackFile.objects.count()) == ("checked", 0)


def test_database_refuses_a_drafter_as_releaser():
    d = desk()
    pack = releasing.hand_over(pack=drafted(d), by=d.drafter)
    values = {"state": "released", "released_at": timezone.now(), "dated": today(), "archive_sha256": "0" * 64}
    with pytest.raises(IntegrityError, match="released_by_another"), transaction.atomic():
        Pack.objects.filter(pk=pack.pk).update(**values, released_by=d.drafter)


def test_someone_who_withheld_something_or_froze_an_answer_does_not_release_it():
    d = desk()
    third = officer()
    pack = drafted(d)
    answer = freeze(ask_form("how-many"), question=d.how_many, by=third, now=timezone.now())
    drafting.give_answer(pack=pack, answer=answer, by=third)
    assert worked_on(pack) == {d.drafter.pk, third.pk}
    pack = releasing.hand_over(pack=pack, by=d.drafter)
    with pytest.raises(ValidationError, match="You have worked on this reply"):
        releasing.release(pack=pack, by=third)


def test_steps_need_their_permission_and_their_order():
    d = desk()
    pack = drafted(d)
    with pytest.raises(ValidationError, match="still being drafted"):
        releasing.release(pack=pack, by=d.second)
    with pytest.raises(PermissionDenied):
        releasing.hand_over(pack=pack, by=officer("release_packs"))
    with pytest.raises(PermissionDenied):
        drafting.start_reply(request=d.request, by=officer("release_packs"))
    pack = releasing.hand_over(pack=pack, by=d.drafter)
    with pytest.raises(PermissionDenied):
        releasing.release(pack=pack, by=officer("answer_requests"))
    with pytest.raises(ValidationError, match="is with a second person"):
        drafting.write_letter(pack=pack, note="More.", time_note="", by=d.drafter)
    with pytest.raises(ValidationError, match="is with a second person"):
        releasing.hand_over(pack=pack, by=d.drafter)
    pack = releasing.release(pack=pack, by=d.second)
    for again in (releasing.release, releasing.hand_over):
        with pytest.raises(ValidationError, match="is released"):
            again(pack=pack, by=d.second)
    with pytest.raises(ValidationError, match="never changes"):
        withhold_name(d, pack)


def test_reply_that_is_not_ready_is_not_handed_over():
    d = desk()
    pack = drafting.start_reply(request=d.request, by=d.drafter)
    with pytest.raises(ValidationError) as refused:
        releasing.hand_over(pack=pack, by=d.drafter)
    assert refused.value.messages == [
        "Question 1 is granted, and nothing is given in answer to it.",
        "Question 2 is granted, and nothing is given in answer to it.",
    ]
    assert Pack.objects.get().state == "draft"


def test_what_was_changed_after_it_was_handed_over_is_not_released():
    d = desk()
    pack = releasing.hand_over(pack=drafted(d), by=d.drafter)
    d.who.text = "Who sits on all your groups?"
    d.who.save()
    with pytest.raises(ValidationError, match="no longer what was handed over"):
        releasing.release(pack=pack, by=d.second)
    assert (Pack.objects.get().state, PackFile.objects.count()) == ("checked", 0)
    pack = releasing.take_back_to_draft(pack=pack, reason="The question was changed.", by=d.second)
    assert (pack.state, pack.handed_over_by, pack.handed_over_sha256) == ("draft", None, "")


def test_reply_may_leave_on_a_later_day_than_it_was_handed_over(monkeypatch):
    d = desk()
    pack = releasing.hand_over(pack=drafted(d), by=d.drafter)
    tomorrow = today() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda *_: tomorrow)
    assert releasing.release(pack=pack, by=d.second).dated == tomorrow


def test_failure_on_the_way_releases_nothing(monkeypatch):
    d = desk()
    pack = releasing.hand_over(pack=drafted(d), by=d.drafter)

    def fail(_):
        raise OSError("The disk is full.")

    monkeypatch.setattr(releasing, "archive_of", fail)
    with pytest.raises(OSError, match="disk"):
        releasing.release(pack=pack, by=d.second)
    assert (Pack.objects.get().state, PackFile.objects.count()) == ("checked", 0)


def test_hidden_data_keeps_a_reply_from_leaving(monkeypatch):
    d = desk()
    pack = drafted(d)
    monkeypatch.setattr("foi.packing.readiness.hidden_in", lambda files: [f"{files[0].name}: an author"])
    assert make_ready(pack, dated=today()).to_do == ("There is hidden data in a file. letter.odt: an author",)


def test_machine_that_cannot_write_pdf_releases_nothing(monkeypatch):
    d = desk()
    pack = drafted(d)
    monkeypatch.setattr("foi.packing.files.can_write_pdf", lambda: False)
    with pytest.raises(ValidationError, match="cannot write PDF"):
        releasing.hand_over(pack=pack, by=d.drafter)


def test_one_reply_is_drafted_at_a_time():
    d = desk()
    first = drafting.start_reply(request=d.request, by=d.drafter)
    assert drafting.start_reply(request=d.request, by=d.second) == first
    with pytest.raises(IntegrityError, match=r"one_at_a_time|foi_pack\.request_id"), transaction.atomic():
        make.make_pack(request=d.request, version=2)


def test_correction_is_a_second_version_beside_the_first():
    d = desk()
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    drafting.write_reply(pack=pack, question=d.who, text="In other words.", by=d.drafter)
    first = released(d, pack)
    before = archive(first)
    second = drafting.start_correction(pack=first, reason="A row was missing.", by=d.drafter)
    assert (second.version, second.corrects, second.state) == (2, first, "draft")
    assert look_over(second, dated=today()).to_do == ()
    second = releasing.hand_over(pack=second, by=d.drafter)
    second = releasing.release(pack=second, by=d.second)
    said = content(second, "letter.txt").decode()
    assert "This reply corrects reply 1, which stays beside it. A row was missing." in said
    assert "Quillfeather" not in said
    assert archive(first) == before
    assert first.corrected_by == second
    with pytest.raises(ValidationError, match="is corrected already"):
        drafting.start_correction(pack=first, reason="Again.", by=d.drafter)


@pytest.mark.parametrize("reason", ["", " \n"])
def test_correction_says_what_it_puts_right(reason):
    d = desk()
    pack = released(d)
    with pytest.raises(ValidationError, match="Say what the correction puts right"):
        drafting.start_correction(pack=pack, reason=reason, by=d.drafter)


def test_reply_that_is_not_released_is_changed_and_not_corrected():
    d = desk()
    with pytest.raises(ValidationError, match="not released yet"):
        drafting.start_correction(pack=drafted(d), reason="A row.", by=d.drafter)


def test_reply_after_an_interim_one_begins_with_what_that_gave():
    d = desk()
    QuestionPart.objects.filter(pk=d.number.pk).update(outcome="pending")
    pack = drafting.start_reply(request=d.request, by=d.drafter)
    answer = freeze(ask_form("who-sits", theme=["race"]), question=d.who, by=d.drafter, now=timezone.now())
    drafting.give_answer(pack=pack, answer=answer, by=d.drafter)
    first = released(d, pack)
    assert ReplyDocument.from_text(content(first, "answer.json").decode()).is_interim
    second = drafting.start_reply(request=d.request, by=d.drafter)
    assert (second.version, second.corrects) == (2, None)
    assert [row.answer for row in second.answers.all()] == [answer]


def test_answer_that_holds_what_is_not_public_needs_a_reason():
    d = desk()
    pack = drafting.start_reply(request=d.request, by=d.drafter)
    form = ask_form("who-sits", theme=["race"], audience="staff")
    answer = freeze(form, question=d.who, by=d.drafter, now=timezone.now())
    with pytest.raises(ValidationError, match="what the register does not publish"):
        drafting.give_answer(pack=pack, answer=answer, by=d.drafter)
    given = drafting.give_answer(pack=pack, answer=answer, by=d.drafter, opened_because="All are senior officers.")
    assert given.opened_because == "All are senior officers."


def test_answer_of_another_request_is_not_given():
    d = desk()
    pack = drafting.start_reply(request=d.request, by=d.drafter)
    with pytest.raises(ValidationError, match="made for another request"):
        drafting.give_answer(pack=pack, answer=make.make_frozen_answer(), by=d.drafter)


def test_answer_that_is_left_out_takes_what_was_withheld_of_it_along():
    d = desk()
    pack = drafted(d)
    withhold_name(d, pack)
    given = pack.answers.get(answer__catalogue_question="who-sits")
    drafting.leave_answer_out(given=given, by=d.drafter, reason="Another is better.")
    assert (pack.answers.count(), pack.withholdings.count()) == (1, 0)
    assert given.answer.in_packs.count() == 0
