from django.db import models
from django.db.models import Q

from groups.choices import Aspect, Comparator, Completeness, Standing
from groups.models.area import Area
from groups.models.group import AdvisoryGroup
from groups.models.group_kind import GroupKind
from groups.models.organisation import Organisation
from groups.models.person import Person
from groups.models.record import Record
from groups.models.source import Source
from groups.models.theme import Theme
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, date_shape, exactly_one, known_choice
from iag_registry.lib.partial_date_field import PartialDateField


class Statement(Record):
    """One thing that one source says, in its own words, at a place where it can be checked (GRP-06)."""

    key = models.SlugField("key", max_length=60, unique=True, help_text="A short name for citing it: g34")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="statements")
    first_line = models.PositiveIntegerField("line", help_text="The line of the document's text where the words begin.")
    last_line = models.PositiveIntegerField(
        "to line",
        help_text="The line where they end; the same line for a short quotation.",
    )
    section = models.CharField(max_length=60, blank=True, help_text="Section or paragraph as printed: B.12, Q3")
    quote = models.TextField(
        "words as printed",
        blank=True,
        help_text="Letter for letter, slips included, no longer than needed; “ … ” where words are left out.",
    )
    summary = models.TextField(help_text="What it says, in one plain sentence.")
    aspect = models.CharField("about", max_length=20, choices=Aspect.choices)
    standing = models.CharField(max_length=20, choices=Standing.choices, default=Standing.STATED)
    as_of = PartialDateField("as of", help_text="The date that the statement speaks of.")
    number = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    comparator = models.CharField(max_length=20, choices=Comparator.choices, blank=True)
    unit = models.CharField(max_length=60, blank=True, help_text="groups, people, per cent, pounds")
    counted = models.CharField("what is counted", max_length=300, blank=True)
    completeness = models.CharField(
        max_length=20,
        choices=Completeness.choices,
        blank=True,
        help_text="For a list: does it say that it is whole?",
    )
    preferred = models.BooleanField(
        default=False,
        help_text="Tick it where sources disagree and pages should show this one first.",
    )
    note = models.TextField(blank=True, help_text="Shown to the public with the statement.")
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    staff_note = models.TextField("note for staff", blank=True, help_text="Never shown to the public.")

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["source", "first_line", "key"]
        constraints = [
            known_choice("aspect", Aspect),
            known_choice("standing", Standing),
            known_choice("audience", Audience),
            known_choice("comparator", Comparator, blank=True),
            known_choice("completeness", Completeness, blank=True),
            *date_shape("as_of"),
            models.CheckConstraint(
                condition=Q(first_line__gte=1, last_line__gte=models.F("first_line")),
                name=f"{PREFIX}lines_in_order",
                violation_error_message="The first line is 1 or more, and the last line is not before the first.",
            ),
            models.CheckConstraint(
                condition=Q(number__isnull=True, comparator="") | (Q(number__isnull=False) & ~Q(comparator="")),
                name=f"{PREFIX}number_has_comparator",
                violation_error_message=(
                    "Say how the figure stands to the number (exactly, more than, about), or leave both empty."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.summary}"

    @property
    def lines(self) -> str:
        """The place in the document's text: "66" or "27–97"."""
        return f"{self.first_line}" if self.first_line == self.last_line else f"{self.first_line}–{self.last_line}"


SUBJECTS = ["group", "kind", "organisation", "person", "theme", "area", "document"]


class StatementSubject(Record):
    """One thing that a statement is about; a statement may be about several, and each shows it on its page."""

    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="subjects")
    group = models.ForeignKey(
        AdvisoryGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subject_of",
    )
    kind = models.ForeignKey(
        GroupKind,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subject_of",
    )
    organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subject_of",
    )
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subject_of",
    )
    theme = models.ForeignKey(
        Theme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subject_of",
    )
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, blank=True, related_name="subject_of")
    document = models.ForeignKey(
        Source,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subject_of",
        verbose_name="document",
    )

    class Meta:
        verbose_name = "subject of a statement"
        verbose_name_plural = "subjects of statements"
        ordering = ["pk"]
        constraints = [
            exactly_one(
                SUBJECTS,
                name="exactly_one",
                message=(
                    "Choose exactly one: a group, a kind, an organisation, a person, a theme, an area or a document."
                ),
            ),
            *[
                models.UniqueConstraint(
                    fields=["statement", subject],
                    condition=Q(**{f"{subject}__isnull": False}),
                    name=f"{PREFIX}{subject}_once",
                    violation_error_message=f"The statement is tied to this {subject} already.",
                )
                for subject in SUBJECTS
            ],
        ]

    def __str__(self) -> str:
        return f"{self.statement.key}: {self.subject}"

    @property
    def subject(self) -> Record:
        """The one thing that this row points at."""
        return next(getattr(self, name) for name in SUBJECTS if getattr(self, f"{name}_id"))
