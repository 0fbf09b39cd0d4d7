"""An invented register that grows evenly: with each step one more row of everything that any page shows."""

from typing import Any

from django.db.models import Model

from tests import factories as make
from tests.alerts.making import make_reader, make_subscription
from tests.factories.feedback import make_feedback
from tests.harness.world import kept_file
from tests.meetings.making import (
    make_action,
    make_action_update,
    make_format_request,
    make_joint_meeting,
    make_paper,
    make_redaction,
    make_release,
)

PAPER = "00000000-0000-4000-8000-000000000001"
"""The identifier of the paper whose file is asked for."""

HELD = {"held": True, "file_name": "invented.txt", "sha256": "0" * 64}
"""A document whose file the register has."""


class GrowingRegister:
    """One record of each sort that has a page, and as many rows around each as it was told to grow."""

    def __init__(self) -> None:
        self.steps = 0
        self.alert = make_subscription(uuid=PAPER, reader=make_reader("reader@invented.example", uuid=PAPER))
        self.kind = make.make_kind(code="iag_invented", is_advisory_group=True)
        self.unit = make.make_area(key="unit", kind="unit")
        self.area = make.make_area(key="area")
        self.theme = make.make_theme(key="theme")
        self.organisation = make.make_organisation(key="organisation", kind="force")
        self.source = make.make_source(key="source", **HELD, publisher=self.organisation)
        self.group = make.make_group(key="group", kind=self.kind)
        self.meeting = make.make_meeting(group=self.group, slug="meeting", date="2022-03-01")
        make.make_area_membership(area=self.area, unit=self.unit)
        self.minutes = make.make_minutes(meeting=self.meeting, source=self.source)
        make_paper(meeting=self.meeting, uuid=PAPER, file=kept_file("kept.txt"), media_type="text/plain", size=9)
        make_release(meeting=self.meeting)
        make_release(meeting=self.meeting, version=2, kind="correction", reason="Invented.")
        self.request = make.make_request(source=self.source)
        self.question = make.make_question(request=self.request, text="All alike")
        # Addresses in the log are filled as those of minutes are: with these words, and version 2.
        self.log_entry = make.make_log_entry(slug="meeting", request=make.make_request())
        for version in (1, 2):
            make.make_log_release(entry=self.log_entry, version=version)
        self.exemption = make.make_exemption(code="s40_2", section="40", subsection="(2)")
        self.reply = make.make_released_reply(request=self.request)
        self.draft = make.make_draft(
            request=self.request, version=2, release=self.minutes.releases.first(), asked="All alike"
        )
        self.given, self.given_minutes = self.draft.answers.get(), self.draft.minutes.get()
        self.withholding = self.draft.withholdings.get()
        self.part = make.make_question_part(question=self.question, theme=self.theme, outcome="refused")

    def record(self, model: type[Model]) -> Any:
        """The record of this sort that more and more is tied to, or the first that there is."""
        ours = [row for row in vars(self).values() if isinstance(row, model)]
        return ours[0] if ours else model._default_manager.order_by("pk").first()

    def grow(self, steps: int = 1) -> None:
        """Add one more row of everything, as often as asked."""
        for _ in range(steps):
            self.steps += 1
            statement = self._more_statements()
            self._more_reference_data(statement)
            self._more_facts(self.group, statement)
            self._more_groups(statement)
            self._more_meetings(statement)
            self._more_requests(statement)

    def _more_reference_data(self, statement: Any) -> None:
        make.make_kind(is_advisory_group=True)
        make.make_theme()
        make.make_area_membership(area=make.make_area(), unit=self.unit)
        body = make.make_organisation()
        make.make_organisation_name(organisation=self.organisation)
        make.make_organisation_relation(first=self.organisation, second=body, statement=statement)
        make.make_organisation_relation(first=make.make_organisation(), second=self.organisation)
        make.make_source(publisher=self.organisation, **HELD)
        make.make_user()
        make.make_bank_holiday()
        make.make_given_figures()

    def _more_statements(self) -> Any:
        about = [self.group, self.theme, self.area, self.organisation, self.kind, self.source]
        make.make_statement(source=self.source, about=about, standing="denied")
        other = make.make_statement(about=about)
        statement = make.make_statement(source=self.source, about=about)
        make.make_disagreement(statements=[statement, other])
        return statement

    def _more_facts(self, group: Any, statement: Any) -> None:
        """One more dated fact of each sort, resting on the statement."""
        of = {"group": group, "statement": statement, "start": f"2020-01-{self.steps:02}"}
        make.make_group_status(**of)
        make.make_group_name(**of)
        make.make_group_name(**of, kind="official", end="2021")
        make.make_group_area(**of, area=self.area)
        make.make_group_theme(**of, theme=self.theme)
        make.make_group_organisation(**of, organisation=self.organisation)
        make.make_group_payment(**of)
        make.make_group_document(group=group, source=self.source)
        person = make.make_person()
        make.make_person_name(person=person)
        make.make_person_match(first=person)
        make.make_agreement(person=person, group=group)
        make.make_confirmation(group=group)
        make.make_role(**of, person=person)
        make.make_role(**of, role_type="police_lead", on_behalf_of=self.organisation)
        make.make_role(**of, role_type="secretariat", person=None)
        make.make_role(**of, audience="staff", withholding_reason="s40_2")

    def _more_groups(self, statement: Any) -> None:
        group = make.make_group(kind=self.kind)
        self._more_facts(group, statement)
        make.make_group_relation(first=self.group, second=group, kind="possibly_same_as", statement=statement)
        make.make_group_relation(first=make.make_group(kind=self.kind), second=self.group)

    def _more_meetings(self, statement: Any) -> None:
        meeting = make.make_meeting(group=self.group, date="2022-02-01", statement=statement)
        make.make_meeting(group=None, statement=statement)
        make.make_minutes(meeting=meeting, source=self.source)
        make_release(meeting=meeting)
        make_joint_meeting(meeting=meeting)
        postponed = make.make_meeting(group=self.group, date="2022-02-15")
        make.make_meeting_event(meeting=postponed, kind="postponed", reason="Why.", postponed_to=self.meeting)
        for each in (meeting, self.meeting):
            make_paper(meeting=each)
            make_action_update(action=make_action(meeting=each), meeting=self.meeting)
            make_format_request(meeting=each)
            make_feedback()
            make.make_meeting_event(meeting=each, statement=statement)
            make_redaction(item=make.make_agenda_item(meeting=each, text="<p>Invented words.</p>"))
            make.make_attendance(meeting=each, organisation=self.organisation, statement=statement)
        make_release(meeting=self.meeting, version=self.steps + 2, kind="correction", reason="Invented.")

    def _more_of_the_draft(self, statement: Any) -> None:
        """One more of all that a reply gives, says and withholds."""
        meeting = make.make_meeting(group=self.group, date="2022-01-01", statement=statement)
        question = make.make_question(request=self.request, text="All alike")
        make.make_question_part(question=question, theme=self.theme, outcome="granted_in_part")
        frozen = make.make_frozen_answer(question=question, rendition=self.given.answer.rendition)
        make.make_pack_answer(pack=self.draft, answer=frozen)
        make.make_pack_minutes(pack=self.draft, question=question, release=make_release(meeting=meeting))
        make.make_written_reply(pack=self.draft, question=question)
        withheld = make.make_withholding(pack=self.draft, answer=frozen, place="sentence", words="Words")
        for row in (withheld, self.withholding):
            make.make_ground(withholding=row, exemption=make.make_exemption())
        make.make_withholding(pack=self.draft, part=self.part)

    def _more_requests(self, statement: Any) -> None:
        request = make.make_request(source=self.source)
        looked_at = make.make_role(group=self.group, audience="restricted", withholding_reason="s40_2")
        make.make_restricted_look(request=self.request, record_uuid=looked_at.uuid)
        make.make_request_event(request=self.request)
        make.make_search_entry(request=self.request, question=self.question)
        make.make_held_record(request=self.request)
        make.make_requester(request=request)
        question = make.make_question(request=self.request, text="All alike")
        make.make_question_part(question=question, theme=self.theme, statement=statement)
        make.make_question_part(question=self.question, theme=self.theme, statement=statement)
        for entry in (self.log_entry, make.make_log_entry()):
            make.make_log_entry_group(entry=entry, group=make.make_group())
            make.make_log_entry_theme(entry=entry, theme=make.make_theme())
        make.make_log_release(entry=entry)
        self._more_of_the_draft(statement)
        make.make_log_entry_group(entry=entry, group=self.group)
        make.make_log_entry_theme(entry=entry, theme=self.theme)
        for _ in range(2):
            question = make.make_question(request=request, text="All alike")
            make.make_question_part(question=question, theme=self.theme, statement=statement)
