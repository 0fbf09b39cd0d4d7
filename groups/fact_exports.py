"""The columns of the tables of dated facts of groups, of their documents, and of ties between bodies."""

from groups.choices import DocumentKind, GroupStatusKind, PaymentKind, RelationKind, YesNoUnknown
from groups.exports import IDENTIFIER, OF_A_GROUP, key_of, period_columns, source_columns
from iag_registry.lib.tables import Column, coded, partial_date_columns, worded_columns

STATUS_COLUMNS = [
    *OF_A_GROUP,
    Column(
        "status",
        "Status (code)",
        lambda row: row.status.code,
        "What was known of its existence.",
        codes=coded(GroupStatusKind.choices),
    ),
    Column("status_name", "Status", lambda row: row.status.label, "The same in words."),
    *partial_date_columns(
        "as_of",
        "As of",
        lambda row: row.status.as_of,
        "When it was noted, or else the date of the statement behind it, or else its first day.",
    ),
    Column("reason", "Reason", lambda row: row.status.reason, "Empty where no source gives one."),
    *period_columns(lambda row: row.status.period),
    Column("note", "Note", lambda row: row.status.note, "What must be read with it."),
    *source_columns(lambda row: row.status.citation),
    IDENTIFIER,
]

PAYMENT_COLUMNS = [
    *OF_A_GROUP,
    *worded_columns(
        "payment",
        "What is given",
        lambda row: row.payment,
        "Three different questions: an answer to one says nothing of the others.",
        PaymentKind.choices,
    ),
    *worded_columns(
        "answer", "Answer", lambda row: row.answer, "Whether its advisers were given it.", YesNoUnknown.choices
    ),
    *period_columns(lambda row: row.fact.period),
    Column("note", "Note", lambda row: row.fact.note, "What must be read with it."),
    *source_columns(lambda row: row.fact.citation),
    IDENTIFIER,
]

DOCUMENT_COLUMNS = [
    *OF_A_GROUP,
    *worded_columns("kind", "Kind", lambda row: row.document.kind, "What it is for.", DocumentKind.choices),
    Column("title", "Title", lambda row: row.document.title, "As printed, or a plain description."),
    Column("version", "Version", lambda row: row.document.version, "As printed."),
    *partial_date_columns(
        "approved", "Approved", lambda row: row.document.approved_on, "Empty where no date of approval is known."
    ),
    *partial_date_columns(
        "review_due", "Review due", lambda row: row.document.review_due, "Empty where the document does not say."
    ),
    Column("address", "Address", lambda row: row.document.url, "Where it can be read, outside this site."),
    Column(
        "source",
        "Source",
        lambda row: row.document.source.text if row.document.source else "",
        "The document that it is, or that it stands in.",
    ),
    Column("source_key", "Key of the source", lambda row: key_of(row.document.source), "The table of sources has it."),
    IDENTIFIER,
]


def _relation_columns(of: str, words: str) -> list[Column]:
    """The columns of ties between two rows of one table; `of` is the word for such a row, `words` those for several."""
    listed = f"As the table of {words} has it, on days on which it does."
    return [
        Column(f"{of}_key", f"Key of the {of}", lambda row: key_of(row.first), listed),
        Column(of, of.capitalize(), lambda row: row.first.text, f"What the {of} is called today."),
        *worded_columns(
            "relation",
            "Relation",
            lambda row: row.kind,
            "How the one stands to the other; likeness of name is a relation too, and does not make them one.",
            RelationKind.choices,
        ),
        Column("other_key", "Key of the other", lambda row: key_of(row.second), listed),
        Column("other", f"Other {of}", lambda row: row.second.text, "What the other is called today."),
        *period_columns(lambda row: row.period),
        Column("note", "Note", lambda row: row.note, "What must be read with it."),
        *source_columns(lambda row: row.citation),
        IDENTIFIER,
    ]


RELATION_COLUMNS = _relation_columns("group", "groups")
ORGANISATION_RELATION_COLUMNS = _relation_columns("organisation", "organisations")
