"""Score the events of `ledger extract` on hand-annotated documents and on PETRARCH2's records.

    python bench/events_score.py [records | documents] [--kept] [--errors N] [--cmd "ledger extract"] [--digest HEX] [--check]

Documents: bench/events/*.ndjson, form and rules in bench/events/GUIDELINES.md; `--kept` scores the part kept apart as well. Records:
../shared/corpora/events/petrarch2 with the tables beside the documents. `--errors N` lists the first N of every kind of fault (never of
the part kept apart). The gold is checked first: every quote must stand where its span says. Ends with 1 when it does not, when the digest
of the data is not the one given, or when the program fails; `--check` does only that.
"""

import argparse
import collections
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from bench.events.gold import AID, Document, Event, Row, Span, answers_of, digest, documents_in, faults_of, prf
from bench.events.records import score_records


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a document: pairs of the same type, pairs of any type, predictions neither right nor wrong, and the rest."""

    document: Document
    predicted: list[Row]
    typed: list[tuple[Row, Event]]
    found: list[tuple[Row, Event]]

    @property
    def spare(self) -> list[Row]:
        """Predictions of no typed pair whose trigger lies on an optional span."""
        used = [prediction for prediction, _ in self.typed]
        return [p for p in self.predicted if p not in used and self.is_optional(p)]

    def is_optional(self, prediction: Row) -> bool:
        return any(overlap((prediction["start"], prediction["end"]), span) for span in self.document.optional)

    @property
    def false(self) -> list[Row]:
        right, spare = [p for p, _ in self.typed], self.spare
        return [p for p in self.predicted if p not in right and p not in spare]

    @property
    def repeated(self) -> list[Row]:
        """False ones that tell an event again which another prediction has matched."""
        told = [event for _, event in self.typed]
        return [p for p in self.false if any(p["type"] in event.types and touches(p, event) for event in told)]

    @property
    def missed(self) -> list[Event]:
        right = [event for _, event in self.typed]
        return [event for event in self.document.events if event not in right]


def overlap(one: Span, two: Span) -> int:
    return max(0, min(one[1], two[1]) - max(one[0], two[0]))


def touches(prediction: Row, event: Event) -> int:
    """How many code points of the trigger lie on a telling of the event."""
    return max(overlap((prediction["start"], prediction["end"]), span) for span in event.spans)


def pairs_of(document: Document, predicted: list[Row], typed: bool) -> list[tuple[Row, Event]]:
    """One-to-one pairs, best first: same type and trigger, trigger, same type and sentence, sentence."""
    options = []
    for i, prediction in enumerate(predicted):
        sentence = document.sentence_at(prediction["start"])
        for j, event in enumerate(document.events):
            same, touched = prediction["type"] in event.types, touches(prediction, event)
            if (same or not typed) and (touched or sentence in event.sentences):
                options.append((2 * bool(touched) + same, touched, prediction["type"] == event.row["type"], -i, -j))
    pairs: list[tuple[Row, Event]] = []
    taken: set[tuple[str, int]] = set()
    for *_, i, j in sorted(options, reverse=True):
        if not {("p", -i), ("e", -j)} & taken:
            taken |= {("p", -i), ("e", -j)}
            pairs.append((predicted[-i], document.events[-j]))
    return pairs


def result_of(document: Document, answer: Row) -> Result:
    first, last = document.row["annotated"]
    predicted = [event for event in answer["events"] if first <= event["start"] < last]
    return Result(document, predicted, pairs_of(document, predicted, True), pairs_of(document, predicted, False))


# What is printed


def events_line(name: str, results: list[Result]) -> str:
    right, false = sum(len(r.typed) for r in results), sum(len(r.false) for r in results)
    return f"  {name:<22} {prf(right, right + false, sum(len(r.document.events) for r in results))}"


def print_events(results: list[Result]) -> None:
    """Detection: with the type, per publisher, without the type, and where no event is."""
    print(events_line("events", results))
    for name, prefix in (("  White House", "wh-"), ("  Wikinews", "mt-"), ("  reports, timeline", ("re3d-", "kt-"))):
        print(events_line(name, [r for r in results if r.document.row["id"].startswith(prefix)]))
    found = sum(len(r.found) for r in results)
    wrong = sum(p not in [q for q, _ in r.found] and not r.is_optional(p) for r in results for p in r.predicted)
    print(f"  {'of any type':<22} {prf(found, found + wrong, sum(len(r.document.events) for r in results))}")
    free = sum(len(r.document.free) for r in results)
    false = sum(r.document.sentence_at(p["start"]) in r.document.free for r in results for p in r.predicted)
    print(f"  {'false, event-free':<22} {false / free if free else 0:.3f} a sentence ({false} in {free})")
    again, spare = sum(len(r.repeated) for r in results), sum(len(r.spare) for r in results)
    print(f"  {'told again':<22} {again} of the false ones; {spare} more on optional spans are left out")


def share(name: str, hits: Iterable[bool]) -> None:
    counted = list(hits)
    print(f"  {name:<22} {sum(counted) / len(counted) if counted else 0:.3f}  ({sum(counted)}/{len(counted)})")


def print_attributes(results: list[Result]) -> None:
    """Dates, modality and roles of the events that were found with their type."""
    pairs = [pair for r in results for pair in r.typed]
    dated = [(p, e) for p, e in pairs if e.row["date"]]
    share("date exact", (p["date"] == e.row["date"] for p, e in dated))
    share("date overlaps", (AID.dates_ok(p["date"], e.row["date"]) for p, e in dated))
    undated = [(p, r.document.row["published_on"]) for r in results for p, e in r.typed if not e.row["date"]]
    share("undated kept undated", (not p["date"] for p, _ in undated))
    share("  or about its news", (not p["date"] or p["date"] == f"{day}~" for p, day in undated))
    everything = sum(bool(e.row["date"]) for r in results for e in r.document.events)
    held = sum(AID.dates_ok(p["date"], e.row["date"]) for p, e in dated)
    print(f"  {'found and dated':<22} {held / everything if everything else 0:.3f}  ({held}/{everything} dated events)")
    share("modality", (p["modality"] in e.modalities for p, e in pairs))
    wanted = [(p, actor) for p, e in pairs for actor in e.row["actors"]]
    share("actor named", (any(same(got, actor) for got in p["actors"]) for p, actor in wanted))
    for role in ("actor", "recipient", "participant", "host"):
        share(f"  as {role}", (has_role(p, actor) for p, actor in wanted if actor["role"].split("|")[0] == role))
    share("actors all right", (all(has_role(p, actor) for actor in e.row["actors"]) for p, e in pairs))
    share("no wrong actor", (not strangers(p, e) for p, e in pairs))


def same(got: Row, actor: Row) -> bool:
    return bool(AID.any_name(got["name"], actor["name"].split("|")))


def has_role(prediction: Row, actor: Row) -> bool:
    return any(same(got, actor) and got["role"] in actor["role"].split("|") for got in prediction["actors"])


def strangers(prediction: Row, event: Event) -> list[str]:
    """Names that the gold does not know, of a prediction."""
    return [got["name"] for got in prediction["actors"] if not any(same(got, actor) for actor in event.row["actors"])]


def print_types(results: list[Result]) -> None:
    right = collections.Counter(e.row["type"] for r in results for _, e in r.typed)
    missed = collections.Counter(e.row["type"] for r in results for e in r.missed)
    false = collections.Counter(p["type"] for r in results for p in r.false)
    for name in sorted({*right, *missed, *false}):
        print(f"    {name:<10} {right[name]:3} right {missed[name]:3} missed {false[name]:3} false")


def faults(results: list[Result]) -> Iterator[tuple[str, Document, int, str]]:
    """Every fault: its kind, where it is, and what was expected and said."""
    for r in results:
        for event in r.missed:
            yield "missed", r.document, event.row["trigger"][0], f"{event.row['type']} {event.row['quote']!r}"
        for p in r.false:
            kind = "told again" if p in r.repeated else "false"
            yield kind, r.document, p["start"], f"{p['type']} {r.document.text[p['start'] : p['end']]!r}"
        for p, event in r.typed:
            where, gold = p["start"], event.row
            if p["date"] != gold["date"] and not (gold["date"] and AID.dates_ok(p["date"], gold["date"])):
                yield "wrong date", r.document, where, f"{p['date']}, not {gold['date']}"
            if p["modality"] not in event.modalities:
                yield "wrong modality", r.document, where, f"{p['modality']}, not {gold['modality']}"
            lacking = [f"{a['role'].split('|')[0]} {a['name'].split('|')[0]}" for a in gold["actors"] if not has_role(p, a)]
            if lacking or strangers(p, event):
                said = ", ".join(f"{a['role']} {a['name']}" for a in p["actors"])
                yield "wrong actors", r.document, where, f"said {said or 'none'}; lacks {', '.join(lacking) or 'none'}"


def print_faults(results: list[Result], most: int) -> None:
    kinds: dict[str, list[str]] = collections.defaultdict(list)
    for kind, document, offset, what in faults(results):
        first, last = document.sentence_at(offset) or (offset, offset + 80)
        kinds[kind].append(f"  {document.row['id']}@{offset} {what}\n      {' '.join(document.text[first:last].split())}")
    for kind, lines in kinds.items():
        print(f"\n{kind}: {len(lines)}", *lines[:most], sep="\n")


def score_documents(split: str, command: str, errors: int) -> None:
    documents = documents_in(split)
    asked = ({"id": d.row["id"], "text": d.text, "published_on": d.row["published_on"]} for d in documents)
    answers = answers_of(command, asked)
    results = [result_of(document, answers[document.row["id"]]) for document in documents]
    events, sentences = sum(len(d.events) for d in documents), sum(len(d.row["sentences"]) for d in documents)
    print(f"documents, {split}: {len(documents)} documents, {sentences} sentences, {events} events")
    print_events(results)
    print_attributes(results)
    if split != "kept":
        print_types(results)
        print_faults(results, errors) if errors else None


def main() -> int:
    """0 when the gold is sound and everything asked for was measured."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", nargs="?", choices=("records", "documents", "all"), default="all")
    parser.add_argument("--kept", action="store_true", help="the part kept apart as well")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N faults of each kind")
    parser.add_argument("--cmd", default="ledger extract", help="the program")
    parser.add_argument("--only", default="", metavar="PART", help="only this part of the documents: dev, dev2, dev3")
    parser.add_argument("--digest", default=digest(), help="the digest that the data must have")
    parser.add_argument("--check", action="store_true", help="only check the gold")
    asked = parser.parse_args()
    wrong = [fault for split in ("dev", "dev2", "dev3", "kept") for document in documents_in(split) for fault in faults_of(document)]
    if asked.digest != digest():
        wrong.append(f"the data has digest {digest()}, not {asked.digest}")
    if wrong or asked.check:
        print(*wrong, f"digest {digest()}", sep="\n")
        return bool(wrong)
    print(f"data {digest()}")
    if asked.what != "documents":
        score_records(asked.cmd, asked.errors)
    if asked.what != "records":
        parts = [asked.only] if asked.only else ["dev", "dev2", "dev3", *(["kept"] if asked.kept else [])]
        for split in parts:
            score_documents(split, asked.cmd, asked.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
