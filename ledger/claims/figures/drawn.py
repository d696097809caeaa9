"""A figure on its way: with the scene it was drawn from, the word it hangs on, the mentions of its parties."""

from dataclasses import dataclass

from ledger.claims.figures.governing import Governing
from ledger.claims.scene import Scene
from ledger.model import ActorMention, Figure


@dataclass(frozen=True, slots=True)
class Parties:
    """Names of providers and recipients, the channel, the mentions that named them, and the people who ask.

    `abroad`: a state, a group or the world is named as recipient in the sentence.
    """

    provider: tuple[str, ...]
    recipient: tuple[str, ...]
    channel: str | None
    named: tuple[ActorMention, ...]
    askers: tuple[ActorMention, ...]
    abroad: bool
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure with the scene it was drawn from, what governs it, the span of its trigger and its parties' mentions."""

    figure: Figure
    scene: Scene
    governing: Governing
    trigger: tuple[int, int]
    parties: Parties
    aid_noun: bool
