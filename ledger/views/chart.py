"""An aid timeline as a chart for print: a bar a period, a panel a currency and kind, what is left out said below.

In: a table of totals by period (`ledger.queries.aid`, `by` month, quarter or year). Out: a file, SVG or PNG by its suffix, the same for
the same rows. In SVG the text is text, and each bar's group is named after the events that it adds up (`sums 2021-08 ff2e30f7e7c8`).
Drawn by matplotlib (extra `charts`).
"""

import io
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from ledger.errors import UsageError
from ledger.queries.table import Table
from ledger.views.exports.rows import records
from ledger.views.neutral import one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes

SUFFIXES = (".svg", ".png")
_SCALES = ((Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"), (Decimal(10) ** 3, "thousand"))
_INK, _BAR, _OPEN = "#1b1d21", "#3f6ea5", "#b9cce3"
_MONTHS = tuple(f"-{number:02}" for number in range(1, 13))
_QUARTERS = tuple(f"-Q{number}" for number in range(1, 5))
_MOST, _LABELS, _LEVEL = 72, 24, 10  # periods drawn without a gap, labels that fit, labels that fit without being turned
_WIDTH, _PANEL, _MARGIN = 9.0, 3.2, 1.0  # inches


class Bar(NamedTuple):
    """A period's sums in one currency: bounds in major units, `high` None where there is no maximum."""

    period: str
    low: Decimal
    high: Decimal | None
    running: Decimal | None
    text: str
    events: tuple[str, ...]


def chart_bytes(table: Table, title: str, suffix: str) -> bytes:
    """The chart as a file's content. Raises UsageError where matplotlib is missing, the suffix is none, or there is nothing to draw."""
    if suffix not in SUFFIXES:
        raise UsageError("--chart", f"{suffix or 'no suffix'!r} is no kind of chart", "name a file that ends in .svg or .png")
    panels = [(name, list(bars)) for name, bars in groupby(_bars(table), key=lambda pair: pair[0])]
    if not panels:
        raise UsageError("--chart", "there is no sum that counts, so nothing to draw", "`ledger aid` lists what is left out and why")
    try:
        import matplotlib as mpl  # noqa: PLC0415  half a second, and an extra
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError:
        raise UsageError("--chart", "matplotlib is not installed", "pip install 'ledger[charts]'") from None
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "ledger", "font.size": 9, "axes.edgecolor": _INK, "text.color": _INK}):
        figure = Figure(figsize=(_WIDTH, _PANEL * len(panels) + _MARGIN), layout="constrained")
        axes = figure.subplots(len(panels), 1, squeeze=False)[:, 0]
        periods = _periods([bar.period for _, bars in panels for _, bar in bars])
        for axis, (name, bars) in zip(axes, panels, strict=True):
            _draw(axis, name, [bar for _, bar in bars], periods)
        figure.suptitle(_plain(title), fontsize=12, x=0.01, ha="left")
        figure.supxlabel(_plain("; ".join(table.notes)) or " ", fontsize=7, x=0.01, ha="left")
        return _written(figure, suffix)


def _written(figure: Any, suffix: str) -> bytes:
    """matplotlib writes the moment of drawing and its own version unless told not to."""
    unsaid = {"Date": None, "Creator": "ledger"} if suffix == ".svg" else {"Software": "ledger"}
    out = io.BytesIO()
    figure.savefig(out, format=suffix[1:], metadata=unsaid, dpi=200)
    return out.getvalue()


def _bars(table: Table) -> list[tuple[str, Bar]]:
    """Each bar with the name of its panel, the panels in order of their first bar."""
    found: dict[str, list[Bar]] = {}
    for row in records(table):
        if row["new_low"] is None:
            continue
        name = f"{row['currency'] or 'currency not known'}{', loans' if row['loans'] == 'yes' else ''}"
        found.setdefault(name, []).append(_bar(table.columns[0], row))
    return [(name, bar) for name, bars in found.items() for bar in bars]


def _bar(key: str, row: dict[str, object]) -> Bar:
    events = row["events"]
    low, high, running = (None if row[name] is None else Decimal(str(row[name])) for name in ("new_low", "new_high", "running_low"))
    assert low is not None  # noqa: S101  the caller keeps only sums
    ids = tuple(str(event) for event in events) if isinstance(events, tuple) else ()
    return Bar(str(row[key] or "undated"), low, high, running, str(row["new"]), ids)


def _periods(named: Sequence[str]) -> list[str]:
    """Every period from the first to the last, so that a gap in time is a gap in the chart; only those named where they are too many."""
    dated = sorted({period for period in named if period[:4].isdecimal()})
    rest = sorted({period for period in named if not period[:4].isdecimal()})
    if not dated or not all(len(period) == len(dated[0]) for period in dated):
        return dated + rest
    years = range(int(dated[0][:4]), int(dated[-1][:4]) + 1)
    parts = {4: ("",), 7: _QUARTERS if "Q" in dated[0] else _MONTHS}.get(len(dated[0]), ())
    every = [f"{year:04}{part}" for year in years for part in parts]
    filled = [period for period in every if dated[0] <= period <= dated[-1]]
    return (filled if set(dated) <= set(filled) and len(filled) <= _MOST else dated) + rest


def _draw(axis: "Axes", name: str, bars: Sequence[Bar], periods: Sequence[str]) -> None:
    divisor, word = _scale(bar.high or bar.low for bar in bars)
    turned = 90 if len(periods) > _LABELS else 0
    for bar in bars:
        _draw_bar(axis, periods.index(bar.period), bar, divisor, turned)
    step = -(-len(periods) // _LABELS)
    shown = range(0, len(periods), step)
    axis.set_xticks(list(shown), [periods[at] for at in shown], rotation=0 if len(shown) <= _LEVEL else 60)
    axis.set_xlim(-0.6, max(len(periods), _LEVEL) - 0.4)
    axis.set_ylabel(_plain(f"{word} {name}".strip()))
    axis.margins(y=0.2)
    axis.spines[["top", "right"]].set_visible(False)
    axis.grid(axis="y", color="#d9dde3", linewidth=0.6)
    axis.set_axisbelow(True)


def _draw_bar(axis: "Axes", at: int, bar: Bar, divisor: Decimal, turned: int) -> None:
    """The least that it is in full colour, what it may be more in pale; the number above says both."""
    gid = " ".join(("sums", bar.period, *bar.events))
    top = bar.low if bar.high is None else bar.high
    axis.bar(at, float(bar.low / divisor), width=0.7, color=_BAR, gid=gid)
    if top > bar.low:
        axis.bar(at, float((top - bar.low) / divisor), bottom=float(bar.low / divisor), width=0.7, color=_OPEN, gid=f"up to {gid}")
    label = f"{_short(bar.low, divisor)}{'+' if bar.high is None else ''}{f'–{_short(top, divisor)}' if top > bar.low else ''}"
    place = (at, float(top / divisor))
    axis.annotate(label, place, textcoords="offset points", xytext=(0, 3), ha="center", fontsize=7, rotation=turned)


def _scale(amounts: Iterable[Decimal]) -> tuple[Decimal, str]:
    most = max(amounts)
    return next(((divisor, word) for divisor, word in _SCALES if most >= divisor), (Decimal(1), ""))


def _short(amount: Decimal, divisor: Decimal) -> str:
    return f"{(amount / divisor):.3f}".rstrip("0").rstrip(".")


def _plain(text: str) -> str:
    """On one line, and without the dollars that matplotlib reads as mathematics."""
    return one_line(text).replace("$", "\\$")
