"""The schedule of what a reply withholds: one line for each item and section, with the reasons (FOI-20)."""

from collections.abc import Iterator
from dataclasses import dataclass

from foi.choices import ExemptionKind, Prejudice
from foi.disclosure.reply_document import ReplyDocument, ReplyGround, ReplyWithheld
from foi.packing.packed_file import CSV, PackedFile
from iag_registry.lib import ods
from iag_registry.lib.tables import Column, write_csv

BASE = "exemptions-schedule"


@dataclass(frozen=True)
class _Line:
    """One item under one section."""

    item: ReplyWithheld
    ground: ReplyGround


COLUMNS = [
    Column("item", "Item", lambda row: row.item.number),
    Column("question", "Question", lambda row: row.item.question),
    Column("annex", "Annex", lambda row: row.item.annex or ""),
    Column("what", "What is withheld", lambda row: row.item.what),
    Column("section", "Section", lambda row: row.ground.label),
    Column("subject", "Subject of the section", lambda row: row.ground.title),
    Column("kind", "Kind", lambda row: str(ExemptionKind(row.ground.kind).label)),
    Column("why", "Why it applies", lambda row: row.ground.why),
    Column("harm", "How likely the harm is", lambda row: _level(row)),
    Column("for", "Public interest in disclosure", lambda row: row.ground.interest_for),
    Column("against", "Public interest in withholding", lambda row: row.ground.interest_against),
    Column("balance", "Balance", lambda row: row.ground.balance),
    Column("decision_expected", "Decision expected by", lambda row: row.ground.decision_expected),
    Column("estimate_hours", "Estimated hours", lambda row: row.ground.estimate_hours),
    Column("more", "What else is said", lambda row: row.ground.more),
]


def schedule(reply: ReplyDocument) -> Iterator[PackedFile]:
    """The schedule as CSV and as a spreadsheet; with its heads alone where nothing is withheld."""
    lines = [_Line(item, ground) for item in reply.withheld for ground in item.grounds]
    content = b"".join(write_csv(COLUMNS, lines, for_spreadsheets=True))
    yield PackedFile(f"{BASE}.csv", CSV, "What is withheld, and why: for spreadsheets", content, len(lines))
    rows = [[_plain(column.get(line)) for column in COLUMNS] for line in lines]
    sheet = ods.Sheet("What is withheld", [column.label for column in COLUMNS], rows)
    title = f"{reply.reference}: what is withheld, and why"
    yield PackedFile(f"{BASE}.ods", ods.MEDIA_TYPE, "The same as a spreadsheet", ods.write_ods([sheet], title=title))


def _level(line: _Line) -> str:
    words = str(Prejudice(line.ground.prejudice).label) if line.ground.prejudice else ""
    return words.replace("Disclosure", "To confirm or deny") if line.item.neither else words


def _plain(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)
