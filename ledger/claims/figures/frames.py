"""A sentence as the rules of parties see it."""

from dataclasses import dataclass

from ledger.claims.scene import Scene
from ledger.model import ActorMention, DateMention


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence as the parties see it: the actors and groups in it, the subjects of the sentence before, and the states spoken of
    shortly before or in it ("gave them $5 million"), the date of the heading over it."""

    scene: Scene
    cast: tuple[ActorMention, ...]
    earlier: tuple[ActorMention, ...]
    spoken_of: tuple[ActorMention, ...] = ()
    heading: DateMention | None = None
