"""The entries on the page of a group: what was so of it for a time, who sits, and what sources say."""

from groups.admin.base import EntryInline
from groups.models import (
    FormerKey,
    GroupArea,
    GroupDocument,
    GroupKindPeriod,
    GroupName,
    GroupOrganisation,
    GroupPayment,
    GroupRelation,
    GroupStatus,
    GroupTheme,
    Role,
    StatementSubject,
)

DATES = ("start", "end", "observed")
BEHIND = ("statement", "note")


class Names(EntryInline):
    """Names over time, as printed."""

    model = GroupName
    verbose_name_plural = "names"
    extra_when_adding = 1
    fields = (("text", "kind"), DATES, *BEHIND)


class Kinds(EntryInline):
    """What sort of body it was."""

    model = GroupKindPeriod
    verbose_name = "kind"
    verbose_name_plural = "kinds over time"
    extra_when_adding = 1
    fields = ("kind", DATES, *BEHIND)


class Statuses(EntryInline):
    """What is known of its existence."""

    model = GroupStatus
    verbose_name = "status"
    verbose_name_plural = "status over time"
    extra_when_adding = 1
    fields = (("status", "reason"), DATES, *BEHIND)


class Areas(EntryInline):
    """Where it advises."""

    model = GroupArea
    verbose_name = "area"
    verbose_name_plural = "areas"
    extra_when_adding = 1
    fields = ("area", DATES, *BEHIND)


class Themes(EntryInline):
    """On what it advises."""

    model = GroupTheme
    verbose_name = "theme"
    verbose_name_plural = "themes"
    fields = ("theme", DATES, *BEHIND)


class Organisations(EntryInline):
    """Who leads, runs, supports or funds it."""

    model = GroupOrganisation
    verbose_name = "organisation"
    verbose_name_plural = "organisations behind it"
    fields = (("organisation", "part"), DATES, *BEHIND)


class Payments(EntryInline):
    """What advisers are given."""

    model = GroupPayment
    verbose_name = "answer"
    verbose_name_plural = "pay, expenses and access costs"
    fields = (("payment", "answer"), DATES, *BEHIND)


class Roles(EntryInline):
    """Who sits, and who deals with it; the rest of a role is on its own page."""

    model = Role
    verbose_name_plural = "people and vacant places"
    show_change_link = True
    fields = (
        ("role_type", "person"),
        ("title", "on_behalf_of"),
        DATES,
        ("audience", "withholding_reason"),
        *BEHIND,
    )


class RelationsFrom(EntryInline):
    """Read "this group … the other"."""

    model = GroupRelation
    fk_name = "first"
    verbose_name = "related group"
    verbose_name_plural = "related groups"
    fields = (("kind", "second"), DATES, *BEHIND)


class RelationsTo(EntryInline):
    """Read "the other … this group"."""

    model = GroupRelation
    fk_name = "second"
    verbose_name = "related group"
    verbose_name_plural = "groups that name this one as related"
    fields = (("first", "kind"), DATES, *BEHIND)


class Documents(EntryInline):
    """Its own documents."""

    model = GroupDocument
    verbose_name = "document"
    verbose_name_plural = "terms of reference and other documents"
    fields = (
        ("kind", "title", "version"),
        ("approved_on", "review_due"),
        ("source", "url"),
        ("audience", "withholding_reason"),
    )


class SaidOfIt(EntryInline):
    """Statements about it."""

    model = StatementSubject
    fk_name = "group"
    verbose_name = "statement"
    verbose_name_plural = "what sources say of it"
    fields = ("statement",)


class FormerKeys(EntryInline):
    """Addresses that still lead to it; made by giving the group another key."""

    model = FormerKey
    verbose_name_plural = "former web addresses"
    fields = ("key",)
    readonly_fields = ("key",)
    can_delete = False
    max_num = 0


GROUP_ENTRIES = [
    Names,
    Kinds,
    Statuses,
    Areas,
    Themes,
    Organisations,
    Payments,
    Roles,
    Documents,
    RelationsFrom,
    RelationsTo,
    SaidOfIt,
    FormerKeys,
]
