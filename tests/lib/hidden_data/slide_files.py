"""Invented PowerPoint files, written part by part, clean and with one thing hidden."""

from collections.abc import Iterator

from iag_registry.lib.hidden_data import Hidden
from tests.lib.hidden_data.office_files import PHOTO, override, relations
from tests.lib.hidden_data.seeds import PPTX, PROGRAMS, Found, Seed
from tests.meetings.importing.files import zipped

TYPE = "application/vnd.openxmlformats-officedocument.presentationml."
NAMES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
FILE, SLIDE, PEOPLE = "in the file", "on slide 2", "in the list of people"
BOX = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="t"{}/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{}" y="0"/>'
    '<a:ext cx="1000" cy="1000"/></a:xfrm></p:spPr><p:txBody><a:p><a:r><a:t>Words</a:t></a:r></a:p></p:txBody></p:sp>'
)


def slide(inner: str = "", attributes: str = "") -> str:
    return f"<p:sld {NAMES} {attributes}><p:cSld><p:spTree>{inner}</p:spTree></p:cSld></p:sld>"


def presentation(second: str = "", *, types: str = "", **parts: str | bytes) -> bytes:
    """Two slides, the first with words in a box."""
    listed = override("ppt/presentation.xml", f"{TYPE}presentation.main+xml") + "".join(
        override(f"ppt/slides/slide{number}.xml", f"{TYPE}slide+xml") for number in (1, 2)
    )
    return zipped(
        {
            "[Content_Types].xml": f"<Types>{listed}{types}</Types>",
            "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml", "Internal")),
            "ppt/presentation.xml": f'<p:presentation {NAMES}><p:sldIdLst><p:sldId id="256" r:id="rX0"/>'
            '<p:sldId id="257" r:id="rX1"/></p:sldIdLst><p:sldSz cx="9144000" cy="6858000"/></p:presentation>',
            "ppt/_rels/presentation.xml.rels": relations(
                ("slide", "slides/slide1.xml", "Internal"), ("slide", "slides/slide2.xml", "Internal")
            ),
            "ppt/slides/slide1.xml": slide(BOX.format("", 0)),
            "ppt/slides/slide2.xml": second or slide(),
            **parts,
        }
    )


def with_part(name: str, kind: str, content: str | bytes) -> bytes:
    return presentation(types=override(name, kind), **{name: content})


def notes(text: str) -> bytes:
    page = (
        f'<p:notes {NAMES}><p:cSld><p:spTree><p:sp><p:nvSpPr><p:nvPr><p:ph type="sldNum"/></p:nvPr></p:nvSpPr>'
        "<p:txBody>"
        '<a:p><a:fld type="slidenum"><a:t>2</a:t></a:fld></a:p></p:txBody></p:sp><p:sp><p:nvSpPr><p:nvPr>'
        f'<p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody>'
        "</p:sp></p:spTree></p:cSld></p:notes>"
    )
    name = "ppt/notesSlides/notesSlide1.xml"
    to_slide = relations(("slide", "../slides/slide2.xml", "Internal"))
    return presentation(
        types=override(name, f"{TYPE}notesSlide+xml"),
        **{name: page, "ppt/notesSlides/_rels/notesSlide1.xml.rels": to_slide},
    )


def slide_seeds() -> Iterator[Seed]:
    """Every PowerPoint file of the corpus."""
    hidden: dict[str, tuple[bytes, Found]] = {
        "hidden slide": (presentation(slide(attributes='show="0"')), (Hidden.HIDDEN_SLIDE, SLIDE, 1)),
        "notes": (notes("do not say this"), (Hidden.NOTES, "at slide 2", 1)),
        "comment": (
            with_part("ppt/comments/comment1.xml", f"{TYPE}comments+xml", f"<p:cmLst {NAMES}><p:cm/></p:cmLst>"),
            (Hidden.COMMENT, "beside the text", 1),
        ),
        "newer comment": (
            with_part(
                "ppt/comments/modernComment_1.xml",
                "application/vnd.ms-powerpoint.comments+xml",
                '<p188:cmLst xmlns:p188="x"><p188:cm/><p188:cm/></p188:cmLst>',
            ),
            (Hidden.COMMENT, "beside the text", 2),
        ),
        "writers of comments": (
            with_part(
                "ppt/commentAuthors.xml",
                f"{TYPE}commentAuthors+xml",
                f'<p:cmAuthorLst {NAMES}><p:cmAuthor name="Ann"/></p:cmAuthorLst>',
            ),
            (Hidden.AUTHOR, PEOPLE, 1),
        ),
        "writers of newer comments": (
            with_part(
                "ppt/authors.xml",
                "application/vnd.ms-powerpoint.authors+xml",
                '<p188:authorLst xmlns:p188="x"><p188:author name="Ann"/></p188:authorLst>',
            ),
            (Hidden.AUTHOR, PEOPLE, 1),
        ),
        "hidden shape": (presentation(slide(BOX.format(' hidden="1"', 0))), (Hidden.HIDDEN_OBJECT, SLIDE, 1)),
        "shape beside the slide": (presentation(slide(BOX.format("", 9144001))), (Hidden.OFF_PAGE, SLIDE, 1)),
        "shape before the slide": (presentation(slide(BOX.format("", -1001))), (Hidden.OFF_PAGE, SLIDE, 1)),
        "cut picture": (
            presentation(slide('<p:pic><p:blipFill><a:srcRect t="5000"/></p:blipFill></p:pic>')),
            (Hidden.CROPPED, SLIDE, 1),
        ),
        "photograph": (presentation(**{"ppt/media/image1.jpeg": PHOTO}), (Hidden.PICTURE_DATA, FILE, 1)),
        "spreadsheet inside": (
            presentation(**{"ppt/embeddings/a.xlsx": zipped({"a": "b"})}),
            (Hidden.EMBEDDED, FILE, 1),
        ),
        "tags": (
            with_part("ppt/tags/tag1.xml", f"{TYPE}tags+xml", f"<p:tagLst {NAMES}/>"),
            (Hidden.CUSTOM, PROGRAMS, 1),
        ),
        "record of changes": (
            with_part(
                "ppt/changesInfos/changesInfo1.xml",
                "application/vnd.ms-powerpoint.changesinfo+xml",
                "<pc:chgInfo xmlns:pc='x'/>",
            ),
            (Hidden.CHANGE, "in the record of changes", 1),
        ),
        "film elsewhere": (
            presentation(
                **{"ppt/slides/_rels/slide1.xml.rels": relations(("video", "https://x.example/a.mp4", "External"))}
            ),
            (Hidden.LINK, FILE, 1),
        ),
        "film on a drive": (
            presentation(**{"ppt/slides/_rels/slide1.xml.rels": relations(("video", "file:///D:\\a.mp4", "External"))}),
            (Hidden.PATH, "in a link or a template", 1),
        ),
    }
    for name, (data, found) in hidden.items():
        yield Seed(f"PowerPoint: {name}", PPTX, data, (found,))
    clean = {
        "plain": presentation(),
        "notes without words": notes(""),
        "shape half outside": presentation(slide(BOX.format("", -500))),
        "link to the web": presentation(
            **{"ppt/slides/_rels/slide1.xml.rels": relations(("hyperlink", "https://x.example/", "External"))}
        ),
        "shown slide": presentation(slide(attributes='show="1"')),
    }
    for name, data in clean.items():
        yield Seed(f"PowerPoint: {name}", PPTX, data)
