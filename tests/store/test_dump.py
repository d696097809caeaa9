"""Equal content gives equal lines, however it came in."""

import json
from collections.abc import Sequence

from ledger import model, store
from tests.store import made


def _dumped(documents: Sequence[model.Document]) -> list[str]:
    with made.empty() as conn:
        for text in documents:
            made.add(conn, text, [made.claim_of(text), made.claim_of(text, order=1, first_day=None)])
        return list(store.dump(conn))


def test_a_dump_is_the_same_in_whatever_order_documents_were_added() -> None:
    documents = [made.document(made.TEXT + more) for more in ("", " One.", " Two.", " Three.")]
    assert _dumped(documents) == _dumped(documents[::-1])


def test_a_dump_shows_every_table_as_lines_of_json_without_clock_or_place() -> None:
    lines = _dumped([made.document()])
    tables = {json.loads(line)["table"] for line in lines}
    assert tables >= {
        "document",
        "passage",
        "mention",
        "doubt",
        "claim",
        "figure",
        "claim_party",
        "actor",
        "event",
        "event_claim",
        "event_actor",
    }
    assert not any(word in line for line in lines for word in ("2024-05-06", "made.txt", "Ann"))


def test_a_dump_after_reading_again_is_that_of_a_ledger_read_once() -> None:
    text = made.document()
    claims = [made.claim_of(text), made.claim_of(text, order=1, first_day=None)]
    with made.empty() as conn:
        key = made.add(conn, text, claims)
        old = store.events_of(conn, [claim.id for claim in claims])
        entry = made.add_entry(conn)
        store.add_reading(conn, key, made.read(text, claims), made.UNITS, entry)
        store.replace_events(conn, old, [made.event_of(claim) for claim in claims], entry)
        assert list(store.dump(conn)) == _dumped([text])


def test_a_dump_differs_when_a_figure_does() -> None:
    with made.empty() as conn:
        made.add(conn, made.document(), [made.claim_of(made.document())])
        before = list(store.dump(conn))
        conn.execute("UPDATE figure SET amount_low = amount_low - 1")
        assert list(store.dump(conn)) != before
