"""Events made by hand: how they are known, and that each of their fields has its span."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.errors import NothingToRead
from ledger.read import EventByHand, Overrides, document_of, event_by_hand

MARKDOWN = """---
id: 1953-02-09--network
date: '1953-02-09'
title: 'Roy Cohn''s Network:
  Blackmail'
importance: 8
actors:
- Roy Cohn
- "J. Edgar \\u0048oover"
- Roy Cohn
tags: [blackmail, 'two words', "three, words"]
sources:
- title: 'Citizen Cohn: The Life'
  outlet: Book
  year: 1988
  url: https://example.org/cohn
- url: https://example.org/bare
- title: No link
  facts:
  - one
- A plain line
status: confirmed
---

In early 1953, he spent $2 million.
"""
RECORD = json.dumps(
    {
        "date": "2003-10-01",
        "title": 'A "Board" Begins',
        "summary": "Café: it raised $3 million.",
        "importance": 9,
        "tags": ["4chan"],
        "actors": ["Christopher Poole", {"deep": 1}, None],
        "sources": [{"url": "https://example.org/4", "title": "4chan", "publisher": "Wiki", "tier": 2}],
        "location": None,
    },
    indent=1,
)


def event(text: str) -> EventByHand:
    found = event_by_hand(text)
    assert found is not None
    return found


def notes(found: EventByHand) -> list[tuple[str, str, str | None]]:
    return [(note.kind, note.value, note.link) for note in found.notes]


def test_front_matter_tells_an_event_with_its_actors_tags_and_sources() -> None:
    found = event(MARKDOWN)
    assert (found.title.text, found.date.text) == ("Roy Cohn's Network: Blackmail", "1953-02-09")
    assert [actor.text for actor in found.actors] == ["Roy Cohn", "J. Edgar Hoover"]
    assert notes(found) == [
        ("importance", "8", None),
        ("status", "confirmed", None),
        ("tag", "blackmail", None),
        ("tag", "two words", None),
        ("tag", "three, words", None),
        ("source", "Citizen Cohn: The Life, Book, 1988", "https://example.org/cohn"),
        ("source", "https://example.org/bare", "https://example.org/bare"),
        ("source", "No link", None),
        ("source", "A plain line", None),
    ]
    assert MARKDOWN[slice(*found.body)] == "In early 1953, he spent $2 million."


def test_every_field_has_the_span_at_which_it_stands_without_quotation_marks() -> None:
    found = event(MARKDOWN)
    assert MARKDOWN[found.date.start : found.date.end] == "1953-02-09"
    assert MARKDOWN[found.title.start : found.title.end] == "Roy Cohn''s Network:\n  Blackmail"
    assert [MARKDOWN[a.start : a.end] for a in found.actors] == ["Roy Cohn", "J. Edgar \\u0048oover"]
    assert [MARKDOWN[n.start : n.end] for n in found.notes if n.kind == "tag"] == ["blackmail", "two words", "three, words"]
    assert next(MARKDOWN[n.start : n.end] for n in found.notes if n.kind == "source").endswith("example.org/cohn")


def test_a_json_object_tells_an_event_the_same_way() -> None:
    found = event(RECORD)
    assert (found.title.text, found.date.text) == ('A "Board" Begins', "2003-10-01")
    assert RECORD[found.title.start : found.title.end] == 'A \\"Board\\" Begins'
    assert [actor.text for actor in found.actors] == ["Christopher Poole"]
    assert notes(found) == [("importance", "9", None), ("tag", "4chan", None), ("source", "4chan, Wiki", "https://example.org/4")]
    assert RECORD[slice(*found.body)] == "Caf\\u00e9: it raised $3 million."


@pytest.mark.parametrize(
    "text",
    [
        "---\ndate: 2024-01-01\ntitle: A statement\nsource_url: https://example.org\n---\nThe President spoke.",
        "---\ndate: 2024-01-01\ntitle: A post\ntags: [travel]\n---\nWe went.",
        "---\ntitle: Without a date\nactors: [Ann]\n---\nText.",
        "---\ndate: 2024-01-01\nactors: [Ann]\n---\nText.",
        '{"text": "an article", "title": "T", "published_on": "2024-01-01"}',
        '{"date": "2024-01-01", "title": "T", "actors": ["Ann"]} and more',
        '{"date": "2024-01-01", "title": "T", "actors": ["Ann"]',
        '[{"date": "2024-01-01", "title": "T", "actors": ["Ann"]}]',
        "date: 2024-01-01\ntitle: T\nactors: [Ann]\n",
        "",
    ],
)
def test_an_article_is_no_event_made_by_hand(text: str) -> None:
    assert event_by_hand(text) is None


def test_the_day_of_the_event_is_not_that_of_a_publication() -> None:
    document = document_of(MARKDOWN, Overrides(source="A timeline"), {}, "x.md")
    assert (document.title, document.published_on, document.source) == ("Roy Cohn's Network: Blackmail", None, "A timeline")
    assert document.text == MARKDOWN


def test_a_record_without_a_story_is_read_for_its_title_while_an_article_is_not() -> None:
    assert document_of("---\ndate: 2024-01-01\ntitle: T\nactors: []\n---\n", Overrides(), {}, "x.md").title == "T"
    with pytest.raises(NothingToRead):
        document_of("---\ndate: 2024-01-01\ntitle: T\n---\n", Overrides(), {}, "x.md")


@pytest.mark.parametrize("deep", ["[" * 100_000, '{"a":' * 100_000, '{"date": "1", "title": "t", "actors": ' + "[" * 100_000])
def test_a_record_that_is_nested_without_end_is_none(deep: str) -> None:
    assert event_by_hand(deep) is None


WORDS = st.text(alphabet="ab:-'\"[]{},#|>&*\\ \t\n\u00e9", max_size=40)


@given(st.lists(st.tuples(st.sampled_from(("date", "title", "actors", "sources", "tags", "- x", "  - url")), WORDS), max_size=8))
def test_no_front_matter_raises_and_every_span_lies_in_the_text(lines: list[tuple[str, str]]) -> None:
    text = "---\n" + "\n".join(f"{key}: {words}" for key, words in lines) + "\n---\nA story.\n"
    found = event_by_hand(text)
    pieces = (found.title, found.date, *found.actors) if found else ()
    spans = [(piece.start, piece.end) for piece in pieces] + [(note.start, note.end) for note in (found.notes if found else ())]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(st.dictionaries(st.sampled_from(("date", "title", "actors", "sources", "tags")), st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(("url", "title")), inner, max_size=2), max_leaves=8)))  # fmt: skip
def test_no_json_raises_and_strings_come_back_as_they_are_meant(record: dict[str, object]) -> None:
    found = event_by_hand(json.dumps(record))
    if found:
        assert found.title.text == (record["title"] if isinstance(record["title"], str) else json.dumps(record["title"]))
