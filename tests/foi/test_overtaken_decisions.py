"""Two officers at one decision: the second is told what the first did, and nothing is overwritten (C1)."""

import pytest
from django.core.exceptions import ValidationError

from foi.actions import withholding
from foi.models import Withholding, WithholdingGround
from tests.foi.replies import desk, drafted, withhold_name

pytestmark = pytest.mark.django_db
GONE = "Someone else has taken this back since you opened it"


def opened():
    """A decision on two grounds, as one officer has it open, and another takes it back."""
    d = desk()
    made = withhold_name(d, drafted(d))
    withholding.add_ground(withholding=made, reasons=d.reasons("s38_1"), by=d.drafter)
    ground = made.grounds.get(exemption__code="s38_1")
    return d, made, ground


@pytest.mark.parametrize(
    "step",
    [
        lambda d, made, ground: withholding.allow_elsewhere(withholding=made, elsewhere="Known.", by=d.second),
        lambda d, made, ground: withholding.add_ground(withholding=made, reasons=d.reasons("s42"), by=d.second),
        lambda d, made, ground: withholding.change_ground(ground=ground, reasons=d.reasons("s38_1"), by=d.second),
        lambda d, made, ground: withholding.drop_ground(ground=ground, by=d.second, reason="Not needed."),
        lambda d, made, ground: withholding.take_back(withholding=made, by=d.second, reason="Given."),
    ],
    ids=["allow_elsewhere", "add_ground", "change_ground", "drop_ground", "take_back"],
)
def test_decision_that_was_taken_back_meanwhile_stays_gone(step):
    d, made, ground = opened()
    withholding.take_back(withholding=Withholding.objects.get(), by=d.drafter, reason="She agreed.")
    with pytest.raises(ValidationError, match=GONE):
        step(d, made, ground)
    assert (Withholding.objects.count(), WithholdingGround.objects.count()) == (0, 0)


def test_ground_that_was_dropped_meanwhile_stays_gone():
    d, made, ground = opened()
    withholding.drop_ground(ground=WithholdingGround.objects.get(pk=ground.pk), by=d.drafter, reason="Not needed.")
    with pytest.raises(ValidationError, match=GONE):
        withholding.change_ground(ground=ground, reasons=d.reasons("s38_1"), by=d.second)
    assert made.grounds.count() == 1


def test_reasons_that_were_changed_meanwhile_are_given_and_not_overwritten():
    d, _, ground = opened()
    seen = withholding.seen_of(ground)
    first = d.reasons("s38_1", why="The first officer’s.")
    withholding.change_ground(ground=ground, reasons=first, seen=seen, by=d.drafter)
    with pytest.raises(ValidationError, match=r"They are now: .*why: The first officer’s") as refused:
        withholding.change_ground(ground=ground, reasons=d.reasons("s38_1", why="Mine."), seen=seen, by=d.second)
    assert "Someone else changed these reasons" in refused.value.messages[0]
    ground.refresh_from_db()
    assert ground.why == "The first officer’s."
    seen = withholding.seen_of(ground)
    assert withholding.change_ground(ground=ground, reasons=d.reasons("s38_1"), seen=seen, by=d.second).why


def test_same_reasons_sent_twice_are_kept_once():
    d, _, ground = opened()
    seen, reasons = withholding.seen_of(ground), d.reasons("s38_1", why="Sent twice.")
    for _ in range(2):
        withholding.change_ground(ground=ground, reasons=reasons, seen=seen, by=d.drafter)
    ground.refresh_from_db()
    assert ground.why == "Sent twice."


def test_what_was_allowed_meanwhile_is_not_overwritten():
    d, made, _ = opened()
    withholding.allow_elsewhere(withholding=made, elsewhere="She is known by it.", as_opened="", by=d.drafter)
    with pytest.raises(ValidationError, match="It says now: “She is known by it"):
        withholding.allow_elsewhere(withholding=made, elsewhere="Another.", as_opened="", by=d.second)
    assert Withholding.objects.get().elsewhere == "She is known by it."
