from django.db import models

from foi.choices import AlsoNeeded, ExemptionKind, ExemptionTest
from groups.models import Record
from iag_registry.lib.constraints import known_choice


class Exemption(Record):
    """One section of the Freedom of Information Act 2000 on which a refusal may rest: what it asks for, and its NCND.

    The sections under which words of minutes are withheld (`groups.choices.Exemption`) have the same codes here.
    """

    code = models.SlugField(max_length=20, unique=True, help_text="For example s31_1")
    section = models.CharField(max_length=10, help_text="The number of the section: 31")
    subsection = models.CharField(max_length=20, blank=True, help_text="With its brackets: (1)")
    title = models.CharField(max_length=120, help_text="What it is about, in a few words: law enforcement")
    kind = models.CharField(max_length=20, choices=ExemptionKind.choices)
    test = models.CharField("what has to be shown", max_length=20, choices=ExemptionTest.choices)
    also_needed = models.CharField(
        "what it asks for beside its reasons", max_length=20, choices=AlsoNeeded.choices, blank=True
    )
    limbs = models.TextField(
        blank=True, help_text="The limbs to choose from, one to a line; empty where it has none that must be named."
    )
    read_with = models.CharField(
        "is read with", max_length=40, blank=True, help_text="What the letter cites beside it: 40(3A)(a)"
    )
    ncnd_provision = models.CharField(
        "provision to neither confirm nor deny", max_length=20, blank=True, help_text="For example 31(3)"
    )
    ncnd_reason = models.TextField(
        "why it may be neither confirmed nor denied",
        blank=True,
        help_text="Stands in every reply that rests on that provision, in the same words, whatever is held.",
    )
    note = models.TextField(blank=True, help_text="What to know when you rely on it. For staff.")
    position = models.PositiveSmallIntegerField("place in lists", default=0)

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            known_choice("kind", ExemptionKind),
            known_choice("test", ExemptionTest),
            known_choice("also_needed", AlsoNeeded),
            models.CheckConstraint(
                condition=models.Q(ncnd_provision="", ncnd_reason="")
                | (~models.Q(ncnd_provision="") & ~models.Q(ncnd_reason="")),
                name="%(app_label)s_%(class)s_ncnd_whole",
                violation_error_message="Give the provision to neither confirm nor deny with its reason, or neither.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label}, {self.title}"

    @property
    def label(self) -> str:
        """How a gap names it: "s.40(2)"."""
        return f"s.{self.section}{self.subsection}"
