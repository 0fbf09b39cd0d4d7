"""The minutes of one meeting as they are published: frozen, plain data with every withheld word taken out already.

It is kept with its release as JSON (`as_data`), and read back from there (`document_of`). It holds words and not
references: what it says stays as it was on the day, whatever becomes of the records.
"""

from dataclasses import MISSING, asdict, dataclass, fields, is_dataclass
from typing import Any, Self, get_args, get_origin, get_type_hints

from groups.disclosure.links import Link

FORM = 1
"""The form of the data: raised when what is kept changes its shape, so that old releases stay readable."""


@dataclass(frozen=True)
class Paragraph:
    """One block of an item: a paragraph, heading, list, table or quotation, with the address of its own on the page.

    `label` is the number that a reader sees, as 2.3; a heading has neither number nor address. `text` is for reading.
    """

    anchor: str
    label: str
    kind: str
    html: str
    text: str


@dataclass(frozen=True)
class PublishedDecision:
    """One decision; of a withheld one only the reason."""

    anchor: str
    text: str
    withheld_for: str = ""


@dataclass(frozen=True)
class PublishedAction:
    """One action with its owner as a role; of a withheld one only its number and the reason."""

    anchor: str
    number: str
    text: str
    owner: str
    due: str
    withheld_for: str = ""


@dataclass(frozen=True)
class PublishedPaper:
    """One paper with its type and size; of a withheld one only its number and the reason."""

    number: str
    title: str
    author: str
    url: str
    about: str
    withheld_for: str = ""


@dataclass(frozen=True)
class PublishedItem:
    """One item of the agenda; of a withheld one only number, neutral title and reason are filled (MIN-09)."""

    anchor: str
    number: str
    title: str
    paragraphs: tuple[Paragraph, ...] = ()
    outcome: str = ""
    vote: str = ""
    decisions: tuple[PublishedDecision, ...] = ()
    actions: tuple[PublishedAction, ...] = ()
    papers: tuple[PublishedPaper, ...] = ()
    withheld_for: str = ""
    earlier: Link | None = None
    """The item of an earlier meeting that it comes back to (MIN-10)."""

    @property
    def heading(self) -> str:
        """The title with its number, as it is printed above the item."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True)
class PublishedName:
    """One name in the record, as printed; an abbreviated organisation is given in full the first time (ACC-13)."""

    name: str
    initials: str
    role: str
    organisation: str
    organisation_url: str
    expansion: str
    named_as_chair: bool
    remotely: bool
    arrived: str
    left: str
    in_place_of: str
    locator: str
    locator_url: str


@dataclass(frozen=True)
class CameFor:
    """The names that stand for one organisation, in the order of print; `label` is empty where none is named at all."""

    label: str
    url: str
    names: tuple[PublishedName, ...]


@dataclass(frozen=True)
class NamesInCapacity:
    """The names in one capacity; `capacity` is empty where the source does not say in which they were there."""

    capacity: str
    names: tuple[PublishedName, ...]
    withheld: int

    @property
    def by_organisation(self) -> tuple[CameFor, ...]:
        """The names by whom they came for, in the order in which the organisations are first printed."""
        came_for: dict[str, list[PublishedName]] = {}
        for name in self.names:
            came_for.setdefault(name.organisation_url or name.organisation, []).append(name)
        is_plain = list(came_for) == [""]
        return tuple(
            CameFor("" if is_plain else _organisation(names), names[0].organisation_url, tuple(names))
            for names in came_for.values()
        )


def _organisation(names: list[PublishedName]) -> str:
    """The organisation of some names as printed, in full where one of them spells it out (ACC-13)."""
    expansion = next((name.expansion for name in names if name.expansion), "")
    printed = names[0].organisation or "No organisation is named"
    return f"{printed} ({expansion})" if expansion and expansion != printed else printed


@dataclass(frozen=True)
class Withheld:
    """How many are withheld for one reason."""

    number: int
    reason: str


@dataclass(frozen=True)
class Names:
    """Who is named, under the heading as printed; names that are withheld are counted with their reasons."""

    heading: str
    by_capacity: tuple[NamesInCapacity, ...]
    withheld: tuple[Withheld, ...]
    not_spelt_out: tuple[str, ...]

    @property
    def named(self) -> int:
        return sum(len(group.names) for group in self.by_capacity)

    @property
    def counted(self) -> int:
        return self.named + sum(line.number for line in self.withheld)

    @property
    def says_who_was_present(self) -> bool:
        """False where the source only lists names, without saying in what capacity."""
        return any(group.capacity for group in self.by_capacity)

    @property
    def organisations(self) -> tuple[tuple[str, int], ...]:
        """How many of the names stand for each organisation, as printed, in the order of print."""
        counted: dict[str, int] = {}
        for group in self.by_capacity:
            for name in group.names:
                if name.organisation:
                    counted[name.organisation] = counted.get(name.organisation, 0) + 1
        return tuple(counted.items())


@dataclass(frozen=True)
class PublishedInterest:
    """One interest declared, by whom where that name is public, and what they then did."""

    who: str
    interest: str
    what_was_done: str
    withheld_for: str = ""


@dataclass(frozen=True)
class PublishedAmendment:
    """One change agreed when the minutes were approved, to the item at `place`; of a withheld one only the reason."""

    place: str
    before: str
    after: str
    withheld_for: str = ""


@dataclass(frozen=True)
class Approval:
    """Where the minutes were approved; all empty where no source says so."""

    on: str = ""
    at: Link | None = None
    by_procedure: str = ""

    def __bool__(self) -> bool:
        return bool(self.on or self.at or self.by_procedure)


@dataclass(frozen=True)
class Section:
    """One section of the Freedom of Information Act that words are withheld under, and what it is about."""

    label: str
    subject: str
    gaps: int


@dataclass(frozen=True)
class MinutesDocument:
    """The minutes of one meeting as published. Dates are ISO text of reduced precision, times are as 14:30."""

    form: int
    title: str
    group: Link
    joint_groups: tuple[Link, ...]
    date: str
    date_note: str
    start_time: str
    end_time: str
    place: str
    how_held: str
    open_to_public: str
    publication_type: str
    publication_date: str
    created: str
    note: str
    source: Link | None
    licence: str
    is_draft: bool
    approval: Approval
    summary: str
    names: Names
    declarations: str
    interests: tuple[PublishedInterest, ...]
    items: tuple[PublishedItem, ...]
    actions: tuple[PublishedAction, ...]
    papers: tuple[PublishedPaper, ...]
    amendments: tuple[PublishedAmendment, ...]
    sections: tuple[Section, ...]

    @property
    def contents(self) -> tuple[Link, ...]:
        """The headings of the published text with their addresses on its page, in order."""
        entries = [Link("Summary", "#summary")] if self.summary else []
        entries.append(Link(self.names.heading or "Attendance", "#attendance"))
        if self.declarations or self.interests:
            entries.append(Link("Interests declared", "#interests"))
        entries += [Link(item.heading, f"#{item.anchor}") for item in self.items]
        entries += [Link("Other actions", "#actions")] if self.actions else []
        entries += [Link("Papers", "#papers")] if self.papers else []
        entries += [Link("Changes agreed at approval", "#amendments")] if self.amendments else []
        entries += [Link("What is withheld", "#withheld")] if self.sections else []
        return tuple(entries)

    def as_data(self) -> dict[str, Any]:
        """What is kept: texts, numbers, lists and nothing that JSON does not know."""
        return asdict(self)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Self:
        """The document of a release; ValueError where its form is not known."""
        if data.get("form") != FORM:
            raise ValueError(f"Minutes of the form {data.get('form')!r} cannot be read.")
        document: Self = _read(cls, data)
        return document


def _has_default(field: Any) -> bool:
    """True for a field that need not be given."""
    return field.default is not MISSING or field.default_factory is not MISSING


def _read(kind: Any, value: Any) -> Any:
    """A value of JSON as what it was: a dataclass, a tuple of something, or itself."""
    if value is None:
        return None
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        # What was added to the form since is missing in older releases: it has a value for where nothing is said.
        told = [field.name for field in fields(kind) if field.name in value or not _has_default(field)]
        return kind(**{name: _read(hints[name], value[name]) for name in told})  # type: ignore[operator] # a class
    if get_origin(kind) is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if is_optional := [each for each in get_args(kind) if each is not type(None)]:
        return _read(is_optional[0], value)
    return value
