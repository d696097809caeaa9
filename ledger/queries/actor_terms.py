"""What the terms of a query mean for an actor a: words stand in one of its names; the other terms together describe one event.

`Biden kind:agree date:2021` lists actors with "Biden" in a name that take part in an agreement of 2021.
"""

from ledger.ask import Query
from ledger.ask.terms import AllOf, AnyOf, Not, Term, Text, all_of
from ledger.queries.clauses import Clauses

_NAMED = """
(says(a.name, {words}, {prefix}) OR EXISTS (SELECT 1 FROM spelling s WHERE s.actor = a.key AND says(s.words, {words}, {prefix})))
"""
_TAKES_PART = "a.key IN (SELECT p.actor FROM event_actor p JOIN event e ON e.key = p.event WHERE p.until_entry IS NULL AND {test})"


class ActorClauses(Clauses):
    """Conditions on an actor."""

    listing = "actors"

    def clause(self, query: Query) -> str:
        """The condition of a part of a query; terms side by side that are not words are asked of one event."""
        if not _has_words(query):
            return _TAKES_PART.format(test=self.event_test(query))
        if not isinstance(query, AllOf):
            return super().clause(query)
        of_event = [part for part in query.parts if not _has_words(part)]
        parts = [self.clause(part) for part in query.parts if _has_words(part)]
        whole = (*parts, *([self.clause(all_of(of_event))] if of_event else ()))
        return f"({' AND '.join(whole) or '1'})"

    def term(self, term: Term) -> str:
        """The condition of words: they stand in a name."""
        assert isinstance(term, Text)  # noqa: S101  all else is asked of events
        return _NAMED.format(words=self.value(term.words), prefix=self.value(int(term.prefix)))


def _has_words(query: Query) -> bool:
    match query:
        case AllOf(parts) | AnyOf(parts):
            return not parts or any(map(_has_words, parts))
        case Not(part):
            return _has_words(part)
    return isinstance(query, Text)
