"""Nouns that stand for somebody named, "the company": `python bench/actors_nominals.py [--model] [--kept] [--errors]`.

bench/actors_nominals.jsonl holds passages in the style of the development corpora, and of the White House's, and names passages of those
that may not be copied by path and place; each noun is marked `[noun|a spelling of who it is]`;
all were marked before a rule was measured on them, and every second one is kept:
no rule is written from it. `--meantime` measures the nouns of MEANTIME that its annotators linked to an actor with a name
(they leave their syntactic type blank) instead. Right is a mention of form nominal or office over the noun with the
name that the spelling has elsewhere in the text. Precision is of the nouns read, whether marked or not.
"""

import collections
import datetime
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ledger.model import ActorMention, Document
from ledger.reader import Reader

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
PRONOUN = re.compile(
    r"(?i)(?:it|its|it's|he|she|his|her|him|hers|they|them|their|themselves|itself|we|us|our|i|my|me|you|your|who|which|that|whose|where|one|most|both|all)"
)
Noun = tuple[int, int]


def unmarked(marked: str) -> tuple[str, dict[Noun, frozenset[str]]]:
    """The text without its marks, and the spelling of each marked noun by its span."""
    text, nouns, at = "", dict[Noun, frozenset[str]](), 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        nouns[len(text), len(text) + len(mark[1])] = frozenset((mark[2],))
        text += mark[1]
        at = mark.end()
    return text + marked[at:], nouns


def own(part: str) -> Iterator[tuple[str, str, dict[Noun, frozenset[str]]]]:
    """Each passage of our own: its day, its text, its nouns."""
    for row in map(json.loads, (HERE / "actors_nominals.jsonl").read_text(encoding="utf-8").splitlines()):
        if row["part"] == part:
            yield row["published_on"], *(unmarked(row["text"]) if "text" in row else elsewhere(row))


def elsewhere(row: dict[str, Any]) -> tuple[str, dict[Noun, frozenset[str]]]:
    """A passage that stands in ../shared/corpora/documents."""
    whole = (SHARED / "corpora" / "documents" / row["path"]).read_text(encoding="utf-8")
    if row["line"] is not None:
        whole = json.loads(whole.splitlines()[row["line"]])["text"]
    return whole[row["start"] : row["end"]], {(start, end): frozenset((name,)) for start, end, name in row["nouns"]}


def meantime() -> Iterator[tuple[str, str, dict[Noun, frozenset[str]]]]:
    """Each article of MEANTIME: its day, its text, its nouns that are no name and hold none of their own actor."""
    sys.path.insert(0, str(SHARED / "bench"))
    from meantime_score import load  # type: ignore[import-not-found]  # noqa: PLC0415

    for article in load(str(SHARED / "corpora" / "meantime")):
        text, gold = article["text"], [each for each in article["gold"] if each[2] in ("PER", "ORG", "LOC")]
        names = collections.defaultdict(set)
        for start, end, _, actor, syntax, _ in gold:
            if syntax in ("NAM", "PRE.NAM"):
                names[actor].add(text[start:end])
        nouns = {}
        for start, end, _, actor, syntax, _ in gold:
            words = text[start:end]
            capital = words[:1].isupper() and not words.startswith(("The ", "This ", "That "))
            named = capital or any(name in words for name in names[actor])
            if names[actor] and not named and syntax not in ("NAM", "PRE.NAM") and not PRONOUN.fullmatch(words):
                nouns[start, end] = frozenset(names[actor])
        yield article["date"][:10], text, nouns


def names_of(spellings: frozenset[str], mentions: tuple[ActorMention, ...]) -> set[str]:
    """The names of the mentions that end a spelling ("GM" ends "today's GM"), and the spellings."""
    ending = (m for m in mentions if m.form in ("name", "demonym") and any(spelling.endswith(m.text) for spelling in spellings))
    return {mention.name for mention in ending} | set(spellings)


def main() -> None:
    """Print recall and precision."""
    reader, counts = Reader(model="--model" in sys.argv), collections.Counter[str]()
    for day, text, nouns in meantime() if "--meantime" in sys.argv else own("kept" if "--kept" in sys.argv else "dev"):
        document = Document(text, "x", published_on=datetime.date.fromisoformat(day) if DAY.fullmatch(day) else None)
        mentions = reader.reading_of(document, frozenset(("actors",))).actors
        read = [each for each in mentions if each.form == "nominal" and each.rules != ("role-of-country",)]
        read += [each for each in mentions if each.form == "office" and any(each.start < end and start < each.end for start, end in nouns)]
        for (start, end), spellings in nouns.items():
            over = [each for each in read if each.start < end and start < each.end]
            right = any(each.name in names_of(spellings, mentions) for each in over)
            counts.update(gold=1, found=right)
            if not right and "--errors" in sys.argv:
                print(
                    "FN", text[max(0, start - 60) : start], "[", text[start:end], "]", sorted(spellings), [(m.name, m.rules) for m in over]
                )
        for each in read:
            marked = [names for (start, end), names in nouns.items() if each.start < end and start < each.end]
            right = any(each.name in names_of(names, mentions) for names in marked)
            if marked or "--meantime" not in sys.argv:
                counts.update(read=1, right=right)
                if not right and "--errors" in sys.argv:
                    print("FP", text[max(0, each.start - 90) : each.end], "->", each.name, each.rules)
    recall, precision = counts["found"] / counts["gold"], counts["right"] / max(1, counts["read"])
    print(f"recall {100 * recall:.1f} of {counts['gold']}, precision {100 * precision:.1f} of {counts['read']} nouns")


if __name__ == "__main__":
    main()
