"""How fast actors are read: `python bench/actors_speed.py [--model]`, in words a second, and the memory of a 1 MB document.

Without `--model` the whole of `ledger extract --only actors` but the JSON; with it the reading beside spaCy's own
pipeline (its tok2vec and ner over the same sentences), so that the share on top of it can be seen. The texts are White
House documents of ../shared/corpora. Processor time, because other work on the machine bears on the clock.
"""

import resource
import sys
import time
from pathlib import Path

from ledger.model import Document
from ledger.reader import Reader

FOLDER = Path(__file__).parent.parent.parent / "shared" / "corpora" / "documents" / "white_house"
ONLY = frozenset(("actors",))
MEGABYTE = 1_000_000


def main() -> None:
    """Print the rates."""
    with_model = "--model" in sys.argv
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.rglob("*.md"))[: 20 if with_model else 80]]
    words = sum(len(text.split()) for text in texts)
    reader = Reader(model=with_model)
    reader.reading_of(Document("Mary Barra spoke.", "x"), ONLY)
    start = time.process_time()
    for text in texts:
        reader.reading_of(Document(text, "x", source="The White House"), ONLY)
    ours = time.process_time() - start
    print(f"{words} words, {words / ours:.0f} words/s")
    if reader.tagger:
        parts = [(text, reader.reading_of(Document(text, "x"), frozenset()).sentences) for text in texts]
        start = time.process_time()
        for text, sentences in parts:
            reader.tagger.names_in(text, sentences)
        alone = time.process_time() - start
        print(f"the model alone {words / alone:.0f} words/s; on top of it {100 * (ours - alone) / alone:.1f} %")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reader.reading_of(Document((texts[0] + "\n\n") * (MEGABYTE // len(texts[0]) + 1), "x"), ONLY)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"a document of 1 MB: peak {after / 1024:.0f} MB, {(after - before) / 1024:.0f} MB more than before")


if __name__ == "__main__":
    main()
