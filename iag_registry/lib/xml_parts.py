"""What every office file that the register writes needs of XML and of archives, whatever its format."""

import re

NO_TIME = (1980, 1, 1, 0, 0, 0)
"""The time of every part of a file: the same parts give the same bytes."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Text without the characters that XML cannot hold; nothing is escaped yet."""
    return _NO_XML.sub("", text)
