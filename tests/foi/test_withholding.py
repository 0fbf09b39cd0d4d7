"""What a reply does not give is decided item by item, with reasons, and slips out nowhere (FOI-20, FOI-22, DP-07)."""

from functools import partial

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from foi.actions import drafting, withholding
from foi.disclosure.earlier import Earlier, treated_before
from foi.disclosure.reply_making import make_reply
from foi.models import QuestionPart, Withholding, WithholdingGround
from foi.packing.readiness import look_over
from groups.admin.restricted import visible
from tests import factories as make
from tests.foi.replies import desk, drafted, officer, released, withhold_name
from tests.meetings.making import make_redaction

pytestmark = pytest.mark.django_db
GAP = "[redacted: s.40(2)]"


def reply_of(pack):
    return make_reply(pack, dated=timezone.localdate())


def to_do(pack):
    return look_over(pack, dated=timezone.localdate()).to_do


def test_name_is_withheld_in_its_cell_and_wherever_it_stands():
    d = desk()
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    document = reply_of(pack).answers[0].document
    assert [row[3].words for row in document.tables[1].rows] == [GAP]
    assert document.tables[0].rows[0][5].words == f"{GAP}, Member"
    assert "Quillfeather" not in reply_of(pack).text
    assert to_do(pack) == ()


def test_withholding_keeps_who_decided_what_is_told_and_the_words():
    d = desk()
    pack = drafted(d)
    made = withhold_name(d, pack)
    assert (made.words, made.decided_by, made.place) == ("Ada Quillfeather", d.drafter, "tables/1/0/person")
    assert (
        made.what == "“Name, with rank or title as printed” in row 1 of the table “Who is named, and in what capacity”"
    )
    assert [(str(g), g.why) for g in made.grounds.all()] == [("s.40(2)", "Invented reasons.")]
    assert made.history.get().history_change_reason == "Decided."


def test_words_that_still_stand_elsewhere_keep_the_reply_from_leaving():
    d = desk()
    pack = drafted(d)
    made = withhold_name(d, pack)
    drafting.write_reply(pack=pack, question=d.how_many, text="Ask Ms Quillfeather, A. of it.", by=d.drafter)
    assert to_do(pack) == (
        f"“Ada Quillfeather” is withheld ({made.what}), and stands in what is written to question 2, annex 1.",
    )
    withholding.allow_elsewhere(withholding=made, elsewhere="She is known by it.", by=d.drafter)
    assert to_do(pack) == ()


def test_several_exemptions_stand_in_one_gap():
    d = desk()
    pack = drafted(d)
    made = withhold_name(d, pack)
    withholding.add_ground(withholding=made, reasons=d.reasons("s38_1", limb="(b)"), by=d.drafter)
    assert reply_of(pack).answers[0].document.tables[1].rows[0][3].text == "[redacted: s.38(1)(b), s.40(2)]"
    ground = made.grounds.get(exemption__code="s38_1")
    withholding.change_ground(ground=ground, reasons=d.reasons("s38_1", limb="(a)", why="Other."), by=d.drafter)
    assert [g.why for g in made.grounds.filter(limb="(a)")] == ["Other."]
    withholding.drop_ground(ground=ground, by=d.drafter, reason="Not needed.")
    with pytest.raises(ValidationError, match="rests on this exemption alone"):
        withholding.drop_ground(ground=made.grounds.get(), by=d.drafter, reason="Not needed.")


@pytest.mark.parametrize(
    ("code", "lacking", "message"),
    [
        ("s31_1", {"interest_against": " "}, "This exemption is qualified"),
        ("s31_1", {"prejudice": ""}, "Say whether disclosure would do the harm"),
        ("s21", {"more": ""}, "Give what else this exemption asks for"),
        ("s40_2", {"why": ""}, "Say why the exemption applies"),
    ],
)
def test_decision_without_what_its_exemption_asks_for_is_not_kept(code, lacking, message):
    d = desk()
    pack = drafted(d)
    with pytest.raises(ValidationError, match=message), transaction.atomic():
        withholding.withhold_part(
            pack=pack, part=d.number, what="All.", reasons=[d.reasons(code, **lacking)], by=d.drafter
        )
    assert (Withholding.objects.count(), WithholdingGround.objects.count()) == (0, 0)


def test_nothing_is_withheld_without_an_exemption_or_from_what_is_not_given():
    d = desk()
    pack = drafted(d)
    answer = pack.answers.get(answer__catalogue_question="who-sits").answer
    with pytest.raises(ValidationError, match="Choose an exemption"):
        withholding.withhold_place(pack=pack, answer=answer, place="sentence", reasons=[], by=d.drafter)
    with pytest.raises(ValidationError, match="no such place"):
        withholding.withhold_place(pack=pack, answer=answer, place="tables/9/9", reasons=[d.reasons()], by=d.drafter)
    other = make.make_frozen_answer(question=d.who)
    with pytest.raises(ValidationError, match="not in the reply"):
        withholding.withhold_place(pack=pack, answer=other, place="sentence", reasons=[d.reasons()], by=d.drafter)
    with pytest.raises(PermissionDenied):
        withhold_name(d, pack) and withholding.take_back(
            withholding=Withholding.objects.get(), by=officer("release_packs"), reason="No."
        )


def test_decision_that_is_taken_back_gives_the_words_again_and_keeps_its_history():
    d = desk()
    pack = drafted(d)
    made = withhold_name(d, pack)
    withholding.take_back(withholding=made, by=d.drafter, reason="She agreed.")
    assert reply_of(pack).answers[0].document.tables[1].rows[0][3].words == "Ada Quillfeather"
    assert [h.history_change_reason for h in Withholding.history.all()] == ["She agreed.", "Decided."]


def treated(words, pack):
    return treated_before(words, but=pack, seen=QuerySet.all).treatments


def test_earlier_treatment_of_the_same_words_is_shown():
    d = desk()
    redaction = make_redaction(quote="Ada Quillfeather", reason="She asked for it.")
    first = drafted(d)
    released(d, first)
    other = make.make_request(state="drafting")
    second = drafting.start_reply(request=other, by=d.drafter)
    told = [(each.where, each.how, each.why) for each in treated(["Ada Quillfeather"], second)]
    assert sorted(told) == sorted(
        [
            ("01.FOI.22.000777, reply 1", "given", ""),
            (str(redaction.item.meeting), "taken out of minutes under s.40(2)", "She asked for it."),
        ]
    )
    third = drafting.start_correction(pack=first, reason="A name was given.", by=d.drafter)
    withhold_name(d, third, everywhere=True)
    how = {each.how for each in treated(["ada quillfeather"], second)}
    assert how == {"given", "withheld under s.40(2)", "taken out of minutes under s.40(2)"}
    assert treated(["Bo Larkspur"], second) == ()


def test_earlier_treatment_in_what_is_restricted_is_told_to_those_who_may_see_it():
    """L11: that there is more is said, and nothing of it."""
    d = desk()
    meeting = make.make_meeting(audience="restricted", group=make.make_group())
    make_redaction(item=make.make_agenda_item(meeting=meeting), quote="Ada Quillfeather", reason="A secret.")
    first = drafted(d)
    withhold_name(d, first, everywhere=True)
    released(d, first)
    type(d.request).objects.update(audience="restricted")
    pack = drafting.start_reply(request=make.make_request(state="drafting"), by=d.drafter)
    words = ["Ada Quillfeather"]

    def told(*permissions):
        user = officer(*permissions)
        user.user_permissions.add(*Permission.objects.filter(codename__in=permissions))
        return treated_before(words, but=pack, seen=partial(visible, user=type(user).objects.get(pk=user.pk)))

    assert told("answer_requests") == Earlier((), are_more_hidden=True)
    may = told("answer_requests", "view_restricted_records")
    assert sorted(each.how for each in may.treatments) == [
        "taken out of minutes under s.40(2)",
        "withheld under s.40(2)",
    ]
    assert not may.are_more_hidden


def test_small_numbers_of_a_column_are_withheld_with_a_note():
    d = desk()
    pack = drafted(d)
    answer = pack.answers.get(answer__catalogue_question="how-many").answer
    QuestionPart.objects.filter(pk=d.number.pk).update(outcome="granted_in_part")
    made = withholding.withhold_small_numbers(pack=pack, answer=answer, table=0, column="groups", by=d.drafter)
    document = reply_of(pack).answers[1].document
    assert [row[1].words for row in document.tables[0].rows] == ["fewer than 5", "fewer than 5"]
    assert document.caveats[-1].startswith("In the column “Groups counted” numbers from 1 to 4")
    assert to_do(pack) == (
        f"{made.what}: withheld, and the number 1 stands in annex 1, annex 2.",
        f"{made.what}: withheld, and annex 1 has 1 in its rows to be counted (“Who is named, and in what capacity”).",
    )
    withholding.withhold_place(pack=pack, answer=answer, place="sentence", reasons=[d.reasons()], by=d.drafter)
    withholding.allow_elsewhere(withholding=made, elsewhere="Annex 1 counts people.", by=d.drafter)
    assert to_do(pack) == ()
    with pytest.raises(ValidationError, match="holds no numbers"):
        withholding.withhold_small_numbers(pack=pack, answer=answer, table=0, column="kind", by=d.drafter)


def test_reasons_are_kept_without_the_spaces_around_them():
    d = desk()
    pack = drafted(d)
    made = withholding.withhold_part(
        pack=pack, part=d.number, what=" The number. ", reasons=[d.reasons(why=" Because. ")], by=d.drafter
    )
    assert (made.what, made.grounds.get().why) == ("The number.", "Because.")
