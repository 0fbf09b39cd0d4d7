"""What is wrong with a form that was not saved, as a list at its top: each problem with its place and a way to it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.text import capfirst


@dataclass(frozen=True)
class Problem:
    """One message, the section and box that it is about, and what to go to on the page."""

    place: str
    message: str
    target: str


class NamedProblems(admin.ModelAdmin):
    """A failed form says at its top what is wrong and where."""

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        context["problems"] = problems_of(context["adminform"], context["inline_admin_formsets"])
        context["errors"] = []  # Django's own line only says that there are some
        return super().render_change_form(request, context, *args, **kwargs)


def problems_of(adminform: Any, inlines: Any) -> list[Problem]:
    """Every problem of a page in the order of the page: of the record itself, then of its entries."""
    sections = {field: name for name, options in adminform.fieldsets for field in flatten(options["fields"])}
    told = list(_of_form(adminform.form, sections, ""))
    for inline in inlines:
        formset = inline.formset
        section = str(capfirst(inline.opts.verbose_name_plural))
        told += [Problem(section, message, f"{formset.prefix}-heading") for message in formset.non_form_errors()]
        for number, form in enumerate(formset.forms):
            entry = f"{section}, entry {number + 1}"
            told += _of_form(form, dict.fromkeys(form.fields, entry), f"{formset.prefix}-{number}", entry)
    return told


def _of_form(form: BaseForm, sections: dict[str, Any], target: str, place: str = "") -> Iterator[Problem]:
    for name, messages in form.errors.items():
        for message in messages:
            if name == NON_FIELD_ERRORS or form[name].is_hidden:
                yield Problem(place, str(message), target)
            else:
                label = str(form[name].label)
                section = sections.get(name)
                yield Problem(f"{section}, {label}" if section else label, str(message), form[name].id_for_label)
