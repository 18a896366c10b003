"""Errors about what was received; every message is French and says what to do."""

from data.column_errors import (
    AmbiguousColumn,
    JoinFailed,
    MissingColumn,
    NoTextColumn,
    NothingToRead,
    ReportMismatch,
    UnknownDefault,
    UnknownRole,
)
from data.file_errors import (
    AllBlank,
    ArchiveBomb,
    BinaryFile,
    EmptyFile,
    FileError,
    HeaderOnly,
    MissingSheet,
    ProtectedWorkbook,
    ScannedPdf,
    TruncatedFile,
    UnclosedQuote,
    UndecodableText,
    UnknownFormat,
)
from nlp.errors import DataError

__all__ = [
    "AllBlank",
    "AmbiguousColumn",
    "ArchiveBomb",
    "BinaryFile",
    "DataError",
    "EmptyFile",
    "FileError",
    "HeaderOnly",
    "JoinFailed",
    "MissingColumn",
    "MissingSheet",
    "NoTextColumn",
    "NothingToRead",
    "ProtectedWorkbook",
    "ReportMismatch",
    "ScannedPdf",
    "TruncatedFile",
    "UnclosedQuote",
    "UndecodableText",
    "UnknownDefault",
    "UnknownFormat",
    "UnknownRole",
]
