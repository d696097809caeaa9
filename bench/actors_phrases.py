"""Of which country and PLOVER sector a phrase is read: `python bench/actors_phrases.py [--fresh | --third | --fourth] [--kept] [--errors]`.

The phrases of bench/actors_phrases.tsv were taken from the development corpora or written in the style of agency
reports, and answered by reading. `--kept` measures the third that rules are not written from. `--fresh` is a
second set, `--third` and `--fourth` a third and fourth, half of each kept, from documents and subjects that those before did
not use. The answer is the mention that says a sector and is longest; `country` also accepts it from any mention.
"""

import csv
import datetime
import sys
from pathlib import Path

from ledger.mentions.actors import actors_in, load
from ledger.model import ActorMention, Sentence
from ledger.places import SEEDS

HERE = Path(__file__).parent
PARTS = {"first": "dk", "fresh": "fl", "third": "nm", "fourth": "ov"}


def answer_of(mentions: tuple[ActorMention, ...]) -> ActorMention | None:
    """The mention that stands for the phrase: of those with a sector that is no bare state the longest, else any."""
    bare = [m for m in mentions if m.kind in ("state", "place")]
    others = [m for m in mentions if m not in bare and m.sector]
    return max(others or bare or mentions, key=lambda m: m.end - m.start, default=None)


def main() -> None:
    """Print the shares."""
    vocab = load(SEEDS)
    part = PARTS[next((name for name in PARTS if f"--{name}" in sys.argv), "first")]["--kept" in sys.argv]
    with (HERE / "actors_phrases.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t") if row["part"] == part]
    counts = dict.fromkeys(("country", "sector", "both"), 0)
    for row in rows:
        text = row["phrase"]
        mentions, _ = actors_in(text, (Sentence(0, len(text)),), (), datetime.date.fromisoformat(row["date"]), vocab)
        found = answer_of(mentions)
        country, sector = (found.country or "", found.sector or "") if found else ("", "")
        right = {"country": country == row["country"], "sector": sector == row["sector"]}
        counts = {key: counts[key] + (all(right.values()) if key == "both" else right[key]) for key in counts}
        if "--errors" in sys.argv and not all(right.values()):
            read = [(m.text, m.country, m.sector) for m in mentions]
            print(f"{text} -> {country} {sector}, expected {row['country']} {row['sector']}: {read}")
    print(f"{len(rows)} phrases: " + ", ".join(f"{key} {100 * count / len(rows):.1f} %" for key, count in counts.items()))


if __name__ == "__main__":
    main()
