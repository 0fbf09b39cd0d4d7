"""Tests of what changed, and of the register on two dates; all of it invented."""
