"""The whole way of minutes in a browser: from a Word file to the published page and its PDF, by two people.

Everything in the file is invented, without a name that another test withholds. The editor imports, corrects, writes,
withholds and circulates; the publisher decides what is public, approves and publishes; a reader reads page and PDF.
"""

import re
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from meetings.models import Meeting
from tests.browser.looking import Looker
from tests.factories import make_group
from tests.meetings.importing.files import saved, word_part
from tests.meetings.staff import make_editor, make_publisher

GROUP = "group-for-light"
TITLE = "Minutes about the lights"
WITHHELD = "Ned Wickham of 14 Lamp Road"
DELETED = "gone for good"
MAILBOX = "lights@lamps.example"


def word_file() -> bytes:
    """Minutes as people write them: headings, names, a list, a table, an action, and a deletion that Word tracks."""
    document = Document()
    document.add_heading("Group for light, minutes of the meeting", 0)
    document.add_paragraph("Date: 3 May 2022")
    document.add_heading("Present", 1)
    document.add_paragraph("Ada Lampwright (Chair), Lamps Council")
    document.add_paragraph("Bo Candler, Trust for Lamps")
    document.add_heading("1. Street lighting", 1)
    paragraph = document.add_paragraph(f"{WITHHELD} said that the lights are out. ")
    paragraph._p.append(
        word_part(f'<w:del w:id="1" w:author="Ann"><w:r><w:delText>{DELETED}</w:delText></w:r></w:del>')
    )
    for text in ("the high street", "the station"):
        document.add_paragraph(text, style="List Bullet")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Street", "Lamps"), ("High Street", "12"))):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    document.add_paragraph("Action: Ada to write to the borough by 1 June 2022")
    document.add_heading("2. Any other business", 1)
    document.add_paragraph(f"Questions go to {MAILBOX}.")
    return saved(document)


class Person:
    """Someone at a browser of their own."""

    def __init__(self, browser: Browser, settings: Any, site: Any, account: Any = None) -> None:
        self.site = site
        self.context = browser.new_context(**settings, accept_downloads=True)
        if account:
            site.sign_in(self.context, account)
        self.page: Page = self.context.new_page()
        self.looker = Looker(self.page)

    def go(self, address: str) -> Page:
        self.page.goto(self.site.url + address)
        return self.page

    def press(self, button: str) -> None:
        """Press a button and see that the page after it says no problem."""
        self.page.get_by_role("button", name=button, exact=True).click()
        self.page.wait_for_load_state()
        problems = self.page.locator(".errornote, .errorlist, [role=alert]")
        assert [each.inner_text() for each in problems.all()] == []

    def step(self, meeting: Meeting, link: str) -> None:
        """Follow one of the steps that stand on the page of the meeting."""
        self.go(f"/admin/meetings/meeting/{meeting.pk}/change/")
        self.page.get_by_role("link", name=link, exact=True).click()
        self.page.wait_for_load_state()


@pytest.fixture
def people(site, browser, browser_context_args):
    make_group(key=GROUP, name="Group for light")
    accounts = {"editor": make_editor(), "publisher": make_publisher(), "reader": None}
    made = {name: Person(browser, browser_context_args, site, account) for name, account in accounts.items()}
    yield made
    for person in made.values():
        person.context.close()


def import_file(editor: Person) -> Meeting:
    """Choose the file, look at what was found, correct the title and an organisation, and save."""
    page = editor.go("/admin/import-minutes/")
    page.get_by_label("Group").fill(GROUP)
    file = {"name": "minutes.docx", "mimeType": "application/octet-stream", "buffer": word_file()}
    page.get_by_label("File").set_input_files([file])  # type: ignore[list-item]
    editor.press("Show what is in it")
    report = page.get_by_role("region", name="What was left out or changed")
    expect(report).to_contain_text(f"“{DELETED}”")
    page.get_by_label("Title", exact=False).first.fill(TITLE)
    page.locator("[name='attendees-1-organisation']").fill("Trust for Lamps and Lights")
    editor.press("Save as draft minutes")
    return Meeting.objects.get(title=TITLE)


def write_on(editor: Person, meeting: Meeting) -> None:
    """Add a sentence in the editor with the keyboard, the second word of it bold."""
    editor.step(meeting, "Write the minutes")
    box = editor.page.get_by_role("textbox", name="What was said").first
    expect(box.get_by_role("table")).to_be_visible()
    box.locator("p").first.click()
    editor.page.keyboard.press("End")
    editor.page.keyboard.type(" It was ")
    editor.page.keyboard.press("Control+b")
    editor.page.keyboard.type("agreed")
    editor.page.keyboard.press("Control+b")
    editor.page.keyboard.type(" to write.")
    editor.press("Save")


def withhold_words(editor: Person, meeting: Meeting) -> None:
    """Select the words with the mouse, choose the section, and say why."""
    editor.step(meeting, "Withhold words")
    page = editor.page
    section = page.locator(f"#item-{meeting.items.get(position=1).pk}")
    paragraph = section.locator("[data-start]").first
    paragraph.evaluate(
        """(element, length) => {
            const range = document.createRange();
            range.setStart(element.firstChild, 0);
            range.setEnd(element.firstChild, length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }""",
        len(WITHHELD),
    )
    expect(section.get_by_label("Words to withhold")).to_have_value(WITHHELD)
    form = section.locator("form").filter(has=page.get_by_label("Words to withhold"))
    form.get_by_label("Why it applies").fill("A private person at home.")
    form.get_by_role("button", name="Withhold these words").click()
    expect(page.get_by_text("1 place will be withheld when it is approved.")).to_be_visible()


def make_public(publisher: Person, meeting: Meeting) -> None:
    """Decide on the meeting, its items and decisions, the action, and one of the names."""
    page = publisher.go(f"/admin/meetings/meeting/{meeting.pk}/change/")
    page.locator("[name='audience']").select_option("public")
    page.get_by_label("Why are you making this change?").fill("It is announced.")
    publisher.press("Save")
    publisher.step(meeting, "Write the minutes")
    for audience in page.locator("select[name^='whole-'][name$='-audience']").all():
        audience.select_option("public")
    for reason in page.locator("select[name^='whole-'][name$='-withholding_reason']").all():
        reason.select_option("")
    publisher.press("Save")
    for screen, words in (("action", "write to the borough"), ("attendance", "Ada Lampwright")):
        publisher.go(f"/admin/meetings/{screen}/?q={words.replace(' ', '+')}")
        page.locator("tr").filter(has_text=words).filter(has_text=TITLE).get_by_role("checkbox").check()
        page.get_by_label("Action:").select_option("make_public")
        page.get_by_label("Why:").fill("A role in public.")
        publisher.press("Go")


def approve_and_publish(publisher: Person, meeting: Meeting) -> None:
    """Approve what the editor withheld, record the approval, and publish once what was found is dealt with."""
    page = publisher.page
    publisher.step(meeting, "Withhold words")
    publisher.press("Approve those that others decided")
    publisher.step(meeting, "Record the approval")
    page.get_by_label("Or by this written procedure").fill("Agreed by email")
    page.get_by_label("Approved on").fill("10/5/2022")
    publisher.press("Record the approval")
    publisher.step(meeting, "Publish the minutes")
    page.get_by_role("button", name="Publish the minutes").click()
    expect(page.get_by_role("alert").first).to_contain_text("Nothing was published")
    page.get_by_label(f"“{MAILBOX}” may be public because").fill("The mailbox of the group.")
    publisher.press("Publish the minutes")


def test_minutes_go_from_a_word_file_to_the_page_and_its_pdf(site, people):
    editor, publisher, reader = people["editor"], people["publisher"], people["reader"]
    meeting = import_file(editor)
    write_on(editor, meeting)
    withhold_words(editor, meeting)
    editor.step(meeting, "Circulate the draft")
    editor.press("Circulate the draft")
    make_public(publisher, meeting)
    approve_and_publish(publisher, meeting)

    page = reader.go(f"/groups/{GROUP}/meetings/{meeting.slug}/minutes/")
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    release = page.locator(".register-release")
    shown = " ".join(release.inner_text().split())
    expect(release).to_contain_text("said that the lights are out. It was agreed to write.")
    expect(release.locator("strong", has_text="agreed")).to_be_visible()
    expect(release.get_by_role("listitem").filter(has_text="the station")).to_be_visible()
    expect(release.get_by_role("cell", name="High Street")).to_be_visible()
    expect(release.locator(".register-gap")).to_have_text(re.compile(r"redacted.*s\.40\(2\)"))
    expect(release).to_contain_text("Ada to write to the borough")
    expect(release).to_contain_text("due 1 June 2022")
    expect(release).to_contain_text("Ada Lampwright")
    for hidden in (WITHHELD, "Ned", DELETED, "Bo Candler"):
        assert hidden not in shown
        assert hidden not in page.content()
    assert reader.looker.problems(name="minutes-from-word") == []

    with page.expect_download() as download:
        page.get_by_role("link", name="PDF").click()
    pdf = PdfReader(download.value.path())
    text = " ".join(" ".join(each.extract_text() for each in pdf.pages).split())
    assert pdf.root_object["/MarkInfo"] == {"/Marked": True}
    assert (pdf.root_object["/Lang"], pdf.metadata.title) == ("en-GB", TITLE)
    for words in ("said that the lights are out. It was agreed to write.", "s.40(2)", "Ada to write to the borough"):
        assert words in text
    assert [hidden for hidden in ("Ned", "Wickham", DELETED, "Candler") if hidden in text] == []
    assert [person.looker.complaints for person in people.values()] == [[], [], []]
