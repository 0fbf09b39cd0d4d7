"""Lists of names as minutes print them: who, in what role, for which organisation, in what capacity."""

import re
from collections.abc import Set as AbstractSet
from dataclasses import replace

from meetings.choices import Capacity
from meetings.importing.blocks import GAP, collapse
from meetings.importing.found import FoundAttendee
from meetings.importing.printed_words import LOOSE_ENDS, ORGANISATION_WORDS, PARTICLES, RANKS, ROLE_WORDS, TITLES

HEADINGS: tuple[tuple[Capacity, str], ...] = (
    (Capacity.APOLOGIES, r"apologies(?: for absence)?(?: received)?(?: from| were received from)?"),
    (Capacity.ABSENT, r"absent|not present|did not attend|members absent"),
    (Capacity.OBSERVER, r"observers?|observing"),
    (Capacity.GUEST, r"guests?|visitors?|invited guests?"),
    (Capacity.IN_ATTENDANCE, r"(?:also |officials |officers |staff )?in attendance|also present"),
    (Capacity.PRESENT, r"(?:members |those )?present|(?:list of )?attendees|attended(?: by)?|members in attendance"),
    (Capacity.UNSPECIFIED, r"attendance(?: list)?|members(?:hip)?|participants|invited|circulation"),
)
_HEADING = [
    (capacity, re.compile(rf"^(?:{words})\s*(?::\s*|[–-]\s+|$)(?P<rest>.*)$", re.I)) for capacity, words in HEADINGS
]
_WORD = re.compile(r"^(?:[A-ZÀ-ÖØ-Þ][\w'’./-]*|[A-Z]\.?)$")
_BULLET = re.compile(r"^(?:[•·▪◦‣●○*\u2013-]\s+|\d{1,2}[.)]\s+)")
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_PARTS = re.compile(rf"\s*[,;]\s*|\s+[–—-]\s+|\s*{GAP}+\s*|\s*\|\s*|\s*:\s+")
_USUAL = re.compile(
    r"^(welcome|introductions?|apologies|declarations? of interest|minutes of|matters arising|action log|"
    r"any other business|aob|date of (the )?next meeting|next meeting)\b",
    re.I,
)
_APOLOGIES = re.compile(
    r"apologies(?: for absence)?(?: (?:were|was|have been|had been))?(?: (?:received|given|sent|noted))? (?:from|by) "
    r"(?P<names>[^.]+(?:\b[A-Z]\.[^.]+)*)",
    re.I,
)
_BETWEEN = re.compile(r"[();,]|\band\s(?=[A-Z])")
_ACRONYM = re.compile(r"^[A-Z][A-Z&]{1,9}$")


def heading_of(line: str) -> tuple[Capacity, str, str] | None:
    """The capacity that a heading names, the heading, and what follows it on the line: "Present: A, B"."""
    text = collapse(line.replace(GAP, " "))
    for capacity, pattern in _HEADING:
        if (match := pattern.match(text)) and (match["rest"] == "" or ":" in text or len(match["rest"]) > 3):
            heading = text[: match.start("rest")].rstrip(" :–-")
            return capacity, heading, match["rest"].strip()
    return None


def is_usual_title(line: str) -> bool:
    """True for the title of an item that most meetings have."""
    bare = line.rstrip(":")
    return len(bare) < 60 and bool(_USUAL.match(bare)) and ":" not in bare and not bare.endswith(".")


def apologies_in(text: str) -> str:
    """The names in a sentence such as "Apologies were received from A and B."; empty where there is none."""
    match = _APOLOGIES.search(text)
    return match["names"].strip() if match else ""


def is_name(text: str) -> bool:
    """True for two to six words that begin with capitals and are no organisation."""
    words = text.replace(GAP, " ").split()
    if not 2 <= len(words) <= 6 or any(character.isdigit() for character in text) or text.endswith((":", ".", "?")):
        return False
    if words[-1].lower() in ORGANISATION_WORDS | ROLE_WORDS or words[0].lower() in {"the", "minutes"}:
        return False
    return all(_WORD.match(word) or word.lower() in PARTICLES for word in words) and not text.isupper()


def is_name_line(line: str) -> bool:
    """True for a line that begins with a name."""
    bare = _BRACKETS.sub("", _BULLET.sub("", line)).strip()
    first = _PARTS.split(bare, maxsplit=1)[0].strip()
    return len(line) <= 250 and is_name(first)


def has_more_than_name(line: str) -> bool:
    """True where something is printed after the name."""
    return bool(_PARTS.search(line) or _BRACKETS.search(line))


def people_of(text: str, capacity: Capacity, known: AbstractSet[str]) -> list[FoundAttendee]:
    """The names of one line: one person, or several after a heading on the same line."""
    pieces = _pieces(text)
    named = [piece for piece in pieces if is_name_line(piece)]
    if ";" in text:
        parts = [part for part in text.split(";") if part.strip()]
        return [person for part in parts if (person := person_of(part, capacity, known))]
    if len(pieces) > 1 and len(named) == len(pieces) and not any(is_organisation(piece, known) for piece in pieces):
        return [person for piece in pieces if (person := person_of(piece, capacity, known))]
    person = person_of(text, capacity, known)
    return [person] if person else []


def _pieces(text: str) -> list[str]:
    """The parts between semicolons, "and" and commas that do not stand in brackets."""
    depth, start, found = 0, 0, []
    for match in _BETWEEN.finditer(text):
        if match[0] in "()":
            depth = max(0, depth + (1 if match[0] == "(" else -1))
        elif depth == 0:
            found.append(text[start : match.start()])
            start = match.end()
    return [piece for part in (*found, text[start:]) if (piece := collapse(part))]


def person_of(line: str, capacity: Capacity, known: AbstractSet[str]) -> FoundAttendee | None:
    """One person as printed: name first, then what is said of them; nothing for a line without words.

    `known` are the names of organisations that the register knows.
    """
    text = _BULLET.sub("", line).strip(f" ,;{GAP}")
    if not text or not any(character.isalpha() for character in text):
        return None
    in_brackets = [collapse(inner) for inner in _BRACKETS.findall(text)]
    bare = _BRACKETS.sub("", text)
    name, *said = [collapse(part) for part in _PARTS.split(bare) if collapse(part)] or [collapse(text)]
    initials = next((inner for inner in in_brackets if _are_initials(inner, name)), "")
    said += [inner for inner in in_brackets if inner and inner != initials]
    person = FoundAttendee(name=name[:200], capacity=capacity, initials=initials[:12])
    return with_roles(person, said, known)


def with_roles(person: FoundAttendee, said: list[str], known: AbstractSet[str]) -> FoundAttendee:
    """The person with what is printed after the name told apart: the last organisation, and the rest as role."""
    parts = [part for each in said for part in _parted(each, known)]
    organisation = next((part for part in reversed(parts) if is_organisation(part, known)), "")
    if organisation:
        last = len(parts) - 1 - parts[::-1].index(organisation)
        parts = parts[:last] + parts[last + 1 :]
    role = ", ".join(parts)
    is_chair = bool(
        re.search(r"(?<!vice )(?<!vice-)(?<!deputy )\bchair(?:man|woman|person)?$", role, re.I | re.M)
    ) or any(re.fullmatch(r"chair(?:man|woman|person)?", part, re.I) for part in parts)
    return replace(person, role=role[:300], organisation=organisation[:200], is_chair=is_chair)


def is_organisation(text: str, known: AbstractSet[str]) -> bool:
    """True for the name of an organisation of the register, an abbreviation, or words that name a body.

    Offices such as "Mayor of London" may stand in the register as organisations; after a name they say who someone is.
    """
    words = text.split()
    if not words or text in RANKS:
        return False
    if text in known:
        is_office = words[0].lower() in ROLE_WORDS and words[-1].lower() not in ORGANISATION_WORDS
        return not is_office
    if len(words) == 1 and _ACRONYM.match(text):
        return True
    if words[0].lower() in ROLE_WORDS or words[-1].lower() in ROLE_WORDS:
        return False
    return words[-1].lower() in ORGANISATION_WORDS or words[0].lower() in ORGANISATION_WORDS or words[0] == "NHS"


def _parted(said: str, known: AbstractSet[str]) -> list[str]:
    """ "Director MOPAC" in its two parts; anything else whole."""
    words = said.split()
    if is_organisation(said, known) or len(words) < 2 or words[0].lower() not in ROLE_WORDS:
        return [said]
    for place in range(1, len(words)):
        before, after = " ".join(words[:place]), " ".join(words[place:])
        ends_well = words[place - 1].lower() not in LOOSE_ENDS
        if ends_well and (after in known or (_ACRONYM.match(after) and after not in RANKS)):
            return [before, after]
    return [said]


def _are_initials(text: str, name: str) -> bool:
    letters = [word[0] for word in re.split(r"[\s-]+", name) if word and word not in TITLES]
    return (
        bool(re.fullmatch(r"[A-Z]{2,5}", text)) and text[0] == (letters[0] if letters else "") and text[-1] in letters
    )
