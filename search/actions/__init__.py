"""Keeping the index in step with what the public may read."""
