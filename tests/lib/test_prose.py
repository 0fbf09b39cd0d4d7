"""The text of minutes: what is kept of any HTML, its plain text, and what stands where words are taken out (FOI-31)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iag_registry.lib.prose import Gap, Part, as_typed, clean_prose, cut, links, paragraph_places, parts, plain_text

PERSONAL = "personal information"

TAGS = [
    *(
        f"<{tag}>"
        for tag in ("p", "h1", "h5", "ul", "ol", "li", "table", "tr", "td", "caption", "blockquote", "b", "a")
    ),
    *(f"</{tag}>" for tag in ("p", "h1", "ul", "ol", "li", "table", "tr", "td", "caption", "blockquote", "b", "a")),
    *("<em>", "</em>", "<div>", "</div>"),
    *("<th>", "<thead>", "<tfoot>", "<br>", "<span>", "<pre>", "<script>", "</script>", "<svg>", "<math>", "<select>"),
    *("<dl>", "<dt>", "&nbsp;", "&lt;", "&#x200b;"),
]
SOUP = st.lists(
    st.one_of(
        st.text(max_size=12),
        st.sampled_from(TAGS),
        st.sampled_from(['<a href="https://example.org/?a=1&b=2">', '<ol start="4">', '<td colspan="2">', "\n\n"]),
    ),
    max_size=25,
).map("".join)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("One.\nTwo.\n\nThree <b>", "<p>One.<br>Two.</p>\n<p>Three &lt;b&gt;</p>"),
        ("loose<p>a  b</p> tail <b> c</b>", "<p>loose</p>\n<p>a b</p>\n<p>tail <strong>c</strong></p>"),
        ("<h1>T</h1><h2>U</h2><h6>V</h6>", "<h3>T</h3>\n<h3>U</h3>\n<h4>V</h4>"),
        ("<div>x<div>y</div>z</div>", "<p>x</p>\n<p>y</p>\n<p>z</p>"),
        ("<ul><li><p>a</p></li><li>b<ul><li>c</li></ul></li></ul>", "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>"),
        ("<ul>a<ul><li>b</li></ul></ul>", "<ul><li>a<ul><li>b</li></ul></li></ul>"),
        ("<li>alone</li><p>b</p>", "<p>alone</p>\n<p>b</p>"),
        (
            "<table><tr><th scope=row>a<td>b</table>",
            '<table><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>',
        ),
        ("<p>&nbsp;</p><p></p><ul><li></li></ul>", ""),
        ("<p><br>a<br>b<br></p>", "<p>a<br>b</p>"),
        ('<p style="color:red" onclick="x()">a<script>x()</script></p>', "<p>a</p>"),
        ('<p><a href="javascript:x()">a</a><a href="https://example.org">b</a></p>', None),
        ('<a href="https://example.org"><h2>a</h2></a>', '<h3><a href="https://example.org">a</a></h3>'),
        ("<p>a <i>b</i><em>c</em></p>", "<p>a <em>bc</em></p>"),
        ("  \r\n ", ""),
    ],
)
def test_clean_prose_keeps_what_minutes_may_hold(given, kept):
    assert clean_prose(given) == (kept if kept is not None else '<p>a<a href="https://example.org">b</a></p>')


@given(SOUP)
def test_clean_prose_applied_twice_changes_nothing(soup):
    once = clean_prose(soup)
    assert clean_prose(once) == once
    assert cut(once, []) == once


@given(st.lists(st.text(st.characters(categories=["L", "N", "P"]), min_size=1), min_size=1))
def test_clean_prose_loses_no_word_of_plain_text(words):
    blocks = [f"<p>{word.replace('&', '&amp;').replace('<', '&lt;')}</p>" for word in words]
    assert plain_text(clean_prose("".join(blocks))) == "\n".join(words)


def test_clean_prose_of_ten_thousand_nested_tags_keeps_the_words():
    assert clean_prose("<p>a</p>" + "<blockquote>" * 10_000 + "deep").endswith("deep</p>" + "</blockquote>" * 12)


def test_plain_text_has_a_line_for_each_leaf():
    html = "<h3>H</h3><ul><li>a</li><li>b<p>c</p></li></ul>"
    html += "<table><caption>K</caption><tr><td>1</td><td></td><td>2<br>3</td></tr></table>"
    assert plain_text(html) == "H\na\nb\nc\nK\n1\n2\n3"
    assert paragraph_places("<p>ab</p><p>c</p>") == [(0, 2), (3, 4)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p>One.</p>\n\nSecond.\n \nThird.", "<p>One.</p>\n<p>Second.</p>\n<p>Third.</p>"),
        ("A\n\nand <em>b</em>\n\nc<p>d</p>", "<p>A</p>\n<p>and <em>b</em></p>\n<p>c</p>\n<p>d</p>"),
        ("<p>one\n\nparagraph</p>", "<p>one paragraph</p>"),
        ("<ul><li>one\n\nentry</li></ul>", "<ul><li>one entry</li></ul>"),
        ("<div>from a\n\npage</div>x\n\ny", "<p>from a page</p>\n<p>x</p>\n<p>y</p>"),
    ],
)
def test_empty_line_parts_what_is_typed_between_blocks(typed, kept):
    assert clean_prose(typed) == kept


@pytest.mark.parametrize(
    ("html", "typed"),
    [
        ("<p>One.</p>\n<p>Two &amp;<br>three.</p>", "One.\n\nTwo &\nthree."),
        ("<p>&lt;p&gt; is a tag</p>", "<p>&lt;p&gt; is a tag</p>"),
        ("<p><em>a</em></p>", "<p><em>a</em></p>"),
        ("<h3>a</h3>", "<h3>a</h3>"),
        ("<ul><li>a</li></ul>", "<ul><li>a</li></ul>"),
        ("", ""),
    ],
)
def test_plain_paragraphs_are_typed_without_tags_and_anything_else_with_them(html, typed):
    assert as_typed(html) == typed


@given(SOUP)
def test_what_stands_in_the_box_is_the_same_text(soup):
    assert clean_prose(as_typed(clean_prose(soup))) == clean_prose(soup)


def test_links_are_found_with_their_words():
    html = '<p>See <a href="mailto:a@example.org">A <em>B</em></a>.</p><p><a href="/x/">C</a></p>'
    assert links(html) == [(4, 7, "mailto:a@example.org"), (9, 10, "/x/")]


def test_cut_takes_the_words_out_and_says_why():
    assert cut("<p>Said <em>Ann</em> Lee.</p>", [Gap(5, 12, "s.40(2)", PERSONAL)]) == (
        '<p>Said <span class="register-gap">[redacted: s.40(2)<span class="govuk-visually-hidden">, personal '
        "information</span>]</span>.</p>"
    )


def test_cut_joins_gaps_that_meet_and_names_each_section_once():
    gaps = [Gap(0, 3, "s.40(2)", PERSONAL), Gap(3, 5, "s.31(1)", "law enforcement"), Gap(4, 6, "s.40(2)", PERSONAL)]
    assert cut("<p>abcdefg</p>", gaps) == (
        '<p><span class="register-gap">[redacted: s.40(2), s.31(1)<span class="govuk-visually-hidden">, personal '
        "information, law enforcement</span>]</span>g</p>"
    )


def test_cut_of_a_word_of_a_link_takes_its_address_away_too():
    html = '<p><a href="mailto:ann.lee@example.org">Ask <strong>Ann</strong> here</a> <a href="/x/">x</a></p>'
    published = cut(html, [Gap(4, 7, "s.40(2)", PERSONAL)])
    assert "ann.lee" not in published
    assert '<a href="/x/">x</a>' in published


def test_cut_over_paragraphs_leaves_a_label_in_each():
    shown = parts("<p>one two</p><p>three</p><p>four</p>", [Gap(4, 14, "s.41(1)", "given in confidence")])
    said = '<span class="govuk-visually-hidden">, given in confidence</span>'
    gap = f'<span class="register-gap">[redacted: s.41(1){said}]</span>'
    assert shown == [
        Part("p", f"<p>one {gap}</p>", "one [redacted: s.41(1)]"),
        Part("p", f"<p>{gap}</p>", "[redacted: s.41(1)]"),
        Part("p", "<p>four</p>", "four"),
    ]


def test_parts_as_text_show_lists_and_tables():
    html = (
        '<ol start="3"><li>a</li><li>b<ul><li>c</li></ul></li></ol>'
        "<table><tr><th>x</th><td></td><td>z</td></tr></table>"
        "<blockquote><p>q</p></blockquote>"
    )
    assert [part.text for part in parts(html)] == ["3. a\n4. b\n   - c", "x |  | z", "  q"]


@given(SOUP, st.data())
def test_cut_never_shows_a_withheld_word(soup, data):
    html = clean_prose("<p>before MARKED after</p>" + soup)
    start = plain_text(html).index("MARKED")
    more = data.draw(st.integers(0, 20))
    assert "MARKED" not in cut(
        html, [Gap(start, start + 6, "s.42", "legal advice"), Gap(start + 3, start + 7 + more, "s.24", "x")]
    )
