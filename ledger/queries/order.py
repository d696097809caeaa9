"""The order and the number of the rows of a listing, the same for every listing: `--reverse` and `--limit`."""

from typing import NamedTuple

from ledger.queries.table import Table, Value, counted


class Order(NamedTuple):
    """Whether the rows turn round, and how many of them are listed; None for all."""

    reverse: bool = False
    limit: int | None = None


def in_order(table: Table, order: Order, thing: str, day: str | None = None, behind: str | None = None) -> Table:
    """The table with its rows in the order asked for, and a note on those behind the limit, each a `thing`.

    Of a table that is in order of `day`, a column, the rows without a day stay last; rows with a value in `behind` stay behind the
    others.
    """
    if order == Order():
        return table
    places = list(range(len(table.rows)))
    if order.reverse:
        days, later = (table.column(name) if name else () for name in (day, behind))
        places.sort(key=lambda place: (bool(later) and later[place] is not None, bool(days) and days[place] is None, -place))
    shown = places[: order.limit]
    more = len(places) - len(shown)
    notes = (*table.notes, *((f"{counted(more, f'more {thing}')} {'is' if more == 1 else 'are'} behind the limit",) if more else ()))
    retold = tuple((name, _taken(cells, shown)) for name, cells in table.retold)
    return table._replace(rows=tuple(table.rows[place] for place in shown), notes=notes, retold=retold)


def _taken(cells: tuple[Value, ...], places: list[int]) -> tuple[Value, ...]:
    return tuple(cells[place] for place in places)
