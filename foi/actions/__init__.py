"""Changes that are more than the saving of one form: each is recorded with who made it and why."""

from foi.actions.looking import look_at_restricted

__all__ = ["look_at_restricted"]
