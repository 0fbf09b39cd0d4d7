"""Publishing a released reply and withdrawing it: its address, what it is tied to, and what its words may tell."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from foi.actions import drafting, publishing, withholding
from foi.choices import Outcome
from foi.models import Exemption, LogEntry, LogEntryGroup, LogEntryTheme, LogRelease, QuestionPart
from groups.models import AdvisoryGroup
from tests import factories as make
from tests.foi.published import PAGE, TITLE, corrected, page_text, published
from tests.foi.replies import desk, drafted, frozen, officer, released, withhold_name

pytestmark = pytest.mark.django_db


def test_published_reply_has_an_address_from_its_reference():
    _, release = published()
    assert (release.entry.slug, release.entry.title) == ("01-foi-22-000777", TITLE)
    assert (release.decision, release.is_interim, release.published_on) == ("in_part", False, timezone.localdate())
    assert release.text.startswith("Freedom of information request 01.FOI.22.000777")


def test_addresses_of_two_requests_are_never_the_same():
    d, _ = published()
    other = make.make_request(reference="01+FOI+22+000777")
    assert publishing._address(other) == "01-foi-22-000777-2"
    assert d.request != other


def test_withdrawing_the_newest_takes_those_before_it_along(client):
    d, first = published()
    second = corrected(d, first)
    assert len(publishing.withdraw_reply(release=second, reason="It named someone.", by=d.drafter)) == 2
    assert "Withdrawn on" in page_text(client.get(f"{PAGE}1/"))
    with pytest.raises(ValidationError, match="withdrawn already"):
        publishing.withdraw_reply(release=first, reason="Again.", by=d.drafter)


def test_withdrawing_an_earlier_one_leaves_the_newest(client):
    d, first = published()
    corrected(d, first)
    publishing.withdraw_reply(release=first, reason="It is wrong.", by=d.drafter)
    assert TITLE in page_text(client.get(PAGE))
    assert "It is wrong." in page_text(client.get(f"{PAGE}1/"))


def test_publishing_has_its_conditions():
    d = desk()
    pack = drafted(d)
    with pytest.raises(ValidationError, match="Only a released reply"):
        publishing.publish_reply(pack=pack, title=TITLE, by=d.drafter)
    pack = released(d, pack)
    with pytest.raises(ValidationError, match="Say in a few words what was asked"):
        publishing.publish_reply(pack=pack, title=" ", by=d.drafter)
    with pytest.raises(PermissionDenied):
        publishing.publish_reply(pack=pack, title=TITLE, by=officer("answer_requests"))
    _, release = published(d, pack)
    with pytest.raises(ValidationError, match="in the disclosure log already"):
        publishing.publish_reply(pack=pack, title=TITLE, by=d.drafter)
    with pytest.raises(ValidationError, match="Say why it may no longer be read"):
        publishing.withdraw_reply(release=release, reason="", by=d.drafter)
    assert (LogEntry.objects.count(), LogRelease.objects.count()) == (1, 1)


TELLING = [
    ("Groups that A. Quillfeather sits on", "The reply withholds “Ada Quillfeather”"),
    ("Asked by Ms Farthingale", "Who asked is named in these words"),
]


def withholding_a_name():
    """A released reply that withholds a name, to a requester who has one."""
    d = desk()
    make.make_requester(request=d.request, name="Nell Farthingale")
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    return d, released(d, pack)


@pytest.mark.parametrize(("words", "refused"), TELLING)
def test_title_tells_nothing_that_is_withheld(words, refused):
    """FOI-12, L12: an officer types it, and anyone reads it."""
    d, pack = withholding_a_name()
    with pytest.raises(ValidationError, match=refused):
        publishing.publish_reply(pack=pack, title=words, by=d.drafter)
    assert LogRelease.objects.count() == 0


@pytest.mark.parametrize(("words", "refused"), TELLING)
def test_reason_of_a_withdrawal_tells_nothing_that_is_withheld(words, refused):
    """FOI-12, L12."""
    d, pack = withholding_a_name()
    _, release = published(d, pack)
    with pytest.raises(ValidationError, match=refused):
        publishing.withdraw_reply(release=release, reason=words, by=d.drafter)
    publishing.withdraw_reply(release=release, reason="Quills and feathers.", by=d.drafter)


def test_restricted_request_is_not_published(client):
    d = desk()
    pack = released(d)
    type(d.request).objects.update(audience="restricted")
    with pytest.raises(ValidationError, match="restricted"):
        publishing.publish_reply(pack=type(pack).objects.get(), title=TITLE, by=d.drafter)
    type(d.request).objects.update(audience="staff")
    published(d, type(pack).objects.get())
    type(d.request).objects.update(audience="restricted")
    assert client.get(PAGE).status_code == 404


def test_pages_of_the_groups_and_themes_that_it_speaks_of_lead_to_it(client):
    published()
    assert list(LogEntryGroup.objects.values_list("group__key", flat=True)) == ["race-iag"]
    assert sorted(LogEntryTheme.objects.values_list("theme__key", flat=True)) == ["race", "women"]
    for address in ("/groups/race-iag/", "/themes/race/", "/themes/women/"):
        said = page_text(client.get(address))
        assert "What was asked and answered" in said
        assert TITLE in said
    yesterday = timezone.localdate() - timedelta(days=1)
    assert TITLE not in page_text(client.get(f"/themes/race/?on={yesterday}"))
    assert "What was asked" not in page_text(client.get(f"/groups/{make.make_group().key}/"))


def test_hidden_group_is_tied_to_no_entry_and_leads_from_none(client):
    d = desk()
    pack = released(d)
    AdvisoryGroup.objects.update(audience="staff")
    published(d, pack)
    assert LogEntryGroup.objects.count() == 0
    AdvisoryGroup.objects.update(audience="public")
    make.make_log_entry_group(entry=LogEntry.objects.get(), group=AdvisoryGroup.objects.get())
    AdvisoryGroup.objects.update(audience="staff")
    assert b"/groups/race-iag/" not in client.get(PAGE).content
    assert b"race-iag" not in client.get("/disclosure-log/").content


def neither(d, pack):
    """Neither confirm nor deny anything of the part about women."""
    QuestionPart.objects.filter(pk=d.women.pk).update(outcome=Outcome.NCND)
    d.women.refresh_from_db()
    exemption = Exemption.objects.get(code="s40_2")
    return withholding.neither_confirm_nor_deny(pack=pack, part=d.women, exemptions=[exemption], by=d.drafter)


def by_parts(d):
    """A reply that answers each part of the first question apart."""
    pack = drafting.start_reply(request=d.request, by=d.drafter)
    for answer in (
        frozen(d, "who-sits", about=d.who, part=d.race, theme="race"),
        frozen(d, "how-many", about=d.how_many),
    ):
        drafting.give_answer(pack=pack, answer=answer, by=d.drafter)
    return pack


def themes():
    return sorted(LogEntryTheme.objects.values_list("theme__key", flat=True))


def test_theme_of_a_part_that_is_neither_confirmed_nor_denied_does_not_lead_to_it():
    """FOI-22."""
    d = desk()
    pack = by_parts(d)
    neither(d, pack)
    published(d, released(d, pack))
    assert themes() == ["race"]


@pytest.mark.parametrize("audience", ["public", "restricted"])
def test_what_another_request_neither_confirms_nor_denies_changes_no_tie(audience):
    """FOI-22: what is public must tell nothing of a decision that is not."""
    d = desk()
    other = make.make_question(request=make.make_request(reference="01.FOI.22.000778", audience=audience))
    make.make_question_part(question=other, theme=d.invented.women, outcome=Outcome.NCND)
    published(d)
    assert themes() == ["race", "women"]


def test_entry_is_tied_to_nothing_that_only_a_withdrawn_reply_spoke_of(client):
    d = desk()
    _, first = published(d, released(d, by_parts(d)))
    pack = drafting.start_correction(pack=first.pack, reason="It told too much.", by=d.drafter)
    withhold_name(d, pack, column="group", everywhere=True)
    neither(d, pack)
    _, second = published(d, released(d, pack))
    address = "/disclosure-log/?group=race-iag"
    assert TITLE in page_text(client.get(address))  # while the first can be read

    publishing.withdraw_reply(release=first, reason="It told too much.", by=d.drafter)

    assert second.entry.groups.count() == 0
    assert themes() == ["race"]
    assert "Race IAG" not in page_text(client.get(PAGE))
    assert (client.get(address).status_code, client.get("/disclosure-log/?theme=women").status_code) == (400, 400)
    gone = LogEntryGroup.history.filter(history_type="-").get()
    assert (gone.group.key, gone.history_user) == ("race-iag", d.drafter)
    assert gone.history_change_reason == "No reply that can be read speaks of it any more."


def named_and_then_withheld():
    """A published reply that gives a name, and its published correction, which withholds it."""
    d, first = published()
    pack = drafting.start_correction(pack=first.pack, reason="It told too much.", by=d.drafter)
    withhold_name(d, pack, everywhere=True)
    pack = released(d, pack)
    return d, first, pack


def test_reason_of_withdrawing_a_corrected_reply_does_not_tell_what_the_correction_withholds():
    """L12."""
    d, first, _ = named_and_then_withheld()
    with pytest.raises(ValidationError, match="withholds “Ada Quillfeather”"):
        publishing.withdraw_reply(release=first, reason="It named Ada Quillfeather.", by=d.drafter)
    publishing.withdraw_reply(release=first, reason="It named someone.", by=d.drafter)


def test_corrected_reply_is_not_published_after_its_correction(client):
    d = desk()
    first = released(d)
    pack = drafting.start_correction(pack=first, reason="It told too much.", by=d.drafter)
    published(d, first)
    LogRelease.objects.all().delete()
    withhold_name(d, pack, everywhere=True)
    released(d, pack)
    client.force_login(officer("view_informationrequest", "view_pack", "publish_replies"))
    said = client.get(f"/admin/foi/informationrequest/{d.request.pk}/reply/").content.decode()
    assert ("Publish reply 1 in" in said, "Publish reply 2 in" in said) == (False, True)
    for title in (TITLE, "Where Ada Quillfeather sits"):
        with pytest.raises(ValidationError, match="Reply 2 corrects this one"):
            publishing.publish_reply(pack=first, title=title, by=d.drafter)
    assert LogRelease.objects.count() == 0


def test_address_that_another_request_takes_at_the_same_moment_gets_a_number(monkeypatch):
    """As when two are published at once: each looks, and finds the address free."""
    published()
    other = make.make_request(reference="01+FOI+22+000777")
    free = iter(["01-foi-22-000777", "01-foi-22-000777-2"])
    monkeypatch.setattr(publishing, "_address", lambda request: next(free))
    entry = publishing._entry(other, "Asked again", by=officer())
    assert (entry.slug, LogEntry.objects.count()) == ("01-foi-22-000777-2", 2)
