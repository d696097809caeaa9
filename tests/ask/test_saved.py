"""Queries saved in ledger.toml."""

from pathlib import Path

import pytest

from ledger.errors import UsageError
from ledger.queries.saved import saved_queries


def test_a_query_is_found_in_the_nearest_file_here_or_above(tmp_path: Path) -> None:
    (tmp_path / "ledger.toml").write_text('[queries]\naid = "kind:aid"\n')
    (inner := tmp_path / "a" / "b").mkdir(parents=True)
    assert saved_queries(inner)("aid") == "kind:aid"
    assert saved_queries(inner)("other") is None
    (tmp_path / "a" / "ledger.toml").write_text('[queries]\nother = "kind:agree"\n')
    assert saved_queries(inner)("aid") is None


def test_without_a_file_or_a_table_nothing_is_saved(tmp_path: Path) -> None:
    assert saved_queries(tmp_path)("aid") is None
    (tmp_path / "ledger.toml").write_text("")
    assert saved_queries(tmp_path)("aid") is None


@pytest.mark.parametrize(
    ("content", "wrong"),
    [
        (b"[queries", "is no TOML"),
        (b"queries = 1", "queries is no table"),
        (b"[queries]\naid = 1", "the query 'aid' is no text"),
        (b"\xff", "cannot be read as text"),
    ],
)
def test_a_file_that_cannot_be_taken_is_an_error_that_names_it(tmp_path: Path, content: bytes, wrong: str) -> None:
    (tmp_path / "ledger.toml").write_bytes(content)
    with pytest.raises(UsageError) as raised:
        saved_queries(tmp_path)("aid")
    assert raised.value.place == str(tmp_path / "ledger.toml")
    assert raised.value.wrong.startswith(wrong)


def test_the_file_is_not_looked_at_unless_a_name_is_asked_for(tmp_path: Path) -> None:
    (tmp_path / "ledger.toml").write_text("[queries")
    saved_queries(tmp_path)
