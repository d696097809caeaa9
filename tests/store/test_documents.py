"""Documents are found again by digest, URL and word, and entries say who added them."""

import datetime

from ledger import store
from tests.store import made


def test_a_document_is_found_by_its_digest_and_by_its_url() -> None:
    text = made.document(url="https://example.org/1?a=b")
    with made.empty() as conn:
        key = made.add(conn, text)
        found = store.document_with_digest(conn, text.digest)
        assert found == store.StoredDocument(key, text.digest[:12], text)
        assert store.document_with_url(conn, "https://example.org/1?a=b") == found
        assert store.document_with_url(conn, "https://example.org/1") is None
        assert store.document_with_digest(conn, "0" * 64) is None


def test_the_newest_version_at_a_url_is_the_one_found() -> None:
    first, second = made.document(url="https://example.org/"), made.document(made.TEXT + " Corrected.", url="https://example.org/")
    with made.empty() as conn:
        made.add(conn, second, supersedes=made.add(conn, first))
        found = store.document_with_url(conn, "https://example.org/")
        assert found is not None
        assert found.document == second
        assert len(list(store.stored_documents(conn))) == 2


def test_words_are_found_without_their_accents_after_indexing() -> None:
    with made.empty() as conn:
        key = made.add(conn, made.document("Müller met José in Besançon."))
        assert conn.execute("SELECT rowid FROM document_words WHERE document_words MATCH 'besancon jose'").fetchall() == [(key,)]


def test_an_entry_keeps_its_time_in_utc_and_follows_from_the_one_before() -> None:
    noon_in_kyiv = datetime.datetime(2024, 7, 1, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=3)))
    with made.empty() as conn:
        first = store.add_entry(conn, at=noon_in_kyiv, author="Ann", command="add", reason=None, model="en 3.8.0")
        digest = store.seal_entry(conn, first)
        second = made.add_entry(conn)
        rows = conn.execute("SELECT id, at, previous, digest FROM entry").fetchall()
    assert rows == [(first, "2024-07-01T09:00:00Z", "", digest), (second, "2024-05-06T07:08:09Z", digest, "")]
