"""A model field for the text of minutes: what is stored is always of the allowed HTML (`iag_registry.lib.prose`)."""

from typing import Any

from django.db import models

from iag_registry.lib.prose import clean_prose
from iag_registry.lib.prose_widget import ProseFormField, ProseTextarea


class ProseField(models.TextField):
    """Text with headings, paragraphs, lists, tables and links; anything else is dropped before it is stored."""

    description = "Text of minutes (HTML of a closed set)"

    def to_python(self, value: Any) -> str:
        return clean_prose(super().to_python(value) or "")

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Leave on the instance what the row will hold."""
        value = clean_prose(getattr(model_instance, self.attname) or "")
        setattr(model_instance, self.attname, value)
        return value

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": ProseFormField, "widget": ProseTextarea, **kwargs})
