"""The screens on which a reply is drafted, withheld from, handed over, released, published and corrected (X14, P6)."""

from typing import Any

import html5lib
import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from foi.actions import drafting, releasing
from foi.models import Exemption, FrozenAnswer, LogRelease, Pack, QuestionPart, Withholding, WrittenReply
from foi.packing.verifying import verify
from groups.models import Role
from iag_registry.staff_roles import sync_staff_roles
from tests import factories as make
from tests.foi.replies import Desk, desk, drafted, released, withhold_name
from tests.meetings.making import make_redaction, make_release
from tests.page_text import text_of

pytestmark = pytest.mark.django_db


def page_text(response: Any) -> str:
    """The words of a staff screen."""
    document = html5lib.HTMLParser(strict=True).parse(response.content.decode())
    return text_of(document)


@pytest.fixture
def d() -> Desk:
    """The request and its officers, who may see its page."""
    found = desk()
    for user in (found.drafter, found.second):
        officer_of_all(user)
    return found


def officer_of_all(user: Any) -> Any:
    """An FOI officer, with the permissions of the role."""
    sync_staff_roles()
    user.groups.add(Group.objects.get(name="FOI officer"))
    return user


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(d: Desk, more: str = "") -> str:
    return f"/admin/foi/informationrequest/{d.request.pk}/reply/{more}"


def do(client: Client, d: Desk, word: str, **values: Any) -> str:
    """Take a step on the desk; the words of the page that follows."""
    return page_text(client.post(address(d), {"do": word, **values}, follow=True))


def test_page_of_the_request_leads_to_its_reply(d):
    client = signed_in(d.drafter)
    page = client.get(f"/admin/foi/informationrequest/{d.request.pk}/change/").content.decode()
    assert f'href="{address(d)}"' in page


def test_reply_goes_from_the_question_to_the_disclosure_log(d):
    """The whole way, screen by screen, by two people."""
    client, second = signed_in(d.drafter), signed_in(d.second)
    assert "Reply 1: being drafted." in do(client, d, "start")
    for number, key, query in ((1, "who-sits", "&theme=race&theme=women"), (2, "how-many", "")):
        ask = address(d, f"ask/{key}/?for={number}&on=2022-06-30{query}")
        assert "Freeze it and give it" in page_text(client.get(ask))
        assert client.post(ask, {"part": ""}).url == f"{address(d)}#question-{number}"
    assert FrozenAnswer.objects.count() == 2
    assert "Nothing: every point of the checklist is well." in page_text(client.get(address(d)))
    letter = page_text(client.get(address(d, "1/letter/")))
    assert "As it would leave today." in letter
    assert "Freedom of information request 01.FOI.22.000777" in letter
    said = do(client, d, "hand-over")
    assert "Handed over to a second person." in said
    assert "You cannot release it" in said
    assert "Someone who has not must release it." in do(client, d, "release")
    assert "Released. It never changes from now on." in do(second, d, "release")
    assert "Published in the disclosure log." in do(second, d, "publish", version=1, title="Groups for race and women")
    entry = Client().get("/disclosure-log/01-foi-22-000777/")
    assert (entry.status_code, b"Groups for race and women" in entry.content) == (200, True)
    pack = second.get(address(d, "1/pack.zip"))
    assert verify(pack.content, expected=Pack.objects.get().archive_sha256).is_proved
    assert "Nothing has changed since." in page_text(second.get(address(d, "1/since/")))


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
    assert "No earlier decision about them is recorded." in said
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
    client.post(f"{here}?ground={ground.pk}", {"do": "reasons", "why": "Other.", **WEIGHED})
    ground.refresh_from_db()
    assert ground.why == "Other."
    client.post(here, {"do": "drop", "ground": ground.pk})
    client.post(here, {"do": "elsewhere", "elsewhere": "A street has the same name."})
    made.refresh_from_db()
    assert (made.grounds.count(), made.elsewhere) == (1, "A street has the same name.")
    assert "Say why" in page_text(client.post(here, {"do": "take-back", "reason": " "}))
    client.post(here, {"do": "take-back", "reason": "She agreed."})
    assert Withholding.objects.count() == 0


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


def test_words_are_kept_and_not_overwritten_unseen(d):
    drafting.start_reply(request=d.request, by=d.drafter)
    first, other = signed_in(d.drafter), signed_in(d.second)
    do(first, d, "write", question=1, text="First words.", as_opened="")
    said = do(other, d, "write", question=1, text="Other words.", as_opened="")
    assert "Someone else changed this after you opened it. It says now: “First words.”" in said
    assert "Other words." in said
    assert WrittenReply.objects.get().text == "First words."
    do(other, d, "write", question=1, text="Other words.", as_opened="First words.")
    assert WrittenReply.objects.get().text == "Other words."
    do(first, d, "letter", note="Advice.", time_note="", as_opened="\n")
    assert "It says now: “Advice.”" in do(other, d, "letter", note="Else.", time_note="", as_opened="\n")


def test_answer_for_staff_is_given_only_with_a_reason(d):
    drafting.start_reply(request=d.request, by=d.drafter)
    client = signed_in(d.drafter)
    ask = address(d, "ask/who-sits/?for=1&on=2022-06-30&theme=race&audience=staff")
    assert "Why may it be given?" in page_text(client.get(ask))
    assert "Say why it may be given." in page_text(client.post(ask, {"part": ""}))
    assert FrozenAnswer.objects.count() == 0
    client.post(ask, {"part": d.race.pk, "opened_because": "All are chief officers."})
    assert FrozenAnswer.objects.get().part == d.race


def test_mistake_in_what_is_asked_is_said(d):
    drafting.start_reply(request=d.request, by=d.drafter)
    client = signed_in(d.drafter)
    response = client.get(address(d, "ask/who-sits/?for=1&theme=nothing"))
    assert (response.status_code, "There is a problem" in page_text(response)) == (400, True)
    assert client.get(address(d, "ask/no-such-question/?for=1")).status_code == 404


def test_correction_and_withdrawal_are_steps_of_the_desk(d):
    pack = released(d)
    client = signed_in(d.drafter)
    do(client, d, "publish", version=1, title="Groups")
    assert "Say what the correction puts right, and why." in do(client, d, "correct", reason=" ")
    assert "A correction is started." in do(client, d, "correct", reason="A row was missing.")
    assert Pack.objects.get(version=2).corrects == pack
    assert "Say why it may no longer be read." in do(client, d, "withdraw", version=1, reason="")
    assert "Withdrawn. Its page stays, with the reason." in do(client, d, "withdraw", version=1, reason="A name.")
    assert LogRelease.objects.get().withdrawn_because == "A name."


def test_reply_is_sent_back_with_what_is_to_be_changed(d):
    releasing.hand_over(pack=drafted(d), by=d.drafter)
    second = signed_in(d.second)
    assert "Say what is to be changed." in do(second, d, "back", reason="")
    assert "It can be changed again." in do(second, d, "back", reason="A row is missing.")
    assert Pack.history.first().history_change_reason == "A row is missing."


def test_answer_is_left_out_and_stays_frozen(d):
    pack = drafted(d)
    given = pack.answers.first()
    assert "Left out." in do(signed_in(d.drafter), d, "leave-answer", given=given.pk)
    assert (pack.answers.count(), FrozenAnswer.objects.count()) == (1, 2)
    assert "It is not in the reply any more." in do(signed_in(d.drafter), d, "leave-answer", given=given.pk)


@pytest.mark.parametrize("word", ["", "nonsense", "write", "give-minutes", "leave-answer", "publish", "withdraw"])
def test_forged_step_changes_nothing(d, word):
    pack = drafted(d)
    elsewhere = make.make_pack_answer()
    before = list(Pack.objects.order_by("pk").values())
    values = {"question": 99, "given": elsewhere.pk, "version": 9, "text": "X", "title": "X", "reason": "X"}
    assert signed_in(d.drafter).post(address(d), {"do": word, **values}, follow=True).status_code == 200
    assert list(Pack.objects.order_by("pk").values()) == before
    assert (pack.answers.count(), elsewhere.pack.answers.count()) == (2, 1)


def test_pages_of_another_request_are_not_found(d):
    drafted(d)
    other = make.make_draft(release=make_release())
    client = signed_in(d.drafter)
    foreign = [
        f"answers/{other.answers.get().pk}/",
        f"minutes/{other.minutes.get().pk}/",
        f"withheld/{other.withholdings.get().pk}/",
        f"parts/{other.request.questions.get().parts.get().pk}/",
        "2/letter/",
        "2/since/",
        "1/pack.zip",
    ]
    assert {more: client.get(address(d, more)).status_code for more in foreign} == dict.fromkeys(foreign, 404)


def test_auditor_reads_and_changes_nothing(d):
    pack = drafted(d)
    auditor = make.make_user(is_staff=True)
    auditor.groups.add(Group.objects.get(name="Auditor"))
    client = signed_in(auditor)
    said = page_text(client.get(address(d)))
    assert "Reply 1: being drafted." in said
    assert "Hand it over to a second person" not in said
    for word in ("write", "letter", "hand-over", "leave-answer"):
        assert client.post(address(d), {"do": word, "question": 1, "given": pack.answers.first().pk}).status_code == 403
    given = pack.answers.get(answer__catalogue_question="who-sits")
    here = address(d, f"answers/{given.pk}/")
    assert "Ada Quillfeather" in page_text(client.get(here))
    client.post(f"{here}?place=sentence", {"why": "Because."})
    assert Withholding.objects.count() == 0


def test_editor_sees_none_of_it(d):
    drafted(d)
    editor = make.make_user(is_staff=True)
    editor.groups.add(Group.objects.get(name="Engagement editor"))
    client = signed_in(editor)
    assert [client.get(address(d, more)).status_code for more in ("", "1/letter/", "1/since/")] == [403] * 3


def test_letter_of_a_released_reply_is_as_it_was_released(d):
    released(d)
    d.who.text = "Changed since?"
    d.who.save()
    said = page_text(signed_in(d.second).get(address(d, "1/letter/")))
    assert f"As it was released on {timezone.localdate():%-d %B %Y}." in said
    assert "Changed since?" not in said


def test_what_has_changed_since_is_shown(d):
    released(d)
    role = Role.objects.get()
    role.person.name = "Bo Larkspur"
    role.person.save()
    said = page_text(signed_in(d.second).get(address(d, "1/since/")))
    assert "no longerRaceRace IAGMembersAda QuillfeatherMember" in said
    assert "newRaceRace IAGMembersBo LarkspurMember" in said
