"""Changes to requests that are more than the saving of one form: one file to a subject, each with who and why."""

from foi.actions.looking import look_at_restricted

__all__ = ["look_at_restricted"]
