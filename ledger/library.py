"""The ledger from Python: `import ledger; book = ledger.open("ledger.db")`.

    book.add("article.txt", source="RT")
    for row in book.events(actor="Zelensky", since="2021-08"):
        print(row["date"], row["what"])
    book.aid(provider="United States", recipient="Ukraine").to_pandas()

Every call opens the file, asks and closes it, so that a `Ledger` can be kept, copied and used from several threads. What goes wrong is
raised as `ledger.errors.LedgerError`, whose text says what is wrong, where and what to do.
"""

import datetime
import html
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from sqlite3 import Connection
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, overload

from ledger.errors import LedgerError, UsageError
from ledger.queries.fact import Fact
from ledger.queries.table import Table, Value
from ledger.views.cell import cell_text
from ledger.views.neutral import one_line

if TYPE_CHECKING:
    from ledger.ask import Query
    from ledger.pipeline import Added

Row = Mapping[str, Value]
Day = str | datetime.date


def open(path: str | Path = "ledger.db") -> "Ledger":  # noqa: A001  ledger.open, as sqlite3.connect
    """The ledger at a path. The file need not be there yet: `add` makes it, and reading says that it is missing."""
    return Ledger(Path(path))


class Rows(Sequence[Row]):
    """Rows as mappings under the names of their columns, in order; `notes` say what is not among them."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self._table.columns

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences about what is not listed: undated, rejected, left out of totals."""
        return self._table.notes

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> "Rows": ...
    def __getitem__(self, at: int | slice) -> "Row | Rows":
        """A row, or the rows of a slice."""
        if isinstance(at, slice):
            return Rows(Table(self.columns, self._table.rows[at], self.notes))
        return MappingProxyType(dict(zip(self.columns, self._table.rows[at], strict=True)))

    def __len__(self) -> int:
        """How many rows there are."""
        return len(self._table.rows)

    def to_pandas(self) -> Any:
        """A pandas DataFrame of all columns, amounts as the decimal strings that they are. Raises UsageError without pandas."""
        try:
            pd = import_module("pandas")  # never asked for by the program itself
        except ImportError:
            raise UsageError("to_pandas", "pandas is not installed", "pip install pandas, or use the rows as they are") from None
        return pd.DataFrame(list(self._table.rows), columns=list(self.columns))

    def __repr__(self) -> str:
        """How many rows of which columns."""
        return f"<{len(self)} rows: {', '.join(self.columns)}>"

    def _repr_html_(self) -> str:
        """A table for notebooks; words of documents are text, never markup."""
        head = "".join(f"<th>{html.escape(name)}</th>" for name in self.columns)
        body = "".join(f"<tr>{''.join(_cell(value) for value in row)}</tr>" for row in self._table.rows)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(value: Value) -> str:
    return f"<td>{html.escape(one_line(cell_text(value)))}</td>"


@dataclass(frozen=True, slots=True)
class Ledger:
    """A ledger's file and what can be asked of it and put into it."""

    path: Path

    def add(
        self,
        source: str | Path,
        *,
        published: Day | None = None,
        publisher: str | None = None,
        title: str | None = None,
        url: str | None = None,
        model: bool = True,
        author: str = "library",
        now: datetime.datetime | None = None,
    ) -> "tuple[Added, ...]":
        """Read a file or a folder into the ledger; what became of each document, in order.

        What is given wins over what the document says. `model` lets the language model find names, if it is installed. Documents before
        one that cannot be read are in the ledger when its error is raised.
        """
        from ledger.pipeline import Session, add  # noqa: PLC0415  readers never pay for it
        from ledger.read import Overrides, documents_at  # noqa: PLC0415

        day = datetime.date.fromisoformat(published) if isinstance(published, str) else published
        how = Session(now=now or datetime.datetime.now(datetime.UTC), author=author, command="ledger.Ledger.add", model=model)
        found = documents_at(Path(source), Overrides(day, publisher, title, url))
        return tuple(_raised(add(found, self.path, how)))

    def events(
        self,
        *,
        actor: str | None = None,
        since: Day | None = None,
        until: Day | None = None,
        kind: str | None = None,
        undated: bool = False,
        query: str | None = None,
        now: datetime.datetime | None = None,
    ) -> Rows:
        """The chronology. `since` is the first day asked for and `until` the last: a date, or its year, month or day as text.

        `query` is one of the language of docs/query.md, here as in the other listings; its words ("last month") count from `now`.
        """
        from ledger.queries.events import EventFilter, events, plover_type  # noqa: PLC0415

        wanted = EventFilter(
            actor=actor, since=_first(since), until=_after(until), kind=plover_type(kind) if kind is not None else None, undated=undated,
            query=_query(query, now),
        )  # fmt: skip
        return self._rows(lambda conn: events(conn, wanted))

    def aid(
        self,
        *,
        provider: str | None = None,
        recipient: str | None = None,
        stage: str | None = None,
        purpose: str | None = None,
        by: str | None = None,
        cumulative: bool = False,
        query: str | None = None,
        now: datetime.datetime | None = None,
    ) -> Rows:
        """The aid timeline, or its totals by month, quarter, year, provider, recipient, instrument or programme."""
        from ledger.queries.aid import AidQuestion, aid  # noqa: PLC0415

        question = AidQuestion(
            provider=provider, recipient=recipient, by=by, cumulative=cumulative, stage=stage, purpose=purpose, query=_query(query, now)
        )
        return self._rows(lambda conn: aid(conn, question))

    def figures(self, query: str | None = None, now: datetime.datetime | None = None) -> Rows:
        """Every sum of money as it is claimed; those that fulfil a query, if there is one."""
        from ledger.queries.figures import figures  # noqa: PLC0415

        asked = _query(query, now)
        return self._rows(lambda conn: figures(conn, asked))

    def documents(self, query: str | None = None, now: datetime.datetime | None = None) -> Rows:
        """The documents in force; those that fulfil a query, if there is one."""
        from ledger.queries.documents import documents  # noqa: PLC0415

        asked = _query(query, now)
        return self._rows(lambda conn: documents(conn, asked))

    def actors(self, query: str | None = None, now: datetime.datetime | None = None) -> Rows:
        """Persons, states, organizations and groups; those that fulfil a query, if there is one."""
        from ledger.queries.actors import actors  # noqa: PLC0415

        asked = _query(query, now)
        return self._rows(lambda conn: actors(conn, asked))

    def show(self, id: str) -> Fact:  # noqa: A002  the word of the command
        """One event, claim, document or actor with its quotes, by its id or the beginning of it. Raises NoSuchFact."""
        from ledger.queries.show import fact  # noqa: PLC0415
        from ledger.store import reading  # noqa: PLC0415

        with reading(self.path) as conn:
            return fact(conn, id)

    def _rows(self, question: Callable[[Connection], Table]) -> Rows:
        from ledger.store import reading  # noqa: PLC0415

        with reading(self.path) as conn:
            return Rows(question(conn))


def _query(text: str | None, now: datetime.datetime | None) -> "Query | None":
    """A query read; `@NAME` is one of ledger.toml, here or in a folder above. Raises QueryUnreadable."""
    if text is None:
        return None
    from ledger.ask import parse  # noqa: PLC0415  only a query needs it
    from ledger.queries.saved import saved_queries  # noqa: PLC0415

    return parse(text, now or datetime.datetime.now(datetime.UTC), saved_queries(Path.cwd()))


def _raised(outcomes: "Iterable[Added | LedgerError]") -> "Iterator[Added]":
    for outcome in outcomes:
        if isinstance(outcome, LedgerError):
            raise outcome
        yield outcome


def _first(day: Day | None) -> datetime.date | None:
    if day is None or isinstance(day, datetime.date):
        return day
    return _span(day)[0]


def _after(day: Day | None) -> datetime.date | None:
    """The day after the last one meant."""
    if day is None:
        return None
    return day + datetime.timedelta(days=1) if isinstance(day, datetime.date) else _span(day)[1]


def _span(day: str) -> tuple[datetime.date, datetime.date]:
    """The first day of a year, month or day as text, and the day after its last. Raises UsageError for other text."""
    try:
        year, month, date = (*map(int, day.split("-")), *((0,) * 2))[:3]
        first = datetime.date(year, month or 1, date or 1)
        if date:
            return first, first + datetime.timedelta(days=1)
        return first, datetime.date(year + (not month or month == 12), month % 12 + 1 if month else 1, 1)
    except (ValueError, OverflowError):
        raise UsageError(repr(day), "is no year, month or day", "write 2021, 2021-08 or 2021-08-31, or give a datetime.date") from None
