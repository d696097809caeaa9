"""How fast events are read, and that the cost grows with the text and no faster.

    python bench/events_speed.py [--model] [TEXTFILE]

Prints the CPU seconds that loading the vocabulary takes; the speed of claims alone (mentions are read before) over White House
documents of ../shared or the given text, in words a second; and the seconds that lines made to hurt take at three lengths, each
twice the one before. With --model the parse is used. Ends with 1 when a doubled line takes more than 2.8 times as long.
"""

import hashlib
import sys
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

from ledger.model import Document
from ledger.reader import Reader

NEWS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "documents" / "white_house"
MOST_DOCUMENTS = 60
LENGTHS = (8_000, 16_000, 32_000)
HOSTILE = (
    "met with ",
    "Norway attacked Ukraine and ",
    "if ",
    "talks between Norway and ",
    "the leaders ",
    "launched a ",
    "to ",
    "he ",
    "said that ",
)
GROWTH = 2.8


def document(text: str) -> Document:
    return Document(text, hashlib.sha256(text.encode()).hexdigest(), None, "Reuters", None, date(2022, 3, 16))


def seconds(reader: Reader, text: str) -> tuple[float, int]:
    """CPU seconds that the claims of a text take, and how many events there are."""
    reading = reader.reading_of(document(text))
    began = time.process_time()
    claims = reader.claims_of(reading)
    return time.process_time() - began, sum(claim.happening is not None for claim in claims)


def news(reader: Reader, texts: list[str]) -> None:
    taken = events = 0.0
    for text in texts:
        spent, found = seconds(reader, text)
        taken, events = taken + spent, events + found
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} documents, {words} words, {events:.0f} events: {taken:.2f} s, {words / taken:,.0f} words/s")


def hostile(reader: Reader) -> bool:
    """Whether every line's cost grows with its length and no faster."""
    fine = True
    for line in HOSTILE:
        taken = [seconds(reader, line * (length // len(line)))[0] for length in LENGTHS]
        grows = all(two < 0.2 or two / max(one, 0.01) < GROWTH for one, two in pairwise(taken))
        fine = fine and grows
        print(f"  {line!r:<34} {' '.join(f'{one:6.3f}' for one in taken)} s{'' if grows else '   grows too fast'}")
    return fine


def main() -> int:
    """0 when no line grows faster than its length."""
    asked = [argument for argument in sys.argv[1:] if argument != "--model"]
    reader = Reader(model="--model" in sys.argv)
    began = time.process_time()
    _ = reader.lexicons, reader.actors
    print(f"loading: {time.process_time() - began:.2f} s")
    files = [Path(one) for one in asked] or sorted(NEWS.rglob("*.md"))[:MOST_DOCUMENTS]
    if files:
        news(reader, [file.read_text(encoding="utf-8") for file in files])
    return 0 if hostile(reader) else 1


if __name__ == "__main__":
    sys.exit(main())
