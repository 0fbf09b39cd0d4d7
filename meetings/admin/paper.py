from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from groups.admin.base import RecordAdmin
from groups.admin.forms import RecordForm
from iag_registry.lib.strange_files.refusals import Refused
from meetings.models import Paper
from meetings.paper_files import PaperFacts, facts_of


class PaperForm(RecordForm):
    """A paper, whose file is looked at before it is kept."""

    facts: PaperFacts | None = None

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            try:
                self.facts = facts_of(file.read())
            except Refused as problem:
                raise ValidationError(str(problem)) from problem
            file.seek(0)
        return file


@admin.register(Paper)
class PaperAdmin(RecordAdmin):
    """Papers of meetings: files that the register keeps, and links to where they are published."""

    form = PaperForm
    list_display = ("title", "number", "meeting", "author", "media_type", "audience")
    list_filter = ("media_type", "audience")
    list_select_related = ("meeting",)
    search_fields = ("title", "number", "author", "meeting__title")
    fieldsets = (
        (None, {"fields": ("meeting", "item", ("position", "number"), "title", "author")}),
        (
            "Where it is",
            {
                "fields": ("link", "file", "media_type", "size", "sha256"),
                "description": (
                    "A link, or a file that the register keeps. Before you choose a file, make sure that it holds no "
                    "comments, tracked changes, hidden sheets or names that the public may not read: it is given out "
                    "as it is."
                ),
            },
        ),
        ("Who may see it", {"fields": ("audience", "withholding_reason")}),
    )
    readonly_fields = ("media_type", "size", "sha256")

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "file":
            # The usual box links to the file where nobody can fetch it: it is given out through its own page alone.
            kwargs["widget"] = forms.FileInput
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if form.facts:
            obj.media_type, obj.size, obj.sha256 = form.facts.media_type, form.facts.size, form.facts.sha256
        super().save_model(request, obj, form, change)
