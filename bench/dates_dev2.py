"""The texts of bench/dates/dev2 in one folder as TimeML: `python bench/dates_dev2.py FOLDER`.

Those of the White House stand in bench/dates/dev2 as they are. The others may not be copied into the project: their gold stands there
without them, as spans in texts of ../shared/corpora/documents (`elsewhere.ndjson`), and is put together with them here.
"""

import hashlib
import json
import shutil
import sys
from html import escape
from pathlib import Path
from typing import Any

GOLD = Path(__file__).parent / "dates" / "dev2"
DOCUMENTS = Path(__file__).parents[2] / "shared" / "corpora" / "documents"


def main() -> None:
    """Write the folder."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(GOLD.glob("*.tml")):
        shutil.copy(file, folder)
    for line in (GOLD / "elsewhere.ndjson").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        (folder / f"{gold['id']}.tml").write_text(timeml(gold, text_of(gold)), encoding="utf-8")


def text_of(gold: dict[str, Any]) -> str:
    """The annotated part of the text. Raises SystemExit where it is not the one that was annotated."""
    whole = (DOCUMENTS / gold["path"]).read_text(encoding="utf-8")
    if gold["line"] is not None:
        whole = json.loads(whole.splitlines()[gold["line"]])["text"]
    part: str = whole[gold["start"] : gold["end"]]
    if hashlib.sha256(part.encode()).hexdigest() != gold["sha256"]:
        raise SystemExit(f"{gold['path']}: is not the text that was annotated")
    return part


def timeml(gold: dict[str, Any], text: str) -> str:
    """The text with its expressions marked."""
    pieces, last = [], 0
    for number, (start, end, kind, value) in enumerate(gold["timexes"], 1):
        marked = f'<TIMEX3 tid="t{number}" type="{kind}" value="{escape(value)}">{escape(text[start:end])}</TIMEX3>'
        pieces += [escape(text[last:start]), marked]
        last = end
    day = gold["published_on"]
    head = f'<DCT><TIMEX3 tid="t0" type="DATE" value="{day}" functionInDocument="CREATION_TIME">{day}</TIMEX3></DCT>'
    return f"<TimeML>\n<DOCNO>{gold['id']}</DOCNO>\n{head}\n<TEXT>\n{''.join(pieces)}{escape(text[last:])}\n</TEXT>\n</TimeML>\n"


if __name__ == "__main__":
    main()
