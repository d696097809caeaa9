"""Distinct aid sums over all articles: what a ledger built from the annotated documents holds, against the gold's own list.

    python bench/figures_distinct.py [--errors N] [FOLDER ...]    default: ../shared/corpora/gold, tests/articles/figures/dev and dev2

The gold's list: every aid sum whose role is flow, repeats removed, as (provider, recipient, amount, currency, month of its date).
The program's: the events of a ledger with all these documents, after resolving, whose sum is aid and a flow. Two are the same when amount
and currency are equal, a provider and a recipient are shared, and the months too; a sum without a date in the gold matches any
month, one without parties any party. Sums that may also be read as flows (`role_alt`) are neither wanted nor wrong.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.events.gold import AID
from bench.figures_confusion import FOLDERS, role_of
from bench.figures_documents import documents_in, rows_of
from ledger.model import Claim, Figure
from ledger.places import SEEDS
from ledger.read import document_of, publishers_in, record_in
from ledger.reader import Reader
from ledger.resolve import events_of

Row = dict[str, Any]


def wanted_in(folders: Sequence[Path]) -> tuple[list[Row], list[Row]]:
    """The distinct flows of the gold, and the aid sums that may be read as flows."""
    rows = [row for folder in folders for row in rows_of(folder / "gold.jsonl") if row["aid"] and not row.get("rate")]
    flows: list[Row] = []
    for row in rows:
        if row["role"] == "flow" and not row.get("dup_of") and not any(same(row, other) for other in flows):
            flows.append(row)
    return flows, [row for row in rows if row["role"] != "flow" and "flow" in row.get("role_alt", ())]


def held(folders: Sequence[Path]) -> Iterator[Row]:
    """The flows that a ledger with all documents holds, each once."""
    reader, publishers = Reader(model=False), publishers_in(SEEDS)
    claims: list[Claim] = []
    for folder in folders:
        for row in documents_in(folder):
            given = json.dumps({"id": row["id"], "text": row["text"], "published_on": row["published_on"]}).encode()
            record = record_in(given, "-")
            claims += reader.claims_of(reader.reading_of(document_of(record.text, record.said, publishers, "-")))
    for event in events_of(tuple(claims)):
        figure = event.preferred.figure
        if figure and figure.nature == "aid" and role_of(figure) == "flow" and figure.per is None:
            yield told(figure, event.preferred.digest)


def told(figure: Figure, digest: str) -> Row:
    amount = figure.amount if figure.amount is not None else figure.low
    return {
        "surface": figure.text, "amount": None if amount is None else float(amount), "currency": figure.currency,
        "provider": list(figure.provider), "recipient": list(figure.recipient), "date": figure.date, "digest": digest,
    }  # fmt: skip


def same(one: Row, gold: Row) -> bool:
    """Whether two sums are one: amount, currency, parties and month, what the gold leaves open left out."""
    if not AID.amount_ok(one["amount"], gold) or one["currency"] not in (gold["currency"], *gold.get("currency_alt", ())):
        return False
    if any(gold[side] and not AID.any_name(one[side], gold[side]) for side in ("provider", "recipient")):
        return False
    return not gold["date"] or bool(one["date"] and AID.dates_ok(one["date"][:7] if "/" not in one["date"] else one["date"], gold["date"]))


def main() -> int:
    """Print precision, recall and F1, after the first errors of both kinds."""
    words = sys.argv[1:]
    errors = int(words.pop(words.index("--errors") + 1)) if "--errors" in words else 0
    folders = [Path(word) for word in words if not word.startswith("--")] or [f for f in FOLDERS if f.is_dir()]
    flows, also = wanted_in(folders)
    rest, wrong, right, open_ = list(flows), [], 0, 0
    for row in held(folders):
        found = next((gold for gold in rest if same(row, gold)), None)
        if found:
            rest.remove(found)
            right += 1
        elif any(same(row, gold) for gold in also):
            open_ += 1
        else:
            wrong.append(row)
    for name, rows in (("not held", rest), ("held, not in the gold", wrong)):
        for row in rows[:errors]:
            print(f"{name}: {row.get('id', '')} {row['surface']!r} {row['provider']} > {row['recipient']} {row['date']}")
    print(f"distinct aid sums    {AID.prf(right, right + len(wrong), len(flows))}, {open_} may be read as flows")
    return 0


if __name__ == "__main__":
    sys.exit(main())
