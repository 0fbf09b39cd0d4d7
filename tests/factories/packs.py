"""Replies to requests: exemptions, frozen answers, packs, what they withhold, and the disclosure log."""

from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

from foi.models import (
    Exemption,
    FrozenAnswer,
    LogEntry,
    LogEntryGroup,
    LogEntryTheme,
    LogRelease,
    Pack,
    PackAnswer,
    PackFile,
    PackMinutes,
    Withholding,
    WithholdingGround,
    WrittenReply,
)
from tests.factories.bodies import make_group
from tests.factories.people import make_user
from tests.factories.reference import make_theme
from tests.factories.requests import make_question, make_question_part, make_request
from tests.factories.sequence import next_number

A_MOMENT = datetime(2022, 6, 30, 11, tzinfo=UTC)
"""When everything here that needs a moment happened."""
CHECKSUM = "0" * 64


def make_exemption(**values: Any) -> Exemption:
    n = next_number()
    values.setdefault("code", f"s{n}")
    values.setdefault("section", str(n))
    values.setdefault("title", f"Exemption {n}")
    values.setdefault("kind", "absolute")
    values.setdefault("test", "class")
    return Exemption.objects.create(**values)


def make_frozen_answer(**values: Any) -> FrozenAnswer:
    """An answer with hardly a rendition, for what only asks whether there is one."""
    values.setdefault("catalogue_question", "how-many")
    values.setdefault("parameters", "{}")
    values.setdefault("on", date(2022, 6, 30))
    values.setdefault("known_at", A_MOMENT)
    values.setdefault("audience", "public")
    values.setdefault("rendition", "{}\n")
    values.setdefault("sha256", sha256(values["rendition"].encode()).hexdigest())
    values.setdefault("row_count", 0)
    values["question"] = values.get("question") or make_question()
    values["frozen_by"] = values.get("frozen_by") or make_user()
    return FrozenAnswer.objects.create(**values)


def make_pack(**values: Any) -> Pack:
    """A reply being drafted; one in another state comes with what that state needs."""
    values.setdefault("version", 1)
    values["request"] = values.get("request") or make_request()
    values["drafted_by"] = values.get("drafted_by") or make_user()
    if values.get("state", "draft") != "draft":
        values = {**handed_over(), **values}
    if values.get("state") == "released":
        values = {**released(), **values}
    return Pack.objects.create(**values)


def handed_over() -> dict[str, Any]:
    """What a reply has that was handed over."""
    return {"handed_over_by": make_user(), "handed_over_at": A_MOMENT, "handed_over_sha256": CHECKSUM}


def released() -> dict[str, Any]:
    """What a released reply has besides."""
    return {
        "released_by": make_user(),
        "released_at": A_MOMENT,
        "dated": date(2022, 6, 30),
        "archive_sha256": CHECKSUM,
    }


def release_bare(pack: Pack) -> Pack:
    """The pack, released past every check, for what only asks that it is."""
    values = {"state": "released", **({} if pack.handed_over_by_id else handed_over()), **released()}
    Pack.objects.filter(pk=pack.pk).update(**values)
    pack.refresh_from_db()
    return pack


def make_pack_answer(**values: Any) -> PackAnswer:
    values["pack"] = values.get("pack") or make_pack()
    values["answer"] = values.get("answer") or make_frozen_answer()
    return PackAnswer.objects.create(**values)


def make_pack_minutes(**values: Any) -> PackMinutes:
    from tests.meetings.making import make_bare_release  # it makes its own records with these factories

    values["pack"] = values.get("pack") or make_pack()
    values["question"] = values.get("question") or make_question()
    values["release"] = values.get("release") or make_bare_release()
    return PackMinutes.objects.create(**values)


def make_written_reply(**values: Any) -> WrittenReply:
    values.setdefault("text", f"Reply {next_number()}")
    values["pack"] = values.get("pack") or make_pack()
    values["question"] = values.get("question") or make_question()
    return WrittenReply.objects.create(**values)


def make_pack_file(**values: Any) -> PackFile:
    n = next_number()
    values.setdefault("position", 1)
    values.setdefault("name", f"file-{n}.txt")
    values.setdefault("media_type", "text/plain")
    values.setdefault("about", f"File {n}")
    values.setdefault("content", b"Invented.\n")
    values.setdefault("size", len(values["content"]))
    values.setdefault("sha256", sha256(values["content"]).hexdigest())
    values["pack"] = values.get("pack") or make_pack()
    return PackFile.objects.create(**values)


def make_withholding(**values: Any) -> Withholding:
    """A part of a question that is withheld, unless told otherwise."""
    values.setdefault("what", f"Item {next_number()}")
    values["pack"] = values.get("pack") or make_pack()
    values["decided_by"] = values.get("decided_by") or make_user()
    if "answer" not in values and "release" not in values:
        values["part"] = values.get("part") or make_question_part()
    return Withholding.objects.create(**values)


def make_ground(**values: Any) -> WithholdingGround:
    values.setdefault("why", f"Why {next_number()}.")
    values["withholding"] = values.get("withholding") or make_withholding()
    values["exemption"] = values.get("exemption") or make_exemption()
    return WithholdingGround.objects.create(**values)


def make_log_entry(**values: Any) -> LogEntry:
    n = next_number()
    values.setdefault("slug", f"entry-{n}")
    values.setdefault("title", f"Entry {n}")
    values["request"] = values.get("request") or make_request()
    return LogEntry.objects.create(**values)


def make_released_reply(**values: Any) -> Pack:
    """A released reply with what its pages read of it, made by hand, and a letter of one line."""
    from tests.foi.replies_by_hand import reply  # it makes no record, and needs none of these factories

    pack = make_pack(**values)
    said = reply("granted", reference=pack.request.reference, version=pack.version)
    for position, (name, content) in enumerate([("answer.json", said.text), ("letter.txt", "Invented letter.\n")], 1):
        make_pack_file(pack=pack, position=position, name=name, content=content.encode())
    return release_bare(pack)


def make_log_release(**values: Any) -> LogRelease:
    """A released reply in the log."""
    values.setdefault("published_on", date(2022, 7, 4))
    values.setdefault("text", "Invented letter.\n")
    values.setdefault("decision", "granted")
    values["entry"] = values.get("entry") or make_log_entry()
    values["published_by"] = values.get("published_by") or make_user()
    version = values.pop("version", 1)
    values["pack"] = values.get("pack") or make_released_reply(request=values["entry"].request, version=version)
    return LogRelease.objects.create(**values)


def make_draft(*, release: Any, asked: str = "Who sits on it?", **values: Any) -> Pack:
    """A reply being drafted, with a question, an answer, minutes, words, and something withheld from the answer."""
    from tests.foi.documents import document  # as above

    pack = make_pack(**values)
    question = make_question(request=pack.request, text=asked)
    make_question_part(question=question, outcome="granted_in_part")
    given = make_pack_answer(pack=pack, answer=make_frozen_answer(question=question, rendition=document().text))
    make_pack_minutes(pack=pack, question=question, release=release)
    make_written_reply(pack=pack, question=question)
    withheld = make_withholding(pack=pack, answer=given.answer, place="tables/0/1/person", words="Bo Larkspur")
    make_ground(withholding=withheld)
    return pack


def make_log_entry_group(**values: Any) -> LogEntryGroup:
    values["entry"] = values.get("entry") or make_log_entry()
    values["group"] = values.get("group") or make_group()
    return LogEntryGroup.objects.create(**values)


def make_log_entry_theme(**values: Any) -> LogEntryTheme:
    values["entry"] = values.get("entry") or make_log_entry()
    values["theme"] = values.get("theme") or make_theme()
    return LogEntryTheme.objects.create(**values)
