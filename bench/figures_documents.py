"""The documents of a folder of annotated figures, as JSON lines: those that stand in it and those that may not be copied.

    python bench/figures_documents.py tests/articles/figures/dev2 | python ../shared/bench/adapter.py figures ledger extract

A row of docs.jsonl with `elsewhere` names a file of ../shared/corpora: an article of MEANTIME (its tokens joined), an event of
kleptocracy_events, or one document of re3d (`number`: its line). Ends with 1 when a text is not the one that was annotated.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.events.gold import SHARED, meantime_text


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def text_elsewhere(doc: dict[str, Any]) -> str:
    """The text of a document that stands in ../shared/corpora."""
    file = SHARED / "corpora" / doc["elsewhere"]
    if file.suffix == ".xml":
        return meantime_text(file)
    return str(rows_of(file)[doc["number"]]["text"]) if file.suffix == ".json" else file.read_text(encoding="utf-8")


def documents_in(folder: Path) -> Iterator[dict[str, Any]]:
    """Every document of a folder as the scorers read it, in the order of docs.jsonl."""
    held = {row["id"]: row for row in rows_of(folder / "documents.ndjson")}
    for doc in rows_of(folder / "docs.jsonl"):
        text = text_elsewhere(doc) if "elsewhere" in doc else held[doc["doc"]]["text"]
        if hashlib.sha256(text.encode()).hexdigest() != doc["sha256"]:
            sys.exit(f"{doc['doc']}: the text is not the one that was annotated")
        yield {"id": doc["doc"], "text": text, "published_on": doc["pub_date"], "source": doc["publisher"]}


if __name__ == "__main__":
    for document in documents_in(Path(sys.argv[1])):
        print(json.dumps(document, ensure_ascii=False))
