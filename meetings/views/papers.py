"""The files of papers, sent only to those who may have them."""

from uuid import UUID

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from groups.views.page import AUDIENCE
from groups.views.refusal import unreadable_day
from iag_registry.lib.on_day import reading_of
from meetings import disclosure
from meetings.views.former_keys import moved


@require_safe
def paper(request: HttpRequest, group_key: str, slug: str, uuid: UUID) -> HttpResponseBase:
    """The file of one paper, to be kept and not shown: what is in it was written elsewhere."""
    reading = reading_of(request.GET, timezone.localdate())
    file = disclosure.paper_file(group_key, slug, uuid, audience=AUDIENCE, day=timezone.localdate())
    if file is None:
        return moved(request, group_key)
    if reading.problem:
        return unreadable_day("The paper cannot be sent.", reading)
    try:
        content = default_storage.open(file.stored_as)
    except FileNotFoundError:
        raise Http404 from None
    return FileResponse(content, as_attachment=True, filename=file.name, content_type=file.media_type)
