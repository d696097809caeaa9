"""What is new in a document: each of its sums as new, a repetition of an event, drawn from a pot, or a slip.

In: a read-only connection and the id of a document. Out: a Table in the order of the text. The verdicts are those of
`ledger.resolve.novelty`.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from ledger.model import Claim, Event
from ledger.queries.decided import told
from ledger.queries.find import document_named
from ledger.queries.quotes import around, text_of
from ledger.queries.sums import figure_text, links_in_force, plain, sums_in_force
from ledger.queries.table import Table, Value, counted
from ledger.resolve.novelty import News
from ledger.resolve.novelty import novelty as news_in
from ledger.resolve.pots import drawn_from
from ledger.resolve.stages import later_stages
from ledger.resolve.sums import Links
from ledger.store.claims import claims_of_document, claims_of_events, events_of

COLUMNS = (
    "start", "end", "money", "amount_low", "amount_high", "currency", "nature", "stage", "verdict", "other", "told", "event", "claim",
    "quote",
)  # fmt: skip
BRIEF = ("money", "nature", "verdict", "other", "told", "event", "quote")

_MEMBERS = """
SELECT e.id, c.id FROM event e JOIN event_claim l ON l.event = e.key JOIN claim c ON c.key = l.claim
WHERE e.key = ? ORDER BY l.ordinal
"""


def novelty(conn: sqlite3.Connection, name: str) -> Table:
    """A row a sum of the document that is an event, in the order of the text.

    `verdict` is new, repeat (of the event `other`), drawn (from the pot or package `other`) or slip; `told` is the other event in a few
    words. `event` is the sum's own. Sums that are no event are counted in the notes. Raises NoSuchFact.
    """
    document = document_named(conn, name)
    claims = [claim for claim in claims_of_document(conn, document) if claim.figure]
    keys = events_of(conn, {claim.id for claim in claims})
    events = _events(conn, keys)
    news = news_in(claims[0].digest, events, _bearings(conn)) if claims else ()
    text = text_of(conn, document)
    rows = tuple(_row(one, text, told(conn, one.other) if one.other else None) for one in news)
    briefs = tuple(_brief(one.claim, text) for one in news)
    return Table(
        COLUMNS, rows, tuple(_notes(news, len(claims) - len(news))), BRIEF, retold=(("quote", briefs), ("told", tuple(map(_told, rows))))
    )


def _told(row: tuple[Value, ...]) -> str | None:
    told = row[COLUMNS.index("told")]
    return None if told is None else around(str(told), 0, 0)


def _brief(claim: Claim, text: str) -> str:
    first, last = claim.sentence.start, claim.sentence.end
    return around(text[first:last], claim.start - first, claim.end - first)


def _events(conn: sqlite3.Connection, keys: Collection[int]) -> Sequence[Event]:
    """The events with these keys, with their claims in force; what else an event has is not asked here."""
    claims = {claim.id: claim for claim in claims_of_events(conn, keys)}
    return [_event(identity, members) for identity, members in sorted(_members(conn, keys, claims).items())]


def _members(conn: sqlite3.Connection, keys: Collection[int], claims: Mapping[str, Claim]) -> Mapping[str, list[Claim]]:
    members: dict[str, list[Claim]] = defaultdict(list)
    for key in keys:
        for identity, claim in conn.execute(_MEMBERS, (key,)):
            if claim in claims:
                members[identity].append(claims[claim])
    return members


def _event(identity: str, claims: Sequence[Claim]) -> Event:
    documents = len({claim.digest for claim in claims})
    return Event(id=identity, preferred=claims[0], claims=tuple(claims), parties=(), documents=documents, conflicts=())


def _bearings(conn: sqlite3.Connection) -> Links:
    """The bearings of all events, and as `draws_on` too what only a programme's name ties to a pot, and later stages of a package."""
    links, sums = dict(links_in_force(conn)), sums_in_force(conn)
    drawn = {event: pot for event, (pot, _) in drawn_from(sums).items()}
    paid = {event: packages[0] for event, packages in later_stages(sums).items() if len(packages) == 1}
    for event, pot in (*drawn.items(), *paid.items()):
        links[event] = (*links.get(event, ()), ("draws_on", pot))
    return links


def _row(news: News, text: str, other: str | None) -> tuple[Value, ...]:
    claim, figure = news.claim, news.claim.figure
    assert figure is not None  # noqa: S101  novelty speaks of sums only
    sentence = text[claim.sentence.start : claim.sentence.end]
    return (
        claim.start, claim.end, figure_text(figure), plain(figure.low), plain(figure.high), figure.currency, figure.nature, figure.stage,
        news.verdict, news.other, other, news.event, claim.id, sentence,
    )  # fmt: skip


def _notes(news: Sequence[News], others: int) -> Iterator[str]:
    if news:
        verdicts = Counter(one.verdict for one in news)
        yield f"{counted(len(news), 'sum')}: " + ", ".join(f"{name} {number}" for name, number in sorted(verdicts.items()))
    if others:
        yield f"{counted(others, 'sum')} of the document {'is' if others == 1 else 'are'} no event: `ledger figures` lists all"
