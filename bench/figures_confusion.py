"""How sums are taken for each other: stage and nature of the figures against hand-made gold, as Markdown tables.

    python bench/figures_confusion.py [FOLDER ...]      default: ../shared/corpora/gold, tests/articles/figures/dev and dev2

The gold has roles (flow, total, request, pledge, budget, loan, other) and whether a sum is aid; a row is what a person read, a
column what the program read, a cell how many sums. A role in `role_alt` counts as right and stands in its own row's column.
docs/figures.md holds the tables; `--check` ends with 1 when they are not those of today.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.figures_documents import documents_in, rows_of
from ledger.model import Figure
from ledger.places import SEEDS
from ledger.read import document_of, publishers_in, record_in
from ledger.reader import Reader

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent / "docs" / "figures.md"
FIGURES = HERE.parent / "tests" / "articles" / "figures"
FOLDERS = (HERE.parent.parent / "shared" / "corpora" / "gold", FIGURES / "dev", FIGURES / "dev2")
ROLES = ("flow", "total", "request", "pledge", "budget", "loan", "other")
BEGIN, END = "<!-- confusion: python bench/figures_confusion.py -->\n", "<!-- end -->"


def pairs_in(folder: Path, reader: Reader) -> Iterator[tuple[dict[str, Any], Figure]]:
    """Every gold figure with the program's figure that it overlaps."""
    publishers = publishers_in(SEEDS)
    gold = rows_of(folder / "gold.jsonl")
    for row in documents_in(folder):
        given = json.dumps({"id": row["id"], "text": row["text"], "published_on": row["published_on"]}).encode()
        record = record_in(given, "-")
        reading = reader.reading_of(document_of(record.text, record.said, publishers, "-"))
        figures = [claim.figure for claim in reader.claims_of(reading) if claim.figure]
        for one in (one for one in gold if one["doc"] == row["id"]):
            found = next((figure for figure in figures if figure.start < one["end"] and one["start"] < figure.end), None)
            if found:
                yield one, found


def role_of(figure: Figure) -> str:
    """The gold's coarse role of a figure, as ../shared/bench/adapter.py makes it."""
    if figure.stage is None or figure.nature not in (None, "aid", "domestic"):
        return "other"
    if figure.stage == "request":
        return "request"
    if figure.instrument in ("loan", "guarantee", "export_credit"):
        return "loan"
    if figure.basis == "cumulative":
        return "total"
    return {"pledge": "pledge", "appropriation": "budget", "authority": "budget"}.get(figure.stage, "flow")


def table(counts: Counter[tuple[str, str]], rows: Sequence[str], columns: Sequence[str], corner: str) -> str:
    lines = [f"| {corner} | " + " | ".join(columns) + " |", "|---|" + "---:|" * len(columns)]
    for row in rows:
        cells = [str(counts[(row, column)] or "") for column in columns]
        lines.append(f"| {row} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def tables(folders: Sequence[Path]) -> str:
    roles: Counter[tuple[str, str]] = Counter()
    natures: Counter[tuple[str, str]] = Counter()
    reader = Reader(model=False)
    for folder in folders:
        for gold, figure in pairs_in(folder, reader):
            role = role_of(figure)
            roles[(gold["role"] if role not in gold.get("role_alt", []) else role, role)] += 1
            natures[("aid" if gold["aid"] else "no aid", figure.nature or "null")] += 1
    read = sorted({nature for _, nature in natures})
    stage = table(roles, ROLES, ROLES, "a person read ↓, the program →")
    nature = table(natures, ("aid", "no aid"), read, "a person read ↓, the program →")
    return f"Stage, as the gold's roles:\n\n{stage}\n\nNature:\n\n{nature}\n"


def main() -> int:
    """0; with --check 1 when the docs hold other tables."""
    folders = [Path(name) for name in sys.argv[1:] if not name.startswith("--")] or [folder for folder in FOLDERS if folder.is_dir()]
    made = tables(folders)
    if "--check" not in sys.argv:
        print(made)
        return 0
    held = DOCS.read_text(encoding="utf-8").partition(BEGIN)[2].partition(END)[0]
    if held.strip() != made.strip():
        print("docs/figures.md holds other tables: paste what this prints without --check")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
