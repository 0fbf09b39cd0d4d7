"""The properties of office files: who made them, for whom, from what, and what programs have added."""

from iag_registry.lib.hidden_data.paths import path_in
from iag_registry.lib.hidden_data.things import Hidden, Things
from iag_registry.lib.hidden_data.walking import Parts, values_of

WHERE = "in the properties of the file"
KINDS = {
    **dict.fromkeys(("creator", "lastModifiedBy", "initial-creator", "printed-by"), Hidden.AUTHOR),
    **dict.fromkeys(("Company", "Manager"), Hidden.COMPANY),
    **dict.fromkeys(
        ("description", "subject", "keywords", "keyword", "category", "contentStatus", "identifier"), Hidden.PROPERTY
    ),
}
"""Elements of the parts with properties, in all formats. Title, language, dates and the program's name are let be."""


def note_properties(parts: Parts, name: str, things: Things) -> None:
    """What one part with properties says."""
    for element, words, attributes in values_of(parts, name):
        if element in KINDS and words:
            things.add(KINDS[element], WHERE, words=words)
        elif element == "user-defined" and words:
            things.add(Hidden.CUSTOM, WHERE, words=attributes.get("name", ""))
        elif path := path_in(words) or path_in(attributes.get("href", "")):
            things.add(Hidden.PATH, WHERE, words=path)


def note_custom_properties(parts: Parts, name: str, things: Things) -> None:
    """Properties that a program or an organisation has added to a Word, Excel or PowerPoint file."""
    for element, _, attributes in values_of(parts, name):
        if element == "property":
            things.add(Hidden.CUSTOM, WHERE, words=attributes.get("name", ""))


def note_custom_record(parts: Parts, name: str, things: Things) -> None:
    """A record that a program keeps inside the file; the empty list of books that Word adds by itself is none."""
    found = values_of(parts, name)
    root = found[-1][0] if found else ""
    if len(found) > 1 or (root and root != "Sources"):
        things.add(Hidden.CUSTOM, "in the data of programs", words=root)
