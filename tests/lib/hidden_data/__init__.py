"""Tests of what finds hidden data in files: a corpus of invented files, each with one thing hidden, and clean ones."""
