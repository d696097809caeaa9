"""How fast the room of money is, and that its cost grows with the text and no faster.

    python bench/money_speed.py [TEXTFILE]

Prints the import and load time of the room in a fresh process; the room's own speed over the sentences of a text and that of
the whole driver (`ledger extract --only money`, CPU seconds of the process, a paragraph a line); and the seconds that lines made to
hurt take at three lengths, each twice the one before. Without TEXTFILE the White House documents of ../shared are read, if they
are there. Ends with 1 when a doubled line takes more than 2.8 times as long.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ledger.mentions.money import MoneyVocabulary, load, money_in
from ledger.model import Sentence
from ledger.places import SEEDS
from ledger.text import load_chrome, passages_of, sentences_of

NEWS = Path(__file__).parent.parent.parent / "shared" / "corpora" / "documents" / "white_house"
MOST_NEWS = 3_000_000  # characters
LENGTHS = (60_000, 120_000, 240_000)
HOSTILE = ("1", "$", "$1 ", "1,", "US ", "million ", "between ", "$1 million ", "$5-", "$5 to ", "one ", "5 million and ", "€ ", "cents ")
STARTING = (
    "import time; t = time.process_time(); from ledger.mentions.money import load; i = time.process_time(); "
    "from ledger.places import SEEDS; load(SEEDS); print(i - t, time.process_time() - i)"
)


def starting() -> None:
    """Print the CPU time that importing the room, compiled, and loading its vocabulary take, the best of five."""
    with tempfile.TemporaryDirectory() as compiled:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = compiled
        command = [sys.executable, "-c", STARTING]
        runs = [subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout.split() for _ in range(6)]
    imported, loaded = min((float(one), float(two)) for one, two in runs)
    print(f"import {1000 * imported:.0f} ms, vocabulary {1000 * loaded:.0f} ms")


def seconds(text: str, vocab: MoneyVocabulary) -> float:
    """CPU seconds to read a text as one sentence."""
    started = time.process_time()
    money_in(text, (Sentence(0, len(text)),), vocab)
    return time.process_time() - started


def growth(vocab: MoneyVocabulary) -> int:
    """Print the seconds for each hostile line; how many grow faster than their length."""
    steep = 0
    for piece in HOSTILE:
        taken = [seconds((piece * (length // len(piece) + 1))[:length], vocab) for length in LENGTHS]
        ratio = taken[-1] / max(taken[-2], 0.005)
        steep += ratio > 2.8
        megabyte = 1_000_000 * taken[-1] / LENGTHS[-1]
        print(f"{piece!r:>18} " + " ".join(f"{one:7.3f}" for one in taken) + f" s, x{ratio:.1f}, {megabyte:5.1f} s per MB")
    return steep


def speed(text: str, vocab: MoneyVocabulary) -> None:
    """Print the speed of the room and of the driver over the paragraphs of a text."""
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    kilobytes = sum(len(paragraph.encode()) for paragraph in paragraphs) / 1024
    chrome = load_chrome(SEEDS)
    sentences = sentences_of(text, passages_of(text, chrome), chrome)
    started = time.process_time()
    found, _ = money_in(text, sentences, vocab)
    room = time.process_time() - started
    print(f"room: {kilobytes:.0f} KB, {len(sentences)} sentences, {len(found)} sums, {kilobytes / room:.0f} KB/s")
    lines = "".join(json.dumps({"id": str(at), "text": paragraph}) + "\n" for at, paragraph in enumerate(paragraphs))
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    command = [str(Path(sys.executable).parent / "ledger"), "extract", "--only", "money"]
    subprocess.run(command, input=lines, text=True, encoding="utf-8", stdout=subprocess.DEVNULL, check=True)
    driver = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
    print(f"driver, start included: {kilobytes / driver:.0f} KB/s")


def main() -> int:
    """0 when every cost grows with the length."""
    starting()
    vocab = load(SEEDS)
    files = [Path(sys.argv[1])] if sys.argv[1:] else sorted(NEWS.glob("*.md"))
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in files)[:MOST_NEWS]
    if text:
        speed(text, vocab)
    return 1 if growth(vocab) else 0


if __name__ == "__main__":
    sys.exit(main())
