"""The staff screens of accounts: administrators make and close them and give them their roles."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db.models import QuerySet
from django.http import HttpRequest

from groups.admin.plain_lists import PlainLists
from groups.admin.problems import NamedProblems

User = get_user_model()
# Django's own screens of accounts let people be given single permissions; here a role gives them.
admin.site.unregister([User, Group])


class AccountForm(UserChangeForm):
    """An account; the password is shown only as something that can be set anew."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "password" in self.fields:
            # The page would describe the field by this text without giving the text an address.
            self.fields["password"].help_text = ""


class PasswordForm(AdminPasswordChangeForm):
    """A new password for someone's account."""

    # Django's own words hold a list, which may not stand in the paragraph that it puts them in.
    usable_password_help_text = "Disabled: nobody can sign in, and the password is lost."  # noqa: S105 - no password


@admin.register(User)
class AccountAdmin(NamedProblems, PlainLists, UserAdmin):
    """Accounts of staff; the roles decide what each may do, and nobody changes their own."""

    form = AccountForm
    change_password_form = PasswordForm
    list_display = ("username", "first_name", "last_name", "roles", "is_active", "last_login")
    list_filter = ("groups", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    filter_horizontal = ()
    actions = None
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Who it is", {"fields": ("first_name", "last_name", "email")}),
        ("What they may do", {"fields": ("is_active", "groups")}),
        ("When", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Without the accounts that may do everything, unless the reader's own is one."""
        accounts = super().get_queryset(request).prefetch_related("groups")
        return accounts if request.user.is_superuser else accounts.filter(is_superuser=False)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """False for everyone: an account is closed, and its name stands in the history."""
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Those who only read accounts are shown nothing of the password, not even its first letters when hashed."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return ((None, {"fields": ("username",)}), *fieldsets[1:])

    @admin.display(description="roles")
    def roles(self, account: Any) -> str:
        return ", ".join(group.name for group in account.groups.all())

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = super().get_readonly_fields(request, obj)
        return [*fields, "is_active", "groups"] if obj and obj.pk == request.user.pk else fields

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        kwargs["widget"] = forms.CheckboxSelectMultiple
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field is not None:
            field.help_text = "A person may have several roles."
        return field

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            field = self.formfield_for_manytomany(db_field, request, **kwargs)
            field.label = "Roles"
            return field
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Every account that is made here is an account of staff."""
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)
