"""The only way out for requests and the replies to them: frozen views, for an audience."""

from foi.disclosure.requests import NOT_GIVEN, PartView, QuestionView, RequestView, requests_answered_by

__all__ = ["NOT_GIVEN", "PartView", "QuestionView", "RequestView", "requests_answered_by"]
