"""Names in newswire, strict F1 of span and kind: `python bench/actors_newswire.py [--model] [--kept] [--errors]`.

bench/actors_newswire.jsonl holds short reports in the style of agencies, invented, about real kinds of things; each name is
marked `[name|KIND]`. People are without titles, nationalities, events and products are no names (the rules of CoNLL for
PER, ORG and LOC). Every third report is kept: no rule is written from it.
"""

import collections
import datetime
import json
import re
import sys
from pathlib import Path

from ledger.model import Document
from ledger.reader import Reader

CORPUS = Path(__file__).parent / "actors_newswire.jsonl"
OURS = {"person": "PER", "organization": "ORG", "group": "ORG", "state": "LOC", "place": "LOC"}
MARK = re.compile(r"\[([^|\]]+)\|(PER|ORG|LOC)\]")
Name = tuple[int, int, str]


def unmarked(marked: str) -> tuple[str, set[Name]]:
    """The text without its marks, and the names in it with their spans."""
    text, names, at = "", set[Name](), 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        names.add((len(text), len(text) + len(mark[1]), mark[2]))
        text += mark[1]
        at = mark.end()
    return text + marked[at:], names


def main() -> None:
    """Print precision, recall and F1 of all names and of each kind."""
    reader = Reader(model="--model" in sys.argv)
    counts, part = collections.Counter[tuple[str, str]](), "kept" if "--kept" in sys.argv else "dev"
    for row in map(json.loads, CORPUS.read_text(encoding="utf-8").splitlines()):
        if row["part"] != part:
            continue
        text, gold = unmarked(row["text"])
        document = Document(text, row["id"], published_on=datetime.date.fromisoformat(row["published_on"]))
        got = {(m.start, m.end, OURS[m.kind]) for m in reader.reading_of(document, frozenset(("actors",))).actors if m.form == "name"}
        for side, names in (("right", got & gold), ("got", got), ("gold", gold)):
            counts.update((side, key) for name in names for key in ("all", name[2]))
        if "--errors" in sys.argv:
            for start, end, kind in sorted(got ^ gold):
                print(
                    row["id"], "FN" if (start, end, kind) in gold else "FP", kind, text[start:end], "|", text[max(0, start - 20) : end + 20]
                )
    for key in ("all", "PER", "ORG", "LOC"):
        precision, recall = counts["right", key] / counts["got", key], counts["right", key] / counts["gold", key]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{key}: precision {100 * precision:.1f} recall {100 * recall:.1f} F1 {100 * f1:.1f} of {counts['gold', key]}")


if __name__ == "__main__":
    main()
