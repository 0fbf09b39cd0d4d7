"""What a reply tells of its request stays as it is while the reply is checked, and once it is released."""

from threading import Thread
from time import sleep

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction

from foi.actions import drafting, publishing, releasing
from foi.disclosure.log import log_page
from foi.models import InformationRequest, Pack, QuestionPart, RequestQuestion
from groups.recording import delete_recorded, save_recorded
from tests.foi.replies import desk, drafted, released

CHECKED = "is with a second person, and tells this. Take the reply back first"
RELEASED = "is released, and tells this: start a correction first"


def change(d, row, **values):
    row = type(row).objects.get(pk=row.pk)
    for name, value in values.items():
        setattr(row, name, value)
    with transaction.atomic():
        save_recorded(row, by=d.drafter, reason="It was wrong.")


def changes(d):
    return [
        lambda: change(d, d.race, outcome="not_held"),
        lambda: change(d, d.race, label="another name"),
        lambda: change(d, d.who, text="Who sits where?"),
        lambda: change(d, d.who, redefined="As agreed."),
        lambda: change(d, d.who, number=7),
        lambda: change(d, d.request, reference="01.FOI.22.000778"),
        lambda: save_recorded(
            QuestionPart(question=d.who, position=9, label="more", outcome="not_held"), by=d.drafter, reason="More."
        ),
        lambda: delete_recorded(QuestionPart.objects.get(pk=d.women.pk), by=d.drafter, reason="Less."),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("step", "words"), [("checked", CHECKED), ("released", RELEASED)])
def test_what_a_reply_tells_is_not_changed_beside_it(step, words):
    d = desk()
    pack = drafted(d)
    releasing.hand_over(pack=pack, by=d.drafter) if step == "checked" else released(d, pack)
    before = [list(model.objects.order_by("pk").values()) for model in (QuestionPart, RequestQuestion)]
    for each in changes(d):
        with pytest.raises(ValidationError, match=words):
            each()
    assert [list(model.objects.order_by("pk").values()) for model in (QuestionPart, RequestQuestion)] == before
    assert InformationRequest.objects.get().reference == "01.FOI.22.000777"
    change(d, d.who, owner=d.second, state="settled")
    change(d, d.request, staff_note="For us alone.")


@pytest.mark.django_db
def test_it_is_changed_before_the_reply_and_while_a_correction_is_drafted():
    d = desk()
    change(d, d.race, label="race")
    pack = released(d)
    drafting.start_correction(pack=pack, reason="An outcome was wrong.", by=d.drafter)
    change(d, d.race, outcome="refused")
    assert QuestionPart.objects.get(pk=d.race.pk).outcome == "refused"


@pytest.mark.django_db
def test_page_in_the_log_gives_the_reference_that_the_reply_gives():
    d = desk()
    entry = publishing.publish_reply(pack=released(d), title="Who sits", by=d.second).entry
    InformationRequest.objects.update(reference="Another")
    page = log_page(entry.slug, day=Pack.objects.get().dated)
    assert page.reference == "01.FOI.22.000777"


def in_a_thread(step, refused):
    def run() -> None:
        try:
            step()
        except (ValidationError, OperationalError) as problem:
            refused.append(problem)
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    sleep(0.5)
    return thread


def is_refused(refused, words):
    """PostgreSQL lets the second wait for the first; SQLite in memory sends it away at once."""
    if connection.vendor == "postgresql":
        return [" ".join(problem.messages) for problem in refused if words in str(problem)] != []
    return [type(problem) for problem in refused] == [OperationalError]


@pytest.mark.django_db(transaction=True)
def test_outcome_that_is_changed_while_a_reply_is_handed_over_comes_too_late():
    d = desk()
    pack = drafted(d)
    refused = []
    with transaction.atomic():
        releasing.hand_over(pack=pack, by=d.drafter)
        other = in_a_thread(lambda: change(d, d.race, outcome="not_held"), refused)
    other.join()
    assert is_refused(refused, CHECKED)
    assert QuestionPart.objects.get(pk=d.race.pk).outcome == "granted"


@pytest.mark.django_db(transaction=True)
def test_reply_that_is_handed_over_while_an_outcome_is_changed_is_read_after_it():
    d = desk()
    pack = drafted(d)
    refused = []
    with transaction.atomic():
        change(d, d.race, outcome="refused")
        other = in_a_thread(lambda: releasing.hand_over(pack=pack, by=d.drafter), refused)
    other.join()
    assert is_refused(refused, "Question 1, race: say what is withheld.")
    assert Pack.objects.get().state == "draft"
