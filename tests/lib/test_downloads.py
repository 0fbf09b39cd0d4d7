"""A short file is sent whole, a long one while it is read."""

from collections.abc import Iterator

import pytest

from iag_registry.lib.downloads import WHOLE, download


@pytest.mark.parametrize("pieces", [[], [b""], [b"x" * WHOLE], [b"x" * (WHOLE - 1), b"y"]])
def test_short_file_is_sent_whole(pieces):
    response = download(iter(pieces), content_type="text/csv; charset=utf-8", name="a.csv")
    assert (response.streaming, response.content) == (False, b"".join(pieces))
    assert dict(response.items()) == {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": 'attachment; filename="a.csv"',
    }


def test_long_file_is_sent_while_it_is_read():
    read = []

    def pieces() -> Iterator[bytes]:
        for piece in (b"x" * WHOLE, b"y", b"z"):
            read.append(piece[:1])
            yield piece

    response = download(pieces(), content_type="text/csv; charset=utf-8", name="a.csv")
    assert (response.streaming, read) == (True, [b"x", b"y"])
    assert b"".join(response.streaming_content) == b"x" * WHOLE + b"yz"
    assert response["Content-Disposition"] == 'attachment; filename="a.csv"'
