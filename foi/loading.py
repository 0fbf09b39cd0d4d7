"""The tables of the fixtures whose records this app holds."""

from foi import models
from foi.references import normalise
from groups.loading import Table
from groups.loading.table import Data


def request_with(text: str) -> Data:
    """A request is referred to by its reference, in any of its forms."""
    return {"reference_key": normalise(text)}


REFERENCE_TABLES = [Table("exemption", models.Exemption, ("code",))]

TABLES = [
    Table(
        "request",
        models.InformationRequest,
        ("reference",),
        where=request_with,
        children=(
            Table(
                "questions",
                models.RequestQuestion,
                ("number",),
                "request",
                children=(Table("parts", models.QuestionPart, ("position",), "question", ordered=True),),
            ),
        ),
    ),
]
