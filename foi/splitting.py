"""A proposal of how the text of a request falls into numbered questions and parts; a person corrects it (FOI-40).

Pure: text in, text out. Nothing of the text is lost: what is no question is given too, in its place.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

NUMBERED = re.compile(r"^\s*(?:Q(?:uestion)?\s*)?(?:\(?([0-9]{1,2})[.):]|([0-9]{1,2})\s+[-–—])\s*(?=\S)", re.IGNORECASE)
"""The beginning of a numbered line: "1.", "2)", "(3)", "Q4:", "Question 5 - "."""
NAMED = re.compile(r"^\s*Q(?:uestion)?\s*([0-9]{1,2})\s*[.):–—-]*\s*(?=\S)", re.IGNORECASE)
"""The same with the word before it: "Q1 How many"."""
PART = re.compile(r"^\s*(?:\(?([a-z]|[ivx]{1,4})[.)]|[•*·–—-])\s+(?=\S)", re.IGNORECASE)
"""The beginning of a part: "a)", "(b)", "iv.", or a bullet."""
SENTENCE_END = re.compile(r"(?<=[?])\s+")
LIST_OF = re.compile(
    r"\b(?:for|on|about|of|by)\s+((?:(?!\b(?:for|on|about|of|by)\b)[^?.;:])*?\b(?:and|or)\b[^?.;:]*)", re.IGNORECASE
)
"""What may be a list of themes: "for hate crime, race, LGBT, women, and disability"."""
AROUND = re.compile(r"^(?:the|your|each|every)\s+|\s+(?:IAGs?|groups?|forums?|boards?)$", re.IGNORECASE)
"""Words around a theme that are not of it."""
BETWEEN = re.compile(r"\s*(?:,\s*(?:and|or)\s+|,\s*|\s+(?:and|or)\s+)", re.IGNORECASE)
LEAST_THEMES = 3
"""Two things joined by “and” are rarely two parts."""
LONGEST_LABEL = 200


@dataclass
class Question:
    """One proposed question: its words as they came, and what its parts ask."""

    text: str
    parts: list[str] = field(default_factory=list)


@dataclass
class Proposal:
    """The questions, and the rest of the text: what stands before, between and after them."""

    questions: list[Question] = field(default_factory=list)
    rest: list[str] = field(default_factory=list)


def propose(text: str) -> Proposal:
    """How a text may be split: by its numbers; else by its bullets; else by its question marks; else as one question.

    A question goes on over the lines that follow it until an empty line or the next number.
    """
    lines = text.splitlines()
    if any(_number(line) for line in lines):
        found = _by_beginnings(lines, _number)
    elif sum(bool(PART.match(line)) for line in lines) > 1:
        found = _by_beginnings(lines, PART.match)
    else:
        found = _by_question_marks(text)
    if not found.questions and text.strip():
        found = Proposal([Question(" ".join(text.split()))])
    for question in found.questions:
        question.parts = question.parts or parts_of(question.text)
    return found


def parts_of(question: str) -> list[str]:
    """What the parts of a question ask: one for each theme that it lists, else one for all of it."""
    for match in LIST_OF.finditer(question):
        themes = [AROUND.sub("", theme.strip()) for theme in BETWEEN.split(match[1]) if theme.strip()]
        if len(themes) >= LEAST_THEMES and all(len(theme.split()) <= 4 for theme in themes):
            asked = " ".join(question[: match.start()].split()).rstrip(",")
            return [_label(f"{theme}: {asked}") for theme in themes]
    return [_label(question)]


def _number(line: str) -> re.Match[str] | None:
    return NUMBERED.match(line) or NAMED.match(line)


def _by_beginnings(lines: list[str], begins: Callable[[str], re.Match[str] | None]) -> Proposal:
    found = Proposal()
    open_question: Question | None = None
    for line in lines:
        words = " ".join(line.split())
        if match := begins(line):
            open_question = Question(" ".join(line[match.end() :].split()))
            found.questions.append(open_question)
        elif not words:
            open_question = None
        elif open_question is None:
            found.rest.append(words)
        elif part := PART.match(line):
            open_question.parts.append(_label(line[part.end() :]))
            open_question.text += f"\n{words}"
        else:
            open_question.text += f" {words}"
    return found


def _by_question_marks(text: str) -> Proposal:
    found = Proposal()
    for paragraph in re.split(r"\n\s*\n", text):
        for sentence in SENTENCE_END.split(" ".join(paragraph.split())):
            if sentence.endswith("?"):
                found.questions.append(Question(sentence))
            elif sentence:
                found.rest.append(sentence)
    return found


def _label(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_LABEL else f"{words[: LONGEST_LABEL - 1].rstrip()}…"
