from django.db import models
from django.db.models import Q
from django.urls import reverse

from groups.choices import SourceKind
from groups.models.organisation import Organisation
from groups.models.record import Record
from groups.querysets import AudienceQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import PREFIX, date_shape, known_choice
from iag_registry.lib.partial_date_field import PartialDateField


class Source(Record):
    """One document: held, so that statements cite it by line, or only mentioned by another and known no further."""

    key = models.SlugField("key", max_length=100, unique=True, help_text="Used in the address of the page.")
    title = models.CharField(max_length=300, help_text="As printed.")
    kind = models.CharField(max_length=20, choices=SourceKind.choices)
    held = models.BooleanField(default=False, help_text="Tick it when the register holds the document itself.")
    reference = models.CharField(max_length=100, blank=True, help_text="Its number or reference, as printed.")
    publisher = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="published_sources",
    )
    issued_by = models.CharField(
        "by",
        max_length=200,
        blank=True,
        help_text="The office that signs: Commissioner",
    )
    author = models.CharField(max_length=300, blank=True, help_text="The author as printed.")
    dated = PartialDateField("date of the document", help_text="Leave empty where none is printed.")
    published = PartialDateField("publication date")
    date_note = models.CharField(max_length=300, blank=True, help_text="What is and is not printed of its dates.")
    status_note = models.TextField(blank=True, help_text="What it decides, asks for, or has become of it.")
    archived_warning = models.TextField(
        blank=True,
        help_text="The warning that the document itself carries, as printed.",
    )
    licence = models.CharField(max_length=200, blank=True)
    url = models.URLField("web address", blank=True)
    file_name = models.CharField(max_length=200, blank=True, help_text="The file that line numbers refer to.")
    sha256 = models.CharField("SHA-256 of the file", max_length=64, blank=True)
    audience = models.CharField(max_length=20, choices=Audience.choices, default=Audience.STAFF)
    staff_note = models.TextField("note for staff", blank=True, help_text="Never shown to the public.")

    objects = AudienceQuerySet.as_manager()

    class Meta:
        ordering = ["-dated", "title"]
        constraints = [
            known_choice("kind", SourceKind),
            known_choice("audience", Audience),
            *date_shape("dated", "published"),
            models.CheckConstraint(
                condition=Q(held=False) | (~Q(file_name="") & ~Q(sha256="")),
                name=f"{PREFIX}held_has_file",
                violation_error_message="A document that is held needs its file name and its SHA-256.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("groups:source-detail", args=[self.key])
