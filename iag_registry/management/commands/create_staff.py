"""Make a staff account."""

import getpass
import secrets
import sys
from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction


class Command(BaseCommand):
    """Makes one staff account with one role; there is no default password."""

    help = (
        "Make a staff account. It asks for a password; --generate prints one instead, once. "
        "Roles are made by load_reference."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", nargs="?", help="name or email address to sign in with, for example a.smith")
        parser.add_argument("--role", help='role of the account, for example "Engagement editor"')
        parser.add_argument("--generate", action="store_true", help="generate the password and print it once")

    def handle(self, *, name: str | None, role: str | None, generate: bool, **options: Any) -> None:
        may_ask = sys.stdin.isatty()
        name = (name or (input("Name to sign in with: ") if may_ask else "")).strip()
        group = self.role(role or (input(f"Role ({self.known_roles()}): ") if may_ask else ""))
        user = User(username=name, email=name if "@" in name else "", is_staff=True)
        try:
            user.full_clean(exclude=["password"])
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error

        generated = generate or not may_ask
        password = secrets.token_urlsafe(18) if generated else self.ask_for_password(user)
        user.set_password(password)
        with transaction.atomic():
            user.save()
            user.groups.add(group)
        self.stdout.write(f"Made the account {user.username} with the role {group.name}.")
        if generated:
            self.stdout.write(f"Its password, which is shown this once: {password}")

    def known_roles(self) -> str:
        """The names of the roles, for a message to a person."""
        return ", ".join(Group.objects.order_by("name").values_list("name", flat=True)) or "none yet"

    def role(self, name: str) -> Group:
        """The role of this name, in any case; raises ``CommandError`` that lists the known ones."""
        group = Group.objects.filter(name__iexact=name.strip()).first()
        if group is not None:
            return group
        if not Group.objects.exists():
            raise CommandError("There are no roles yet. Run load_reference first, which makes them.")
        said = f"There is no role {name!r}" if name else "A staff account needs a role: give --role"
        raise CommandError(f"{said}. The roles are: {self.known_roles()}.")

    def ask_for_password(self, user: User) -> str:
        """A password typed twice the same and good enough; asks again until it is."""
        while True:
            password = getpass.getpass("Password: ")
            try:
                validate_password(password, user)
            except ValidationError as error:
                self.stderr.write("\n".join(error.messages))
                continue
            if getpass.getpass("The same password again: ") == password:
                return password
            self.stderr.write("The two were not the same.")
