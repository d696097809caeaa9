"""Markdown with a footnote for every sentence that tells an event."""

import sqlite3

from hypothesis import given
from hypothesis import strategies as st

from ledger.queries.events import EventFilter, events
from ledger.queries.footnotes import Footnote, footnotes_of, quoted
from ledger.queries.table import Table
from ledger.views.footnotes import footnoted_lines

AID = "c1a2aaaaaaaa"


def test_each_claim_of_an_event_is_a_footnote_the_preferred_one_first(conn: sqlite3.Connection) -> None:
    (notes,) = footnotes_of(conn, [AID]).values()
    assert [(note.source, note.published_on, note.quote) for note in notes] == [
        ("RT", "2021-09-01", "The US gave Ukraine $60 million on 31 August 2021."),
        ("White House", "2021-09-02", "Washington sent $60 million to Kiev."),
    ]


def test_rows_lead_to_their_footnotes(conn: sqlite3.Connection) -> None:
    table = events(conn, EventFilter(kind="AID"))
    assert list(footnoted_lines(table, footnotes_of(conn, [AID]))) == [
        "| date | kind | who | what | money | sources |",
        "| --- | --- | --- | --- | --- | --- |",
        "| 2021-08-31 | AID | United States -&gt; Ukraine | US gave Ukraine $60 million | 60,000,000 USD | [^1] [^2] |",
        "",
        '[^1]: [RT](https://example.org/1), 1 Sep 2021, "The US gave Ukraine $60 million on 31 August 2021."',
        "",
        '[^2]: [White House](https://example.org/2), 2 Sep 2021, "Washington sent $60 million to Kiev."',
    ]


def listed(notes: dict[str, tuple[Footnote, ...]]) -> list[str]:
    return list(footnoted_lines(Table(("what", "id"), tuple(("x", name) for name in notes)), notes))


def test_a_sentence_that_tells_two_events_has_one_number() -> None:
    note = Footnote("RT", None, None, None, "They met and agreed.")
    lines = listed({"a": (note,), "b": (note,)})
    assert lines[2:] == ["| x | [^1] |", "| x | [^1] |", "", '[^1]: RT, "They met and agreed."']


def test_words_and_addresses_of_documents_are_no_markup_and_steer_no_terminal() -> None:
    hostile = Footnote("<b>|[x]", None, None, "javascript:alert(1)", "\x1b[31m a | b ](y) <script>")
    (line,) = [line for line in listed({"a": (hostile,)}) if line.startswith("[^1]")]
    assert "\x1b" not in line
    assert "<" not in line
    assert "javascript" not in line
    bracketed = Footnote("RT", None, None, "https://x.org/a_(b)", "words")
    assert listed({"a": (bracketed,)})[-1] == '[^1]: [RT](<https://x.org/a_(b)>), "words"'
    turned = Footnote("RT", None, None, "https://x.org/a>b", "words")
    assert listed({"a": (turned,)})[-1] == '[^1]: RT, "words"'


def test_a_document_without_a_source_has_its_title() -> None:
    assert listed({"a": (Footnote(None, None, "A title", None, "words"),)})[-1] == '[^1]: A title, "words"'


def test_a_sentence_with_room_is_quoted_whole_on_one_line() -> None:
    assert quoted("They met\n  and agreed.", 0, 8) == "They met and agreed."


@given(st.text(st.sampled_from("ab  ,.\n"), max_size=60), st.integers(0, 60), st.integers(0, 60), st.integers(8, 40))
def test_a_cut_quote_holds_the_words_and_is_a_part_of_the_sentence(sentence: str, one: int, other: int, longest: int) -> None:
    start, end = sorted((min(one, len(sentence)), min(other, len(sentence))))
    quote = quoted(sentence, start, end, longest)
    assert " ".join(sentence[start:end].split()) in quote
    assert quote.strip("… ") in " ".join(sentence.split())
    assert set(quote.strip("…").split()) <= set(sentence.split())


def test_a_long_sentence_is_cut_at_blanks_around_the_words() -> None:
    sentence = f"{'before ' * 60}sixty million{' after' * 60}."
    start = sentence.index("sixty")
    quote = quoted(sentence, start, start + 13, 60)
    assert quote == "…before before before sixty million after after after…"


def test_an_empty_listing_is_a_table_without_rows() -> None:
    assert len(listed({})) == 2
