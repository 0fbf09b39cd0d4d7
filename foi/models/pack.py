from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from foi.choices import PackState
from foi.models.frozen_answer import FrozenAnswer
from foi.models.information_request import InformationRequest
from foi.models.request_question import RequestQuestion
from foi.models.written_once import WrittenOnce
from groups.models import Record
from iag_registry.lib.constraints import PREFIX, known_choice
from meetings.models import MinutesRelease

CHECKSUM = r"^[0-9a-f]{64}$"


class Pack(Record):
    """One reply to a request, from its first draft to its release by a second person; released, it never changes.

    The database refuses to change or delete a released pack, its files and all that belongs to it. A correction is
    another version beside it.
    """

    request = models.ForeignKey(InformationRequest, on_delete=models.PROTECT, related_name="packs")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=PackState.choices, default=PackState.DRAFT)
    corrects = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    reason = models.TextField("what it corrects, and why", blank=True, help_text="Shown to the public too.")
    note = models.TextField("what else the letter says", blank=True, help_text="Advice and help, for example (s.16).")
    time_note = models.TextField(
        "on the time that it took",
        blank=True,
        help_text="What the letter says where it is late, or the day of receipt is not recorded.",
    )
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="packs_drafted")
    drafted_at = models.DateTimeField(auto_now_add=True)
    handed_over_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="packs_handed_over"
    )
    handed_over_at = models.DateTimeField(null=True, blank=True)
    handed_over_sha256 = models.CharField("SHA-256 of what was handed over", max_length=64, blank=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="packs_released"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    dated = models.DateField("date of the letter", null=True, blank=True)
    archive_sha256 = models.CharField("SHA-256 of the archive", max_length=64, blank=True)

    class Meta:
        ordering = ["request", "version"]
        permissions = [("release_packs", "Can release a reply that someone else has drafted")]
        constraints = [
            known_choice("state", PackState),
            models.UniqueConstraint(
                fields=["request", "version"],
                name=f"{PREFIX}version_once",
                violation_error_message="This request has a reply of this version already.",
            ),
            models.UniqueConstraint(
                fields=["request"],
                condition=~Q(state="released"),
                name=f"{PREFIX}one_at_a_time",
                violation_error_message="A reply to this request is being drafted already.",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1),
                name=f"{PREFIX}version_from_one",
                violation_error_message="Versions are counted from 1.",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, reason="") | (Q(corrects__isnull=False) & Q(reason__regex=r"\S")),
                name=f"{PREFIX}correction_has_reason",
                violation_error_message="Say what the correction puts right, and why.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", handed_over_by=None, handed_over_at=None, handed_over_sha256="")
                | (
                    ~Q(state="draft")
                    & Q(handed_over_by__isnull=False, handed_over_at__isnull=False, handed_over_sha256__regex=CHECKSUM)
                ),
                name=f"{PREFIX}handed_over_whole",
                violation_error_message="Who handed a reply over, when, and what it was, belong together.",
            ),
            models.CheckConstraint(
                condition=(~Q(state="released") & Q(released_by=None, released_at=None, dated=None, archive_sha256=""))
                | Q(
                    state="released",
                    released_by__isnull=False,
                    released_at__isnull=False,
                    dated__isnull=False,
                    archive_sha256__regex=CHECKSUM,
                ),
                name=f"{PREFIX}released_whole",
                violation_error_message="A released reply has a releaser, a time, a date and a checksum.",
            ),
            models.CheckConstraint(
                condition=~Q(released_by=F("drafted_by")) & ~Q(released_by=F("handed_over_by")),
                name=f"{PREFIX}released_by_another",
                violation_error_message="Someone other than the drafter must release a reply.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request}, reply {self.version}"


class PackAnswer(Record):
    """One frozen answer that a reply gives, in its place among the others."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="answers")
    answer = models.ForeignKey(FrozenAnswer, on_delete=models.PROTECT, related_name="in_packs")
    opened_because = models.TextField(
        "why it may be given",
        blank=True,
        help_text="Needed where the answer holds what the register does not publish. For staff.",
    )

    class Meta:
        ordering = ["pack", "answer__question__number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "answer"],
                name=f"{PREFIX}once",
                violation_error_message="This answer is in the reply already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.answer}"


class PackMinutes(Record):
    """One published version of minutes that a reply gives in answer to a question, as it was published."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="minutes")
    question = models.ForeignKey(RequestQuestion, on_delete=models.PROTECT, related_name="in_packs")
    release = models.ForeignKey(MinutesRelease, on_delete=models.PROTECT, related_name="in_packs")

    class Meta:
        ordering = ["pack", "question__number", "pk"]
        verbose_name_plural = "pack minutes"
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "release"],
                name=f"{PREFIX}once",
                violation_error_message="These minutes are in the reply already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.release}"


class WrittenReply(Record):
    """What a reply says to one question in an officer's own words, beside the answers from the register."""

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="written")
    question = models.ForeignKey(RequestQuestion, on_delete=models.PROTECT, related_name="written_replies")
    text = models.TextField(help_text="Goes into the letter, and to the public with it.")

    class Meta:
        ordering = ["pack", "question__number"]
        verbose_name_plural = "written replies"
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "question"],
                name=f"{PREFIX}once",
                violation_error_message="This reply says something to this question already.",
            ),
            models.CheckConstraint(
                condition=Q(text__regex=r"\S"),
                name=f"{PREFIX}says_something",
                violation_error_message="Write what is said to the question.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question}, in words"


class PackFile(WrittenOnce):
    """One file of a released pack: its bytes as they left, and their checksum."""

    REFUSAL: ClassVar[str] = "A file of a released reply is never changed or deleted. Release a correction beside it."

    pack = models.ForeignKey(Pack, on_delete=models.PROTECT, related_name="files")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    about = models.CharField("what it is", max_length=300)
    size = models.PositiveIntegerField("bytes")
    sha256 = models.CharField("SHA-256", max_length=64)
    content = models.BinaryField()

    class Meta:
        ordering = ["pack", "position"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["pack", "name"],
                name=f"{PREFIX}name_once",
                violation_error_message="This reply has a file of this name already.",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=CHECKSUM),
                name=f"{PREFIX}has_checksum",
                violation_error_message="A file of a reply has a checksum.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pack}: {self.name}"
