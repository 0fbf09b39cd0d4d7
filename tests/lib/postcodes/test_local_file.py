"""Postcodes out of a file; every line is invented."""

import os

import pytest

from iag_registry.lib.postcodes import Postcode, ProviderFailed
from iag_registry.lib.postcodes.local_file import LocalFile


def asked(tmp_path, text, typed):
    (file := tmp_path / "postcodes.csv").write_text(text, encoding="utf-8")
    return LocalFile(file).codes(Postcode.parse(typed))


@pytest.mark.parametrize("heads", ["postcode,code", "PCDS,other,LAD25CD", "pcd7,oslaua", "\ufeffpcds,laua"])
def test_columns_are_found_by_the_names_that_such_files_use(tmp_path, heads):
    row = "EN1 3XA,x,E09000010" if heads.count(",") == 2 else "EN1 3XA,E09000010"
    assert asked(tmp_path, f"{heads}\n{row}\n", "en13xa") == ("E09000010",)


def test_whole_postcode_comes_before_its_first_half(tmp_path):
    text = "postcode,code\nEN1,A\nEN1,B\nEN1,B\nEN13XA,C\nshort\n,D\nEN2,\n"
    assert asked(tmp_path, text, "EN1 3XA") == ("C",)
    assert asked(tmp_path, text, "EN1 3XB") == ("A", "B")
    assert asked(tmp_path, text, "EN2 3XB") == ()


def test_file_that_was_replaced_is_read_again(tmp_path):
    provider = LocalFile(tmp_path / "postcodes.csv")
    found = []
    for number, code in enumerate("AB"):
        provider.path.write_text(f"postcode,code\nEN1 3XA,{code}\n")
        os.utime(provider.path, ns=(number, number))
        found += provider.codes(Postcode("EN1 3XA"))
    assert (found, provider.asks) == (["A", "B"], "")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "cannot be read: No such file or directory"),
        (b"", "has no column named postcode or"),
        (b"postcode,x\nEN1 3XA,y\n", "has no column named code or"),
        (b"postcode,code\n\xff,\n", "is not a CSV file in UTF-8"),
    ],
)
def test_file_that_cannot_be_used_is_said_without_the_postcode(tmp_path, content, words):
    file = tmp_path / "postcodes.csv"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(ProviderFailed, match=words) as failed:
        LocalFile(file).codes(Postcode("EN1 3XA"))
    assert "EN1" not in str(failed.value)


def test_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("iag_registry.lib.postcodes.local_file.TOO_LARGE", 10)
    with pytest.raises(ProviderFailed, match="too large"):
        asked(tmp_path, "postcode,code\n", "EN1 3XA")
