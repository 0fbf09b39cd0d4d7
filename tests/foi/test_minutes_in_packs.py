"""Minutes that go with a reply go as they were published, with their gaps explained (FOI-32, MIN-04)."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from foi.actions import drafting, withholding
from foi.disclosure.reply_document import ReplyDocument
from foi.models import QuestionPart
from foi.packing.readiness import look_over
from tests import factories as make
from tests.foi.replies import content, desk, drafted, released
from tests.meetings.making import make_redaction, make_release, make_withdrawal

pytestmark = pytest.mark.django_db


def today():
    return timezone.localdate()


def minutes(**values):
    group = make.make_group(key="minuted", name="Minuted IAG")
    meeting = make.make_meeting(group=group, slug="first", title="First meeting", date="2022-03-01")
    item = make.make_agenda_item(meeting=meeting, text="<p>Secret words were said.</p>")
    if values.get("redacted"):
        make_redaction(item=item, start=0, end=6, quote="Secret", exemption="s31_1")
    return make_release(meeting=meeting)


def test_minutes_go_as_they_were_published():
    d = desk()
    pack = drafted(d)
    release = minutes()
    drafting.give_minutes(pack=pack, question=d.who, release=release, by=d.drafter)
    pack = released(d, pack)
    names = [file.name for file in pack.files.all() if file.name.startswith("minutes/")]
    assert names == [f"minutes/minuted-first-version-1.{ending}" for ending in ("txt", "odt", "pdf")]
    assert content(pack, names[0]).decode() == release.text
    assert content(pack, names[2]).startswith(b"%PDF-")
    reply = ReplyDocument.from_text(content(pack, "answer.json").decode())
    assert reply.minutes[0].words == ("Minuted IAG: First meeting, 1 March 2022, version 1, published on 15 March 2022")


def test_gaps_in_minutes_are_explained_before_they_go():
    d = desk()
    pack = drafted(d)
    release = minutes(redacted=True)
    drafting.give_minutes(pack=pack, question=d.who, release=release, by=d.drafter)
    assert look_over(pack, dated=today()).to_do == (
        f"{release}: words are taken out under s.31(1) (1 place). Say why.",
    )
    QuestionPart.objects.filter(pk=d.race.pk).update(outcome="granted_in_part")
    withholding.explain_gaps(
        pack=pack, release=release, what="Words in the minutes", reasons=[d.reasons("s31_1")], by=d.drafter
    )
    assert look_over(pack, dated=today()).to_do == ()


def test_minutes_that_can_no_longer_be_read_do_not_go():
    d = desk()
    pack = drafted(d)
    release = minutes()
    given = drafting.give_minutes(pack=pack, question=d.who, release=release, by=d.drafter)
    assert drafting.give_minutes(pack=pack, question=d.who, release=release, by=d.drafter) == given
    make_withdrawal(release=release)
    assert look_over(pack, dated=today()).to_do == (
        f"The public can no longer read these minutes: {release}. Leave them out.",
    )
    drafting.leave_minutes_out(given=given, by=d.drafter, reason="Withdrawn.")
    with pytest.raises(ValidationError, match="The public cannot read this version"):
        drafting.give_minutes(pack=pack, question=d.who, release=type(release).objects.get(), by=d.drafter)
