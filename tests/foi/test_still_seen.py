"""What an answer gave when it was frozen, and is hidden by the time that it leaves, is asked about again (DP-04)."""

import pytest
from django.core.exceptions import ValidationError

from foi.actions import drafting, releasing
from foi.choices import PackState
from groups.models import AdvisoryGroup, Role
from tests.foi.replies import desk, drafted, officer, withhold_name

pytestmark = pytest.mark.django_db


def hide(*, role=True, group=True):
    """Make the role and the group restricted, as an editor does."""
    for record in [*(Role.objects.all() if role else ()), *(AdvisoryGroup.objects.all() if group else ())]:
        record.audience = "restricted"
        if isinstance(record, Role):
            record.withholding_reason = "s38_1"
        record.save()


def test_reply_is_not_handed_over_with_what_was_hidden_since_it_was_frozen():
    d = desk()
    pack = drafted(d)
    hide()
    with pytest.raises(ValidationError) as refused:
        releasing.hand_over(pack=pack, by=d.drafter)
    told = " ".join(refused.value.messages)
    assert "the register no longer gives “" in told
    assert "“Race IAG”" in told
    assert "“Ada Quillfeather”" in told
    assert "to the audience “Public”" in told


def test_reply_is_not_released_with_what_was_hidden_since_it_was_handed_over():
    d = desk()
    pack = releasing.hand_over(pack=drafted(d), by=d.drafter)
    hide(group=False)
    with pytest.raises(ValidationError, match="no longer gives “Ada Quillfeather, Member”"):
        releasing.release(pack=pack, by=d.second)
    pack.refresh_from_db()
    assert pack.state == PackState.CHECKED


def test_reply_leaves_once_someone_has_said_why_it_may_be_given(client):
    d = desk()
    pack = drafted(d)
    hide(group=False)
    given = pack.answers.get(answer__catalogue_question="who-sits")
    user = officer("answer_requests", "view_informationrequest", "view_pack")
    client.force_login(user)
    address = f"/admin/foi/informationrequest/{d.request.pk}/reply/answers/{given.pk}/"
    assert client.post(address, {"opened_because": "She agreed to it."}).status_code == 302
    assert "She agreed to it." in client.get(address).content.decode()
    given.refresh_from_db()
    assert (given.opened_because, given.history.first().history_user) == ("She agreed to it.", user)
    pack = releasing.hand_over(pack=pack, by=d.drafter)
    assert releasing.release(pack=pack, by=d.second).state == PackState.RELEASED


def test_words_that_are_withheld_are_not_asked_about():
    d = desk()
    pack = drafted(d)
    withhold_name(d, pack, everywhere=True)
    hide(group=False)
    with pytest.raises(ValidationError) as refused:
        releasing.hand_over(pack=pack, by=d.drafter)
    assert "no longer gives “Members”, “Member” to" in refused.value.messages[0]  # of what is left of the row


def test_answer_that_can_no_longer_be_asked_is_asked_about():
    d = desk()
    pack = drafted(d)
    answer = pack.answers.get(answer__catalogue_question="how-many").answer
    drafting.leave_answer_out(given=pack.answers.get(answer=answer), by=d.drafter, reason="Another.")
    for record in d.invented.race, d.invented.women:
        record.key = f"new-{record.key}"
        record.save()
    with pytest.raises(ValidationError, match="It can no longer be asked so"):
        releasing.hand_over(pack=pack, by=d.drafter)
