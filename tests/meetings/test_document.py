"""What a release holds: only what is public, with gaps where words are taken out (MIN-09, FOI-30 to FOI-32)."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from odfdo import Document

from groups.models import Organisation
from iag_registry.lib.odt import write_odt
from meetings.disclosure.document import MinutesDocument, PublishedItem
from meetings.disclosure.document_making import make_document
from meetings.disclosure.manuscript import read_manuscript
from meetings.disclosure.minutes_blocks import minutes_blocks
from meetings.disclosure.renditions import checksum, html_of, text_of
from meetings.models import Redaction
from tests.factories import make_attendance, make_organisation
from tests.meetings.making import make_action, make_decision
from tests.meetings.manuscripts import make_invented_minutes, make_redaction

pytestmark = pytest.mark.django_db

SECRETS = ["Jan", "Private", "Hidden Member", "Ned Invited", "ecret ", "Nora"]

TEXT = """\
Invented IAG minutes - 1 March 2022
===================================

Invented IAG


Key information
---------------

- Meeting date: 1 March 2022
- Place: Invented Hall
- How it was held: not stated by the source
- Open to the public: not stated by the source
- Approved: in writing: By email


Members and guests
------------------

Present

IC (Invented Council):

- Ada Public (AP), named as chair

1 name withheld besides.

1 of 2 named.

- 1 name withheld: personal information, s.40(2).


Interests declared
------------------

- Works for the council (stayed in the room)


1. Welcome
----------

1.1 Ada Public opened.

News

1.2

- [redacted: s.40(2)] spoke.
- All agreed.

Decisions

- To meet monthly.
- One decision is withheld: personal information, s.40(2).

Actions

- 2022/01: Write to the borough. (for: Secretariat, Invented Council; due April 2022)

Outcome: Noted


2. Restricted item
------------------

This item is withheld: law enforcement, s.31(1).


3. Any other business
---------------------

The minutes give this heading and no text.


Other actions
-------------

- This action is withheld: personal information, s.40(2).


Papers
------

- Paper 1: Report
- Paper 2: This paper is withheld: personal information, s.40(2).


Changes agreed at approval
--------------------------

- 1. Welcome: “weekly” became “monthly”


What is withheld
----------------

- s.40(2), personal information: 1 gap

Some words are taken out. Each gap shows the section of the Freedom of Information Act 2000 that it rests on.
"""


def document(**values):
    minutes = values.pop("minutes", None) or make_invented_minutes()
    return make_document(read_manuscript(minutes), is_draft=values.get("is_draft", False))


def test_text_says_what_is_public_and_what_is_withheld_and_why():
    assert text_of(document()) == TEXT


def test_names_are_grouped_by_whom_they_came_for_and_keep_their_capacity():
    minutes = make_invented_minutes()
    council = Organisation.objects.get(key="invented-council")
    for position, name, body, capacity in (
        (4, "Ben Public", None, "present"),
        (5, "Cal Public", council, "present"),
        (6, "Dee Public", council, "apologies"),
    ):
        printed = "IC" if body else ""
        make_attendance(
            meeting=minutes.meeting,
            position=position,
            name_as_printed=name,
            organisation=body,
            organisation_as_printed=printed,
            capacity=capacity,
        )
    made = document(minutes=minutes)
    assert [
        (group.capacity, [(each.label, [name.name for name in each.names]) for each in group.by_organisation])
        for group in made.names.by_capacity
    ] == [
        (
            "Present",
            [("IC (Invented Council)", ["Ada Public", "Cal Public"]), ("No organisation is named", ["Ben Public"])],
        ),
        ("Apologies", [("IC", ["Dee Public"])]),
    ]
    assert made.names.by_capacity[0].withheld == 1
    html = html_of(made)
    assert "IC (Invented Council)</a>" in html
    assert html.index("Ada Public") < html.index("Cal Public") < html.index("Ben Public")


def test_lists_tables_and_links_keep_their_form_in_text_and_odt():
    minutes = make_invented_minutes(created="2022-03-02")
    item = minutes.meeting.items.get(position=3)
    item.text = (
        '<p>See <a href="https://invented.example/plan">the plan</a>.</p>'
        '<ol start="3"><li>Third.</li><li>Fourth.</li></ol>'
        "<table><thead><tr><th>Year</th><th>Stops</th></tr></thead><tbody><tr><td>2021</td><td>12</td></tr></tbody></table>"
    )
    item.save()
    made = document(minutes=minutes)
    text = text_of(made)
    assert "3.1 See the plan (https://invented.example/plan).\n\n3.2\n\n3. Third.\n4. Fourth.\n\n" in text
    assert "3.3 Table\nYear | Stops\n2021 | 12\n" in text
    assert "- Written: 2 March 2022\n" in text
    odt = write_odt(minutes_blocks(made), title="Invented")
    body = Document(BytesIO(odt)).body
    assert [table.get_values() for table in body.tables] == [[["Year", "Stops"], ["2021", "12"]]]
    content = ZipFile(BytesIO(odt)).read("content.xml").decode()
    assert (
        '<text:list text:style-name="Numbers"><text:list-item text:start-value="3"><text:p text:style-name="Point">'
        'Third.</text:p></text:list-item><text:list-item><text:p text:style-name="Point">Fourth.</text:p>'
    ) in content


def test_html_has_numbered_paragraphs_with_addresses_and_gaps_that_are_announced():
    html = html_of(document())
    assert '<div class="register-paragraph" id="item-1-2">' in html
    assert '<span class="govuk-visually-hidden">Paragraph </span>1.2</a>' in html
    assert (
        '<ul><li><span class="register-gap">[redacted: s.40(2)<span class="govuk-visually-hidden">, personal '
        "information</span>]</span> spoke.</li><li>All agreed.</li></ul>"
    ) in html


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_withheld_is_anywhere_in_the_document(secret):
    made = document()
    for rendition in (json.dumps(made.as_data()), html_of(made), text_of(made)):
        assert secret not in rendition


def test_withheld_item_has_number_neutral_title_and_reason_only():
    assert document().items[1] == PublishedItem(
        anchor="item-2", number="2", title="Restricted item", withheld_for="law enforcement, s.31(1)"
    )


def test_restricted_decisions_and_actions_leave_no_hole_in_the_numbers():
    minutes = make_invented_minutes()
    first, second, _ = minutes.meeting.items.order_by("position")
    restricted = {"audience": "restricted", "withholding_reason": "s31_1"}
    make_decision(item=first, position=3, text="Secret.", **restricted)
    make_decision(item=first, position=4, text="To write.")
    make_action(meeting=minutes.meeting, item=first, position=3, text="Secret.", **restricted)
    make_action(meeting=minutes.meeting, item=second, position=4, text="Of an item that is withheld.")
    make_action(meeting=minutes.meeting, item=first, position=5, text="To write.")
    made = document(minutes=minutes)
    assert [each.anchor for each in made.items[0].decisions] == [
        "item-1-decision-1",
        "item-1-decision-2",
        "item-1-decision-3",
    ]
    assert [each.anchor for each in (*made.items[0].actions, *made.actions)] == ["action-1", "action-3", "action-2"]


def test_document_read_back_from_json_is_the_same():
    made = document()
    assert MinutesDocument.from_data(json.loads(json.dumps(made.as_data()))) == made


def test_document_of_an_unknown_form_is_refused():
    with pytest.raises(ValueError, match="Minutes of the form 99 cannot be read"):
        MinutesDocument.from_data({"form": 99})


def test_contents_lead_to_headings_that_are_there():
    made = document()
    html = html_of(made)
    assert [entry.text for entry in made.contents] == [
        "Members and guests",
        "Interests declared",
        "1. Welcome",
        "2. Restricted item",
        "3. Any other business",
        "Other actions",
        "Papers",
        "Changes agreed at approval",
        "What is withheld",
    ]
    assert [entry.url for entry in made.contents if f'id="{entry.url[1:]}"' not in html] == []


def test_draft_says_so_and_has_no_approval():
    made = document(is_draft=True)
    assert "Draft: not yet approved\n" in text_of(made)
    assert "Approved:" not in text_of(made)


def test_document_with_a_redaction_that_lost_its_place_is_refused():
    minutes = make_invented_minutes()
    item = minutes.meeting.items.get(position=1)
    item.text = "<p>Someone spoke.</p>"
    item.save()
    with pytest.raises(ValueError, match="not found again"):
        document(minutes=minutes)


def test_redaction_keeps_its_place_when_the_item_is_edited_before_it():
    minutes = make_invented_minutes()
    item = minutes.meeting.items.get(position=1)
    item.text = "<p>A new beginning, and a longer one.</p>" + item.text
    item.save()
    make_redaction(item, "All", "s41_1")
    assert "- [redacted: s.40(2)] spoke.\n- [redacted: s.41(1)] agreed." in text_of(document(minutes=minutes))
    assert Redaction.objects.count() == 2


def test_checksum_is_of_the_bytes():
    assert checksum("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


def test_organisation_that_is_printed_in_full_is_printed_once():
    minutes = make_invented_minutes()
    meeting = minutes.meeting
    meeting.attendances.all().delete()
    body = make_organisation(name="Invented Police Service", abbreviation="IPS")
    for name, printed in (("Ada Public", "Invented Police Service"), ("Ben Public", "IPS")):
        make_attendance(meeting=meeting, name_as_printed=name, organisation=body, organisation_as_printed=printed)
    made = document(minutes=minutes)
    labels = [each.label for group in made.names.by_capacity for each in group.by_organisation]
    assert labels == ["Invented Police Service"]
    assert "Invented Police Service</a>" in html_of(made)
    assert "Invented Police Service:\n" in text_of(made)
