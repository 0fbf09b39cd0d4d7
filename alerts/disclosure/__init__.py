"""The only way out of this app: the mails, made of what the apps below tell the public (DP-01)."""

from alerts.disclosure.letters import letter_of

__all__ = ["letter_of"]
