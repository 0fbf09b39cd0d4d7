"""What may leave of a paper of a meeting."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PaperView:
    """One paper: where it can be read, and of a file its type and size; of a withheld one only number and reason."""

    number: str
    title: str
    author: str = ""
    url: str = ""
    is_elsewhere: bool = False
    about: str = ""
    withheld_for: str = ""


@dataclass(frozen=True)
class PaperFile:
    """What is sent to someone who asks for the file of a paper: its name in storage, and what it is called outside."""

    stored_as: str
    name: str
    media_type: str
