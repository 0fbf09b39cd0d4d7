"""The columns of the tables of sources, of what they say, and of where they disagree."""

from groups.choices import Aspect, Completeness, SourceKind, Standing
from groups.exports import key_of, page_column, texts
from iag_registry.lib.tables import Column, ColumnType, coded, partial_date_columns, worded_columns

SOURCE_COLUMNS = [
    Column("key", "Key", lambda row: key_of(row.link), "Names the document in addresses."),
    Column("title", "Title", lambda row: row.link.text, "As printed."),
    *worded_columns("kind", "Kind", lambda row: row.kind, "What sort of document it is.", SourceKind.choices),
    Column("held", "Held", lambda row: row.held, "False where other documents only mention it.", ColumnType.TRUTH),
    Column("reference", "Reference", lambda row: row.reference, "As printed."),
    Column("publisher", "Publisher", lambda row: row.publisher.text if row.publisher else "", "Who published it."),
    Column(
        "publisher_key",
        "Key of the publisher",
        lambda row: key_of(row.publisher),
        "The same body in the table of organisations.",
    ),
    Column("author", "Author", lambda row: row.author, "As printed."),
    *partial_date_columns("dated", "Dated", lambda row: row.dated, "Empty where no date is printed."),
    *partial_date_columns("published", "Published", lambda row: row.published, "Empty where that is not known."),
    Column("status_note", "What became of it", lambda row: row.status_note, "What it decides or asks for too."),
    Column("licence", "Licence", lambda row: row.licence, "Of the words that are quoted from it, as far as is known."),
    Column("sha256", "SHA-256", lambda row: row.sha256, "The checksum of the file whose lines are cited."),
    Column(
        "statements",
        "Statements",
        lambda row: row.statements,
        "How many statements of it the public may read.",
        ColumnType.NUMBER,
    ),
    page_column(lambda row: row.link.url),
]

STATEMENT_COLUMNS = [
    Column("key", "Key", lambda row: row.key, "A short name for citing it."),
    Column("source", "Source", lambda row: row.source.text, "The document that says it."),
    Column("source_key", "Key of the source", lambda row: key_of(row.source), "The table of sources has it."),
    Column("place", "Place", lambda row: row.locator, "The lines of the document where it stands."),
    Column("section", "Section", lambda row: row.section, "The section of the document, as printed."),
    *partial_date_columns("as_of", "As of", lambda row: row.as_of, "The date for which it was said."),
    Column(
        "standing",
        "Standing (code)",
        lambda row: row.standing,
        "How it is said: stated, inferred, denied …",
        codes=coded(Standing.choices),
    ),
    Column("standing_name", "Standing", lambda row: row.standing_label, "The same in words."),
    Column("aspect", "Aspect (code)", lambda row: row.aspect, "What it is about.", codes=coded(Aspect.choices)),
    Column("aspect_name", "Aspect", lambda row: row.aspect_label, "The same in words."),
    Column("summary", "Summary", lambda row: row.summary, "What it says, in the words of the register."),
    Column("quote", "Quotation", lambda row: row.quote, "What it says, in the words of the document."),
    Column("figure", "Figure", lambda row: row.figure, "The printed figure, with how it stands to the number."),
    Column("counted", "What is counted", lambda row: row.counted, "What the figure is a number of."),
    *worded_columns(
        "completeness",
        "Completeness",
        lambda row: row.completeness,
        "Whether a list is said to be whole.",
        Completeness.choices,
    ),
    Column(
        "preferred",
        "Preferred",
        lambda row: row.preferred,
        "True where sources disagree and the register holds to this one.",
        ColumnType.TRUTH,
    ),
    Column("note", "Note", lambda row: row.note, "What must be read with it."),
    Column("about", "About", lambda row: texts(row.subjects), "What it speaks of.", ColumnType.TEXTS),
    Column(
        "about_pages",
        "Pages of what it is about",
        lambda row: [link.url for link in row.subjects],
        "Their addresses on this site.",
        ColumnType.ADDRESSES,
    ),
    page_column(lambda row: row.url),
]

DISAGREEMENT_COLUMNS = [
    Column("key", "Key", lambda row: row.key, "A short name for citing it."),
    Column("title", "Title", lambda row: row.title, "What sources disagree on."),
    Column("explanation", "Explanation", lambda row: row.explanation, "What disagrees with what, in plain words."),
    Column("how_held", "How it is held", lambda row: row.how_held, "What the register does about it."),
    Column("settled", "Settled", lambda row: row.settled, "True where a person has settled it.", ColumnType.TRUTH),
    Column(
        "statements",
        "Statements",
        lambda row: [side.key for side in row.sides],
        "The keys of what each side says, as the table of statements has them on days on which it was said.",
        ColumnType.TEXTS,
    ),
    page_column(lambda row: row.url),
]
