"""What decisions make of events: merged, split, preferred, corrected, accepted, rejected. Pure.

In: claims, and the decisions that bear on them. Out: events in canonical order, each with what was decided of
it. A decision speaks of an event through the claims that the event had when it was taken: it holds for
whatever event has one of them now, so that a copy of a rejected story does not bring it back. Of two decisions
that differ the one with the higher precedence holds. Claims are never changed.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from ledger import resolve
from ledger.model import Claim, Event, Party
from ledger.read.by_hand_claim import stands_alone
from ledger.resolve.conflicts import conflicts_of
from ledger.resolve.events import canonical

DecisionKind = Literal["accept", "reject", "correct", "merge", "split", "prefer", "alias"]
Standing = Literal["accepted", "rejected"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision as it bears on claims in force, by their ids.

    `apart` are the claims that a split sets apart or a prefer prefers, `claims` all others it speaks of, in order.
    """

    precedence: int
    kind: DecisionKind
    claims: tuple[str, ...]
    apart: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None

    @property
    def all(self) -> frozenset[str]:
        """Every claim it speaks of."""
        return frozenset((*self.claims, *self.apart))


@dataclass(frozen=True, slots=True)
class DecidedEvent:
    """An event with what was decided of it: its standing, the kinds of decisions, and corrections by field."""

    event: Event
    standing: Standing | None = None
    kinds: tuple[str, ...] = ()
    corrections: tuple[tuple[str, str | None], ...] = ()


Sketches = Mapping[str, resolve.Sketch]
NONE: Sketches = MappingProxyType({})


def decided_events(claims: Iterable[Claim], decisions: Iterable[Decision], sketches: Sketches = NONE) -> tuple[DecidedEvent, ...]:
    """Every event of the claims once all decisions are applied, in canonical order. The order of either changes nothing.

    `sketches` are those of the claims' documents by digest, for counting copies once.
    """
    known = {claim.id: claim for claim in claims}
    held = sorted(decisions, key=lambda decision: decision.precedence)
    events = _resolved(known.values(), sketches)
    if not held:
        return tuple(DecidedEvent(event) for event in events)
    groups = [frozenset(claim.id for claim in event.claims) for event in events]
    for decision in held:
        regroup = _REGROUPING.get(decision.kind)
        groups = regroup(groups, decision, known) if regroup else groups
    found = {frozenset(claim.id for claim in event.claims): event for event in events}
    whole = [found.get(group) or _joined([known[name] for name in group], held, sketches) for group in groups]
    return tuple(_decided(event, held) for event in sorted(whole, key=lambda event: canonical(event.claims[0])))


def _resolved(claims: Iterable[Claim], sketches: Sketches = NONE) -> tuple[resolve.Resolved, ...]:
    """The events of the claims. One made by hand joins no other by rule: its maker set it down as one, and `merge` may."""
    apart = [(stands_alone(claim), claim) for claim in claims]
    events = [*resolve.events_of((claim for by_hand, claim in apart if not by_hand), sketches)]
    events += [event for by_hand, claim in apart if by_hand for event in resolve.events_of((claim,), sketches)]
    return tuple(sorted(events, key=lambda event: canonical(event.claims[0])))


Groups = list[frozenset[str]]


def _merged(groups: Groups, decision: Decision, known: Mapping[str, Claim]) -> Groups:  # noqa: ARG001  one shape for all
    """All groups with one of its claims as one."""
    touched = [group for group in groups if group & decision.all]
    if len(touched) < 2:
        return groups
    return [group for group in groups if group not in touched] + [frozenset().union(*touched)]


def _parted(groups: Groups, decision: Decision, known: Mapping[str, Claim]) -> Groups:
    """The claims set apart as one event, the rest as another.

    Claims that joined since go with the rest where they are the same as one of it, else with those set apart.
    """
    apart, rest = frozenset(decision.apart), frozenset(decision.claims)
    parted: Groups = []
    for group in groups:
        if not (group & apart and group & rest):
            parted.append(group)
            continue
        stay, left = _with(group & rest, group - apart - rest, known)
        go, left = _with(group & apart, left, known)
        parted += [stay, go, *_components(left, known)]
    return parted


def _with(core: frozenset[str], others: frozenset[str], known: Mapping[str, Claim]) -> tuple[frozenset[str], frozenset[str]]:
    """The core with those of the others that are the same as one of it, and the others that are not."""
    joined = core.union(*(part for part in _components(core | others, known) if part & core))
    return joined, others - joined


def _components(names: Collection[str], known: Mapping[str, Claim]) -> Groups:
    return [frozenset(claim.id for claim in event.claims) for event in _resolved([known[name] for name in names])]


_REGROUPING: Mapping[str, Callable[[Groups, Decision, Mapping[str, Claim]], Groups]] = MappingProxyType(
    {"merge": _merged, "split": _parted}
)


def _joined(claims: Sequence[Claim], decisions: Sequence[Decision], sketches: Sketches) -> Event:
    """Claims that are one event by decision only: the part that was named first says what is shown."""
    ordered = tuple(sorted(claims, key=canonical))
    parts = _resolved(ordered)
    first = min(parts, key=lambda part: _place(part, decisions))
    documents = {claim.digest for claim in ordered}
    return replace(
        first,
        id=ordered[0].id,
        claims=ordered,
        parties=tuple(_parties((first, *parts))),
        documents=len(documents),
        independent=resolve.independent(documents, sketches),
        conflicts=conflicts_of(ordered),
        may_repeat=(),
    )


def _place(part: Event, decisions: Sequence[Decision]) -> tuple[int, int]:
    """Where the newest merge that names the part names it, from the front; last where none does."""
    names = {claim.id for claim in part.claims}
    for decision in reversed(decisions):
        if decision.kind == "merge" and names & decision.all:
            return 0, min(place for place, claim in enumerate(decision.claims) if claim in names)
    return 1, 0


def _parties(parts: Iterable[Event]) -> Iterator[Party]:
    seen: set[str] = set()
    for part in parts:
        for party in part.parties:
            if party.name not in seen:
                seen.add(party.name)
                yield party


def _decided(event: Event, decisions: Sequence[Decision]) -> DecidedEvent:
    names = {claim.id for claim in event.claims}
    standing: Standing | None = None
    kinds: dict[str, None] = {}
    corrections: dict[str, str | None] = {}
    for decision in decisions:
        if not names & decision.all:
            continue
        kinds[decision.kind] = None
        if decision.kind in ("accept", "reject"):
            standing = "accepted" if decision.kind == "accept" else "rejected"
        elif decision.kind == "correct" and decision.field:
            corrections[decision.field] = decision.value
        elif decision.kind == "prefer":
            preferred = next((claim for claim in event.claims if claim.id in decision.apart), event.preferred)
            event = replace(event, preferred=preferred)
    other = "reject" if standing == "accepted" else "accept"
    return DecidedEvent(event, standing, tuple(sorted(kinds.keys() - {other})), tuple(sorted(corrections.items())))
