"""Who gives a sum whose sentence leaves it open: who gave the sum before in its passage, else the only giver of the document.

In: the sums of a document in order. Out: the same with providers. "Of the $2 million, $1.2 million will be used for meals" is paid by
who gave the two millions: only a sum that is no greater than one its provider gave is his. What somebody unnamed gives
("companies gave"), what is asked for, received or added up stays open.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ledger.claims.figures.candidates import cast_of
from ledger.claims.figures.drawn import Drawn
from ledger.claims.figures.givers import Frame, givers_of
from ledger.model import Figure

_NO_TRANSFER = ("statistic", "price", "asset", "damage", "fine", "contract", "domestic")
_NOT_FILLED = ("asks", "comes")
_ANYBODYS = ("promise", "pledge", "raise", "mobilize", "goal", "repay")


def with_providers(drawn: Sequence[Drawn]) -> list[Drawn]:
    """The sums with the providers that passage and document tell, each by a rule of its own."""
    only = _only_giver(drawn)
    largest = _largest_of([one.figure for one in drawn if only and one.figure.provider == only])
    done: list[Drawn] = []
    for one in drawn:
        figure = one.figure
        if _is_open(one):
            before = done[-1].figure if done and _beside(done[-1], one) else None
            if before and before.provider and _is_within(figure, _largest_of([before])):
                figure = replace(figure, provider=before.provider, rules=(*figure.rules, "provider-of-passage"))
            elif only and _is_within(figure, largest):
                figure = replace(figure, provider=only, rules=(*figure.rules, "provider-of-document"))
        done.append(replace(one, figure=figure))
    return done


def _only_giver(drawn: Sequence[Drawn]) -> tuple[str, ...]:
    """The provider of every sum that names one, () where there are several or none."""
    named = {one.figure.provider for one in drawn if one.figure.provider and one.figure.stage and one.figure.nature not in _NO_TRANSFER}
    return next(iter(named)) if len(named) == 1 else ()


def _is_open(one: Drawn) -> bool:
    """Whether a sum is a transfer that no word of its sentence assigns."""
    figure = one.figure
    hit = one.governing.hit
    if figure.provider or figure.stage in (None, "request", "repayment") or figure.nature in _NO_TRANSFER or figure.basis == "cumulative":
        return False
    if one.governing.frame in _NOT_FILLED or (hit is not None and hit.entry.name in _ANYBODYS):
        return False
    return not _is_of_somebody(one)


def _is_of_somebody(one: Drawn) -> bool:
    """Whether the sentence says that somebody gives who is not named."""
    money = next((m for m in one.scene.money if m.start == one.figure.start), None)
    return money is None or givers_of(Frame(one.scene, cast_of(one.scene), ()), money, one.governing).unknown


def _beside(last: Drawn, one: Drawn) -> bool:
    """Whether two sums stand in one paragraph or in two that follow each other."""
    return one.scene.paragraph - last.scene.paragraph in (0, 1) and last.scene.turn == one.scene.turn


def _largest_of(figures: Sequence[Figure]) -> Mapping[str | None, Decimal]:
    """The greatest of some sums in each currency."""
    largest: dict[str | None, Decimal] = {}
    for figure in figures:
        largest[figure.currency] = max(largest.get(figure.currency, Decimal(0)), _size(figure))
    return largest


def _is_within(figure: Figure, largest: Mapping[str | None, Decimal]) -> bool:
    """Whether a sum is no greater than the greatest in its currency; a currency that nobody told of tells nothing."""
    return figure.currency not in largest or _size(figure) <= largest[figure.currency]


def _size(figure: Figure) -> Decimal:
    return figure.amount or figure.low or figure.high or Decimal(0)
