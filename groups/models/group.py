from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from groups.choices import YesNoUnknown
from groups.models.record import Record
from groups.querysets import GroupQuerySet
from iag_registry.lib.audiences import Audience
from iag_registry.lib.constraints import known_choice

KEYS = "keys of groups"
"""The turn that everyone takes who gives a group a key: today's keys and former ones are in two tables."""


class AdvisoryGroup(Record):
    """One body of the register: an advisory group, or a forum, board or committee beside which it is read.

    What changes over time (names, kind, status, areas, themes, who runs it, who sits) is in dated rows of their own.
    """

    key = models.SlugField(
        "key",
        max_length=100,
        unique=True,
        help_text="Used in the address of the page, for example enfield-iag. Never used again for another group.",
    )
    name = models.CharField("display name", max_length=200, help_text="The name in tidy form: Enfield IAG")
    summary = models.TextField(
        blank=True,
        help_text="One or two plain sentences, only what the sources support.",
    )
    stands_for_several = models.BooleanField(
        "stands for several bodies",
        default=False,
        help_text=(
            "Tick it where the source speaks of many bodies without naming them; it is never counted as one group."
        ),
    )
    position = models.PositiveSmallIntegerField(
        "place in lists",
        default=0,
        help_text="The order in which the source prints the groups; 0 sorts by name.",
    )
    meeting_frequency = models.CharField(max_length=120, blank=True, help_text="For example: every two months")
    quorum = models.CharField(max_length=120, blank=True)
    open_to_public = models.CharField(
        "may the public attend",
        max_length=10,
        choices=YesNoUnknown.choices,
        default=YesNoUnknown.UNKNOWN,
    )
    contact_mailbox = models.EmailField(
        blank=True,
        help_text="A shared mailbox for the role, never a person's own address.",
    )
    exit_this_page = models.BooleanField(
        "show “Exit this page”",
        default=False,
        help_text=(
            "Tick it only where being seen to read about this group could put someone at risk, for example on domestic "
            "abuse. It is shown on its page, and on those of its meetings and minutes."
        ),
    )
    audience = models.CharField(
        max_length=20,
        choices=Audience.choices,
        default=Audience.STAFF,
        help_text="Staff while you prepare the record; a publisher makes it public.",
    )
    staff_note = models.TextField("note for staff", blank=True, help_text="Never shown to the public.")

    objects = GroupQuerySet.as_manager()

    # What it was on a day: filled by `objects.on(day)` and by nothing else.
    name_then: str
    kind_then: int | None
    status_then: str

    class Meta:
        verbose_name = "group"
        ordering = ["position", "name"]
        constraints = [
            known_choice("audience", Audience),
            known_choice("open_to_public", YesNoUnknown),
        ]
        permissions = [
            ("publish_records", "Can make records public and take them back"),
            ("view_restricted_records", "Can see restricted records"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("groups:group-detail", args=[self.key])

    def turns(self) -> Sequence[str]:
        has_key = AdvisoryGroup.objects.filter(pk=self.pk, key=self.key).exists()
        return [] if has_key else [KEYS]

    def refuse_beside_others(self) -> None:
        """A key that ever led to another group, also to one that is deleted, is not given out again (GRP-01)."""
        former = FormerKey.objects.filter(key=self.key).first()
        if former and self.pk and former.group_id == self.pk:
            raise ValidationError(
                {"key": f"“{self.key}” was a key of this group before. Change its key on the screen for that."}
            )
        kept = AdvisoryGroup.objects.values("uuid")
        deleted = AdvisoryGroup.history.filter(key=self.key).exclude(uuid=self.uuid).exclude(uuid__in=kept)
        if former or deleted.exists():
            raise ValidationError(
                {"key": f"“{self.key}” was the key of another group. Choose a different one: none is ever used again."}
            )


class FormerKey(Record):
    """One key that a group had before: its address still leads to the group (GRP-01)."""

    key = models.SlugField(max_length=100, unique=True)
    group = models.ForeignKey(AdvisoryGroup, on_delete=models.PROTECT, related_name="former_keys")

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key

    def turns(self) -> Sequence[str]:
        return [KEYS]

    def refuse_beside_others(self) -> None:
        """A key leads to one group, so none is a key of today and a former one at once (GRP-01)."""
        if AdvisoryGroup.objects.filter(key=self.key).exists():
            raise ValidationError({"key": f"“{self.key}” is the key of a group today. Choose another."})
