"""Speed of the date reader, and that its time grows with the text alone.

    python bench/dates_speed.py

Prints KB of text per CPU-second of `ledger extract --only dates` (warm, in this process) on the WikiWars texts of ../shared,
the time of 0.25, 0.5 and 1 MB of them, and of 0.1 and 0.2 MB of hostile repeats. The speed of the machine itself is printed
as the time of a fixed loop.
"""

import importlib
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ledger.extract import extract_lines

SHARED = Path(__file__).parent.parent.parent / "shared"
HOSTILE = ("1 ", "March ", "12:30 ", "a year ", "Monday to ", "from 2014 to ", "2014-", "$1,", "the last ", "http://a ", "'")


def seconds(act: Callable[[], object]) -> float:
    """The least CPU time of three runs."""
    times = []
    for _ in range(3):
        start = time.process_time()
        act()
        times.append(time.process_time() - start)
    return min(times)


def reading(*texts: str) -> float:
    """The CPU time of reading texts, in seconds."""
    lines = [json.dumps({"id": str(at), "text": text, "published_on": "2021-09-01"}).encode() for at, text in enumerate(texts)]
    return seconds(lambda: list(extract_lines(lines, frozenset(["dates"]), model=False)))


def main() -> int:
    """Measure and print; 1 where the corpus is not there."""
    if not SHARED.is_dir():
        print(f"dates_speed: {SHARED} is not there")
        return 1
    sys.path.insert(0, str(SHARED / "bench"))
    scorer = importlib.import_module("dates_score")
    texts = [document["text"] for document in scorer.read_corpus([str(SHARED / "corpora/dates/wikiwars")])]
    whole = "\n\n".join(texts)
    print(f"machine   {seconds(lambda: [number * number for number in range(2_000_000)]):.3f} s for a fixed loop")
    print(f"wikiwars  {len(whole) / 1000 / reading(*texts):.0f} KB per CPU-second")
    for size in (250_000, 500_000, 1_000_000):
        print(f"linear    {size / 1e6:.2f} MB {reading((whole * 3)[:size]):.2f} s")
    for piece in HOSTILE:
        half, double = (reading((piece * size)[:size]) for size in (100_000, 200_000))
        print(f"hostile   {piece!r:16} 0.1 MB {half:.2f} s, 0.2 MB {double:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
