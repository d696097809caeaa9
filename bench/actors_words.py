"""Make seeds/actors/words.txt: words that the development corpora write without a capital, so that a capital alone makes them no name.

Run from the project's root: `python bench/actors_words.py > seeds/actors/words.txt`. A word counts if it stands in
lower case at least `LEAST` times, and in at least `SHARE` of all its places that do not open a sentence.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

CORPORA = Path(__file__).parent.parent.parent / "shared" / "corpora" / "documents"
LEAST = 3
SHARE = 0.25
_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Za-z][a-z]+(?:-[a-z]+)*")


def texts() -> Iterator[str]:
    """The text of every Markdown document of the development corpora."""
    for path in sorted(CORPORA.rglob("*.md")):
        yield path.read_text(encoding="utf-8", errors="replace").replace("\n", " ")


def main() -> None:
    """Print the words, one a line, in order."""
    lower, upper = Counter[str](), Counter[str]()
    for text in texts():
        for match in _INSIDE.finditer(text):
            (lower if match[0].islower() else upper)[match[0].lower()] += 1
    words = sorted(word for word, count in lower.items() if count >= LEAST and count >= SHARE * (count + upper[word]))
    sys.stdout.write("# Made by bench/actors_words.py from the White House and Kleptocracy Timeline texts; words are facts, not text.\n")
    sys.stdout.write("\n".join(words) + "\n")


if __name__ == "__main__":
    main()
