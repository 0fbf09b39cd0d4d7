"""No form of the staff screens hides a column of its record behind a field of its own."""

from django.contrib import admin

from groups.admin.base import RecordAdmin


def test_field_of_a_form_never_takes_the_name_of_a_column():
    shadowed = {
        f"{model._meta.label}.{name}"
        for model, screen in admin.site._registry.items()
        if isinstance(screen, RecordAdmin)
        for name in screen.form.declared_fields
        if name in {field.name for field in model._meta.get_fields()}
    }
    assert shadowed == set()
