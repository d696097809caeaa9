"""The offices that the vocabulary knows, by the id of who holds them: seeds/actors/offices.csv. Days are ISO 8601, ends the day after."""

import csv
from collections import defaultdict
from collections.abc import Mapping

from ledger.places import SEEDS


def offices_by_holder() -> Mapping[str, tuple[str, ...]]:
    """By actor id, each term as "President 2021-01-20/2025-01-20", by its first day; the end of one that goes on is ".."."""
    terms: dict[str, list[tuple[str, str]]] = defaultdict(list)
    with (SEEDS / "actors" / "offices.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            title = row["titles"].split("|")[0]
            terms[row["id"]].append((row["from"], f"{title} {row['from'] or '..'}/{row['until'] or '..'}"))
    return {holder: tuple(text for _, text in sorted(found)) for holder, found in terms.items()}


def in_years(term: str) -> str:
    """A term as a table for people has it: "President 2021-2025", "President 2019-"."""
    title, _, days = term.rpartition(" ")
    return f"{title} {'-'.join('' if day == '..' else day[:4] for day in days.split('/'))}"
