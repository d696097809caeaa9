"""The page: facts lead to marks in their documents, and nothing from a document is more than text."""

from html.parser import HTMLParser

import pytest

from ledger.queries.sources import Days, Source, Telling, Told
from ledger.queries.table import Table
from ledger.views.page import page_html

TEXT = 'Kyiv said <script>alert(1)</script> & "no".\nThe US gave $60 million\x1b[31m to Ukraine on 31 August.'
START = TEXT.index("$60")
SENTENCE = TEXT.index("The US")
COLUMNS = ("date", "kind", "who", "what", "money", "modality", "documents", "id")
HOSTILE = '"><img src=x onerror=alert(1)>'


def table(*rows: tuple[object, ...]) -> Table:
    return Table(COLUMNS, rows, ("1 undated event stands last",))  # type: ignore[arg-type]


def told(url: str | None = "https://example.org/1") -> Told:
    tellings = (
        Telling("e1", "c1", "d1", START, START + 11, SENTENCE, len(TEXT)),
        Telling("e1", "c2", "d1", SENTENCE, SENTENCE + 6, SENTENCE, len(TEXT)),
    )
    source = Source("d1", f"Talks {HOSTILE}", "RT", "2021-09-01", url, TEXT)
    return Told(
        {"e1": Days("2021-08-31", "2021-09-01")}, {"e1": tellings}, (source,), {}, frozenset({"e1"}), (7, "2021-09-02T00:00:00Z", "abcdef")
    )


GIVEN = ("2021-08-31", "AID", ("United States", HOSTILE), "The US gave <b>$60 million</b>", "60,000,000 USD", "planned", 1, "e1")
UNDATED = (None, "CONSULT", (), "they met", None, "asserted", 1, "e2")


class Read(HTMLParser):
    """What a browser would see: the elements, the ids, the links, and the words of each mark."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.marks: list[str] = []
        self.attributes: list[str] = []
        self._marking = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.attributes += given
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        if tag == "mark":
            self.marks.append("")
            self._marking = True

    def handle_endtag(self, tag: str) -> None:
        self._marking = self._marking and tag != "mark"

    def handle_data(self, data: str) -> None:
        if self._marking:
            self.marks[-1] += data


@pytest.fixture
def page() -> str:
    return page_html(table(GIVEN, UNDATED), told(), f"Chronology of {HOSTILE}")


def test_every_link_inside_the_page_has_its_target(page: str) -> None:
    read = Read(page)
    inside = {link[1:] for link in read.links if link.startswith("#")}
    assert {"q-c1", "q-c2"} <= inside <= set(read.ids)


def test_every_id_stands_once(page: str) -> None:
    ids = Read(page).ids
    assert sorted(ids) == sorted(set(ids))


def test_the_marks_are_the_words_of_the_claims(page: str) -> None:
    assert Read(page).marks == ["The US", "$60 million"]


def test_words_of_documents_make_no_element_and_no_attribute(page: str) -> None:
    read = Read(page)
    assert read.tags.count("script") == 1
    assert "img" not in read.tags
    assert "onerror" not in read.attributes
    assert "\x1b" not in page


def test_only_addresses_of_the_web_are_links() -> None:
    hostile = page_html(table(GIVEN), told("javascript:alert(1)"), "Chronology")
    assert "javascript:" not in " ".join(Read(hostile).links)
    assert "https://example.org/1" in Read(page_html(table(GIVEN), told(), "Chronology")).links


def test_the_page_asks_nothing_of_the_network(page: str) -> None:
    assert "default-src 'none'" in page
    assert [link for link in Read(page).links if not link.startswith("#")] == ["data:,", "https://example.org/1"]


def test_planned_disputed_undated_and_what_is_not_listed_are_said(page: str) -> None:
    for words in ("planned", "sources differ", "Undated", "1 undated event stands last", "from entry 7"):
        assert words in page


def test_the_same_rows_give_the_same_bytes(page: str) -> None:
    assert page == page_html(table(GIVEN, UNDATED), told(), f"Chronology of {HOSTILE}")


def test_a_page_of_nothing_says_so() -> None:
    empty = page_html(Table(COLUMNS, ()), Told({}, {}, (), {}, frozenset(), (0, "", "")), "Chronology")
    assert "0 events" in empty
