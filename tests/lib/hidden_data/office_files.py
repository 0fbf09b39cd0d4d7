"""Invented Word, Excel and PowerPoint files, clean and with one thing hidden."""

from collections.abc import Iterator
from typing import Any

from docx import Document

from iag_registry.lib.hidden_data import Hidden
from tests.lib.hidden_data.pictures import GPS, exif, jpeg
from tests.lib.hidden_data.seeds import DOCX, PROGRAMS, PROPERTIES, Found, Seed
from tests.meetings.importing.files import parts_of, saved, word_part, zipped

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TEXT, BESIDE, AROUND = "in the text", "beside the text", "in the headers and footers"
PHOTO = jpeg(exif(GPS))


def relations(*rows: tuple[str, str, str]) -> str:
    """A part with relations: (type, target, mode)."""
    written = "".join(
        f'<Relationship Id="rX{place}" Type="{RELATIONS}/{kind}" Target="{target}" TargetMode="{mode}"/>'
        for place, (kind, target, mode) in enumerate(rows)
    )
    return f'<Relationships xmlns="{PACKAGE}">{written}</Relationships>'


def plain_document() -> Any:
    """A document that hides nothing: heading, text, list and table."""
    document = Document()
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    document.add_heading("Invented paper", 1)
    document.add_paragraph("Some words.")
    document.add_paragraph("One point", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "a"
    return document


def with_parts(data: bytes, types: str = "", **parts: str | bytes) -> bytes:
    """The file with more parts, and these overrides in the list of their types."""
    found = parts_of(data)
    listed = found["[Content_Types].xml"].decode().replace("</Types>", f"{types}</Types>")
    return zipped({**found, "[Content_Types].xml": listed, **parts})


def override(part: str, kind: str) -> str:
    return f'<Override PartName="/{part}" ContentType="{kind}"/>'


def word_with(*parts: str) -> bytes:
    """A Word file whose paragraph has these parts."""
    document = plain_document()
    paragraph = document.add_paragraph("Before ")
    for part in parts:
        paragraph._p.append(word_part(part))
    return saved(document)


def word_with_property(**values: str) -> bytes:
    document = plain_document()
    for name, value in values.items():
        setattr(document.core_properties, name, value)
    return saved(document)


def word_with_program_property(element: str, words: str) -> bytes:
    data = parts_of(saved(plain_document()))
    app = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    return zipped({**data, "docProps/app.xml": f"{app}<{element}>{words}</{element}></Properties>"})


def word_with_hidden_style(*, on: str = "", based_on: bool = False) -> bytes:
    document = plain_document()
    style = document.styles.add_style("Invented hidden", 1 if on == "paragraph" else 2)
    style.font.hidden = True
    if based_on:
        upper = document.styles.add_style("Invented upper", 2)
        upper.base_style = style
        style = upper
    if on == "paragraph":
        document.add_paragraph("secret words", style=style)
    else:
        document.add_paragraph("Before ").add_run("secret words", style=style)
    return saved(document)


def word_with_header(part: str) -> bytes:
    document = plain_document()
    document.sections[0].header.paragraphs[0]._p.append(word_part(part))
    return saved(document)


def word_with_comment() -> bytes:
    document = plain_document()
    document.add_comment(document.add_paragraph("Before").runs, text="Is this right?", author="")
    return saved(document)


INSERTED = '<w:ins w:id="1" w:author="Ann"><w:r><w:t>new</w:t></w:r></w:ins>'
DELETED = '<w:del w:id="1" w:author="Ann"><w:r><w:delText>gone</w:delText></w:r></w:del>'
MOVED = '<w:moveFrom w:id="1" w:author="Ann"><w:r><w:t>moved</w:t></w:r></w:moveFrom>'
FORMATTED = '<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author="Ann"><w:rPr/></w:rPrChange></w:rPr><w:t>bold</w:t></w:r>'
HIDDEN_RUN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"
SHOWN_RUN = '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r>'
ENTRY_RUN = "<w:r><w:rPr><w:vanish/></w:rPr><w:instrText> XE &quot;Lights&quot; </w:instrText></w:r>"
PICTURE = '<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p"{}/>{}</wp:inline></w:drawing></w:r>'
CROP = '<a:srcRect l="{}"/>'


def field(instruction: str) -> tuple[str, ...]:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>",
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "<w:r><w:t>shown</w:t></w:r>",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )


def word_with_relation(kind: str, target: str, mode: str = "External") -> bytes:
    return with_parts(saved(plain_document()), **{"word/_rels/footer9.xml.rels": relations((kind, target, mode))})


def word_with_setting(xml: str) -> bytes:
    data = parts_of(saved(plain_document()))
    settings = data["word/settings.xml"].decode().replace("</w:settings>", f"{xml}</w:settings>")
    return zipped({**data, "word/settings.xml": settings})


CUSTOM = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="x"><property pid="2" name="Case"><vt:lpwstr>7</vt:lpwstr>'
    "</property></Properties>"
)
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
PEOPLE = '<w15:people xmlns:w15="x"><w15:person w15:author="Ann"/></w15:people>'
FOOTNOTES = (
    '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:footnote w:id="2"><w:p>{}</w:p></w:footnote></w:footnotes>'
)


def word_seeds() -> Iterator[Seed]:
    """Every Word file of the corpus."""
    plain = saved(plain_document())
    hidden: dict[str, tuple[bytes, Found]] = {
        "author": (word_with_property(author="Ann Invented"), (Hidden.AUTHOR, PROPERTIES, 1)),
        "last changed by": (word_with_property(last_modified_by="Ann"), (Hidden.AUTHOR, PROPERTIES, 1)),
        "both": (word_with_property(author="Ann", last_modified_by="Bob"), (Hidden.AUTHOR, PROPERTIES, 2)),
        "remarks": (word_with_property(comments="not for them"), (Hidden.PROPERTY, PROPERTIES, 1)),
        "keywords": (word_with_property(keywords="secret"), (Hidden.PROPERTY, PROPERTIES, 1)),
        "subject": (word_with_property(subject="secret"), (Hidden.PROPERTY, PROPERTIES, 1)),
        "category": (word_with_property(category="secret"), (Hidden.PROPERTY, PROPERTIES, 1)),
        "status": (word_with_property(content_status="secret"), (Hidden.PROPERTY, PROPERTIES, 1)),
        "company": (word_with_program_property("Company", "Invented Ltd"), (Hidden.COMPANY, PROPERTIES, 1)),
        "manager": (word_with_program_property("Manager", "Ann"), (Hidden.COMPANY, PROPERTIES, 1)),
        "path of links": (
            word_with_program_property("HyperlinkBase", "\\\\server\\share\\ann"),
            (Hidden.PATH, PROPERTIES, 1),
        ),
        "custom property": (
            with_parts(
                plain,
                override("docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
                **{"docProps/custom.xml": CUSTOM},
            ),
            (Hidden.CUSTOM, PROPERTIES, 1),
        ),
        "record of a program": (
            with_parts(plain, **{"customXml/item1.xml": "<case><number>7</number></case>"}),
            (Hidden.CUSTOM, PROGRAMS, 1),
        ),
        "variable": (
            word_with_setting('<w:docVars><w:docVar w:name="Case" w:val="7"/></w:docVars>'),
            (Hidden.CUSTOM, PROGRAMS, 1),
        ),
        "addresses for letters": (
            word_with_setting('<w:mailMerge><w:connectString w:val="Provider=x"/></w:mailMerge>'),
            (Hidden.CONNECTION, "in the settings of mail merge", 1),
        ),
        "people": (
            with_parts(plain, override("word/people.xml", f"{WORD_TYPE}people+xml"), **{"word/people.xml": PEOPLE}),
            (Hidden.AUTHOR, "in the list of people", 1),
        ),
        "comment": (word_with_comment(), (Hidden.COMMENT, BESIDE, 1)),
        "insertion": (word_with(INSERTED), (Hidden.CHANGE, TEXT, 1)),
        "deletion": (word_with(DELETED), (Hidden.CHANGE, TEXT, 1)),
        "move": (word_with(MOVED), (Hidden.CHANGE, TEXT, 1)),
        "change of looks": (word_with(FORMATTED), (Hidden.CHANGE, TEXT, 1)),
        "three changes": (word_with(INSERTED, DELETED, MOVED), (Hidden.CHANGE, TEXT, 3)),
        "change in the header": (word_with_header(DELETED), (Hidden.CHANGE, AROUND, 1)),
        "hidden text": (word_with(HIDDEN_RUN), (Hidden.HIDDEN_TEXT, TEXT, 1)),
        "hidden text in two runs": (word_with(HIDDEN_RUN, HIDDEN_RUN), (Hidden.HIDDEN_TEXT, TEXT, 1)),
        "hidden by a style": (word_with_hidden_style(), (Hidden.HIDDEN_TEXT, TEXT, 1)),
        "hidden by a style of the paragraph": (word_with_hidden_style(on="paragraph"), (Hidden.HIDDEN_TEXT, TEXT, 1)),
        "hidden by an upper style": (word_with_hidden_style(based_on=True), (Hidden.HIDDEN_TEXT, TEXT, 1)),
        "hidden in the header": (word_with_header(HIDDEN_RUN), (Hidden.HIDDEN_TEXT, AROUND, 1)),
        "hidden in a footnote": (
            with_parts(
                plain,
                override("word/footnotes.xml", f"{WORD_TYPE}footnotes+xml"),
                **{"word/footnotes.xml": FOOTNOTES.format(HIDDEN_RUN)},
            ),
            (Hidden.HIDDEN_TEXT, "in the footnotes", 1),
        ),
        "hidden picture": (word_with(PICTURE.format(' hidden="1"', "")), (Hidden.HIDDEN_OBJECT, TEXT, 1)),
        "cut picture": (word_with(PICTURE.format("", CROP.format("12000"))), (Hidden.CROPPED, TEXT, 1)),
        "photograph": (with_parts(plain, **{"word/media/a.jpeg": PHOTO}), (Hidden.PICTURE_DATA, "in the file", 1)),
        "spreadsheet inside": (
            with_parts(plain, **{"word/embeddings/a.xlsx": zipped({"a": "b"})}),
            (Hidden.EMBEDDED, "in the file", 1),
        ),
        "object inside": (
            with_parts(plain, **{"word/embeddings/a.bin": b"\xd0\xcf\x11\xe0 invented"}),
            (Hidden.EMBEDDED, "in the file", 1),
        ),
        "archive as a picture": (
            with_parts(plain, **{"word/media/a.emf": zipped({"a": "b"})}),
            (Hidden.EMBEDDED, "in the file", 1),
        ),
        "document to fetch": (word_with_relation("aFChunk", "a.html", "Internal"), (Hidden.EMBEDDED, "in the file", 1)),
        "linked picture": (word_with_relation("image", "https://x.example/a.png"), (Hidden.LINK, "in the file", 1)),
        "template": (
            word_with_relation("attachedTemplate", "file:///C:\\Users\\ann\\Normal.dotm"),
            (Hidden.PATH, "in a link or a template", 1),
        ),
        "link to a drive": (
            word_with_relation("hyperlink", "file:///S:\\cases\\7.docx"),
            (Hidden.PATH, "in a link or a template", 1),
        ),
        "field that fetches": (word_with(*field("DDEAUTO excel x")), (Hidden.LINK, TEXT, 1)),
        "field with a path": (
            word_with(*field('INCLUDETEXT "C:\\\\Users\\\\ann\\\\a.docx"')),
            (Hidden.PATH, TEXT, 1),
        ),
    }
    for name, (data, found) in hidden.items():
        yield Seed(f"Word: {name}", DOCX, data, (found,))
    clean = {
        "plain": plain,
        "shown again": word_with(SHOWN_RUN),
        "entry of an index": word_with(ENTRY_RUN),
        "fields": word_with(*field("PAGE"), *field('HYPERLINK "https://x.example/"')),
        "whole picture": word_with(PICTURE.format(' descr="A map"', CROP.format("0"))),
        "picture": with_parts(plain, **{"word/media/a.jpeg": jpeg()}),
        "link to the web": word_with_relation("hyperlink", "https://x.example/"),
        "no books": with_parts(plain, **{"customXml/item1.xml": '<b:Sources xmlns:b="x" SelectedStyle="APA"/>'}),
        "title": word_with_property(title="Invented paper"),
    }
    for name, data in clean.items():
        yield Seed(f"Word: {name}", DOCX, data)
