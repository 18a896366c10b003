"""Numbers as the terminal shows them: those of the documents too."""

from service.numbers import NARROW, SPACE, balance, counted, number, percent, seconds, signed

__all__ = ["NARROW", "SPACE", "balance", "counted", "number", "percent", "seconds", "signed"]
