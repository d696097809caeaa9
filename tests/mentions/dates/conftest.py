"""The vocabulary of the checkout, read once."""

import pytest

from ledger.mentions.dates import DateVocabulary, load
from ledger.places import SEEDS


@pytest.fixture(scope="session")
def vocab() -> DateVocabulary:
    return load(SEEDS)
