"""What a query asks of the aid timeline: whose aid to whom, of which stage, and which other sums it is about.

In: a query, and what the options of the command say. Out: the same as one: `from:`, `to:` and `stage:` with one value each, where
they must be fulfilled, are what the totals are of; all other terms choose among the events that tell the sums. A total is of
one stage and of aid alone: other terms about these are errors that name their column.
"""

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from ledger.ask import Query, place_in_query
from ledger.ask.terms import AllOf, AnyOf, Listed, Not, Party, Term, all_of
from ledger.errors import UsageError
from ledger.queries.clauses import printed
from ledger.queries.figure_terms import FigureClauses
from ledger.queries.members import party_named

if TYPE_CHECKING:
    from ledger.queries.aid import AidQuestion

_OPTIONS = {"from": "--from", "to": "--to", "stage": "--stage"}
_COLUMNS = "amount_low, amount_high, minor_digits, currency, provider, recipient, stage, purpose, nature"
_TOLD = f"""
WITH told AS (SELECT event, {_COLUMNS} FROM corrected_figure
    UNION ALL SELECT e.key, {", ".join(f"f.{name}" for name in _COLUMNS.split(", "))} FROM event e JOIN figure f ON f.claim = e.preferred
    WHERE e.until_entry IS NULL AND e.key NOT IN (SELECT event FROM corrected_figure))
"""  # noqa: S608  column names of this file only
_SELECT = """
SELECT e.date, f.amount_low, f.amount_high, f.minor_digits, f.currency, f.provider, f.recipient, f.stage, f.purpose, e.id
FROM event e JOIN told f ON f.event = e.key WHERE f.nature = 'aid' AND {where} ORDER BY e.first_day IS NULL, e.first_day, e.id
"""
_REMARK = "the sums that are asked about; which of them count is decided by `ledger aid`"


class Parted(NamedTuple):
    """A query as far as it says what totals are of, and the rest of it, None where there is none."""

    provider: Party | None
    recipient: Party | None
    stage: str | None
    rest: Query | None


def parted(query: Query | None) -> Parted:
    """The parties and the stage that a query demands, and what else it asks. Raises UsageError for what cannot be added up."""
    if query is None:
        return Parted(None, None, None, None)
    sides: dict[str, Party] = {}
    stage: str | None = None
    rest = []
    for part in query.parts if isinstance(query, AllOf) else (query,):
        if isinstance(part, Party) and part.side != "actor" and len(part.names) == 1 and part.side not in sides:
            sides[part.side] = part
        elif isinstance(part, Listed) and part.name == "stage" and len(part.values) == 1 and stage is None:
            stage = part.values[0]
        else:
            rest.append(part)
    for part in rest:
        _refuse(part, demanded=True)
    return Parted(sides.get("from"), sides.get("to"), stage, all_of(rest) if rest else None)


def named_in(conn: sqlite3.Connection, party: Party | None) -> str | None:
    """The name of the party of a term. Raises NoSuchFact, naming its column, for one that the ledger does not know."""
    return None if party is None else party_named(conn, party.names[0], place_in_query(party.at))


def _refuse(part: Query, *, demanded: bool) -> None:
    """Raise UsageError for a term that asks for several stages, or for what is no aid."""
    match part:
        case AllOf(parts) | AnyOf(parts):
            for inner in parts:
                _refuse(inner, demanded=demanded)
        case Not(inner):
            _refuse(inner, demanded=False)
        case Listed("stage", _) if demanded:
            raise _error(part, "a total is of one stage", "ask for each stage by itself, or take others back: -stage:pledge")
        case Listed("nature", values) if set(values) != {"aid"} and demanded:
            raise _error(part, "the sums here are all aid", f"ask `ledger figures 'nature:{','.join(values)}'`")


def _error(term: Term, wrong: str, hint: str) -> UsageError:
    return UsageError(place_in_query(term.at), wrong, hint)


def one_of(option: str | None, term: str | None, field: str) -> str | None:
    """What the option or the term of a query says. Raises UsageError where both do."""
    if option is not None and term is not None:
        raise UsageError(_OPTIONS[field], f"the query has {field}: too", "give one of them")
    return option if option is not None else term


def events_asked(conn: sqlite3.Connection, query: Query) -> frozenset[str]:
    """The ids of the events that fulfil a query; in a window of days also those without a day, which are listed as undated.

    Raises NoSuchFact for an actor, a publisher or a document that the ledger does not know.
    """
    from ledger.queries.asking import condition  # noqa: PLC0415  only a query needs it

    asked = condition(conn, query)
    window = f" AND (e.first_day IS NULL OR ({asked.window}))" if asked.window else ""
    select = f"SELECT e.id FROM event e WHERE e.until_entry IS NULL AND {asked.where}{window}"  # noqa: S608  of parameters
    return frozenset(str(name) for (name,) in conn.execute(select, asked.values))


def aid_sql(conn: sqlite3.Connection, question: "AidQuestion") -> str:
    """The SELECT that finds the sums of aid that a question asks about, counted or not, for a person.

    Members of a group are not in it. Raises what `aid` raises.
    """
    asked = parted(question.query)
    making = FigureClauses(conn)
    told: dict[str, str | None] = {
        "from": one_of(question.provider, named_in(conn, asked.provider), "from"),
        "to": one_of(question.recipient, named_in(conn, asked.recipient), "to"),
        "stage": one_of(question.stage, asked.stage, "stage"),
        "purpose": question.purpose,
    }
    terms = [making.term(_term(field, value)) for field, value in told.items() if value is not None]
    rest = making.event_test(asked.rest, rejected=True) if asked.rest is not None else "e.until_entry IS NULL"
    where = " AND ".join((*terms, rest))
    return f"{' '.join(_TOLD.split())}\n{printed(_SELECT.format(where=where), (where, making.values), _REMARK)}"


def _term(field: str, value: str) -> Term:
    if field == "from":
        return Party("from", (value,))
    return Party("to", (value,)) if field == "to" else Listed(field, (value,))
