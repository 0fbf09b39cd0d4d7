"""How an item ended, what was decided under it and what somebody is to do, as far as the minutes say so in words."""

import re
from dataclasses import dataclass

from groups.choices import RoleType
from iag_registry.lib.partial_dates import PartialDate
from meetings.choices import ItemOutcome, ItemType
from meetings.importing.blocks import Block
from meetings.importing.found import UNKNOWN, FoundAction
from meetings.importing.printed_dates import dates_in

TYPES: tuple[tuple[ItemType, str], ...] = (
    (ItemType.RESTRICTED, r"\b(restricted|exempt|confidential|closed session|part ii)\b"),
    (ItemType.ANY_OTHER_BUSINESS, r"\bany other (urgent )?business\b|\ba\.?o\.?b\.?\b"),
    (ItemType.NEXT_MEETING, r"\b(next|future) meetings?\b"),
    (ItemType.MATTERS_ARISING, r"^matters arising\b"),
    (ItemType.MINUTES_PREVIOUS, r"\bminutes\b"),
    (ItemType.MATTERS_ARISING, r"\bmatters arising\b"),
    (ItemType.ACTION_LOG, r"\baction (log|tracker|points|list)\b|\b(review of|outstanding) actions\b|^actions?$"),
    (ItemType.DECLARATIONS, r"\bdeclarations?\b|\bconflicts? of interest\b"),
    (ItemType.APOLOGIES, r"^apologies\b"),
    (ItemType.WELCOME, r"\bwelcome\b|^introductions?\b"),
    (ItemType.APOLOGIES, r"\bapologies\b"),
    (ItemType.PRESENTATION, r"\bpresentation\b"),
    (ItemType.REPORT, r"\breports?\b"),
    (ItemType.UPDATE, r"\bupdates?\b"),
)
FIRST_WORDS: tuple[tuple[ItemType, str], ...] = (
    (ItemType.PRESENTATION, r"\b(presentation|presented)\b"),
    (ItemType.UPDATE, r"\b(update|updated|progress)\b"),
    (ItemType.REPORT, r"\b(report|reported)\b"),
)
BODY = r"(?:the )?(?:board|committee|group|panel|forum|meeting|members|iag|partnership|chair|steering group)"
VERBS: tuple[tuple[ItemOutcome, str], ...] = (
    (ItemOutcome.RESOLVED, "resolved"),
    (ItemOutcome.APPROVED, "approved"),
    (ItemOutcome.AGREED, "agreed"),
    (ItemOutcome.DEFERRED, "deferred"),
    (ItemOutcome.REFERRED, "referred"),
    (ItemOutcome.DISCUSSED, "discussed"),
    (ItemOutcome.NOTED, "noted"),
)
_DECISION = re.compile(
    r"^(?:decisions?|decided|agreed|resolved|resolution)\s*\d*\s*(?::|\s[–-])\s*(?P<text>\S.*)$", re.I
)
_SOLEMN = re.compile(r"^(?:IT WAS )?(?:RESOLVED|AGREED|DECIDED)\b[^a-z]*\b(?:that|to)?\b.*$")
_ACTION = re.compile(
    r"^actions?(?: points?)?\s*(?P<number>(?:[A-Z]{0,3}\d[\w/.-]*))?\s*"
    r"(?:\((?P<owner>[^()]{1,80})\)|(?:for|by|on) (?P<other>[^:]{1,60}))?\s*(?::|\s[–-])\s*(?P<text>\S.*)$",
    re.I,
)
_INSIDE = re.compile(r"\bACTION(?: POINT)?\s*(?P<number>\d[\w/.-]*)?\s*:\s*(?P<text>\S.*)$")
_OWNER = re.compile(
    r"^(?P<owner>(?:all|the|[A-Z][\w'’.&/-]*)(?:(?:\s+|\s*[,/&]\s*)(?:and|of|the|[A-Z][\w'’.&/-]*))*)\s+to\s+[a-z]"
)
_OWNER_AFTER = re.compile(r"\((?:owner:?\s*|lead:?\s*)?(?P<owner>[A-Z][\w'’.& /-]{1,60})\)\.?$")
_DUE = re.compile(r"\b(?:by|due|deadline|before|until|no later than)\b:?\s*(?P<rest>.{4,60})", re.I)
OWNER_ROLES = {
    "chair": RoleType.CHAIR,
    "chairman": RoleType.CHAIR,
    "chairperson": RoleType.CHAIR,
    "vice chair": RoleType.VICE_CHAIR,
    "secretary": RoleType.SECRETARIAT,
    "secretariat": RoleType.SECRETARIAT,
    "members": RoleType.MEMBER,
    "all members": RoleType.MEMBER,
    "all": RoleType.MEMBER,
    "police lead": RoleType.POLICE_LEAD,
}
COLUMNS: tuple[tuple[str, str], ...] = (
    ("action", r"^(agreed )?actions?( points?| required| agreed)?$|^what$|^task$"),
    ("owner", r"^(action )?owners?$|^leads?( officer)?$|^who\??$|^by whom\??$|^responsib|^person|^assigned"),
    ("due", r"^due|^deadline|^by when\??$|^when\??$|^(target |completion )?date$|^timescale"),
    ("number", r"^(no|ref|number|action no|action ref|#|item)\.?$"),
)


def type_of(title: str, first_words: str) -> ItemType:
    """What sort of business an item is, by its title, else by the first words of its text."""
    for item_type, pattern in TYPES:
        if re.search(pattern, title, re.I):
            return item_type
    for item_type, pattern in FIRST_WORDS:
        if re.search(pattern, first_words[:200], re.I):
            return item_type
    return ItemType.DISCUSSION


def outcome_of(text: str) -> ItemOutcome:
    """The strongest outcome that the text states of this item; wishes and denials are none."""
    for outcome, verb in VERBS:
        passive = rf"\b(?:was|were|been|is|are)\s+(?:\w+\s+and\s+)?{verb}\b"
        active = rf"\b{BODY}\s+(?:\w+\s+and\s+)?{verb}\b"
        solemn = rf"\b{verb.upper()}\b"
        if re.search(passive, text, re.I) or re.search(active, text, re.I) or re.search(solemn, text):
            return outcome
    return ItemOutcome.NONE_RECORDED


def decision_in(line: str) -> str:
    """The words of a line that states a decision under that name; empty for any other line."""
    if match := _DECISION.match(line):
        return match["text"]
    return line if _SOLEMN.match(line) else ""


def action_in(line: str, item: int) -> FoundAction | None:
    """The action that a line states under that name."""
    match = _ACTION.match(line)
    if match is None:
        return None
    return _action(match["text"], number=match["number"] or "", owner=match["owner"] or match["other"] or "", item=item)


def action_inside(line: str, item: int) -> FoundAction | None:
    """The action at the end of a line that says something else before."""
    match = _INSIDE.search(line)
    return _action(match["text"], number=match["number"] or "", item=item) if match and match.start() else None


def _action(text: str, *, number: str = "", owner: str = "", due: str = "", item: int = 0) -> FoundAction:
    text = text.strip()
    named = _OWNER.match(text) or _OWNER_AFTER.search(text)
    owner = (owner or (named["owner"] if named else "")).strip()
    return FoundAction(
        text=text,
        number=number.strip(" .:")[:20],
        owner=owner[:200],
        owner_role=str(OWNER_ROLES.get(re.sub(r"^the ", "", owner.lower()), "")),
        due=_due(due) if due else _due_in(text),
        item=item,
    )


def _due_in(text: str) -> PartialDate:
    return next((due for match in _DUE.finditer(text) if (due := _due(match["rest"]))), UNKNOWN)


def _due(text: str) -> PartialDate:
    return next((found.date for found in dates_in(text)), UNKNOWN)


@dataclass(frozen=True)
class ActionTable:
    """A table of actions: what it says, and whether it says more than that."""

    actions: tuple[FoundAction, ...]
    says_more: bool


def actions_of_table(block: Block, item: int) -> ActionTable | None:
    """The actions of a table whose first row names columns for what is to be done and for who or when."""
    if len(block.cells) < 2:
        return None
    columns: dict[str, int] = {}
    head = [cell.strip().rstrip(":").lower() for cell in block.cells[0]]
    for place, cell in enumerate(head):
        for name, pattern in COLUMNS:
            if name not in columns and re.search(pattern, cell):
                columns[name] = place
                break
    if "action" not in columns or not {"owner", "due"}.intersection(columns):
        return None
    rows = [dict(enumerate(row)) for row in block.cells[1:]]
    actions = tuple(
        _action(
            " ".join(text.split()),
            number=row.get(columns.get("number", -1), ""),
            owner=" ".join(row.get(columns.get("owner", -1), "").split()),
            due=row.get(columns.get("due", -1), ""),
            item=item,
        )
        for row in rows
        if (text := row.get(columns["action"], "")).strip()
    )
    return ActionTable(actions, says_more=len(columns) < len([cell for cell in head if cell]))
