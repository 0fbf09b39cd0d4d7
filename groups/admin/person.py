from django.contrib import admin

from groups.admin.base import EntryInline, RecordAdmin
from groups.admin.filters import RecordListFilter
from groups.admin.group_entries import BEHIND, DATES
from groups.models import Agreement, Person, PersonMatch, PersonName, Role, StatementSubject


class Names(EntryInline):
    """Forms of the name, as printed."""

    model = PersonName
    verbose_name_plural = "names as printed"
    fields = (("text", "kind"), DATES, *BEHIND)


class Roles(EntryInline):
    """Where the person sits."""

    model = Role
    verbose_name_plural = "roles"
    show_change_link = True
    fields = (
        ("role_type", "group"),
        ("title", "on_behalf_of"),
        DATES,
        ("audience", "withholding_reason"),
        *BEHIND,
    )


class Agreements(EntryInline):
    """What the person signed, passed or attended."""

    model = Agreement
    verbose_name_plural = "agreements, vetting and training (never public)"
    fields = (("group", "kind", "level"), ("agreed_on", "review_on"))


class Matches(EntryInline):
    """Others who may be the same person."""

    model = PersonMatch
    fk_name = "first"
    verbose_name = "possible match"
    verbose_name_plural = "may be the same person as"
    fields = ("second", "confirmed", "note")


class SaidOfThem(EntryInline):
    """Statements about the person."""

    model = StatementSubject
    fk_name = "person"
    verbose_name = "statement"
    verbose_name_plural = "what sources say of them"
    fields = ("statement",)


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    """People, who are public only through a role or an attendance."""

    list_display = ("name", "key")
    search_fields = ("name", "key")
    search_fields_of_entries = ((PersonName, "person", "text"),)
    search_help_text = "A name, also as printed anywhere."
    prepopulated_fields = {"key": ("name",)}
    inlines = [Names, Roles, Agreements, Matches, SaidOfThem]
    fields = ("name", "key", "staff_note")


@admin.register(PersonMatch)
class PersonMatchAdmin(RecordAdmin):
    """Pairs of people who may be one."""

    list_display = ("first", "second", "confirmed")
    list_filter = ("confirmed",)
    list_select_related = ("first", "second")
    search_fields = ("first__name", "second__name", "note")
    fields = ("first", "second", "confirmed", "note")


@admin.register(Agreement)
class AgreementAdmin(RecordAdmin):
    """Agreements, vetting and training of people; never public."""

    list_display = ("person", "group", "kind", "level", "agreed_on", "review_on")
    list_filter = ("kind", ("group", RecordListFilter))
    list_select_related = ("person", "group")
    search_fields = ("person__name", "group__name", "level")
    fields = ("person", "group", "kind", "level", ("agreed_on", "review_on"))
