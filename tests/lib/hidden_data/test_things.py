"""What is said of hidden things to the person who has to remove them."""

from iag_registry.lib.hidden_data import Hidden, HiddenThing
from iag_registry.lib.hidden_data.paths import path_in
from iag_registry.lib.hidden_data.things import LONGEST, SHOWN, Things, described


def test_things_are_counted_by_sort_and_place_in_the_order_of_the_sorts():
    things = Things()
    things.add(Hidden.COMMENT, "on slide 2")
    things.add(Hidden.AUTHOR, "in the properties", words="Ann  Invented")
    things.add(Hidden.COMMENT, "on slide 2", number=2)
    things.add(Hidden.COMMENT, "on slide 1")
    things.add(Hidden.LAYER, "in the file", number=0)
    assert [str(thing) for thing in things.all()] == [
        "1 name of someone who worked on the file in the properties: “Ann Invented”",
        "3 comments on slide 2",
        "1 comment on slide 1",
    ]


def test_words_are_cut_short_and_told_once_each():
    things = Things()
    for words in ("a" * 200, "b", "b", *map(str, range(20))):
        things.add(Hidden.CUSTOM, "here", words=words)
    (thing,) = things.all()
    assert (thing.number, len(thing.words), thing.words[:2]) == (23, SHOWN, ("a" * LONGEST + "…", "b"))


def test_remedy_is_said_once_for_things_that_have_the_same():
    found = [HiddenThing(what, "here", 2) for what in (Hidden.AUTHOR, Hidden.COMPANY, Hidden.COMMENT)]
    assert described(found) == (
        f"2 names of people who worked on the file here; 2 names of companies or managers here. {Hidden.AUTHOR.remedy}",
        "2 comments here. Delete the comments.",
    )


def test_every_sort_says_what_to_do():
    assert [what.name for what in Hidden if not what.remedy.endswith(".")] == []


def test_paths_are_told_from_what_only_looks_like_them():
    paths = {
        "saved as C:\\Users\\ann\\a.docx": "C:\\Users\\ann\\a.docx",
        "S:/cases/7": "S:/cases/7",
        "\\\\server\\share\\a": "\\\\server\\share\\a",
        "file:///home/ann/a.odt": "file:///home/ann/a.odt",
        "/Users/ann/Desktop/": "/Users/ann/Desktop/",
        "https://invented-my.sharepoint.com/personal/ann/a.docx": (
            "https://invented-my.sharepoint.com/personal/ann/a.docx"
        ),
    }
    others = ["https://x.example/users/7/ann", "Either/or", "Note: this", "10:30", "mailto:a@x.example", "a / b"]
    assert {text: path_in(text) for text in paths} == paths
    assert [text for text in others if path_in(text)] == []
