"""The closed lists of the language are those of the model."""

from typing import get_args

from ledger import model
from ledger.ask.lists import KINDS, LISTS, STANDINGS, STATUSES
from ledger.queries.events import KINDS as LISTED_KINDS


def test_the_kinds_are_those_of_the_listings() -> None:
    assert tuple(map(str.upper, KINDS)) == LISTED_KINDS


def test_every_other_list_is_that_of_the_model() -> None:
    assert LISTS["modality"] == get_args(model.Modality)
    assert LISTS["stage"] == get_args(model.Stage)
    assert LISTS["basis"] == get_args(model.Basis)
    assert LISTS["purpose"] == get_args(model.Purpose)
    assert LISTS["instrument"] == get_args(model.Instrument)
    assert LISTS["nature"] == get_args(model.Nature)
    assert get_args(model.Status) == STATUSES
    assert LISTS["status"] == (*STATUSES, *STANDINGS)
