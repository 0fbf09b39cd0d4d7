"""How a part that asks the same was treated before, where no words of an answer can be compared (FOI-20)."""

import pytest
from django.db.models import QuerySet

from foi.actions import drafting, withholding
from foi.disclosure.earlier_parts import asked_in, part_treated_before
from foi.models import Exemption, QuestionPart
from tests import factories as make
from tests.foi.replies import desk, drafted, released

pytestmark = pytest.mark.django_db


def another(d, label, theme=None, outcome="refused"):
    """A part of another request of which a reply is drafted, and that reply."""
    request = make.make_request(state="drafting")
    question = make.make_question(request=request, number=1)
    part = make.make_question_part(question=question, position=1, label=label, theme=theme, outcome=outcome)
    return part, drafting.start_reply(request=request, by=d.drafter)


def told(part, pack, what=""):
    return [
        (each.where.rpartition(", ")[2], each.how, each.why)
        for each in part_treated_before(part, what=what, but=pack, seen=QuerySet.all).treatments
    ]


def withheld(d, part, pack, what="Names of members"):
    return withholding.withhold_part(pack=pack, part=part, what=what, reasons=[d.reasons()], by=d.drafter)


def test_part_that_asks_the_same_of_the_same_theme_was_withheld():
    d = desk()
    withheld(d, *another(d, "Race: who sits", d.invented.race))
    same, pack = another(d, "race:  Who sits", d.invented.race)
    assert told(same, pack) == [("reply 1", "withheld under s.40(2)", "Invented reasons.")]
    for label, theme in (("race: minutes", d.invented.race), ("women: who sits", d.invented.women), ("who sits", None)):
        assert told(*another(d, label, theme)) == []


def test_item_of_the_same_words_was_withheld_from_another_part():
    d = desk()
    withheld(d, *another(d, "race: who sits", d.invented.race))
    part, pack = another(d, "other")
    assert told(part, pack, what="names of MEMBERS") == [("reply 1", "withheld under s.40(2)", "Invented reasons.")]
    assert told(part, pack, what="Addresses") == []


def test_part_was_neither_confirmed_nor_denied_and_no_reason_of_it_is_repeated():
    d = desk()
    part, pack = another(d, "race: who sits", d.invented.race, outcome="ncnd")
    exemptions = [Exemption.objects.get(code="s40_2")]
    withholding.neither_confirm_nor_deny(pack=pack, part=part, exemptions=exemptions, by=d.drafter)
    same, other = another(d, "race: who sits", d.invented.race)
    assert told(same, other) == [("reply 1", "neither confirmed nor denied under s.40(5B)", "")]


def test_part_that_asks_the_same_was_given():
    d = desk()
    released(d, drafted(d))
    part, pack = another(d, "race", d.invented.race)
    assert told(part, pack) == [("reply 1", "granted", "")]
    assert told(QuestionPart.objects.get(pk=d.race.pk), d.request.packs.get()) == []


@pytest.mark.parametrize(
    ("label", "asked"),
    [("Race: Who  sits", "who sits"), ("race", "race"), ("How many", "how many"), ("x: y: z", "y: z")],
)
def test_what_a_part_asks_is_read_from_its_name(label, asked):
    assert asked_in(QuestionPart(label=label)) == asked
