"""One group as its page shows it, on a day and for an audience."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from groups.choices import NameKind, OrganisationPart, PaymentKind, WithholdingReason, YesNoUnknown
from groups.disclosure.archived import Archived, Successor, archived
from groups.disclosure.details import Details, details_of
from groups.disclosure.documents import DocumentView, dated_by, document_view
from groups.disclosure.facts import Fact, Period, fact_view
from groups.disclosure.kinds import KindView, kind_view
from groups.disclosure.people import People, people_before, people_on
from groups.disclosure.relations import RelationView, group_relations
from groups.disclosure.statements import (
    DisagreementView,
    StatementView,
    cite,
    disagreement_views,
    statement_views,
    visible_statements,
)
from groups.disclosure.status import StatusView, status_view
from groups.disclosure.successions import Succession, successions
from groups.models import (
    AdvisoryGroup,
    GroupArea,
    GroupDocument,
    GroupKindPeriod,
    GroupName,
    GroupOrganisation,
    GroupPayment,
    GroupRelation,
    GroupStatus,
    GroupTheme,
    Role,
    Statement,
)
from iag_registry.lib.audiences import Audience
from iag_registry.lib.partial_dates import PartialDate

FROM_THE_GROUP = {
    OrganisationPart.LEAD_COMMAND: "Led by",
    OrganisationPart.RUNS: "Run by",
    OrganisationPart.SUPPORTS: "Supported by",
    OrganisationPart.FUNDS: "Funded by",
    OrganisationPart.SECRETARIAT: "Papers and contacts kept by",
}


@dataclass(frozen=True)
class PaymentLine:
    """Whether advisers are given one of three things; "not paid" says nothing of expenses (GRP-05)."""

    label: str
    answer: str
    fact: Fact | None


@dataclass(frozen=True)
class OrganisationsView:
    """The organisations that have one part in the group on the day: "Run by", and whom."""

    part: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class GroupView:
    """One group on a day; `status` is None where the register knows nothing of it on that day."""

    key: str
    name: str
    url: str
    summary: str
    stands_for_several: bool
    kind: KindView | None
    status: StatusView | None
    known_from: PartialDate
    statuses: tuple[StatusView, ...]
    kinds: tuple[Fact, ...]
    names: tuple[Fact, ...]
    areas: tuple[Fact, ...]
    themes: tuple[Fact, ...]
    organisations: tuple[OrganisationsView, ...]
    payments: tuple[PaymentLine, ...]
    people: People
    people_before: People
    relations: tuple[RelationView, ...]
    successions: tuple[Succession, ...]
    documents: tuple[DocumentView, ...]
    documents_withheld: tuple[str, ...]
    statements: tuple[StatementView, ...]
    later_statements: tuple[StatementView, ...]
    disagreements: tuple[DisagreementView, ...]
    """Where sources disagree on this group itself."""
    wider_disagreements: tuple[DisagreementView, ...]
    """Where they disagree on several groups, a list or a kind, this group among them."""
    details: Details
    confirmed_on: date | None

    @property
    def archived(self) -> Archived | None:
        """What is said of a record of an earlier time (ACC-08); None for any other."""
        ties = tuple(Successor(tie.words, tie.other, tie.period) for tie in self.relations if tie.continued)
        return archived(self.status.code if self.status else "", ties, self.successions)


def group_view(key: str, day: date, audience: Audience) -> GroupView | None:
    """The group with this key as it was on the day; None where there is none that the audience may see."""
    facts = _dated_facts()
    documents = GroupDocument.objects.order_by("kind", "-approved_on", "title").select_related("source")
    groups = AdvisoryGroup.objects.visible_to(audience).named_on(day).filter(key=key)
    group = groups.prefetch_related(*facts, Prefetch("documents", documents), "confirmations").first()
    if group is None:
        return None
    cite((fact for each in facts for fact in getattr(group, each.prefetch_to).all()), audience)
    return _view(group, day, audience)


def _dated_facts() -> tuple[Prefetch, ...]:
    """The dated facts of a group, as its page reads them."""
    return (
        Prefetch("statuses", GroupStatus.objects.latest_first()),
        Prefetch("kinds", GroupKindPeriod.objects.latest_first().select_related("kind")),
        Prefetch("names", GroupName.objects.latest_first()),
        Prefetch("areas", GroupArea.objects.order_by("area__name", "pk").select_related("area")),
        Prefetch("themes", GroupTheme.objects.order_by("theme__name", "pk").select_related("theme")),
        Prefetch(
            "organisations",
            GroupOrganisation.objects.order_by("organisation__name", "pk").select_related("organisation"),
        ),
        Prefetch("payments", GroupPayment.objects.latest_first()),
        Prefetch("roles", Role.objects.order_by("position", "pk").select_related("person", "on_behalf_of")),
        Prefetch("relations_from", GroupRelation.objects.select_related("second")),
        Prefetch("relations_to", GroupRelation.objects.select_related("first")),
    )


def _view(group: AdvisoryGroup, day: date, audience: Audience) -> GroupView:
    statuses = [s for s in group.statuses.all() if Period.of(s).begun_by(day)]
    kinds = [k for k in group.kinds.all() if Period.of(k).begun_by(day)]
    found = list(visible_statements(audience).filter(subjects__group=group))
    said = statement_views(found, audience)
    of_it_alone = {statement.key for statement in found if _speaks_of_one_group(statement)}
    disagreements = disagreement_views(said, audience)
    own = tuple(each for each in disagreements if of_it_alone.intersection(side.key for side in each.sides))
    parts = [
        part
        for part in group.organisations.all()
        if Period.of(part).holds_on(day) and audience.sees(part.organisation.audience)
    ]
    confirmed = [each.confirmed_on for each in group.confirmations.all() if each.confirmed_on <= day]
    return GroupView(
        key=group.key,
        name=group.name_then,
        url=group.get_absolute_url(),
        summary=group.summary,
        stands_for_several=group.stands_for_several,
        kind=next((kind_view(k.kind) for k in kinds if Period.of(k).holds_on(day)), None),
        status=next((status_view(s, day, audience) for s in statuses if Period.of(s).holds_on(day)), None),
        known_from=min((s.begins for s in group.statuses.all()), default=PartialDate(), key=lambda d: d.earliest),
        statuses=tuple(status_view(s, day, audience) for s in statuses),
        kinds=tuple(fact_view(k, k.kind.name, audience) for k in kinds),
        names=_names(group, day, audience),
        areas=_current(
            (fact_view(a, a.area.name, audience, url=a.area.get_absolute_url()) for a in group.areas.all()), day
        ),
        themes=_current(
            (fact_view(t, t.theme.name, audience, url=t.theme.get_absolute_url()) for t in group.themes.all()), day
        ),
        organisations=_organisations(parts, audience),
        payments=_payments(group, day, audience),
        people=people_on(group.roles.all(), day, audience),
        people_before=people_before(group.roles.all(), day, audience),
        relations=group_relations(group.relations_from.all(), group.relations_to.all(), day, audience),
        successions=successions((part.organisation_id for part in parts), day, audience),
        documents=_documents(group, day, audience),
        documents_withheld=_documents_withheld(group, day, audience),
        statements=tuple(s for s in said if s.as_of.earliest <= day),
        later_statements=tuple(s for s in said if s.as_of.earliest > day),
        disagreements=own,
        wider_disagreements=tuple(each for each in disagreements if each not in own),
        details=details_of(group, day),
        confirmed_on=max(confirmed, default=None),
    )


def _speaks_of_one_group(statement: Statement) -> bool:
    return sum(subject.group_id is not None for subject in statement.subjects.all()) == 1


def _current(facts: Iterable[Fact], day: date) -> tuple[Fact, ...]:
    """The facts in force on the day, each text once."""
    found = {fact.text: fact for fact in facts if fact.period.holds_on(day)}
    return tuple(found.values())


def _names(group: AdvisoryGroup, day: date, audience: Audience) -> tuple[Fact, ...]:
    """Every name that the group had borne by the day, the latest first, as printed (GRP-02)."""
    return tuple(
        fact_view(name, name.text, audience, label=str(NameKind(name.kind).label))
        for name in group.names.all()
        if Period.of(name).begun_by(day)
    )


def _organisations(parts: list[GroupOrganisation], audience: Audience) -> tuple[OrganisationsView, ...]:
    views = []
    for part in OrganisationPart:
        facts = [
            fact_view(held, str(held.organisation), audience, url=held.organisation.get_absolute_url())
            for held in parts
            if held.part == part
        ]
        if facts:
            views.append(OrganisationsView(FROM_THE_GROUP[part], tuple(facts)))
    return tuple(views)


def _payments(group: AdvisoryGroup, day: date, audience: Audience) -> tuple[PaymentLine, ...]:
    lines = []
    for payment in PaymentKind:
        held = next((p for p in group.payments.all() if p.payment == payment and Period.of(p).holds_on(day)), None)
        answer = YesNoUnknown(held.answer) if held else YesNoUnknown.UNKNOWN
        fact = fact_view(held, str(payment.label), audience) if held else None
        lines.append(PaymentLine(str(payment.label), str(answer.label), fact))
    return tuple(lines)


def _documents(group: AdvisoryGroup, day: date, audience: Audience) -> tuple[DocumentView, ...]:
    return tuple(
        document_view(document, audience)
        for document in group.documents.all()
        if audience.sees(document.audience) and dated_by(document, day)
    )


def _documents_withheld(group: AdvisoryGroup, day: date, audience: Audience) -> tuple[str, ...]:
    """The reason for each document of the day that is kept back; a restricted one is not told of."""
    return tuple(
        sorted(
            str(WithholdingReason(document.withholding_reason).label)
            for document in group.documents.all()
            if not audience.sees(document.audience)
            and document.audience != Audience.RESTRICTED
            and dated_by(document, day)
        )
    )
