"""A bar a month, or a year where the events span long: how many events there are, each bar a link to its list."""

import datetime
from collections import Counter
from collections.abc import Iterator

from ledger.queries.table import counted
from ledger.views.page.facts import Fact

_MOST_MONTHS = 120
_WIDTH, _HEIGHT, _FOOT = 1000, 90, 28


def timeline_svg(facts: tuple[Fact, ...]) -> str:
    """The bars as SVG; nothing for facts that have no day."""
    months = Counter(month for fact in facts if (month := fact.month))
    if not months:
        return ""
    places = _by_month(months) if _span_in_months(months) <= _MOST_MONTHS and all("-" in month for month in months) else _by_year(months)
    step = _WIDTH / len(places)
    most = max(number for _, number, _ in places)
    bars = "".join(_bar(at * step, step, number / most, *place) for at, place in enumerate(places) for number in (place[1],) if number)
    labels = "".join(_labels([label for label, _, _ in places], step))
    return (
        f'<svg class="timeline" viewBox="0 0 {_WIDTH} {_HEIGHT + _FOOT}" role="img" aria-label="Events over time">'
        f'<line x1="0" x2="{_WIDTH}" y1="{_HEIGHT}" y2="{_HEIGHT}"/>{bars}{labels}</svg>'
    )


Place = tuple[str, int, str]  # a period's name, its number of events, the section that it leads to


def _span_in_months(months: Counter[str]) -> int:
    named = sorted(months)
    return (int(named[-1][:4]) - int(named[0][:4]) + 1) * 12


def _by_month(months: Counter[str]) -> list[Place]:
    named = sorted(months)
    first, last = (datetime.date.fromisoformat(f"{month}-01") for month in (named[0], named[-1]))
    every = [f"{year}-{number:02}" for year in range(first.year, last.year + 1) for number in range(1, 13)]
    return [(month, months[month], month) for month in every if named[0] <= month <= named[-1]]


def _by_year(months: Counter[str]) -> list[Place]:
    years: Counter[str] = Counter()
    first_of: dict[str, str] = {}
    for month in sorted(months):
        years[month[:4]] += months[month]
        first_of.setdefault(month[:4], month)
    every = [str(year).zfill(4) for year in range(int(min(years)), int(max(years)) + 1)]
    return [(year, years[year], first_of.get(year, "")) for year in every]


def _bar(x: float, step: float, share: float, label: str, number: int, section: str) -> str:
    height = max(2.0, share * (_HEIGHT - 6))
    place = f'x="{x + step * 0.1:.1f}" y="{_HEIGHT - height:.1f}" width="{step * 0.8:.1f}" height="{height:.1f}"'
    return (
        f'<a href="#in-{section}"><title>{label}: {counted(number, "event")}</title>'
        f'<rect class="reach" x="{x:.1f}" y="0" width="{step:.1f}" height="{_HEIGHT}"/>'
        f'<rect class="bar" data-period="{label}" {place}/></a>'
    )


def _labels(names: list[str], step: float) -> Iterator[str]:
    """The years under the bars, as many as have room."""
    years = [(at, name[:4]) for at, name in enumerate(names) if at == 0 or name[:4] != names[at - 1][:4]]
    every = max(1, -(-len(years) * 80 // _WIDTH))
    for at, year in years[::every]:
        yield f'<text x="{min(at * step, _WIDTH - 58):.1f}" y="{_HEIGHT + 22}">{year}</text>'
