"""The annotated documents of this folder, their check, and how a program is asked.

In: *.ndjson (form in GUIDELINES.md) and, for the articles that may not be copied, ../shared/corpora. Out:
`Document`s with their text. Names and dates are compared as ../shared/bench/aid_score.py does. Driven by bench/events_score.py.
"""

import hashlib
import importlib.util
import json
import shlex
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent
SHARED = DATA.parent.parent.parent / "shared"
RECORDS = SHARED / "corpora/events/petrarch2/PETR.UnitTest.records.xml"
Row = dict[str, Any]
Span = tuple[int, int]


def shared_scorer(name: str) -> Any:
    """A module of ../shared/bench, whose comparison of names and dates and whose joining of tokens are used here."""
    spec = importlib.util.spec_from_file_location(name, SHARED / f"bench/{name}.py")
    if spec is None or spec.loader is None:
        sys.exit(f"{SHARED}/bench/{name}.py is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


AID = shared_scorer("aid_score")
NER = shared_scorer("ner_score")


@dataclass(frozen=True, slots=True)
class Event:
    """An annotated event; `spans` are the trigger and the other tellings, `sentences` those that hold them."""

    row: Row
    spans: tuple[Span, ...]
    sentences: frozenset[Span]

    @property
    def types(self) -> tuple[str, ...]:
        return (self.row["type"], *self.row.get("type_or", ()))

    @property
    def modalities(self) -> set[str]:
        said = set(self.row["modality"].split("|"))
        return said | {"requested"} if self.row["type"] == "REQUEST" else said


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated document with its text; `free` are the sentences that hold neither an event nor an optional span."""

    row: Row
    text: str
    events: tuple[Event, ...]

    def sentence_at(self, offset: int) -> Span | None:
        return next(((a, b) for a, b in self.row["sentences"] if a <= offset < b), None)

    @property
    def optional(self) -> tuple[Span, ...]:
        return tuple((a, b) for a, b in self.row["optional"])

    @property
    def free(self) -> set[Span]:
        held = {sentence for event in self.events for sentence in event.sentences} | {self.sentence_at(a) for a, _ in self.optional}
        return {(a, b) for a, b in self.row["sentences"]} - held


def documents_in(split: str) -> list[Document]:
    """The documents of one part of the gold."""
    rows = [json.loads(line) for line in (DATA / f"{split}.ndjson").read_text(encoding="utf-8").splitlines()]
    return [document_of(row) for row in rows]


def document_of(row: Row) -> Document:
    bare = Document(row, text_of(row), ())
    events = []
    for event in row["events"]:
        spans = tuple((a, b) for a, b in (event["trigger"], *event.get("also", ())))
        events.append(Event(event, spans, frozenset(found for a, _ in spans if (found := bare.sentence_at(a)))))
    return Document(row, bare.text, tuple(events))


def text_of(row: Row) -> str:
    """The text of a document: its own, an article of MEANTIME, a report of re3d (FILE#ID) or a file of the shared corpora."""
    if "text" in row:
        return str(row["text"])
    path, _, report = row["path"].partition("#")
    if path.endswith(".xml"):
        return meantime_text(SHARED / "corpora/meantime" / path)
    text: str = (SHARED / "corpora" / path).read_text(encoding="utf-8")
    reports = map(json.loads, text.splitlines()) if report else ()
    return next((str(found["text"]) for found in reports if found["_id"] == report), text)


def meantime_text(file: Path) -> str:
    """An article of MEANTIME: its tokens joined as meantime_score.py does, one sentence a line."""
    lines: dict[str, str] = {}
    before = ""
    for token in ET.parse(file).getroot().iter("token"):  # noqa: S314  a corpus of ours
        number, word = token.get("sentence") or "", token.text or ""
        line = lines.get(number, "")
        glued = not line or word in NER.NO_SPACE_BEFORE or before in NER.NO_SPACE_AFTER
        lines[number] = line + ("" if glued else " ") + word
        before = word
    return "\n".join(lines.values())


def faults_of(document: Document) -> Iterator[str]:
    """What is wrong with the gold of a document, a sentence each."""
    row = document.row
    if hashlib.sha256(document.text.encode()).hexdigest() != row["sha256"]:
        yield f"{row['id']}: the text is not the one that was annotated"
    for event in row["events"]:
        (start, end), (first, last) = event["trigger"], event["sentence"]
        if document.text[start:end] != event["quote"] or not first <= start < end <= last:
            yield f"{row['id']}: {event['quote']!r} is not at {start}-{end}"
        if [first, last] not in row["sentences"]:
            yield f"{row['id']}: {first}-{last} is not a sentence"
        try:
            event["date"] is None or AID.interval(event["date"])
        except ValueError:
            yield f"{row['id']}: {event['date']!r} is not EDTF"
    for start, end in [*row["optional"], *(span for event in row["events"] for span in event.get("also", ()))]:
        if start >= end or document.sentence_at(start) is None:
            yield f"{row['id']}: {start}-{end} is in no sentence"


def answers_of(command: str, asked: Iterable[Row]) -> dict[str, Row]:
    """What the program says to each record, by id."""
    lines = "".join(json.dumps(row) + "\n" for row in asked)
    ran = subprocess.run(
        [*shlex.split(command), "--only", "events"], input=lines, capture_output=True, text=True, encoding="utf-8", check=False
    )
    answers = [json.loads(line) for line in ran.stdout.splitlines()]
    if ran.returncode or any(answer.get("error") for answer in answers):
        sys.exit(f"`{command}` ended with {ran.returncode}: {ran.stderr or [a['error'] for a in answers if a.get('error')]}")
    return {answer["id"]: answer for answer in answers}


def prf(right: int, predicted: int, gold: int) -> str:
    """Precision, recall and F1 in per cent, with what they were made of."""
    p, r = right / predicted if predicted else 0.0, right / gold if gold else 0.0
    f1 = 2 * p * r / (p + r) if p + r else 0.0
    return f"P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f1:5.1f}   ({right} right, {predicted} predicted, {gold} gold)"


def digest() -> str:
    """SHA-256 over the data: the annotations and tables, which name the texts they stand on by hash, and the records."""
    total = hashlib.sha256()
    for file in [*sorted(DATA.glob("*.ndjson")), *sorted(DATA.glob("*.csv")), RECORDS]:
        total.update(f"{file.name}\n".encode() + file.read_bytes())
    return total.hexdigest()[:16]
