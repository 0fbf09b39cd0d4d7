"""The files of a released reply as they were kept, one by one and as one archive; always the same bytes."""

from foi.models import Pack, PackFile
from foi.packing.archive import write_archive


def archive(pack: Pack) -> bytes:
    """All files of a released reply as one archive."""
    files = PackFile.objects.filter(pack=pack).order_by("position").values_list("name", "content")
    return write_archive((name, bytes(content)) for name, content in files)


def archive_name(pack: Pack) -> str:
    """The name under which the archive is kept by those who download it: "01-FOI-22-022727-reply-1.zip"."""
    reference = "".join(sign if sign.isalnum() else "-" for sign in pack.request.reference)
    return f"{reference}-reply-{pack.version}.zip"
