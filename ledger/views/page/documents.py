"""The documents of the page, whole, with each claim's words marked.

Spans may overlap, so a text is cut at every edge and each piece says which claims it belongs to.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ledger.queries.sources import Source, Telling, Told
from ledger.views.page.escaping import escaped, escaped_lines, safe_link


def documents_html(told: Told) -> str:
    """A fold a document, by day of publication."""
    tellings = [telling for all_of_one in told.tellings.values() for telling in all_of_one]
    return "\n".join(_document(source, [one for one in tellings if one.document == source.id]) for source in told.sources)


def _document(source: Source, tellings: Sequence[Telling]) -> str:
    link = safe_link(source.url)
    title = escaped(source.title or "Untitled")
    named = " · ".join(escaped(part) for part in (source.publisher, source.published_on, source.id) if part)
    address = f' · <a href="{link}" rel="noopener noreferrer">as published</a>' if link else ""
    back = ' · <a class="back" href="#facts">back to the list</a>'
    text = "".join(_pieces(source.text, tellings))
    return (
        f'<details class="document" id="d-{source.id}"><summary><b>{title}</b></summary>'
        f'<p class="named">{named}{address}{back}</p><div class="text">{text}</div></details>'
    )


def _pieces(text: str, tellings: Sequence[Telling]) -> Iterator[str]:
    edges = sorted({0, len(text), *(at for one in tellings for at in (one.start, one.end, one.sentence_start, one.sentence_end))})
    starts = sorted(tellings, key=lambda one: (one.sentence_start, one.claim))
    active: list[Telling] = []
    place = 0
    for start, end in pairwise(edges):
        while place < len(starts) and starts[place].sentence_start <= start:
            active.append(starts[place])
            place += 1
        active = [one for one in active if one.sentence_end > start]
        yield _piece(escaped_lines(text[start:end]), start, active)


def _piece(words: str, start: int, active: Sequence[Telling]) -> str:
    """A run of text between two edges; the first piece of a claim's own words carries the claim's anchor."""
    if not active:
        return words
    anchors = "".join(f'<a id="q-{one.claim}" data-event="e-{one.event}"></a>' for one in active if one.start == start)
    own = [one for one in active if one.start <= start < one.end]
    if own:
        words = f'<mark data-claims="{_names(own)}">{words}</mark>'
    return f'<span class="quote" data-claims="{_names(active)}">{anchors}{words}</span>'


def _names(tellings: Iterable[Telling]) -> str:
    return " ".join(f"q-{one.claim}" for one in tellings)
