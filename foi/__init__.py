"""Requests for information, the questions in them, and the catalogue of questions that the register can answer."""
