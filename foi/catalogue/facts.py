"""What a snapshot of the register holds, on one day and for one audience: plain values, and words for people."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from foi.catalogue.answer import Citation, Linked
from groups.choices import Aspect, GroupStatusKind, OrganisationPart, PaymentKind, Standing, YesNoUnknown
from iag_registry.lib.partial_dates import PartialDate


@dataclass(frozen=True)
class Kind:
    """One kind of body."""

    code: str
    name: str
    plural: str
    is_advisory_group: bool
    description: str
    position: int


@dataclass(frozen=True)
class Theme:
    """One theme that can be asked about."""

    key: str
    name: str


@dataclass(frozen=True)
class Behind:
    """What one organisation does for a group."""

    part: OrganisationPart
    organisation: str
    citation: Citation | None


class Side(StrEnum):
    """On which side of the table someone sits: a police lead is not a member of the group (PPL-02)."""

    POLICE = "Police side"
    MEMBERS = "Members"
    OTHERS = "Others"

    @classmethod
    def of(cls, side: str) -> "Side":
        """The words for one of the sides that roles are on."""
        return cls[side.upper()]


@dataclass(frozen=True)
class Service:
    """How long someone held a place and by whom they were appointed, as far as a source says."""

    start: PartialDate
    observed: PartialDate
    end: PartialDate
    end_reason: str
    term_length: str
    term_ends: PartialDate
    appointed_by: str


@dataclass(frozen=True)
class Seat:
    """One person's or one vacant place with a group; of a withheld one only side, role and reason are filled.

    `person` tells within one answer whether two places are held by one person; it never leaves.
    """

    side: Side
    role: str
    vacant: bool
    withheld: str = ""
    title: str = ""
    name: str = ""
    organisation: str = ""
    term_over: bool = False
    note: str = ""
    citation: Citation | None = None
    standing: Standing = Standing.STATED
    person: int = 0
    service: Service | None = None

    @property
    def as_of(self) -> PartialDate:
        """The date of which a source says that the place was held or, failing one, since when it is; else unknown."""
        service = self.service
        if service is None:
            return PartialDate()
        stated = self.citation.as_of if self.citation else PartialDate()
        return service.observed or stated or service.start

    @property
    def capacity(self) -> str:
        """The role with how firmly it is known, unless a source states it: "Police lead (inferred)"."""
        return self.role if self.standing == Standing.STATED else f"{self.role} ({self.standing.value})"

    @property
    def in_words(self) -> str:
        """Who and in what capacity: "Commander Lee, Police lead"."""
        return f"{self.who}, {self.capacity}"

    @property
    def who(self) -> str:
        """The name with the rank or title as printed; or that the place is vacant, or why the name is withheld."""
        if self.vacant:
            return "Vacant"
        if self.withheld:
            return f"Name withheld: {self.withheld}"
        return f"{self.title} {self.name}".strip()


@dataclass(frozen=True)
class Payment:
    """What is known of one sort of payment to a group's advisers (GRP-05)."""

    payment: PaymentKind
    answer: YesNoUnknown
    note: str
    citation: Citation | None


@dataclass(frozen=True)
class Group:
    """One body of the register as it stood on the day."""

    pk: int
    key: str
    name: str
    kind: Kind | None
    status: GroupStatusKind
    reason: str
    seen: PartialDate
    stands_for_several: bool
    position: int
    areas: tuple[str, ...]
    area_keys: frozenset[str]
    themes: tuple[Theme, ...]
    behind: tuple[Behind, ...]
    seats: tuple[Seat, ...]
    seats_before: tuple[Seat, ...]
    """The places that had ended by the day."""
    payments: tuple[Payment, ...]
    possibly_same_as: tuple[str, ...]
    citation: Citation | None

    @property
    def is_counted(self) -> bool:
        """Whether it counts as one independent advisory group on the day."""
        return self.is_advisory_group and self.status == GroupStatusKind.ACTIVE

    @property
    def is_advisory_group(self) -> bool:
        """Whether it is one body of a kind that is counted, whatever its status."""
        return bool(self.kind and self.kind.is_advisory_group and not self.stands_for_several)

    @property
    def linked(self) -> Linked:
        """Its name, leading to its page."""
        return Linked(self.name, "groups:group-detail", self.key)

    def led_by(self) -> str:
        """The organisations that lead, run or support it; empty where no source states one."""
        words = {
            OrganisationPart.LEAD_COMMAND: "",
            OrganisationPart.RUNS: "",
            OrganisationPart.SUPPORTS: " (supports it)",
        }
        named = (f"{behind.organisation}{words[behind.part]}" for behind in self.behind if behind.part in words)
        return "; ".join(dict.fromkeys(named))

    def pays(self, payment: PaymentKind) -> Payment | None:
        """What is known of one sort of payment, or what a source says without answering; None where none speaks."""
        said = [row for row in self.payments if row.payment == payment]
        known = [row for row in said if row.answer != YesNoUnknown.UNKNOWN]
        return next(iter([*known, *(row for row in said if row.citation)]), None)


@dataclass(frozen=True)
class Statement:
    """One statement that may be relied on by the day, and what it is about."""

    citation: Citation
    aspect: Aspect
    standing: Standing
    number: Decimal | None
    comparator: str
    figure: str
    counted: str
    completeness: str
    note: str
    relied_from: date
    about: frozenset[tuple[str, int]]
