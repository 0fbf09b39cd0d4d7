"""The list of what is in a pack: each file with its checksum, what was asked of the register, and for which day.

It holds checksums of what is released alone. One of an answer in full would let anyone try words until it fits.
"""

import json
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any

from foi.disclosure.reply_document import ReplyDocument
from foi.packing.packed_file import JSON, MANIFEST, PackedFile

FORM = 1


def manifest(reply: ReplyDocument, files: Sequence[PackedFile]) -> PackedFile:
    """The manifest of a pack with these files."""
    content: dict[str, Any] = {
        "form": FORM,
        "reference": reply.reference,
        "version": reply.version,
        "corrects": reply.corrects or None,
        "dated": reply.dated,
        "publisher": reply.publisher,
        "as_at": sorted({answer.document.on for answer in reply.answers}),
        "as_known_at": reply.known_at or None,
        "answers": [
            {
                "annex": answer.annex,
                "identifier": answer.identifier,
                "question": answer.document.question,
                "asked": json.loads(answer.document.asked),
                "as_at": answer.document.on,
                "as_known_at": answer.document.known_at,
                "audience": answer.document.audience,
                "rows": answer.document.row_count,
            }
            for answer in reply.answers
        ],
        "minutes": [
            {
                "files": minutes.file,
                "version": minutes.version,
                "published": minutes.published,
                "sha256": minutes.sha256,
            }
            for minutes in reply.minutes
        ],
        "files": [_listed(file) for file in files],
    }
    return PackedFile(MANIFEST, JSON, "The list of the files, with their checksums", text(content).encode())


def text(content: dict[str, Any]) -> str:
    """A manifest as it is written: with a digest of itself at its end."""
    listed = {name: value for name, value in content.items() if name != "digest"}
    return json.dumps({**listed, "digest": digest(listed)}, ensure_ascii=False, indent=1) + "\n"


def digest(content: dict[str, Any]) -> str:
    """The SHA-256 of a manifest without its digest."""
    return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def expected_names(content: dict[str, Any]) -> Iterable[str]:
    """The files that a pack must have beside its manifest, from what the manifest says of itself."""
    yield from ("letter.odt", "letter.docx", "letter.pdf", "letter.txt", "answer.json")
    yield from ("exemptions-schedule.csv", "exemptions-schedule.ods", "annexes/field-dictionary.csv")
    yield from (f"annexes/annex-{answer['annex']}.ods" for answer in content["answers"])
    yield from (f"minutes/{each['files']}.{ending}" for each in content["minutes"] for ending in ("txt", "odt", "pdf"))


def _listed(file: PackedFile) -> dict[str, Any]:
    listed = {
        "name": file.name,
        "media_type": file.media_type,
        "about": file.about,
        "bytes": len(file.content),
        "sha256": file.sha256,
    }
    return listed if file.rows is None else {**listed, "rows": file.rows}
