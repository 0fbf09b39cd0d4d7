"""The letter of a reply, in the order in which such letters are written: what was asked, the decision, the sections
relied on, the reasons, the answers by question, and what the reader can do who is not satisfied."""

from collections.abc import Iterable, Iterator

from foi.choices import ExemptionKind, Prejudice
from foi.disclosure.answer_document import AnswerDocument
from foi.disclosure.reply_document import ReplyAnswer, ReplyDocument, ReplyGround, ReplyQuestion, ReplyWithheld
from iag_registry.lib.documents import Block, Bullets, Grid, Heading, Paragraph
from iag_registry.lib.partial_dates import PartialDate

ACT = "the Freedom of Information Act 2000"
LONGEST = 300
"""A table with more rows is given in its annex alone: nobody reads it in a letter, and a PDF of it takes minutes."""
EMPTY_CELLS = "An empty cell means that no source in the register states it."
COST = (
    "The estimate is made under the Freedom of Information and Data Protection (Appropriate Limit and Fees) "
    "Regulations 2004, at 25 pounds an hour."
)
REVIEW = (
    "If you are not satisfied with this reply, you can ask us to review it, within 40 working days of receiving it. "
    "Someone who had no part in this decision will look at it afresh, and will write to you within 20 working days, or "
    "within 40 where the matter is complex. Write to: {review}"
)
COMMISSIONER = (
    "If you are still not satisfied after our review, you can complain to the Information Commissioner under section "
    "50 of the Act. The Commissioner can be reached at: {commissioner}"
)


def letter_blocks(reply: ReplyDocument) -> Iterator[Block]:
    """The letter, block by block."""
    yield Heading(f"Freedom of information request {reply.reference}", 1)
    yield Paragraph(f"{reply.publisher}\n{reply.service}")
    yield Paragraph(f"Date: {reply.dated_words}\nReference: {reply.reference}\nReply: {reply.version}")
    if reply.corrects:
        yield Paragraph(f"This reply corrects reply {reply.corrects}, which stays beside it. {reply.correction}")
    yield Heading("What you asked for")
    yield Paragraph("You asked us for the following information:")
    for question in reply.questions:
        yield Paragraph(f"{question.number}. {question.text}")
        if question.redefined:
            yield Paragraph(f"It was agreed that this means: {question.redefined}")
    yield Heading("Our decision")
    yield Paragraph(reply.decision, lead=True)
    if reply.time_note:
        yield Paragraph(reply.time_note)
    if reply.withheld:
        yield from _sections(reply)
        yield Heading("The reasons for our decision")
        for withheld in reply.withheld:
            yield from _reasons(withheld, reply)
    for question in reply.questions:
        yield from _answer(question)
    if reply.note:
        yield Heading("Advice and help")
        yield Paragraph(reply.note)
    yield Heading("If you are not satisfied")
    yield Paragraph(REVIEW.format(review=reply.review))
    yield Paragraph(COMMISSIONER.format(commissioner=reply.commissioner))
    yield from _about(reply)


def _sections(reply: ReplyDocument) -> Iterator[Block]:
    yield Heading("The sections that we rely on")
    yield Paragraph(f"Sections are those of {ACT}.")
    grounds = [ground for withheld in reply.withheld for ground in withheld.grounds]
    yield Bullets(tuple(dict.fromkeys(f"{_capital(each.section)} ({_kind(each)})" for each in grounds)))


def _kind(ground: ReplyGround) -> str:
    return {
        ExemptionKind.ABSOLUTE: "absolute: the public interest is not weighed",
        ExemptionKind.QUALIFIED: "qualified: the public interest is weighed",
        ExemptionKind.PROCEDURAL: "about the request, and not about the information",
    }[ExemptionKind(ground.kind)]


def _reasons(withheld: ReplyWithheld, reply: ReplyDocument) -> Iterator[Block]:
    annex = f" (annex {withheld.annex})" if withheld.annex else ""
    yield Heading(f"{withheld.number}. Question {withheld.question}: {withheld.what}{annex}", 3)
    for ground in withheld.grounds:
        said = (f"{_under(withheld, ground)} {ground.section}.", _why(ground, neither=withheld.neither))
        yield Paragraph(" ".join(filter(None, said)))
        if ground.interest_for:
            yield Bullets(
                (
                    f"For disclosure: {ground.interest_for}",
                    f"Against disclosure: {ground.interest_against}",
                    f"Balance: {ground.balance}",
                )
            )
        elif ground.decision_expected:
            expected = PartialDate(ground.decision_expected).words
            yield Paragraph(f"We are still weighing the public interest, and expect to decide by {expected}.")
    if withheld.neither:
        yield Paragraph("This is no sign that the information is held, or that it is not.")


def _under(withheld: ReplyWithheld, ground: ReplyGround) -> str:
    if withheld.neither:
        return "We neither confirm nor deny it under"
    return "We hold it to be exempt under" if ground.decision_expected else "It is withheld under"


def _why(ground: ReplyGround, *, neither: bool) -> str:
    """Why it applies, how likely the harm is where one is named, and what the section asks for beside that."""
    said = [ground.why or "To say why would itself give away what is exempt (section 17(4))."]
    if ground.prejudice and ground.why:
        likely = "would" if ground.prejudice == Prejudice.WOULD else "would be likely to"
        said.append(f"{'To confirm or deny' if neither else 'Disclosure'} {likely} do this harm.")
    if ground.estimate_hours:
        said.append(f"We estimate that it would take {ground.estimate_hours} hours. {COST}")
    if ground.more:
        said.append(ground.more)
    return " ".join(said)


def _answer(question: ReplyQuestion) -> Iterator[Block]:
    yield Heading(f"Question {question.number}")
    yield Paragraph(question.text)
    if len(question.parts) == 1:
        yield Paragraph(question.parts[0].said)
    elif question.parts:
        yield Bullets(tuple(f"{_capital(part.label)}: {part.said}" for part in question.parts))
    if question.written:
        yield Paragraph(question.written)
    for answer in question.answers:
        yield from answer_blocks(answer)
    if question.minutes:
        yield Paragraph("These minutes go with this letter, as they were published:")
        yield Bullets(tuple(minutes.words for minutes in question.minutes))


def answer_blocks(answer: ReplyAnswer) -> Iterator[Block]:
    """One answer from the register: the sentence, its tables, and what must be read with them."""
    document = answer.document
    of_part = f", {answer.part}" if answer.part else ""
    yield Heading(f"Annex {answer.annex}: {document.title}{of_part}", 3)
    yield Paragraph(document.sentence, lead=True)
    for table in document.tables:
        if len(table.lines) > LONGEST:
            yield Paragraph(f"{table.caption}: {len(table.lines)} rows, which are given in annex {answer.annex}.")
            continue
        yield Grid(table.caption, table.labels, [[cell.words for cell in line] for line in table.lines])
        if table.about:
            yield Paragraph(table.about)
        if table.unstated:
            yield Paragraph(f"No source states for any of these: {table.unstated}.")
    shown = [table for table in document.tables if len(table.lines) <= LONGEST]
    if any(not cell.words for table in shown for line in table.lines for cell in line):
        yield Paragraph(EMPTY_CELLS)
    yield from _read_with(document)


def _read_with(document: AnswerDocument) -> Iterator[Block]:
    yield from _bullets("Take note:", document.warnings)
    yield Paragraph(f"How it was counted: {document.counting_rule}")
    yield from _bullets("What the words mean:", document.definition)
    yield from _bullets("What to know when you use this answer:", (*document.coverage, *document.caveats))
    yield from _bullets(
        "What the register does not show to this audience:",
        tuple(f"{each.count} {each.what}: {each.reason}." for each in document.withheld),
    )
    yield Paragraph(
        f"This is the register as at {document.on_words}, as it was known on {document.known_words}. "
        f"Answer {document.identifier}."
    )
    yield from _bullets("Where it comes from:", tuple(each.line for each in document.citations))


def _bullets(words: str, points: Iterable[str]) -> Iterator[Block]:
    listed = tuple(points)
    if listed:
        yield Paragraph(words)
        yield Bullets(listed)


def _about(reply: ReplyDocument) -> Iterator[Block]:
    yield Heading("About this reply")
    annexes = (
        "The answers are given again in the annexes, for spreadsheets and for programs, with a dictionary of their "
        "columns. "
    )
    yield Paragraph(
        f"{annexes if reply.answers else ''}"
        "The file manifest.json lists every file with its checksum (SHA-256), so that anyone can prove that "
        "nothing has been changed since. The register says only what its sources say: what is not in it is not known "
        "to it, and is not thereby denied."
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
