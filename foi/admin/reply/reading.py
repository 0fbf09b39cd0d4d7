"""The pages on which a reply is read: the letter as it will be, its archive, and what has changed since."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.safestring import mark_safe

from foi.admin.reply.pages import SEE, ReplyPage
from foi.choices import PackState
from foi.disclosure.differences import Differences
from foi.disclosure.reply_kept import reply_of
from foi.freezing import since
from foi.models import Pack
from foi.packing.kept import archive, archive_name
from foi.packing.letter import letter_blocks
from foi.packing.readiness import look_over
from iag_registry.lib.documents_html import html_of


@dataclass(frozen=True)
class Since:
    """What one answer would say today, or why it can no longer be asked."""

    answer: Any
    found: Differences | None
    problem: str


class ReadingPages(ReplyPage):
    """Reading a reply."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view
        own = [
            path("<int:object_id>/reply/<int:version>/letter/", view(self.letter_view), name="request_letter"),
            path("<int:object_id>/reply/<int:version>/since/", view(self.since_view), name="request_since"),
            path("<int:object_id>/reply/<int:version>/pack.zip", view(self.pack_view), name="request_pack"),
        ]
        return [*own, *super().get_urls()]

    def letter_view(self, request: HttpRequest, object_id: int, version: int) -> HttpResponse:
        """The letter: as it would be today, or as it was released."""
        asked_for = self.request_for(request, object_id, SEE)
        pack = _version(asked_for, version)
        is_released = pack.state == PackState.RELEASED
        reply = reply_of(pack) if is_released else look_over(pack, dated=timezone.localdate()).reply
        # Every word of it is escaped where the blocks become HTML.
        html = mark_safe(html_of(letter_blocks(reply), first_level=2))  # noqa: S308 - as the line above says
        return self.page(
            request,
            asked_for,
            "admin/foi/reply_letter.html",
            title=f"The letter of reply {version}",
            pack=pack,
            is_released=is_released,
            html=html,
        )

    def since_view(self, request: HttpRequest, object_id: int, version: int) -> HttpResponse:
        """What the register would answer today, against what the reply says; the reply is not touched."""
        asked_for = self.request_for(request, object_id, SEE)
        pack = _version(asked_for, version)
        rows = pack.answers.select_related("answer__question").order_by("answer__question__number", "pk")
        return self.page(
            request,
            asked_for,
            "admin/foi/reply_since.html",
            title=f"What has changed since reply {version}",
            pack=pack,
            compared=[_compared(row.answer) for row in rows],
        )

    def pack_view(self, request: HttpRequest, object_id: int, version: int) -> HttpResponse:
        """All files of a released reply as one archive."""
        asked_for = self.request_for(request, object_id, SEE)
        pack = _version(asked_for, version)
        if pack.state != PackState.RELEASED:
            raise Http404
        response = HttpResponse(archive(pack), content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="{archive_name(pack)}"'
        return response


def _version(asked_for: Any, version: int) -> Pack:
    found: Pack | None = asked_for.packs.filter(version=version).first()
    if found is None:
        raise Http404
    return found


def _compared(answer: Any) -> Since:
    try:
        return Since(answer, since(answer, now=timezone.now()), "")
    except ValueError as problem:
        return Since(answer, None, str(problem))
