"""A fact as text, Markdown or JSON, with its quotes: what `ledger show` prints.

The words of the span stand between brackets in text ([[ ]]), in bold in Markdown. With `why` each claim
carries the rules that made it, and each mention in its sentence with its own.
"""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from typing import TextIO

from ledger.errors import UsageError
from ledger.queries.fact import Claimed, Fact, Named, Taken, Unread
from ledger.views.cell import cell_text
from ledger.views.formats import Format
from ledger.views.markdown import escaped
from ledger.views.neutral import one_line
from ledger.views.records import record_text

_SHORT = 100


@dataclass(frozen=True, slots=True)
class _Style:
    """How a format writes: its escaping, its heading, the marks around a quoted span, the lead of a quote line."""

    plain: Callable[[str], str]
    heading: str
    opening: str
    closing: str
    quote: str


_TEXT = _Style(one_line, "", "[[", "]]", "  > ")
_MARKDOWN = _Style(escaped, "## ", "**", "**", "> ")


def text_lines(fact: Fact, why: bool) -> Iterator[str]:
    """The fact as lines for a person at a terminal."""
    return _lines(fact, why, _TEXT)


def markdown_lines(fact: Fact, why: bool) -> Iterator[str]:
    """The fact as Markdown: headings, lists and block quotes."""
    return _lines(fact, why, _MARKDOWN)


def fact_record(fact: Fact) -> str:
    """The whole fact as one JSON object on one line, rules always included."""
    record = asdict(fact)
    record["values"] = dict(fact.values)
    for claim, shown in zip(record["claims"], fact.claims, strict=True):
        claim["values"] = dict(shown.values)
    return record_text(record)


def print_fact(fact: Fact, format: Format, out: TextIO, why: bool) -> None:  # noqa: A002
    """Write one fact in one of the formats; JSON and NDJSON are the same line.

    Raises UsageError for CSV and TSV, which have no place for what hangs together, and for a page.
    """
    match format:
        case Format.TABLE:
            lines = text_lines(fact, why)
        case Format.MARKDOWN:
            lines = markdown_lines(fact, why)
        case Format.CSV | Format.TSV | Format.HTML:
            wrong = f"a single fact cannot be printed as {format}"
            raise UsageError("--format", wrong, "use json, or a listing such as `ledger figures`")
        case _:
            lines = iter((fact_record(fact),))
    out.writelines(f"{line}\n" for line in lines)


def _lines(fact: Fact, why: bool, style: _Style) -> Iterator[str]:
    yield f"{style.heading}{fact.kind} {style.plain(fact.id)}: {style.plain(fact.name)}"
    yield from _values(fact.values, style)
    for side in fact.conflicts:
        yield f"- claims disagree on {style.plain(side.field)}: {style.plain(side.value)} ({', '.join(side.claims)})"
    if why:
        yield from (f"- {style.plain(_decision(taken))}" for taken in fact.decisions)
    for claim in fact.claims:
        yield ""
        yield from _claim_lines(claim, why, style)
    yield from _unread("dropped", fact.dropped, style)
    yield from _unread("doubts", fact.doubts, style)


def _decision(taken: Taken) -> str:
    """A decision on one line: "decided: reject, by Ann on 2024-05-06 (entry 5): it is a rate; undone by entry 6"."""
    said = f"decided: {' '.join(part for part in (taken.kind, taken.what) if part)}, by {taken.author} on {taken.at[:10]}"
    why = f": {taken.reason}" if taken.reason else ""
    source = f" (see document {taken.source})" if taken.source else ""
    undone = f"; undone by entry {taken.undone_by}" if taken.undone_by else ""
    return f"{said} (entry {taken.entry}){why}{source}{undone}"


def _claim_lines(claim: Claimed, why: bool, style: _Style) -> Iterator[str]:
    place = ", ".join(style.plain(part) for part in (claim.source, claim.published_on, claim.title, claim.url) if part)
    yield f"{'#' if style.heading else ''}{style.heading}claim {claim.id}"
    yield ""
    before, words, after = (_inline(part, style) for part in (claim.quote.before, claim.quote.words, claim.quote.after))
    yield f"{style.quote}{before}{style.opening}{words}{style.closing}{after}".rstrip()
    yield f"{style.quote}({place or 'no source'}; document {claim.document}, characters {claim.start}-{claim.end})"
    yield ""
    yield from _values(claim.values, style)
    if why:
        yield from _reasons(claim, style)


def _inline(text: str, style: _Style) -> str:
    """A part of a sentence on one line, with a blank at its ends where it has one."""
    flat = style.plain(text)
    return f"{' ' if text[:1].isspace() else ''}{flat}{' ' if flat and text[-1:].isspace() else ''}"


def _values(values: Named, style: _Style) -> Iterator[str]:
    return (f"- {style.plain(name)}: {style.plain(cell_text(value))}" for name, value in values)


def _reasons(claim: Claimed, style: _Style) -> Iterator[str]:
    yield f"- rules: {style.plain(', '.join(claim.rules) or 'none')}"
    for found in claim.mentions:
        words = f"'{style.plain(found.words)}' is the {found.kind} {style.plain(found.value)}"
        yield f"  - {words}: {style.plain(', '.join(found.rules))}"


def _unread(name: str, runs: tuple[Unread, ...], style: _Style) -> Iterator[str]:
    if not runs:
        return
    yield ""
    yield f"{'#' if style.heading else ''}{style.heading}{name}"
    yield ""
    for run in runs:
        why = f" ({style.plain(run.why)})" if run.why else ""
        yield f"- {run.start}-{run.end} {style.plain(run.rule)}{why}: {style.plain(_shortened(run.words))}"


def _shortened(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHORT else f"{flat[: _SHORT - 1]}…"
