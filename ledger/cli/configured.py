"""Which ledger is meant where neither --db nor LEDGER_DB names one: `db` of the nearest ledger.toml, else ./ledger.db.

    db = "work/aid.db"

The path counts from the folder of the file, here or in a folder above.
"""

from pathlib import Path

from ledger.errors import UsageError

NAME = "ledger.toml"


def configured_ledger(folder: Path) -> Path | None:
    """The ledger that the nearest ledger.toml names, None without one. Raises UsageError for a file that cannot be read or names none."""
    place = next((found for here in (folder, *folder.parents) if (found := here / NAME).is_file()), None)
    if place is None:
        return None
    db = _db_in(place)
    return place.parent / db if db is not None else None


def _db_in(place: Path) -> str | None:
    import tomllib  # noqa: PLC0415  only where there is a ledger.toml

    try:
        db = tomllib.loads(place.read_text(encoding="utf-8")).get("db")
    except tomllib.TOMLDecodeError as error:
        raise UsageError(str(place), f"is no TOML: {error}", 'write db = "aid.db"') from error
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(str(place), "cannot be read as text", "check its encoding (UTF-8) and your right to read it") from error
    if db is not None and (not isinstance(db, str) or not db):
        raise UsageError(str(place), "db is no path", 'write db = "aid.db", with quotation marks')
    return db
