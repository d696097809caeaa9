"""Beancount: a transaction a sum that counts, from the provider's account to the recipient's, read by `bean-check`.

Loans go to an account of their own. A sum without an exact amount or day has no transaction.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ledger.queries.sources import Told
from ledger.queries.table import Table
from ledger.views.exports import Exported
from ledger.views.exports.rows import left_out, records, rounded
from ledger.views.neutral import one_line


def exported(table: Table, told: Told) -> Exported:  # noqa: ARG001  an aid row has its values in itself
    """The sums of an aid timeline that count."""
    rows = [row for row in records(table) if row["excluded"] is None]
    kept = [row for row in rows if row["amount"] and row["currency"] and len(str(row["date"] or "")) == len("2021-08-31")]
    excluded = len(table.rows) - len(rows)
    return Exported(
        "\n".join((*_opened(kept), "", *(line for row in kept for line in _transaction(row)))) + "\n" if kept else "",
        (
            *left_out(excluded, "sums that do not count; `ledger aid` says why"),
            *rounded(sum(1 for row in kept if row["comparator"] != "eq")),
            *left_out(len(rows) - len(kept), "without an exact amount, day or currency"),
        ),
    )


def _opened(rows: Iterable[dict[str, object]]) -> Iterator[str]:
    first: dict[str, str] = {}
    for row in rows:
        for account in _accounts(row):
            first[account] = min(first.get(account, "9999"), str(row["date"]))
    return (f"{day} open {account}" for account, day in sorted(first.items()))


def _transaction(row: dict[str, object]) -> Iterator[str]:
    taker, giver = _accounts(row)
    amount, currency = row["amount"], row["currency"]
    yield f'{row["date"]} * "{_string(_names(row["provider"]))}" "{_string(str(row["money"]))} to {_string(_names(row["recipient"]))}"'
    yield f'  event: "{row["event"]}"'
    yield f"  sources: {row['sources']}"
    yield f"  {taker}  {amount} {currency}"
    yield f"  {giver}  -{amount} {currency}"
    yield ""


def _accounts(row: dict[str, object]) -> tuple[str, str]:
    kind = "Loan" if row["instrument"] == "loan" else "Aid"
    return f"Assets:{kind}:{_account(_names(row['recipient']))}", f"Equity:{kind}:{_account(_names(row['provider']))}"


def _names(value: object) -> str:
    return "; ".join(value) if isinstance(value, tuple) else ""


def _account(name: str) -> str:
    """A component of an account: letters, digits and hyphens, the first a capital or a digit."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", plain)
    return "-".join(word[:1].upper() + word[1:] for word in words) or "Unknown"


def _string(text: str) -> str:
    return one_line(text).replace("\\", "\\\\").replace('"', '\\"')
