"""The formats in which anything is printed."""

from enum import StrEnum


class Format(StrEnum):
    """How rows are printed: for people (table, markdown) or for programs (csv, json, ndjson)."""

    TABLE = "table"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    NDJSON = "ndjson"
