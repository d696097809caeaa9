"""From a path or a stream to documents: what is read, what is known of it, and every way it can fail."""

import datetime
import hashlib
import io
import json
from pathlib import Path

import pytest

from ledger.errors import BrokenRecord, DocumentUnreadable, LedgerError, NothingToRead
from ledger.model import Document
from ledger.places import SEEDS
from ledger.read import Overrides, documents_at, documents_from

DAY = datetime.date(2021, 9, 1)
PAGE = """<!doctype html><html><head><meta charset="{charset}"><title>Aid for Kyiv agreed</title>
<meta property="og:site_name" content="Example News"><meta property="article:published_time" content="2021-09-01T10:00:00Z">
<link rel="canonical" href="https://example.org/aid"></head><body><nav>Home Menu</nav><article><h1>Aid for Kyiv agreed</h1>
<p>The ministers of both countries met in Washington on Tuesday and signed a framework – the first of its kind.</p>
<p>Since 2014 the US has sent more than $2.5 billion to support the armed forces of Ukraine, said an official.</p>
</article></body></html>"""


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(path: Path, overrides: Overrides | None = None) -> list[Document | LedgerError]:
    return list(documents_at(path, overrides or Overrides()))


def document(path: Path, overrides: Overrides | None = None) -> Document:
    (found,) = read(path, overrides)
    assert isinstance(found, Document)
    return found


def failure(path: Path) -> LedgerError:
    (found,) = read(path)
    assert isinstance(found, LedgerError)
    return found


def test_a_text_is_stored_verbatim_with_its_digest(tmp_path: Path) -> None:
    text = "The US  sent aid.\r\n\r\n\u00a0It arrived.\t\n"
    found = document(write(tmp_path / "a.txt", text))
    assert (found.text, found.title, found.published_on) == (text, None, None)
    assert found.digest == hashlib.sha256(text.encode()).hexdigest()
    assert found.place == str(tmp_path / "a.txt")


ENGLISH = "The café in Kyiv – “the first” – cost €5 million, said the minister’s aide, who asked for more time to answer. " * 2
RUSSIAN = "Соединённые Штаты направили Украине новый пакет военной помощи, сообщил представитель министерства обороны. " * 3


@pytest.mark.parametrize(
    ("text", "encoding", "mark"),
    [
        (ENGLISH, "utf-8", b""),
        (ENGLISH, "utf-8-sig", b""),
        (ENGLISH, "utf-16-le", b"\xff\xfe"),
        (ENGLISH, "utf-16-be", b"\xfe\xff"),
        (ENGLISH, "utf-32-le", b"\xff\xfe\0\0"),
        (ENGLISH.replace("“the first”", "first"), "windows-1252", b""),
        (RUSSIAN, "windows-1251", b""),
    ],
)
def test_a_text_is_read_in_its_encoding(tmp_path: Path, text: str, encoding: str, mark: bytes) -> None:
    assert document(write(tmp_path / "a.txt", mark + text.encode(encoding))).text == text


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"%PDF-1.4\0\0 binary", "binary data, not text (byte 8 is NUL)"),
        (b"\x01\x02\x03 text", "binary data, not text (control characters)"),
        ("“Kyiv” – “Lviv” – ".encode() + b"\xff broken", "byte 30 is not UTF-8, and no other encoding fits"),
        (b"\xff\xfeA\0B", "byte 4 is not UTF-16-LE, which its byte order mark declares"),
    ],
)
def test_bytes_that_are_no_text_are_named_with_their_place(tmp_path: Path, content: bytes, wrong: str) -> None:
    path = write(tmp_path / "a.txt", content)
    found = failure(path)
    assert isinstance(found, DocumentUnreadable)
    assert str(found) == f"{path}: {wrong}"
    assert found.hint


@pytest.mark.parametrize("content", ["", " \n\u00a0\n", "---\ntitle: Aid\n---\n \n"])
def test_a_document_without_text_is_nothing_to_read(tmp_path: Path, content: str) -> None:
    assert isinstance(failure(write(tmp_path / "a.md", content)), NothingToRead)


@pytest.mark.parametrize("name", ["missing.txt", "missing.ndjson", "missing", "a" * 300 + ".txt", "nul\0.txt"])
def test_a_path_that_cannot_be_opened_is_said_so(tmp_path: Path, name: str) -> None:
    found = failure(tmp_path / name)
    assert isinstance(found, DocumentUnreadable)
    assert "cannot be opened" in str(found)


def test_front_matter_says_what_the_document_is_and_stays_in_its_text() -> None:
    path = SEEDS / "documents" / "wh-2021-08-27-memorandum-506a.md"
    found = document(path)
    assert found.title == "A Memorandum on the Delegation of Authority Under Section 506(a)(1) of the Foreign Assistance Act of 1961"
    assert (found.source, found.published_on) == ("White House", datetime.date(2021, 8, 27))
    assert found.url is not None
    assert found.url.startswith("https://bidenwhitehouse.archives.gov/briefing-room/presidential-actions/2021/08/27/")
    assert found.text == path.read_text(encoding="utf-8")


def test_a_sidecar_says_what_the_text_does_not() -> None:
    found = document(SEEDS / "documents" / "rt-2021-09-01.txt")
    assert (found.source, found.published_on, found.url) == ("RT", DAY, None)
    assert found.title is not None
    assert found.title.startswith("US & Ukraine defense ministers sign agreement")


def test_options_win_over_the_sidecar_and_the_sidecar_over_the_document(tmp_path: Path) -> None:
    path = write(tmp_path / "a.md", "---\ntitle: Front\nsource: Front\nurl: https://front.example\ndate: 2020-01-01\n---\nText.\n")
    write(tmp_path / "a.toml", 'title = "Side"\nsource = "Side"\n')
    found = document(path, Overrides(title="Option"))
    assert (found.title, found.source, found.url, found.published_on) == (
        "Option",
        "Side",
        "https://front.example",
        datetime.date(2020, 1, 1),
    )


@pytest.mark.parametrize("sidecar", ["title = ", 'titel = "a"', "title = 5", 'published_on = "soon"', "published_on = 5"])
def test_a_slip_in_a_sidecar_is_an_error_that_names_the_sidecar(tmp_path: Path, sidecar: str) -> None:
    path = write(tmp_path / "a.txt", "Text.")
    write(tmp_path / "a.toml", sidecar)
    assert str(failure(path)).startswith(f"{tmp_path / 'a.toml'}: ")


def test_a_sidecar_is_no_document(tmp_path: Path) -> None:
    assert isinstance(failure(write(tmp_path / "a.toml", 'title = "a"')), DocumentUnreadable)


def test_the_stamp_in_the_head_is_the_day_of_publication(tmp_path: Path) -> None:
    assert document(write(tmp_path / "a.txt", "Ministers sign\n\n1 Sep, 2021 12:49\n\nText.")).published_on == DAY


def test_the_publisher_follows_from_the_host_of_the_url(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Text.")
    assert document(path, Overrides(url="https://www.whitehouse.gov/a")).source == "White House"
    assert document(path, Overrides(url="https://notwhitehouse.gov/a")).source is None
    assert document(path, Overrides(url="https://[broken")).source is None


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1", "no-such-charset"])
def test_a_page_gives_its_article_and_what_it_says_of_it(tmp_path: Path, charset: str) -> None:
    encoding = "utf-8" if charset in ("utf-8", "no-such-charset") else "windows-1252"
    found = document(write(tmp_path / "a.html", PAGE.format(charset=charset).encode(encoding)))
    assert "framework – the first of its kind." in found.text
    assert "Menu" not in found.text
    assert (found.title, found.source, found.url, found.published_on) == (
        "Aid for Kyiv agreed",
        "Example News",
        "https://example.org/aid",
        DAY,
    )


@pytest.mark.parametrize("page", ["<html><body></body></html>", "<html>", "<div>" * 20_000])
def test_a_page_without_an_article_is_nothing_to_read(tmp_path: Path, page: str) -> None:
    assert isinstance(failure(write(tmp_path / "a.htm", page)), NothingToRead)


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 1, "text": "One.", "published_on": "2021-09-01", "title": "T", "source": "S", "url": "https://u.example"}),
        "{broken",
        "",
        json.dumps({"id": "x", "text": "Two.", "published_on": "soon"}),
    ]
    path = write(tmp_path / "a.ndjson", "\n".join(lines))
    one, broken, two = read(path)
    assert isinstance(one, Document)
    assert (one.text, one.published_on, one.title, one.source, one.url, one.place) == (
        "One.",
        DAY,
        "T",
        "S",
        "https://u.example",
        f"{path}:1",
    )
    assert isinstance(broken, BrokenRecord)
    assert str(broken).startswith(f"{path}:2: not JSON")
    assert isinstance(two, Document)
    assert (two.published_on, two.place) == (None, f"{path}:4")


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (b"[1]", "not an object"),
        (b'"text"', "not an object"),
        (b'{"id": 1}', 'no "text"'),
        (b'{"text": 5}', '"text" is not a string'),
        (b'{"text": "a", "title": []}', '"title" is not a string'),
        (b'{"text": "a", "id": {}}', '"id" is neither'),
        (b'{"text": "\\ud800"}', "half a surrogate pair"),
        (b'{"text": "a\\u0000b"}', "NUL"),
        (b'{"text": "\xff"}', "byte 10 of the line is not UTF-8"),
        (b"[" * 100_000, "too deep"),
        (b'{"text": "a", "n": ' + b"1" * 5000 + b"}", "a number too long"),
    ],
)
def test_a_line_that_is_no_document_says_why(tmp_path: Path, line: bytes, wrong: str) -> None:
    found = failure(write(tmp_path / "a.jsonl", line))
    assert isinstance(found, BrokenRecord)
    assert wrong in str(found)


def test_a_record_without_words_is_nothing_to_read(tmp_path: Path) -> None:
    assert isinstance(failure(write(tmp_path / "a.jsonl", '{"text": " "}')), NothingToRead)
    assert isinstance(failure(write(tmp_path / "b.jsonl", "\n")), NothingToRead)


def test_a_folder_is_read_whole_in_the_order_of_its_paths_past_hidden_files_and_sidecars(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / ".git").mkdir()
    write(tmp_path / "b.txt", "B.")
    write(tmp_path / "a.txt", b"\0")
    write(tmp_path / "a.toml", 'title = "A"')
    write(tmp_path / ".hidden.txt", "Hidden.")
    write(tmp_path / ".git" / "c.txt", "Hidden.")
    write(tmp_path / "below" / "c.md", "C.")
    (tmp_path / "loop").symlink_to(tmp_path)
    found = read(tmp_path)
    assert [Path(one.place).name for one in found] == ["a.txt", "b.txt", "c.md"]
    assert [isinstance(one, Document) for one in found] == [False, True, True]


def test_a_folder_without_documents_is_nothing_to_read(tmp_path: Path) -> None:
    assert isinstance(failure(tmp_path), NothingToRead)


def test_every_document_of_the_seeds_is_known_by_title_source_and_day() -> None:
    found = read(SEEDS / "documents")
    assert len(found) >= 11
    assert all(isinstance(one, Document) and one.title and one.source and one.published_on for one in found)


def stream(content: str | bytes) -> list[Document | LedgerError]:
    return list(documents_from(io.BytesIO(content.encode() if isinstance(content, str) else content), Overrides(source="S")))


def test_a_stream_of_json_lines_is_read_line_by_line() -> None:
    one, broken = stream('\n{"text": "One."}\n{"text"\n')
    assert isinstance(one, Document)
    assert (one.text, one.source, one.place) == ("One.", "S", "-:2")
    assert (type(broken), broken.place) == (BrokenRecord, "-:3")


def test_a_stream_that_begins_as_a_page_is_a_page() -> None:
    (found,) = stream("\n" + PAGE.format(charset="utf-8"))
    assert isinstance(found, Document)
    assert "first of its kind" in found.text


def test_any_other_stream_is_one_text() -> None:
    (found,) = stream("\ufeffThe US sent aid.\n{}\n")
    assert isinstance(found, Document)
    assert (found.text, found.place) == ("The US sent aid.\n{}\n", "-")


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_an_empty_stream_is_nothing_to_read(content: str) -> None:
    (found,) = stream(content)
    assert isinstance(found, NothingToRead)
