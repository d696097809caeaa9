"""FollowTheMoney entities (https://followthemoney.tech), a JSON line each: documents, actors, and the events that tie them.

Entity ids are digests of the ledger's ids, so the same ledger gives the same entities.
"""

import csv
import functools
import hashlib
import json
from collections.abc import Iterator
from types import MappingProxyType

from ledger.places import SEEDS
from ledger.queries.sources import Party, Source, Told
from ledger.queries.table import Table
from ledger.views.exports import Exported
from ledger.views.exports.rows import Happening, happenings, left_out
from ledger.views.neutral import json_text, one_line
from ledger.views.page.escaping import safe_link

_SCHEMAS = MappingProxyType({"person": "Person", "organization": "Organization", "state": "PublicBody", "group": "Organization"})
_GIVING = ("actor", "host", "mediator", "speaker")

Properties = dict[str, list[str]]


def exported(table: Table, told: Told) -> Exported:
    """Documents, then actors, then events; places are no entities of their own and only named in the event."""
    rows = list(happenings(table, told))
    parties = {party.id: party for row in rows for party in row.parties}
    kept = [party for _, party in sorted(parties.items()) if party.kind in _SCHEMAS]
    entities = [*map(_article, told.sources), *map(_actor, kept), *map(_event, rows)]
    text = "".join(json_text(json.dumps(entity, ensure_ascii=False, sort_keys=True)) + "\n" for entity in entities)
    return Exported(
        text,
        (
            *left_out(len(parties) - len(kept), "actors of no kind that FollowTheMoney has"),
            *left_out(sum(1 for row in rows if not row.first_day), "days of undated events; the events are there without one"),
        ),
    )


def _entity(schema: str, name: str, pairs: Iterator[tuple[str, str | None]]) -> dict[str, object]:
    properties: Properties = {}
    for key, value in pairs:
        if value:
            properties.setdefault(key, []).append(value)
    return {"id": _id(name), "schema": schema, "properties": properties}


def _id(name: str) -> str:
    return hashlib.sha1(f"ledger:{name}".encode(), usedforsecurity=False).hexdigest()


def _article(source: Source) -> dict[str, object]:
    link = source.url if safe_link(source.url) else None
    title = one_line(source.title) if source.title else source.id
    pairs = (
        ("title", title),
        ("publisher", source.publisher),
        ("date", source.published_on),
        ("sourceUrl", link),
        ("bodyText", source.text),
    )
    return _entity("Article", source.id, iter(pairs))


@functools.cache
def _countries() -> MappingProxyType[str, str]:
    """ISO 3166 alpha-2, which FollowTheMoney has, by alpha-3."""
    with (SEEDS / "exports" / "countries.csv").open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({row["alpha3"]: row["alpha2"].lower() for row in csv.DictReader(lines)})


def _actor(party: Party) -> dict[str, object]:
    pairs = (("name", party.name), ("country", _countries().get(party.country or "")))
    return _entity(_SCHEMAS[party.kind or ""], party.id, iter(pairs))


def _event(row: Happening) -> dict[str, object]:
    return _entity("Event", row.id, _of_event(row))


def _of_event(row: Happening) -> Iterator[tuple[str, str | None]]:
    yield "name", row.what
    yield "summary", row.quote
    yield "keywords", row.kind
    yield "description", row.money
    yield from _days(row)
    for party in row.parties:
        if party.kind in _SCHEMAS:
            giving = any(role in _GIVING for role in party.roles)
            yield "organizer" if giving and row.kind == "AID" else "involved", _id(party.id)
        else:
            yield "location", party.name
    for source in row.sources:
        yield "proof", _id(source.id)
        yield "publisher", source.publisher
        yield "sourceUrl", source.url if safe_link(source.url) else None
    yield "recordId", row.id


def _days(row: Happening) -> Iterator[tuple[str, str | None]]:
    """One date where it is a day, month or year; both ends of an interval."""
    first, _, last = row.date.partition("/")
    if last:
        yield "startDate", first.strip("~?%.")
        yield "endDate", last.strip("~?%.")
    elif row.first_day:
        plain = first.strip("~?%")
        yield "date", plain if plain == f"{row.first_day}"[: len(plain)] else f"{row.first_day}"
