"""IATI transactions as CSV, a row a sum that counts, with the codes of IATI 2.03.

Codelists: TransactionType (1 incoming funds ... 4 expenditure, 11 incoming commitment), FinanceType (110 grant, 421 loan, 1100 guarantee).
A sum without an exact amount, day or currency has no row: IATI knows no "more than".
"""

import csv
import io
from types import MappingProxyType

from ledger.queries.sources import Told
from ledger.queries.table import Table
from ledger.views.delimited import safe_cell
from ledger.views.exports import Exported
from ledger.views.exports.rows import left_out, records, rounded

COLUMNS = (
    "transaction-ref", "transaction-type", "transaction-date", "value", "currency", "value-date", "provider-org", "receiver-org",
    "finance-type", "description",
)  # fmt: skip
TYPES = MappingProxyType(
    {
        "pledge": "11", "announcement": "2", "allocation": "2", "commitment": "2", "disbursement": "3", "expenditure": "4",
        "delivery": "3", "repayment": "6",
    }
)  # fmt: skip
FINANCE = MappingProxyType({"grant": "110", "drawdown": "110", "in_kind": "110", "loan": "421", "guarantee": "1100", "debt_relief": "600"})


def exported(table: Table, told: Told) -> Exported:  # noqa: ARG001  an aid row has its values in itself
    """The sums of an aid timeline that count, and that IATI can say."""
    rows = [row for row in records(table) if row["excluded"] is None]
    kept = [row for row in rows if _exact(row) and row["stage"] in TYPES]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe_cell(cell) for cell in _cells(row)] for row in kept)
    excluded = len(table.rows) - len(rows)
    return Exported(
        out.getvalue(),
        (
            *left_out(excluded, "sums that do not count; `ledger aid` says why"),
            *rounded(sum(1 for row in kept if row["comparator"] != "eq")),
            *left_out(len(rows) - len(kept), "without an exact amount, day, currency or a stage that IATI has"),
        ),
    )


def _exact(row: dict[str, object]) -> bool:
    return bool(row["amount"] and row["currency"] and len(str(row["date"] or "")) == len("2021-08-31"))


def _cells(row: dict[str, object]) -> tuple[str, ...]:
    provider, recipient = ("; ".join(names) if isinstance(names := row[side], tuple) else "" for side in ("provider", "recipient"))
    date = str(row["date"])
    return (
        str(row["event"]), TYPES[str(row["stage"])], date, str(row["amount"]), str(row["currency"]), date, provider, recipient,
        FINANCE.get(str(row["instrument"]), ""), str(row["money"]),
    )  # fmt: skip
