"""What the terms of a query mean for a figure as it is claimed: figure f of claim c in document d, and event e that it belongs to."""

from collections.abc import Iterable
from decimal import Decimal
from types import MappingProxyType

from ledger.ask import place_in_query
from ledger.ask.lists import STANDINGS
from ledger.ask.terms import Amounts, Dates, Listed, Money, Party, Term, Text, Told
from ledger.queries.clauses import Clauses

_OF_CLAIM = MappingProxyType({"kind": "c.type", "modality": "c.modality"})
_SIDES = MappingProxyType({"from": ("provider",), "to": ("recipient",), "actor": ("provider", "recipient")})
_AMONG = "EXISTS (SELECT 1 FROM json_each(f.{column}) j WHERE j.value IN ({names}))"
_TAKES_PART = "EXISTS (SELECT 1 FROM claim_party p WHERE p.claim = c.key AND p.actor IN ({actors}))"
_SENTENCE = "substr(d.text, c.sentence_start + 1, c.sentence_end - c.sentence_start)"
_SCALE = "(CASE f.minor_digits WHEN 0 THEN 10000 WHEN 1 THEN 1000 WHEN 2 THEN 100 WHEN 3 THEN 10 ELSE 1 END)"
_DIGITS = 4  # no currency has more behind the point


class FigureClauses(Clauses):
    """Conditions on a claimed sum: its own fields, its own sentence and document; of its event only days and decisions."""

    listing = "figures"

    def term(self, term: Term) -> str:
        """The condition of one term."""
        match term:
            case Party():
                return self._party(term)
            case Dates():
                return self.within(term, "coalesce(c.first_day, e.first_day)", "coalesce(c.end_day, e.end_day)")
            case Listed():
                return self._listed(term)
            case Money():
                tests = [self._bounds(one) for one in term.amounts]
                return f"({' OR '.join(tests) or '0'})"
            case Told():
                return self.told(term)
            case Text():
                words = f"says({_SENTENCE}, {self.value(term.words)}, {self.value(int(term.prefix))})"
                return f"(d.key IN ({self.documents_saying(term, 'text : ')}) AND {words})"

    def _party(self, term: Party) -> str:
        names = self._names(term)
        tests = [_AMONG.format(column=column, names=self.listed(names)) for column in _SIDES[term.side]]
        if term.side == "actor":
            tests.append(_TAKES_PART.format(actors=self.actor_ids(term)))
        return f"({' OR '.join(tests)})"

    def _names(self, term: Party) -> Iterable[str]:
        """The names by which sums tell the actors: that of the ledger, and that of the documents where a decision changed it."""
        from ledger.queries.who import actor_named  # noqa: PLC0415  only such a term needs it

        found: dict[str, None] = {}
        for name in term.names:
            actor = actor_named(self.conn, name, place_in_query(term.at))
            (told,) = self.conn.execute("SELECT name FROM main.actor WHERE key = ?", (actor.key,)).fetchone()
            found |= dict.fromkeys((actor.name, told))
        return found

    def _listed(self, term: Listed) -> str:
        if term.name in _OF_CLAIM:
            values = (value.upper() if term.name == "kind" else value for value in term.values)
            return f"coalesce({_OF_CLAIM[term.name]}, '') IN ({self.listed(values)})"
        standings = [value for value in term.values if term.name == "status" and value in STANDINGS]
        others = [value for value in term.values if value not in standings]
        tests = [f"coalesce(e.standing, '') IN ({self.listed(standings)})"] if standings else []
        tests += [f"coalesce(f.{term.name}, '') IN ({self.listed(others)})"] if others else []
        return f"({' OR '.join(tests)})"

    def _bounds(self, amounts: Amounts) -> str:
        tests = [f"f.currency = {self.value(amounts.currency)}"] if amounts.currency else []
        for bound, column, other, signs in (
            (amounts.low, "amount_high", "amount_low", (">=", ">")),
            (amounts.high, "amount_low", "amount_high", ("<=", "<")),
        ):
            if bound is not None:
                sign = signs[amounts.over if column == "amount_high" else amounts.under]
                tests.append(f"coalesce(f.{column}, f.{other}) * {_SCALE} {sign} {self.value(_minor(bound))}")
        return f"({' AND '.join(tests) or '1'})"


def _minor(amount: Decimal) -> int:
    return int(amount.scaleb(_DIGITS))
