"""A correction never says of a request what the request does not say of itself (FOI-09, FOI-35)."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from foi.actions import drafting, releasing
from foi.freezing import freeze
from foi.models import Pack, QuestionPart
from tests import factories as make
from tests.foi.replies import ask_form, desk, released

pytestmark = pytest.mark.django_db


def end(part, outcome):
    QuestionPart.objects.filter(pk=part.pk).update(outcome=outcome)


def interim(d):
    """A first reply, which leaves the second question pending."""
    end(d.number, "pending")
    pack = drafting.start_reply(request=d.request, by=d.drafter)
    answer = freeze(ask_form("who-sits", theme=["race"]), question=d.who, by=d.drafter, now=timezone.now())
    drafting.give_answer(pack=pack, answer=answer, by=d.drafter)
    return released(d, pack)


def correction(d, pack):
    return drafting.start_correction(pack=pack, reason="A row was missing.", by=d.drafter)


def test_correction_of_a_first_reply_does_not_give_the_rest():
    d = desk()
    pack = correction(d, interim(d))
    end(d.number, "not_held")
    with pytest.raises(ValidationError, match="is answered in part, and this correction decides the rest too"):
        releasing.hand_over(pack=pack, by=d.drafter)
    end(d.number, "pending")
    assert released(d, pack).state == "released"
    d.request.refresh_from_db()
    assert d.request.state == "answered_interim"


def test_correction_of_an_answer_leaves_nothing_pending():
    d = desk()
    pack = correction(d, released(d))
    end(d.number, "pending")
    with pytest.raises(ValidationError, match="is answered, and this correction leaves a part pending"):
        releasing.hand_over(pack=pack, by=d.drafter)
    end(d.number, "granted")
    assert released(d, pack).state == "released"
    d.request.refresh_from_db()
    assert d.request.state == "answered"


def test_correction_that_came_apart_after_it_was_handed_over_is_not_released():
    d = desk()
    pack = releasing.hand_over(pack=correction(d, interim(d)), by=d.drafter)
    end(d.number, "not_held")
    with pytest.raises(ValidationError, match="decides the rest too"):
        releasing.release(pack=pack, by=d.second)
    assert Pack.objects.get(pk=pack.pk).state == "checked"


def test_only_the_newest_reply_is_corrected():
    d = desk()
    first = interim(d)
    end(d.number, "granted")
    second = drafting.start_reply(request=d.request, by=d.drafter)
    answer = freeze(ask_form("how-many"), question=d.how_many, by=d.drafter, now=timezone.now())
    drafting.give_answer(pack=second, answer=answer, by=d.drafter)
    second = released(d, second)
    with pytest.raises(ValidationError, match="Reply 2 came after this one, and stands in its place"):
        correction(d, first)
    assert correction(d, second).corrects == second


def test_reason_of_a_correction_tells_nothing_and_can_be_put_right():
    """FOI-12: the reason is public, and a draft with a wrong one is not stuck."""
    d = desk()
    make.make_requester(request=d.request, name="Nell Farthingale", letter="Who sits?\n\nYours,\nPerdita Merryweather")
    pack = released(d)
    for words in ("Ms Farthingale wrote again.", "Perdita Merryweather wrote again."):
        with pytest.raises(ValidationError, match="Who asked is named in these words"):
            drafting.start_correction(pack=pack, reason=words, by=d.drafter)
    correction = drafting.start_correction(pack=pack, reason="A row.", by=d.drafter)
    with pytest.raises(ValidationError, match="Say what the correction puts right"):
        drafting.write_letter(pack=correction, note="", time_note="", reason=" ", by=d.drafter)
    changed = drafting.write_letter(pack=correction, note="", time_note="", reason="A row was left out.", by=d.drafter)
    assert changed.reason == "A row was left out."


def test_name_that_was_recorded_once_is_looked_for_still():
    d = desk()
    asker = make.make_requester(request=d.request, name="Nell Farthingale")
    asker.name = "Zed"
    asker.save()
    pack = released(d)
    with pytest.raises(ValidationError, match="Who asked is named in these words"):
        drafting.start_correction(pack=pack, reason="For Nell Farthingale.", by=d.drafter)
