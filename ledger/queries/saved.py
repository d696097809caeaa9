"""Queries that a person saved: the table [queries] of the nearest ledger.toml, here or in a folder above.

[queries]
packages = "kind:aid stage:announcement money:>=50m"
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from ledger.ask.parser import Saved
from ledger.errors import UsageError

NAME = "ledger.toml"


def saved_queries(folder: Path) -> Saved:
    """A function from the name of a saved query to its text, None for a name that is not there.

    The file is read when a name is asked for first. The function raises UsageError for a file that cannot be read, is no
    TOML, or has something else than text for a query.
    """
    read = lru_cache(maxsize=1)(lambda: _queries(folder))
    return lambda name: read().get(name)


def _queries(folder: Path) -> Mapping[str, str]:
    import tomllib  # noqa: PLC0415  only a name needs it

    place = next((found for here in (folder, *folder.parents) if (found := here / NAME).is_file()), None)
    if place is None:
        return {}
    try:
        table = tomllib.loads(place.read_text(encoding="utf-8")).get("queries", {})
    except tomllib.TOMLDecodeError as error:
        raise UsageError(str(place), f"is no TOML: {error}", 'write [queries], and under it a line as name = "kind:aid"') from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(str(place), "cannot be read as text", "check its encoding (UTF-8) and your right to read it") from error
    if not isinstance(table, dict):
        raise UsageError(str(place), "queries is no table", 'write [queries], and under it a line as name = "kind:aid"')
    for name, text in table.items():
        if not isinstance(text, str):
            raise UsageError(str(place), f"the query {name!r} is no text", f'write {name} = "kind:aid" with quotation marks')
    return table
