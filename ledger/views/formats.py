"""The formats in which anything is printed."""

from enum import StrEnum
from types import MappingProxyType


class Format(StrEnum):
    """How rows are printed: for people (table, markdown, html) or for programs (csv, tsv, json, ndjson)."""

    TABLE = "table"
    MARKDOWN = "markdown"
    HTML = "html"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    NDJSON = "ndjson"


SUFFIXES = MappingProxyType(
    {
        ".txt": Format.TABLE,
        ".md": Format.MARKDOWN,
        ".html": Format.HTML,
        ".htm": Format.HTML,
        ".csv": Format.CSV,
        ".tsv": Format.TSV,
        ".json": Format.JSON,
        ".ndjson": Format.NDJSON,
        ".jsonl": Format.NDJSON,
    }
)
