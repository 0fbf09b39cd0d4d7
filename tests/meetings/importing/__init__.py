"""Tests of reading, finding and storing minutes that people have written elsewhere."""
