"""A run of blocks as HTML."""

from iag_registry.lib.documents import Bullets, Grid, Heading, Paragraph
from iag_registry.lib.documents_html import html_of

BLOCKS = [
    Heading("Title", 1),
    Paragraph("One & <two>\nthree", lead=True),
    Bullets(("First", "<b>")),
    Grid("Caption", ["A", "B"], [["1", "&"]]),
]


def test_html_holds_every_block_and_escapes_what_is_in_it():
    *others, table = html_of(BLOCKS).split("\n")
    assert others == [
        "<h1>Title</h1>",
        '<p class="lead">One &amp; &lt;two&gt;<br>three</p>',
        "<ul><li>First</li><li>&lt;b&gt;</li></ul>",
    ]
    assert table == (
        '<table><caption>Caption</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead>'
        "<tbody><tr><td>1</td><td>&amp;</td></tr></tbody></table>"
    )


def test_title_can_be_a_heading_further_down():
    assert html_of([Heading("Title", 1), Heading("Part", 3)], first_level=2) == "<h2>Title</h2>\n<h4>Part</h4>"
