"""What the terms of a query mean for a document d: its publisher, its day, its words, who is named in it."""

from ledger.ask.terms import Dates, Listed, Money, Party, Term, Text, Told
from ledger.queries.clauses import Clauses

_NAMES = "SELECT r.document FROM mention m JOIN reading r ON r.key = m.reading WHERE r.until IS NULL AND m.actor IN ({actors})"


class DocumentClauses(Clauses):
    """Conditions on a document. Terms about events and sums mean nothing here."""

    listing = "documents"

    def term(self, term: Term) -> str:
        """The condition of one term. Raises UsageError for one about events or sums."""
        match term:
            case Told():
                return self.told(term)
            case Dates():
                return self.within(term, "d.published_on", "date(d.published_on, '+1 day')")
            case Text():
                return f"d.key IN ({self.documents_saying(term)})"
            case Party("actor"):
                return f"d.key IN ({_NAMES.format(actors=self.actor_ids(term))})"
            case Party() | Listed() | Money():
                raise self.senseless(term, "it asks about an event or a sum; documents have source:, document:, date:, actor: and words")
