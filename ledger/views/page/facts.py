"""The facts of the page: a list in order of time, grouped by year and month, each a link to its quote."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from ledger.queries.sources import Days, Telling, Told
from ledger.queries.table import Table, counted
from ledger.views.cell import cell_text
from ledger.views.page.escaping import escaped

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_UNKNOWN = Days(None, None)


class Fact(NamedTuple):
    """An event as the page shows it: the cells of its row, its days, and where it is told."""

    id: str
    date: str
    kind: str
    actors: tuple[str, ...]
    who: str
    what: str
    money: str
    modality: str
    days: Days
    tellings: tuple[Telling, ...]
    disputed: bool

    @property
    def month(self) -> str | None:
        """Year and month of the first day, as 2021-08; the year alone where no month is told; None for the undated."""
        if self.days.first_day is None:
            return None
        return self.days.first_day[:7] if len(self.date.split("/")[0].strip("~?%")) > len("2021") else self.days.first_day[:4]

    @property
    def documents(self) -> int:
        """How many documents tell it."""
        return len({telling.document for telling in self.tellings})


def facts_of(table: Table, told: Told) -> tuple[Fact, ...]:
    """The rows of a table of events, in its order."""
    return tuple(_fact(dict(zip(table.columns, row, strict=True)), who, told) for row, who in zip(table.rows, _who(table), strict=True))


def _who(table: Table) -> tuple[str, ...]:
    words = dict(table.retold).get("who")
    at = table.columns.index("who")
    return tuple(cell_text(cell) for cell in (words if words is not None else [row[at] for row in table.rows]))


def _fact(row: dict[str, object], who: str, told: Told) -> Fact:
    event, actors = str(row["id"]), row["who"]
    text = {name: "" if row[name] is None else str(row[name]) for name in ("date", "kind", "what", "money", "modality")}
    return Fact(
        id=event, actors=actors if isinstance(actors, tuple) else (), who=who.replace(" -> ", " → "), days=told.days.get(event, _UNKNOWN),
        tellings=told.tellings.get(event, ()), disputed=event in told.disputed, **text,
    )  # fmt: skip


def kinds_of(facts: tuple[Fact, ...]) -> list[tuple[str, int]]:
    """The kinds that occur with their numbers, in order of the alphabet."""
    return sorted(Counter(fact.kind for fact in facts).items())


def actors_of(facts: tuple[Fact, ...]) -> list[tuple[str, int]]:
    """The actors that occur with the number of their events, the busiest first."""
    numbers = Counter(name for fact in facts for name in dict.fromkeys(fact.actors))
    return sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0]))


def facts_html(facts: tuple[Fact, ...]) -> str:
    """Sections of a month or year each, the undated last."""
    groups: dict[str | None, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.month, []).append(fact)
    return "\n".join(_section(month, group) for month, group in groups.items())


def _section(month: str | None, facts: list[Fact]) -> str:
    items = "\n".join(_item(fact) for fact in facts)
    place = month or "undated"
    return f'<section class="group" id="in-{place}"><h2>{_heading(month)}</h2>\n<ol>\n{items}\n</ol></section>'


def _heading(month: str | None) -> str:
    if month is None:
        return "Undated"
    year, _, number = month.partition("-")
    return f"{_MONTHS[int(number) - 1]} {year}" if number else year


def _item(fact: Fact) -> str:
    days = f'data-first="{escaped(fact.days.first_day or "")}" data-end="{escaped(fact.days.end_day or "")}"'
    actors = escaped(json.dumps(fact.actors))
    return (
        f'<li class="fact" id="e-{fact.id}" data-kind="{escaped(fact.kind)}" data-actors="{actors}" {days}>'
        f'<p class="line"><time>{escaped(fact.date) or "undated"}</time> <b class="kind">{escaped(fact.kind.lower())}</b>'
        f"{''.join(_marks(fact))}</p>"
        f'<p class="what"><a href="#{_target(fact)}">{escaped(fact.what)}</a></p>'
        f'<p class="more">{" · ".join(_more(fact))}</p></li>'
    )


def _marks(fact: Fact) -> Iterator[str]:
    if fact.modality not in ("", "asserted"):
        yield f' <i class="modality">{escaped(fact.modality)}</i>'
    if fact.disputed:
        yield ' <i class="disputed">sources differ</i>'


def _more(fact: Fact) -> Iterator[str]:
    if fact.money:
        yield f'<b class="money">{escaped(fact.money)}</b>'
    if fact.who:
        yield f'<span class="who">{escaped(fact.who)}</span>'
    links = " ".join(f'<a href="#q-{telling.claim}">{number}</a>' for number, telling in enumerate(fact.tellings, 1))
    yield f'<span class="told">{counted(fact.documents, "document")}: {links}</span>'


def _target(fact: Fact) -> str:
    return f"q-{fact.tellings[0].claim}" if fact.tellings else f"e-{fact.id}"
