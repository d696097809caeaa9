"""The query language: a text in, a tree of terms out, and back. Pure: it knows no ledger, no clock and no shell.

`parse` reads a query, `QueryUnreadable` says what is wrong with it and where, `ledger.ask.printing` prints its canonical
text. What the terms mean in a ledger is `ledger.queries.asking`; for people the language is told in docs/query.md.
"""

from ledger.ask.errors import QueryUnreadable, place_in_query
from ledger.ask.parser import parse
from ledger.ask.terms import EVERYTHING, Query

__all__ = ["EVERYTHING", "Query", "QueryUnreadable", "parse", "place_in_query"]
