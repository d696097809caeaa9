"""A chronology as one HTML page that needs nothing else: timeline, filters, and each fact's quote marked in its document.

In: a table of events and what it rests on. Out: text that the caller writes. Words of documents reach the page as text only;
a content security policy names the page's own style and script by their digests and allows nothing else, and the page reads without
the script too: facts are links to marks in the documents below.
"""

from pathlib import Path

from ledger.queries.sources import Told
from ledger.queries.table import Table
from ledger.views.page.documents import documents_html
from ledger.views.page.escaping import escaped
from ledger.views.page.facts import Fact, actors_of, facts_html, facts_of, kinds_of
from ledger.views.page.head import head_html
from ledger.views.page.timeline import timeline_svg

__all__ = ["page_html"]

_HERE = Path(__file__).parent


def page_html(table: Table, told: Told, title: str) -> str:
    """The whole page; the same rows give the same bytes. `title` says what was asked."""
    style, script = (_HERE / "page.css").read_text("utf-8"), (_HERE / "page.js").read_text("utf-8")
    facts = facts_of(table, told)
    return "\n".join(
        (
            *head_html(title, style, script),
            "<body>",
            *_top(title, facts, told),
            '<div class="columns">',
            f'<main id="facts" tabindex="-1">\n{timeline_svg(facts)}\n{facts_html(facts)}\n{_notes(table)}\n</main>',
            f'<aside id="documents" aria-label="Documents">\n{documents_html(told)}\n</aside>',
            "</div>",
            f"<footer>{escaped(_made(told))}</footer>",
            f"<script>{script}</script>",
            "</body>",
            "</html>",
            "",
        )
    )


def _top(title: str, facts: tuple[Fact, ...], told: Told) -> tuple[str, ...]:
    return (
        "<header>",
        f"<h1>{escaped(title)}</h1>",
        f'<p id="count" role="status">{len(facts)} events, {len(told.sources)} documents</p>',
        *_filters(facts),
        "</header>",
    )


def _filters(facts: tuple[Fact, ...]) -> tuple[str, ...]:
    """The form, hidden until the script that it needs runs."""
    kinds = "".join(_kind(kind, number) for kind, number in kinds_of(facts))
    actors = "".join(f'<option value="{escaped(name)}">{escaped(name)} ({number})</option>' for name, number in actors_of(facts))
    return (
        '<form id="filters" hidden>',
        f'<label>Actor <select name="actor"><option value="">anyone</option>{actors}</select></label>',
        '<label>Words <input type="search" name="words" autocomplete="off"></label>',
        '<label>From <input type="text" name="since" size="10" placeholder="2021-08" pattern="[0-9]{4}(-[0-9]{2}){0,2}"></label>',
        '<label>to <input type="text" name="until" size="10" placeholder="2022" pattern="[0-9]{4}(-[0-9]{2}){0,2}"></label>',
        '<button type="reset">Show all</button>',
        f"<fieldset><legend>Kinds</legend>{kinds}</fieldset>",
        "</form>",
    )


def _kind(kind: str, number: int) -> str:
    box = f'<input type="checkbox" name="kind" value="{escaped(kind)}" checked>'
    return f'<label class="kind">{box} {escaped(kind.lower())} <small>{number}</small></label>'


def _notes(table: Table) -> str:
    return "".join(f'<p class="note">{escaped(note)}</p>' for note in table.notes)


def _made(told: Told) -> str:
    number, _, digest = told.head
    return (
        f"Made by ledger from entry {number} ({digest[:12]}). Each line quotes a stored document; follow it to the words that it rests on."
    )
