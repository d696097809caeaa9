"""What a person set down in ledger.toml: the nearest one, here or in a folder above. The only place that looks for it.

db = "work/aid.db"                         the ledger; the path counts from the folder of the file
[queries]
packages = "kind:aid stage:announcement"   asked for as @packages
[maps.kiel]
date = "Announcement date"                 the columns of a table: `ledger import --map @kiel`
currency = "=EUR"                          behind "=" the value of every row
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ledger.errors import UsageError

NAME = "ledger.toml"


class Settings(NamedTuple):
    """The file, and the tables in it."""

    place: Path
    tables: Mapping[str, Any]

    def named_texts(self, table: str, example: str) -> Mapping[str, str]:
        """A table of texts by their names, empty where it is not there. Raises UsageError for anything else."""
        found = self.tables.get(table, {})
        if not isinstance(found, dict):
            raise UsageError(str(self.place), f"{table} is no table", f"write [{table}], and under it a line as name = {example}")
        return found


def settings_in(folder: Path, example: str) -> Settings | None:
    """The settings for a folder, None without a file. Raises UsageError, with an example, for a file that cannot be read or is no TOML."""
    place = next((found for here in (folder, *folder.parents) if (found := here / NAME).is_file()), None)
    if place is None:
        return None
    import tomllib  # noqa: PLC0415  only where there is a file

    try:
        return Settings(place, tomllib.loads(place.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(str(place), f"is no TOML: {error}", f"write {example}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(str(place), "cannot be read as text", "check its encoding (UTF-8) and your right to read it") from error


def configured_ledger(folder: Path) -> Path | None:
    """The ledger that the settings name, None where none is named. Raises UsageError for a file that cannot be read or names none."""
    settings = settings_in(folder, 'db = "aid.db"')
    db = settings.tables.get("db") if settings else None
    if settings is None or db is None:
        return None
    if not isinstance(db, str) or not db:
        raise UsageError(str(settings.place), "db is no path", 'write db = "aid.db", with quotation marks')
    return settings.place.parent / db
