"""Files that are not read: each is refused quickly, in little memory, with words that say what to do (F1, F2)."""

import subprocess
import sys
from pathlib import Path

import pytest

from meetings.importing.reading import read_file
from meetings.importing.refusals import INSTEAD, Refused
from tests.meetings.importing.bombs import bombs

BOMBS = bombs()
MOST_SECONDS = 2.0
MOST_MEGABYTES = 100.0
MEASURE = """
import resource, sys, time
from pathlib import Path
from meetings.importing.reading import read_file
from meetings.importing.refusals import Refused
try:
    read_file(Path(sys.argv[1]).read_bytes())  # once, so that what is imported late is not counted
except Refused:
    pass
data = Path(sys.argv[2]).read_bytes()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
began = time.perf_counter()
try:
    read_file(data)
except Refused:
    print(time.perf_counter() - began, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
"""Reads a file in a process of its own and prints the seconds and the megabytes that refusing it took."""


@pytest.mark.parametrize("name", BOMBS)
def test_file_is_refused_with_words_that_say_what_to_do(name):
    data, words = BOMBS[name]
    with pytest.raises(Refused) as refusal:
        read_file(data)
    assert str(refusal.value) == f"{words} {INSTEAD}"


def test_file_is_refused_quickly_and_in_little_memory(tmp_path, record_property):
    first = Path(tmp_path, "first")
    first.write_bytes(BOMBS["unpacked and cut"][0])
    slow = {}
    for number, (name, (data, _)) in enumerate(BOMBS.items()):
        file = Path(tmp_path, str(number))
        file.write_bytes(data)
        told = subprocess.run(  # noqa: S603 - our own Python
            [sys.executable, "-c", MEASURE, str(first), str(file)], capture_output=True, text=True, check=True
        )
        seconds, megabytes = map(float, told.stdout.split())
        if seconds >= MOST_SECONDS or megabytes >= MOST_MEGABYTES:
            slow[name] = (seconds, megabytes)
    record_property("proof", ["F1 hostile files that took 2 s or 100 MB to refuse", len(slow), len(BOMBS)])
    assert slow == {}
