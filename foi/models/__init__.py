"""The records of requests: one main record to a file."""

from foi.models.information_request import InformationRequest
from foi.models.request_question import QuestionPart, RequestQuestion

__all__ = ["InformationRequest", "QuestionPart", "RequestQuestion"]
