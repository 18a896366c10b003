"""Readers: bytes of any accepted format in, tables or minutes out."""

from data.readers.reading import read
from data.readers.table import Origin, Table

__all__ = ["Origin", "Table", "read"]
