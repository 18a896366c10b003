"""Errors about what was received; every message is French and says what to do."""

from nlp.errors import DataError

__all__ = ["DataError"]
