"""Codes of the IATI standard as the ledger's own words.

Sources: https://iatistandard.org/en/iati-standard/203/codelists/transactiontype/ (and the letters of version 1),
.../codelists/financetype/, .../codelists/sector/ (DAC purpose codes). Which stage a type is: docs/design.md, "Money as claimed".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ledger.model import Instrument, Purpose, Stage


@dataclass(frozen=True, slots=True)
class TransactionType:
    """A type of transaction: its name, the stage that it is, and whether the reporting organisation is who receives it."""

    name: str
    stage: Stage
    incoming: bool = False
    instrument: Instrument | None = None


_INCOMING_FUNDS = TransactionType("Incoming funds", "disbursement", incoming=True)
_COMMITMENT = TransactionType("Commitment", "commitment")
_DISBURSEMENT = TransactionType("Disbursement", "disbursement")
_EXPENDITURE = TransactionType("Expenditure", "expenditure")
_INTEREST = TransactionType("Interest payment", "repayment")
_REPAYMENT = TransactionType("Loan repayment", "repayment")
_REIMBURSEMENT = TransactionType("Reimbursement", "repayment")
_BOUGHT = TransactionType("Purchase of equity", "disbursement", instrument="other")
_SOLD = TransactionType("Sale of equity", "repayment", instrument="other")
_GUARANTEE = TransactionType("Credit guarantee", "commitment", instrument="guarantee")

TYPES: Mapping[str, TransactionType] = MappingProxyType(
    {
        "1": _INCOMING_FUNDS, "IF": _INCOMING_FUNDS, "2": _COMMITMENT, "C": _COMMITMENT, "3": _DISBURSEMENT, "D": _DISBURSEMENT,
        "4": _EXPENDITURE, "E": _EXPENDITURE, "5": _INTEREST, "IR": _INTEREST, "6": _REPAYMENT, "LR": _REPAYMENT,
        "7": _REIMBURSEMENT, "R": _REIMBURSEMENT, "8": _BOUGHT, "QP": _BOUGHT, "9": _SOLD, "QS": _SOLD, "10": _GUARANTEE, "CG": _GUARANTEE,
        "11": TransactionType("Incoming commitment", "commitment", incoming=True),
        "12": TransactionType("Outgoing pledge", "pledge"),
        "13": TransactionType("Incoming pledge", "pledge", incoming=True),
    }
)  # fmt: skip
_INSTRUMENTS: Mapping[str, Instrument] = MappingProxyType({"1": "grant", "4": "loan", "5": "other", "6": "debt_relief", "11": "guarantee"})
_PURPOSES: Mapping[str, Purpose] = MappingProxyType(
    {"720": "humanitarian", "730": "humanitarian", "740": "humanitarian", "510": "financial"}
)
_DAC: frozenset[str | None] = frozenset((None, "DAC", "1", "2"))  # the vocabularies of sectors that are the DAC's


def instrument_of(finance_type: str) -> Instrument | None:
    """How the money comes, by its finance type: 110 a grant, 421 a loan, 610 debt relief, 1100 a guarantee; None for another."""
    return _INSTRUMENTS.get(finance_type[:-2]) if finance_type.isdecimal() else None


def purpose_of(sectors: tuple[tuple[str, str | None], ...], humanitarian: str | None) -> Purpose | None:
    """What the money is for, where all its DAC sectors (code, vocabulary) say one thing, or it is flagged as humanitarian."""
    if humanitarian in ("1", "true"):
        return "humanitarian"
    told = {_PURPOSES.get(code[:3]) for code, vocabulary in sectors if vocabulary in _DAC}
    return told.pop() if len(told) == 1 else None
