from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from foi.choices import AlsoNeeded, ExemptionKind, ExemptionTest, Prejudice
from foi.models.exemption import Exemption
from foi.models.frozen_answer import FrozenAnswer
from foi.models.pack import Pack
from foi.models.request_question import QuestionPart
from groups.models import Record
from iag_registry.lib.constraints import PREFIX, exactly_one, known_choice
from meetings.models import MinutesRelease


class Withholding(Record):
    """One item that a reply does not give: a part of a question, a place in an answer, or the gaps in some minutes.

    `words` are those that are withheld; they never leave. `what` says to anyone what it is, and gives none of it away
    (FOI-20). Where it is neither confirmed nor denied that the information is held, there is nothing else to it.
    """

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="withholdings")
    part = models.ForeignKey(QuestionPart, on_delete=models.PROTECT, null=True, blank=True, related_name="withholdings")
    answer = models.ForeignKey(
        FrozenAnswer, on_delete=models.PROTECT, null=True, blank=True, related_name="withholdings"
    )
    release = models.ForeignKey(
        MinutesRelease, on_delete=models.PROTECT, null=True, blank=True, related_name="withholdings"
    )
    place = models.CharField("place in the answer", max_length=200, blank=True)
    what = models.CharField("what is withheld", max_length=300, help_text="Shown to anyone. Give none of it away.")
    words = models.TextField("words withheld", blank=True)
    everywhere = models.BooleanField(
        "the same words are withheld wherever they stand in the answers of the reply", default=False
    )
    neither = models.BooleanField("neither confirmed nor denied", default=False)
    elsewhere = models.TextField(
        "why the same words may stand elsewhere in the reply", blank=True, help_text="Kept for the record, for staff."
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="withholdings_decided"
    )
    decided_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pack", "pk"]
        constraints = [
            exactly_one(
                ["part", "answer", "release"],
                name="of_one_thing",
                message="Say what it is withheld from: a part of a question, an answer, or minutes.",
            ),
            models.CheckConstraint(
                condition=Q(answer=None, place="") | (Q(answer__isnull=False) & ~Q(place="")),
                name=f"{PREFIX}place_in_an_answer",
                violation_error_message="Say which place of the answer is withheld.",
            ),
            models.UniqueConstraint(
                fields=["pack", "answer", "place"],
                condition=Q(answer__isnull=False),
                name=f"{PREFIX}place_once",
                violation_error_message="This place is withheld already.",
            ),
            models.CheckConstraint(
                condition=Q(neither=False) | Q(part__isnull=False),
                name=f"{PREFIX}neither_of_a_part",
                violation_error_message="Only a whole part of a question is neither confirmed nor denied.",
            ),
            models.CheckConstraint(
                condition=Q(what__regex=r"\S"),
                name=f"{PREFIX}what_given",
                violation_error_message="Say what is withheld, without giving any of it away.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.what}"


class WithholdingGround(Record):
    """One exemption that a withholding rests on, with the reasons of this case.

    What the exemption asked for on the day is kept with it (`weighs_interest`, `needs_level`, `needs_more`), because
    the database holds the reasons against it.
    """

    withholding = models.ForeignKey(Withholding, on_delete=models.CASCADE, related_name="grounds")
    exemption = models.ForeignKey(Exemption, on_delete=models.PROTECT, related_name="grounds")
    limb = models.CharField(max_length=20, blank=True, help_text="For example (a)")
    provision = models.CharField(max_length=40, editable=False)
    weighs_interest = models.BooleanField(editable=False, default=False)
    needs_level = models.BooleanField(editable=False, default=False)
    needs_more = models.BooleanField(editable=False, default=False)
    why = models.TextField("why it applies", blank=True)
    why_is_exempt = models.BooleanField(
        "saying why would itself give away what is exempt", default=False, help_text="Section 17(4)."
    )
    prejudice = models.CharField("how likely the harm is", max_length=20, choices=Prejudice.choices, blank=True)
    interest_for = models.TextField("public interest in disclosure", blank=True)
    interest_against = models.TextField("public interest in withholding", blank=True)
    balance = models.TextField("where the balance lies, and why", blank=True)
    decision_expected = models.DateField(
        "day by which the public interest will be decided",
        null=True,
        blank=True,
        help_text="Only where the time for it was extended, in place of the three reasons above.",
    )
    estimate_hours = models.DecimalField(
        "estimated hours", max_digits=7, decimal_places=2, null=True, blank=True, help_text="For section 12 only."
    )
    more = models.TextField(
        "what else the exemption asks for",
        blank=True,
        help_text="Advice how to narrow the request, where the information can be had, or whose opinion it rests on.",
    )

    class Meta:
        ordering = ["withholding", "exemption__position", "pk"]
        constraints = [
            known_choice("prejudice", Prejudice, blank=True),
            models.UniqueConstraint(
                fields=["withholding", "exemption", "limb"],
                name=f"{PREFIX}once",
                violation_error_message="This exemption is given already.",
            ),
            models.CheckConstraint(
                condition=~Q(provision=""),
                name=f"{PREFIX}can_be_relied_on",
                violation_error_message="This exemption has no provision to neither confirm nor deny. Choose another.",
            ),
            models.CheckConstraint(
                condition=Q(weighs_interest=False)
                | Q(decision_expected__isnull=False)
                | Q(interest_for__regex=r"\S", interest_against__regex=r"\S", balance__regex=r"\S"),
                name=f"{PREFIX}interest_weighed",
                violation_error_message=(
                    "This exemption is qualified. Give the public interest for and against disclosure, and the balance."
                ),
            ),
            models.CheckConstraint(
                condition=Q(needs_level=False) | ~Q(prejudice=""),
                name=f"{PREFIX}level_given",
                violation_error_message="Say whether disclosure would do the harm, or would be likely to do it.",
            ),
            models.CheckConstraint(
                condition=Q(needs_more=False) | Q(more__regex=r"\S"),
                name=f"{PREFIX}more_given",
                violation_error_message="Give what else this exemption asks for.",
            ),
            models.CheckConstraint(
                condition=Q(why_is_exempt=True) | Q(why__regex=r"\S"),
                name=f"{PREFIX}why_given",
                violation_error_message="Say why the exemption applies, or that saying so would give it away.",
            ),
        ]

    def __str__(self) -> str:
        return f"s.{self.provision}"

    def clean(self) -> None:
        super().clean()
        self._keep_what_is_asked()

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep with the reasons what the exemption asks for, so that the database can hold one against the other."""
        self._keep_what_is_asked()
        super().save(*args, **kwargs)

    def _keep_what_is_asked(self) -> None:
        exemption = self.exemption
        neither = self.withholding.neither
        limbs = exemption.limbs.split("\n")
        if not self.limb and not neither and len(limbs) == 1:
            self.limb = limbs[0]
        own = f"{exemption.section}{exemption.subsection}{self.limb}"
        self.provision = exemption.ncnd_provision if neither else own
        self.weighs_interest = exemption.kind == ExemptionKind.QUALIFIED
        self.needs_level = exemption.test == ExemptionTest.PREJUDICE
        self.needs_more = exemption.also_needed != AlsoNeeded.NOTHING
