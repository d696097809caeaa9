"""Where the words of a sum end: at the next sum that is not the same one in another currency.

In: a Scene and one of its sums. Out: offsets. "3.3 billion crowns ($316 million) to Ukraine" is one sum told twice: what
stands behind the brackets belongs to both.
"""

import re

from ledger.claims.scene import Scene
from ledger.model import Figure, MoneyMention

_BRACKET = re.compile(r"^\s*\(\s*(?:or\s+|about\s+|around\s+|some\s+|nearly\s+|=\s*|worth\s+)?$", re.IGNORECASE)


def is_converted(scene: Scene, money: MoneyMention | Figure, other: MoneyMention | Figure) -> bool:
    """Whether a sum stands in brackets right behind one of another currency."""
    near = 0 <= other.start - money.end <= 12 and other.currency != money.currency
    return near and bool(_BRACKET.match(scene.text[money.end : other.start]))


def next_sum(scene: Scene, money: MoneyMention, default: int) -> int:
    """The offset of the first sum behind that is not a conversion of this one, at most `default`."""
    behind = (m for m in scene.money if m.start >= money.end and not is_converted(scene, money, m))
    return min([m.start for m in behind] + [default])
