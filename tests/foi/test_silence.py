"""A part that is neither confirmed nor denied is told of in one way, and by nothing else in the reply (FOI-22)."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from foi.actions import drafting, withholding
from foi.disclosure.reply_making import make_reply
from foi.freezing import freeze
from foi.models import Exemption, QuestionPart
from foi.packing.letter import letter_blocks
from foi.packing.readiness import look_over
from iag_registry.lib.documents import plain_text
from tests import factories as make
from tests.foi.invented import stated_group
from tests.foi.replies import ask_form, desk, drafted

pytestmark = pytest.mark.django_db


def reply_of(pack):
    return make_reply(pack, dated=timezone.localdate())


def to_do(pack):
    return look_over(pack, dated=timezone.localdate()).to_do


NCND_WORDS = "To confirm or deny whether the information is held would itself disclose personal information"


def neither(d, pack, *codes, **values):
    QuestionPart.objects.filter(pk=d.women.pk).update(outcome="ncnd")
    rows = list(Exemption.objects.filter(code__in=codes or ("s40_2",)))
    return withholding.neither_confirm_nor_deny(pack=pack, part=d.women, exemptions=rows, by=d.drafter, **values)


def test_neither_confirm_nor_deny_says_the_words_of_the_exemption_and_no_others():
    d = desk()
    pack = drafted(d)
    made = neither(d, pack)
    told = reply_of(pack).withheld[0]
    assert (told.what, told.neither, told.labels) == (withholding.NEITHER, True, "s.40(5B)")
    assert told.grounds[0].why.startswith(NCND_WORDS)
    with pytest.raises(ValidationError, match="the same in every reply"):
        withholding.change_ground(ground=made.grounds.get(), reasons=d.reasons(), by=d.drafter)
    with pytest.raises(ValidationError, match="choose all its exemptions at once"):
        withholding.add_ground(withholding=made, reasons=d.reasons("s42"), by=d.drafter)
    with pytest.raises(ValidationError, match="nothing else may be said of it"):
        withholding.withhold_part(pack=pack, part=d.women, what="Names.", reasons=[d.reasons()], by=d.drafter)


def test_decision_of_before_stands_in_the_way_of_neither_confirming_nor_denying():
    d = desk()
    pack = drafted(d)
    withholding.withhold_part(pack=pack, part=d.women, what="Names.", reasons=[d.reasons()], by=d.drafter)
    QuestionPart.objects.filter(pk=d.women.pk).update(outcome="ncnd")
    told = to_do(pack)
    assert "Item 1 speaks of a part that is neither confirmed nor denied. Take it back." in told
    assert "Question 1, women: choose the section to neither confirm nor deny." in told
    with pytest.raises(ValidationError, match="Something is decided of this part already"):
        neither(d, pack)


def test_neither_stands_in_the_way_of_another_outcome():
    d = desk()
    pack = drafted(d)
    neither(d, pack)
    QuestionPart.objects.filter(pk=d.women.pk).update(outcome="refused")
    (told, *_) = to_do(pack)
    assert told == "Item 1 neither confirms nor denies, and its part has another outcome now. Take it back."


@pytest.mark.parametrize("words", ["Women IAG", "women", "the  WOMEN iag", "w-iag", "Our Womens Panel"])
def test_theme_or_group_of_such_a_part_is_named_nowhere_in_the_reply(words):
    d = desk()
    group = stated_group(
        d.invented, 40, kind=d.invented.central, key="w-iag", name="Women IAG", theme=d.invented.women, audience="staff"
    )
    make.make_group_name(group=group, text="Our Womens Panel", kind="variant")
    pack = drafting.start_reply(request=d.request, by=d.drafter)
    form = ask_form("who-sits", theme=["race"])
    answer = freeze(form, question=d.who, part=d.race, by=d.drafter, now=timezone.now())
    drafting.give_answer(pack=pack, answer=answer, by=d.drafter)
    made = neither(d, pack)
    QuestionPart.objects.filter(pk=d.number.pk).update(outcome="withdrawn")
    assert to_do(pack) == ()
    drafting.write_reply(pack=pack, question=d.how_many, text=f"Ask {words}.", by=d.drafter)
    (told,) = to_do(pack)
    assert told.endswith(
        "its theme or a group of it is named in what is written to question 2. Leave that out, or ask it without."
    )
    withholding.allow_elsewhere(withholding=made, elsewhere="It means something else.", by=d.drafter)
    assert to_do(pack) == ()


def test_annex_to_another_question_that_names_such_a_group_keeps_the_reply_from_leaving():
    d = desk()
    QuestionPart.objects.filter(pk=d.women.pk).update(theme=d.invented.race)
    pack = drafting.start_reply(request=d.request, by=d.drafter)
    answer = freeze(ask_form("list"), question=d.how_many, by=d.drafter, now=timezone.now())
    drafting.give_answer(pack=pack, answer=answer, by=d.drafter)
    QuestionPart.objects.filter(pk=d.race.pk).update(outcome="withdrawn")
    neither(d, pack)
    (told,) = to_do(pack)
    assert "its theme or a group of it is named in annex 1." in told


def test_answer_that_speaks_of_such_a_part_keeps_the_reply_from_leaving():
    d = desk()
    pack = drafted(d)
    neither(d, pack)
    told, named = to_do(pack)
    assert named == (
        "Question 1, women, is neither confirmed nor denied, and its theme or a group of it is named in annex 1. Leave "
        "that out, or ask it without."
    )
    assert told.startswith("Annex 1 answers the whole of question 1, a part of which is neither confirmed nor denied.")


@pytest.mark.parametrize("code", ["s14_1", "s21"])
def test_exemption_without_such_a_provision_is_refused(code):
    d = desk()
    pack = drafted(d)
    QuestionPart.objects.filter(pk=d.women.pk).update(outcome="ncnd")
    d.women.refresh_from_db()
    with pytest.raises(ValidationError, match="no provision to neither confirm nor deny"):
        withholding.neither_confirm_nor_deny(
            pack=pack, part=d.women, exemptions=[Exemption.objects.get(code=code)], by=d.drafter
        )


def test_reply_is_the_same_whether_or_not_anything_is_held():
    """Two worlds, in one of which there is a group of women with members: not a byte of the reply tells them apart."""
    now = timezone.now() + timezone.timedelta(days=1)
    told = []
    for is_held in (False, True):
        with transaction.atomic():
            d = desk()
            if is_held:
                group = stated_group(
                    d.invented,
                    40,
                    kind=d.invented.central,
                    key="w",
                    name="W",
                    theme=d.invented.women,
                    audience="public",
                )
                for _ in range(3):
                    make.make_role(group=group, role_type="member", start="2020", audience="public")
            pack = drafting.start_reply(request=d.request, by=d.drafter)
            form = ask_form("who-sits", theme=["race"])
            answer = freeze(form, question=d.who, part=d.race, by=d.drafter, now=now)
            drafting.give_answer(pack=pack, answer=answer, by=d.drafter)
            QuestionPart.objects.filter(pk=d.number.pk).update(outcome="withdrawn")
            neither(d, pack)
            assert to_do(pack) == ()
            told.append(reply_of(pack).text)
            transaction.set_rollback(True)
    assert told[0] == told[1]
    assert json.loads(told[0])["withheld"][0]["neither"] is True


def letter_about(d, *codes, **values):
    """What the letter says of the silence, between its heading and that of the first question."""
    pack = drafted(d)
    neither(d, pack, *codes, **values)
    said = plain_text(letter_blocks(reply_of(pack))).partition("The reasons for our decision")[2]
    return " ".join(said.partition("Question 1\n")[0].split())


def test_silence_about_personal_information_weighs_nothing_and_names_no_harm():
    told = letter_about(desk(), "s40_2")
    assert "We neither confirm nor deny it under section 40(5B), personal information. To confirm or deny" in told
    for words in ("For disclosure", "Balance", "do this harm", "40(3A)"):
        assert words not in told


def test_silence_about_law_enforcement_weighs_what_it_would_be_to_confirm_or_deny():
    told = letter_about(desk(), "s31_1")
    assert "To confirm or deny would be likely to do this harm." in told
    assert "Disclosure would" not in told
    assert "For disclosure" in told
    assert "Balance" in told


def test_silence_for_the_conduct_of_public_affairs_rests_on_an_opinion_that_is_kept_and_not_told():
    d = desk()
    with pytest.raises(ValidationError, match="rests on the qualified person's opinion"), transaction.atomic():
        neither(d, drafted(d), "s36")
    told = letter_about(d, "s36", opinion="The Commissioner, 1 June 2022: it would inhibit advice.")
    assert "In the reasonable opinion of the qualified person" in told
    assert "inhibit" not in told
    assert [ground.more for ground in d.request.packs.get().withholdings.get().grounds.all()] == [
        "The Commissioner, 1 June 2022: it would inhibit advice."
    ]


@pytest.mark.parametrize("given", [{}, {"estimate_hours": 20}, {"advice": "Ask for one year."}])
def test_silence_by_cost_needs_its_estimate_and_advice(given):
    d = desk()
    with pytest.raises(ValidationError) as refused:
        neither(d, drafted(d), "s12", **given)
    assert set(refused.value.message_dict) == {"estimate_hours", "advice"}


def test_silence_by_cost_tells_the_estimate_and_how_to_narrow_the_request():
    told = letter_about(desk(), "s12", estimate_hours=20, advice="Ask for one year.")
    assert "section 12(2), cost." in told
    assert "We estimate that it would take 20 hours." in told
    assert "Ask for one year." in told
