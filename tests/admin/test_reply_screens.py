"""The screens on which a reply is drafted, withheld from, handed over, released, published and corrected (X14, P6)."""

import html5lib
import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from foi.actions import drafting, releasing
from foi.models import FrozenAnswer, LogRelease, Pack, QuestionPart, Withholding, WrittenReply
from foi.packing.verifying import verify
from groups.models import Role
from tests import factories as make
from tests.admin.forms import fill
from tests.admin.replying import address, do, page_text, signed_in, staffed_desk
from tests.foi.replies import drafted, released
from tests.meetings.making import make_release
from tests.page_text import XHTML

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return staffed_desk()


def test_page_of_the_request_leads_to_its_reply(d):
    client = signed_in(d.drafter)
    page = client.get(f"/admin/foi/informationrequest/{d.request.pk}/change/").content.decode()
    assert f'href="{address(d)}"' in page


def test_desk_opens_a_question_whose_day_is_still_to_be_chosen(d):
    """With the themes of the question ticked, and nothing called wrong before anything was asked."""
    client = signed_in(d.drafter)
    do(client, d, "start")
    desk = html5lib.HTMLParser().parse(client.get(address(d)).content.decode())
    links = {link.get("href") for link in desk.iter(f"{XHTML}a")} - {None}
    (opened,) = (link for link in links if "ask/change/" in link and "for=1&" in link)
    page = client.get(opened)
    assert (page.status_code, "There is a problem" in page_text(page)) == (200, False)
    form = page.context["form"]
    assert (sorted(form["theme"].value()), form.is_asked, dict(form.errors)) == (["race", "women"], False, {})
    assert 'aria-invalid="true"' not in page.content.decode()
    asked = client.get(opened.replace("&opens=1", ""))
    assert (asked.status_code, list(asked.context["form"].errors)) == (400, ["since"])


def test_reply_goes_from_the_question_to_the_disclosure_log(d):
    """The whole way, screen by screen, by two people."""
    client, second = signed_in(d.drafter), signed_in(d.second)
    assert "Reply 1: being drafted." in do(client, d, "start")
    for number, key, query in ((1, "who-sits", "&theme=race&theme=women"), (2, "how-many", "")):
        ask = address(d, f"ask/{key}/?for={number}&on=2022-06-30{query}")
        assert "Freeze it and give it" in page_text(client.get(ask))
        assert client.post(ask, {"part": ""}).url == f"{address(d)}#question-{number}"
    assert FrozenAnswer.objects.count() == 2
    assert "Nothing: every point of the checklist is done." in page_text(client.get(address(d)))
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


def test_desk_offers_what_each_question_was_matched_with_and_nothing_where_it_was_not(d):
    """The register is asked what was chosen for a question; where nothing was, no question is put before the others."""
    d.who.catalogue_question = "who-sits"
    d.who.save()
    drafted(d)
    client = signed_in(d.drafter)
    said = page_text(client.get(address(d)))
    assert "“Who sits on these groups?” as at 30 June 2022: look at it and withhold" in said
    assert said.count("Answer it from the register:") == 1
    assert "Ask the register something else for question 1" in said
    assert "Ask the register for question 2" in said
    outcomes = f"/admin/foi/informationrequest/{d.request.pk}/outcomes/"
    assert f'href="{outcomes}"' in client.get(address(d)).content.decode()


def test_outcomes_lead_back_to_the_reply_that_is_drafted(d):
    drafting.start_reply(request=d.request, by=d.drafter)
    client = signed_in(d.drafter)
    here = f"/admin/foi/informationrequest/{d.request.pk}/outcomes/"
    sent = {f"part-{part.pk}-outcome": "refused" for part in (d.race, d.women, d.number)}
    assert fill(client, here, reason="Decided.", **sent).url == address(d)
    assert set(QuestionPart.objects.values_list("outcome", flat=True)) == {"refused"}


def test_outcomes_of_a_reply_that_is_handed_over_are_said_to_wait(d):
    releasing.hand_over(pack=drafted(d), by=d.drafter)
    here = f"/admin/foi/informationrequest/{d.request.pk}/outcomes/"
    said = page_text(signed_in(d.drafter).get(here))
    assert "The reply to this request is with a second person. Take it back before you change an outcome." in said
    assert "Save the outcomes" not in said


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
