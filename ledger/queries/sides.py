"""Claims of an event whose amount is not the one that is shown: quoted, counted nowhere, each with its reason.

In: a read-only connection, the sums in force. Out: lines that are left out, of events whose claims differ in the amount.
One that is not shown is a `misstatement` when it is a hundred times off from all others, `superseded` when a decision
prefers or corrects, and else an `alternative` that nobody has decided on. An amount that was corrected because it was
misread is nobody's claim, and no line.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from ledger.model import Claim, Figure
from ledger.resolve import AidLine, Sum
from ledger.resolve.amounts import amount_of, one_number
from ledger.resolve.slips import slips_among
from ledger.store.claims import claims_of_events

_DIFFERING = """
SELECT key, id, preferred, decided FROM event
WHERE until_entry IS NULL AND key IN (SELECT event FROM conflict WHERE field = 'figure')
"""
_CLAIMS = "SELECT c.id FROM event_claim l JOIN claim c ON c.key = l.claim WHERE l.event = ? ORDER BY l.ordinal"


def sides(conn: sqlite3.Connection, sums: Iterable[Sum]) -> tuple[AidLine, ...]:
    """A line for each other amount of the sums' events, in the order of events and claims; `event` is the id of the claim."""
    shown = {one.event: one for one in sums}
    return tuple(line for row in conn.execute(_DIFFERING).fetchall() if row[1] in shown for line in _of_event(conn, row, shown[row[1]]))


def _of_event(conn: sqlite3.Connection, row: tuple[Any, ...], shown: Sum) -> Iterator[AidLine]:
    key, _, _, decided = row
    place = {identity: index for index, (identity,) in enumerate(conn.execute(_CLAIMS, (key,)))}
    claims = sorted((claim for claim in claims_of_events(conn, {key}) if claim.figure), key=lambda claim: place[claim.id])
    slips = slips_among(claims)
    for figure, told in _others(claims, shown.figure):
        reason = _reason(shown, (decided or "").split(), slipped=told[0].id in slips)
        other = replace(shown.figure, low=figure.low, high=figure.high, comparator=figure.comparator, currency=figure.currency)
        documents = len({claim.digest for claim in told})
        yield AidLine(replace(shown, event=told[0].id, figure=other, documents=documents, links=()), reason, None, None)


def _reason(shown: Sum, decided: Sequence[str], *, slipped: bool) -> str:
    if slipped:
        return "misstatement"
    if shown.rejected:
        return "rejected"
    return "superseded" if {"prefer", "correct"} & set(decided) else "alternative"


def _others(claims: Sequence[Claim], shown: Figure) -> Iterator[tuple[Figure, Sequence[Claim]]]:
    """Each amount that is not the one shown, with the claims that tell it."""
    others: dict[tuple[object, ...], list[Claim]] = {}
    figures: Mapping[str, Figure] = {claim.id: claim.figure for claim in claims if claim.figure}
    for claim in claims:
        figure = figures[claim.id]
        if figure.currency != shown.currency or not one_number(amount_of(figure), amount_of(shown)):
            others.setdefault((figure.currency, figure.low, figure.high), []).append(claim)
    for told in others.values():
        yield figures[told[0].id], told
