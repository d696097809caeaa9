"""Names in the re3d reports on Syria and Iraq, strict F1 of span and kind: `python bench/actors_re3d.py [--model] [--errors N]`.

A second text to measure on beside MEANTIME. Gold is the capitalised entities of kind Person, Organisation and Location of
../shared/corpora/documents/re3d; both sides without a leading "the" and a trailing possessive, as in meantime_score.py. The
gold leaves out names (it was made for relations), so that precision reads too low; watch the change, not the level.
"""

import collections
import json
import re
import sys
from pathlib import Path
from typing import Any

from ledger.model import Document
from ledger.reader import Reader

FOLDER = Path(__file__).parent.parent.parent / "shared" / "corpora" / "documents" / "re3d"
KINDS = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
OURS = {"person": "PER", "organization": "ORG", "group": "ORG", "state": "LOC", "place": "LOC"}


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without an article before and a possessive behind it."""
    head = re.match(r"(?i)(?:the|a|an) ", text[start:end])
    start += head.end() if head else 0
    tail = re.search(r"['’]s?$", text[start:end])
    return start, end - len(tail[0]) if tail else end


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def main() -> None:
    """Print precision, recall and F1, and the commonest errors."""
    reader = Reader(model="--model" in sys.argv)
    counts, errors = collections.Counter[str](), collections.Counter[str]()
    for folder in sorted(path for path in FOLDER.iterdir() if path.is_dir()):
        golds = collections.defaultdict(set)
        for each in lines(folder / "entities.json"):
            if each["type"] in KINDS and str(each["value"])[:1].isupper():
                golds[each["documentId"]].add((each["begin"], each["end"], KINDS[str(each["type"])]))
        for each in lines(folder / "documents.json"):
            text = str(each["text"])
            reading = reader.reading_of(Document(text, "x"), frozenset(("actors",)))
            got = {(*trimmed(text, m.start, m.end), OURS[m.kind]) for m in reading.actors if m.form == "name"}
            gold = {(*trimmed(text, start, end), kind) for start, end, kind in golds[each["_id"]]}
            counts.update(right=len(got & gold), got=len(got), gold=len(gold))
            errors.update(f"FN {kind} {text[start:end]}" for start, end, kind in gold - got)
            errors.update(f"FP {kind} {text[start:end]}" for start, end, kind in got - gold)
    precision, recall = counts["right"] / counts["got"], counts["right"] / counts["gold"]
    f1 = 2 * precision * recall / (precision + recall)
    print(f"precision {100 * precision:.1f} recall {100 * recall:.1f} F1 {100 * f1:.1f} of {counts['gold']} names")
    if "--errors" in sys.argv:
        for error, count in errors.most_common(int(sys.argv[sys.argv.index("--errors") + 1])):
            print(count, error)


if __name__ == "__main__":
    main()
