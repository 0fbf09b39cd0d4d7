"""The screens on which it is decided what a reply does not give, and why (FOI-20, FOI-22, FOI-30)."""

import pytest

from foi.actions import drafting
from foi.actions.withholding import seen_of
from foi.models import Exemption, QuestionPart, Withholding
from tests import factories as make
from tests.admin.replying import address, do, page_text, signed_in, staffed_desk
from tests.foi.replies import drafted, withhold_name
from tests.meetings.making import make_redaction, make_release

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return staffed_desk()


def test_side_by_side_shows_the_full_text_and_what_is_released(d):
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    given = pack.answers.get(answer__catalogue_question="who-sits")
    said = page_text(signed_in(d.drafter).get(address(d, f"answers/{given.pk}/")))
    assert said.count("Ada Quillfeather") == 2
    assert said.count("[redacted: s.40(2)]") == 2
    assert "As it will be released" in said


def test_cell_is_chosen_and_withheld(d):
    pack = drafted(d)
    given = pack.answers.get(answer__catalogue_question="who-sits")
    client = signed_in(d.drafter)
    here = address(d, f"answers/{given.pk}/?place=tables/1/0/person")
    said = page_text(client.get(here))
    assert "Withhold: “Name, with rank or title as printed” in row 1" in said
    assert "No earlier decision about it is recorded." in said
    response = client.post(here, {"why": "She asked for it.", "everywhere": "on"})
    assert response.status_code == 302
    made = Withholding.objects.get()
    assert (made.words, made.everywhere, made.decided_by) == ("Ada Quillfeather", True, d.drafter)


def test_form_asks_for_what_the_section_asks_for(d):
    pack = drafted(d)
    given = pack.answers.get(answer__catalogue_question="who-sits")
    client = signed_in(d.drafter)
    here = address(d, f"answers/{given.pk}/?place=sentence&exemption=s31_1")
    assert "What speaks for disclosure?" in page_text(client.get(here))
    refused = page_text(client.post(here, {"why": "It would.", "limb": "(a)", "prejudice": "would"}))
    assert (
        "This exemption is qualified. Give the public interest for and against disclosure, and the balance." in refused
    )
    assert Withholding.objects.count() == 0
    weighed = {"interest_for": "For.", "interest_against": "Against.", "balance": "Balance."}
    client.post(here, {"why": "It would.", "limb": "(a)", "prejudice": "would", **weighed})
    assert [str(ground) for ground in Withholding.objects.get().grounds.all()] == ["s.31(1)(a)"]
    assert "What speaks for disclosure?" not in page_text(client.get(here.replace("s31_1", "s40_2")))


def test_small_numbers_are_withheld_with_one_step(d):
    pack = drafted(d)
    given = pack.answers.get(answer__catalogue_question="how-many")
    client = signed_in(d.drafter)
    client.post(address(d, f"answers/{given.pk}/?place=tables/0/small/groups"))
    said = page_text(client.get(address(d, f"answers/{given.pk}/")))
    assert said.count("fewer than 5") >= 2


@pytest.mark.parametrize("place", ["tables/9/9", "nonsense", "sentence/1", "tables/0/0/colour"])
def test_place_that_there_is_not_is_not_found(d, place):
    given = drafted(d).answers.first()
    assert signed_in(d.drafter).get(address(d, f"answers/{given.pk}/?place={place}")).status_code == 404


def test_part_is_withheld_and_another_is_neither_confirmed_nor_denied(d):
    drafting.start_reply(request=d.request, by=d.drafter)
    QuestionPart.objects.filter(pk=d.race.pk).update(outcome="refused")
    QuestionPart.objects.filter(pk=d.women.pk).update(outcome="ncnd")
    client = signed_in(d.drafter)
    client.post(address(d, f"parts/{d.race.pk}/?exemption=s40_2"), {"what": "Names", "why": "Because."})
    silent = address(d, f"parts/{d.women.pk}/")
    said = page_text(client.get(silent))
    assert "Nothing else is said of this part" in said
    assert "Choose at least one section." in page_text(client.post(silent))
    s42 = Exemption.objects.get(code="s42")
    client.post(silent, {"exemptions": [s42.pk]})
    assert [(row.what, row.neither) for row in Withholding.objects.all()] == [
        ("Names", False),
        ("Whether any information is held for this part of the request", True),
    ]


def test_decision_is_looked_at_added_to_changed_and_taken_back(d):
    pack = drafted(d)
    made = withhold_name(d, pack)
    client = signed_in(d.drafter)
    here = address(d, f"withheld/{made.pk}/")
    assert "Invented reasons." in page_text(client.get(here))
    client.post(f"{here}?exemption=s42", {"do": "reasons", "why": "Advice.", **WEIGHED})
    assert [str(ground) for ground in made.grounds.all()] == ["s.40(2)", "s.42(1)"]
    ground = made.grounds.get(exemption__code="s42")
    seen = seen_of(ground)
    client.post(f"{here}?ground={ground.pk}", {"do": "reasons", "why": "Other.", "seen": seen, **WEIGHED})
    ground.refresh_from_db()
    assert ground.why == "Other."
    client.post(here, {"do": "drop", "ground": ground.pk})
    client.post(here, {"do": "elsewhere", "elsewhere": "A street has the same name."})
    made.refresh_from_db()
    assert (made.grounds.count(), made.elsewhere) == (1, "A street has the same name.")
    assert "Say why" in page_text(client.post(here, {"do": "take-back", "reason": " "}))
    client.post(here, {"do": "take-back", "reason": "She agreed."})
    assert Withholding.objects.count() == 0


def test_second_officer_at_a_decision_is_told_what_the_first_did(d):
    """Both are shown what stands there now, and the second may overwrite it once they have seen it (C1)."""
    made = withhold_name(d, drafted(d))
    ground = made.grounds.get()
    first, second = signed_in(d.drafter), signed_in(d.second)
    here = address(d, f"withheld/{made.pk}/")
    form = f"{here}?ground={ground.pk}"
    seen = seen_of(ground)
    assert f'name="seen" value="{seen}"' in second.get(form).content.decode()
    first.post(form, {"do": "reasons", "why": "The first.", "seen": seen})
    answer = second.post(form, {"do": "reasons", "why": "The second.", "seen": seen})
    assert "Someone else changed these reasons after you opened them. They are now: s.40(2); why: The first." in (
        page_text(answer)
    )
    ground.refresh_from_db()
    assert ground.why == "The first."
    now = f'name="seen" value="{seen_of(ground)}"'
    assert now in answer.content.decode()
    second.post(form, {"do": "reasons", "why": "The second.", "seen": seen_of(ground)})
    ground.refresh_from_db()
    assert ground.why == "The second."
    first.post(here, {"do": "take-back", "reason": "She agreed."})
    said = page_text(second.post(form, {"do": "reasons", "why": "The third.", "seen": seen}, follow=True))
    assert "Someone else has taken this back since you opened it. Nothing has been changed." in said


WEIGHED = {"interest_for": "For.", "interest_against": "Against.", "balance": "Balance."}


def test_minutes_are_given_by_their_address_and_their_gaps_explained(d):
    pack = drafted(d)
    meeting = make.make_meeting(group=make.make_group(key="minuted"), slug="first", date="2022-03-01")
    item = make.make_agenda_item(meeting=meeting, text="<p>Secret words.</p>")
    make_redaction(item=item, start=0, end=6, quote="Secret", exemption="s40_2")
    make_release(meeting=meeting)
    client = signed_in(d.drafter)
    wrong = do(client, d, "give-minutes", question=1, address="/groups/minuted/meetings/second/minutes/")
    assert "No published minutes are at this address." in wrong
    do(client, d, "give-minutes", question=1, address="https://x.example/groups/minuted/meetings/first/minutes/1/")
    given = pack.minutes.get()
    said = page_text(client.get(address(d, f"minutes/{given.pk}/")))
    assert "1 under s.40(2), personal information" in said
    client.post(address(d, f"minutes/{given.pk}/?exemption=s40_2"), {"what": "Words", "why": "A name."})
    assert pack.withholdings.get().release == given.release
    assert "Left out." in do(client, d, "leave-minutes", given=given.pk)
    assert (pack.minutes.count(), pack.withholdings.count()) == (0, 0)
