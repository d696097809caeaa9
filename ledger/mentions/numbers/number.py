"""The value that the readers of numbers return."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Number:
    """A number over the tokens `[first, end)`, scale words included.

    `low` equals `high` unless the number is vague ("several million": bounds). `scale` is the largest
    scale word or letter in it, 1 where there is none. `rules` name what was read, in order.
    """

    first: int
    end: int
    low: Decimal
    high: Decimal
    scale: Decimal
    rules: tuple[str, ...]

    @property
    def vague(self) -> bool:
        """Whether only bounds are known."""
        return self.low != self.high
