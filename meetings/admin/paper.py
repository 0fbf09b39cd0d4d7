from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import mark_safe

from groups.admin.base import RecordAdmin
from groups.admin.forms import RecordForm
from iag_registry.lib.strange_files.refusals import Refused
from meetings.models import Paper
from meetings.paper_files import PaperFacts, facts_of, hidden_in

KEPT = "The file is kept for staff only. It holds more than its pages show, and cannot be made public as it is."


class PaperForm(RecordForm):
    """A paper, whose file is looked at and looked through before it is kept."""

    facts: PaperFacts | None = None
    hidden = ""

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            data = file.read()
            file.seek(0)
            try:
                self.facts = facts_of(data)
                self.hidden = hidden_in(data, self.facts.media_type)
            except Refused as problem:
                raise ValidationError(str(problem)) from problem
        return file

    def _post_clean(self) -> None:
        """Give the paper what is known of its new file before its own rules are asked."""
        if self.facts:
            for name, value in vars(self.facts).items():
                setattr(self.instance, name, value)
            self.instance.is_looked_through, self.instance.hidden_data = True, self.hidden
        super()._post_clean()


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
                "fields": ("link", "file", "found_hidden", "media_type", "size", "sha256"),
                "description": (
                    "A link, or a file that the register keeps and gives out as it is. The file is looked through for "
                    "comments, tracked changes, hidden parts, names in its properties and the like: with any of these "
                    "it can be kept for staff, and cannot be public. What its pages show, you must read yourself."
                ),
            },
        ),
        ("Who may see it", {"fields": ("audience", "withholding_reason")}),
    )
    readonly_fields = ("kept_file", "found_hidden", "media_type", "size", "sha256")

    def get_fieldsets(self, request: HttpRequest, obj: Paper | None = None) -> Any:
        """For those who may only read, the file is named: as a field it would link to where nobody can fetch it."""
        fieldsets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj) or obj is None:
            return fieldsets
        return [
            (title, {**options, "fields": tuple("kept_file" if name == "file" else name for name in options["fields"])})
            for title, options in fieldsets
        ]

    @admin.display(description="File")
    def kept_file(self, paper: Paper) -> str:
        return PurePosixPath(paper.file.name or "").name

    @admin.display(description="Hidden data")
    def found_hidden(self, paper: Paper) -> str:
        """What was found in the file; that nothing was, and that nobody has looked, are two things."""
        if not paper.file:
            return ""
        if not paper.is_looked_through:
            return "Nobody has looked for any yet: that is done when the paper is made public."
        return (
            format_html_join(mark_safe("<br>"), "{}", ((line,) for line in paper.hidden_data.splitlines())) or "None."
        )

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "file":
            # The usual box links to the file where nobody can fetch it: it is given out through its own page alone.
            kwargs["widget"] = forms.FileInput
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if form.hidden:
            messages.warning(request, " ".join([KEPT, *form.hidden.splitlines()]))
