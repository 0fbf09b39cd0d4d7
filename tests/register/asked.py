"""The themes that the request of 2022 asked about, and the words that an answer cites."""

from typing import Any

THEMES = ["hate-crime", "race", "lgbt", "women", "disability"]


def quotes(answer: Any) -> dict[str, str]:
    """The words that an answer cites, by statement."""
    return {citation.statement: citation.quote for citation in answer.citations}
