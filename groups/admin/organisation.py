from django.contrib import admin

from groups.admin.base import EntryInline, RecordAdmin
from groups.admin.group_entries import BEHIND, DATES
from groups.models import Organisation, OrganisationName, OrganisationRelation, StatementSubject


class Names(EntryInline):
    """Names over time, as printed."""

    model = OrganisationName
    verbose_name_plural = "names as printed"
    fields = (("text", "kind"), DATES, *BEHIND)


class RelationsFrom(EntryInline):
    """Read "this organisation … the other"."""

    model = OrganisationRelation
    fk_name = "first"
    verbose_name = "related organisation"
    verbose_name_plural = "related organisations"
    fields = (("kind", "second"), DATES, *BEHIND)


class RelationsTo(EntryInline):
    """Read "the other … this organisation"."""

    model = OrganisationRelation
    fk_name = "second"
    verbose_name = "related organisation"
    verbose_name_plural = "organisations that name this one as related"
    fields = (("first", "kind"), DATES, *BEHIND)


class SaidOfIt(EntryInline):
    """Statements about the organisation."""

    model = StatementSubject
    fk_name = "organisation"
    verbose_name = "statement"
    verbose_name_plural = "what sources say of it"
    fields = ("statement",)


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    """Forces, commands, oversight bodies and community organisations."""

    list_display = ("name", "abbreviation", "kind", "audience")
    list_filter = ("kind", "audience")
    search_fields = ("name", "abbreviation", "key")
    search_fields_of_entries = ((OrganisationName, "organisation", "text"),)
    search_help_text = "A name or an abbreviation, also as printed anywhere."
    prepopulated_fields = {"key": ("name",)}
    inlines = [Names, RelationsFrom, RelationsTo, SaidOfIt]
    fields = (("name", "abbreviation"), "key", "kind", "description", "audience")
