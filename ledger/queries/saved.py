"""What a person saved under a name in ledger.toml: queries, and the mappings of tables that are imported."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from ledger.ask.parser import Saved
from ledger.errors import UsageError
from ledger.queries.settings import settings_in

_QUERY = '"kind:aid"'


def saved_queries(folder: Path) -> Saved:
    """A function from the name of a saved query to its text, None for a name that is not there.

    The file is read when a name is asked for first. The function raises UsageError for a file that cannot be read, is no
    TOML, or has something else than text for a query.
    """
    read = lru_cache(maxsize=1)(lambda: _queries(folder))
    return lambda name: read().get(name)


def saved_map(folder: Path, name: str) -> str:
    """The words of `--map` that are saved under a name: a text, or a table of fields.

    Raises UsageError for a name that is not there, or has something else, and for a file that cannot be read.
    """
    settings = settings_in(folder, f'[maps.{name}], and under it lines as date = "Date"')
    found = settings.tables.get("maps", {}) if settings else {}
    told = found.get(name) if isinstance(found, dict) else None
    if isinstance(told, dict) and all(isinstance(column, str) for column in told.values()):
        return ",".join(_quoted(f"{field}={column}") for field, column in told.items())
    if isinstance(told, str):
        return told
    place = str(settings.place) if settings else "--map"
    raise UsageError(place, f"no mapping is saved as {name!r}", f'write [maps.{name}] in ledger.toml, and under it lines as date = "Date"')


def _queries(folder: Path) -> Mapping[str, str]:
    settings = settings_in(folder, f"[queries], and under it a line as name = {_QUERY}")
    table = settings.named_texts("queries", _QUERY) if settings else {}
    for name, text in table.items():
        if not isinstance(text, str) and settings:
            raise UsageError(str(settings.place), f"the query {name!r} is no text", f"write {name} = {_QUERY} with quotation marks")
    return table


def _quoted(setting: str) -> str:
    """A setting as a cell of CSV."""
    return '"' + setting.replace('"', '""') + '"'
