"""The language model's names, and that only the known model is loaded."""

from pathlib import Path

import pytest

from ledger.errors import LedgerError
from ledger.model import Sentence
from ledger.text.tagger import digest_of, load_tagger


def test_names_are_spans_of_the_stored_text_also_over_line_ends() -> None:
    tagger = load_tagger(None)
    text = "Yesterday Angela\nMerkel went to Hamburg."
    names = tagger.names_in(text, [Sentence(0, len(text))]) if tagger else ()
    assert [(text[n.start : n.end], n.label) for n in names] == ([("Angela\nMerkel", "person"), ("Hamburg", "state")] if tagger else [])


def test_the_model_says_its_name_and_version() -> None:
    tagger = load_tagger(None)
    assert tagger is None or tagger.name == "en_core_web_sm 3.8.0"


def test_an_unknown_model_is_refused() -> None:
    with pytest.raises(LedgerError, match="this language model is not known"):
        load_tagger("en_core_web_trf")


def test_a_changed_file_changes_the_digest(tmp_path: Path) -> None:
    (tmp_path / "model").write_bytes(b"one")
    before = digest_of(tmp_path)
    (tmp_path / "model").write_bytes(b"two")
    assert digest_of(tmp_path) != before
