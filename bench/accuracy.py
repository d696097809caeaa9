"""How far a ledger's lines are right, judged by a person: `python bench/accuracy.py LEDGER [--seed S] [--each N]`.

Draws N lines of the aid timeline `--from` -> `--to`, counted and left out in proportion, and N events of the chronology,
dated and undated in proportion. Prints each with its id, all its fields, the rules that read it and its quote with the
characters around it. The same seed on the same ledger gives the same sample; docs/accuracy.md has the verdicts.

`--packages` holds the lines that count against the table "Packages" of docs/accuracy.md: which are there, which are
not, and which count beside them. `--shares` adds up the verdicts in the tables of docs/accuracy.md.
"""

import argparse
import random
import sqlite3
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from ledger.mentions.dates.edtf import edtf_bounds
from ledger.queries.aid import AidQuestion, aid
from ledger.queries.events import EventFilter, events
from ledger.queries.fact import Claimed
from ledger.queries.show import fact
from ledger.resolve.stretches import Stretch
from ledger.store.connection import reading

DOC = Path("docs/accuracy.md")
AROUND = 300  # characters before and behind the sentence
CLAIMS_SHOWN = 3  # of one event
ROUNDED = Decimal("0.03")  # "nearly $3 billion" is the package of $2.98 billion
MARKS = {"yes": 1, "no": 0}
Row = Mapping[str, object]


def in_proportion(groups: Sequence[Sequence[Row]], size: int, seed: int) -> list[Row]:
    """`size` rows drawn from the groups by their shares, in the order in which they stood; all if there are fewer.

    Shares are rounded by largest remainder, so that the parts add up to `size`.
    """
    total = sum(map(len, groups))
    shares = [min(size, total) * len(group) / total if total else 0 for group in groups]
    parts = [int(share) for share in shares]
    by_remainder = sorted(range(len(groups)), key=lambda at: parts[at] - shares[at])
    for at in by_remainder[: min(size, total) - sum(parts)]:
        parts[at] += 1
    chance, drawn = random.Random(seed), list[Row]()  # noqa: S311  a sample, not a secret
    for group, part in zip(groups, parts, strict=True):
        drawn += [group[at] for at in sorted(chance.sample(range(len(group)), part))]
    return drawn


def rows_of(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> list[Row]:
    """Rows as mappings from column to value."""
    return [dict(zip(columns, row, strict=True)) for row in rows]


def split_by(rows: Sequence[Row], column: str) -> tuple[list[Row], list[Row]]:
    """The rows that have nothing in the column, and those that have something."""
    return [row for row in rows if row[column] is None], [row for row in rows if row[column] is not None]


def printed(line: Row, claims: Sequence[Claimed], conn: sqlite3.Connection) -> str:
    """A line with its fields, and its first claims with the text around them."""
    parts = ["  " + "; ".join(f"{name}={value}" for name, value in line.items() if value not in (None, [], ()))]
    for claim in claims[:CLAIMS_SHOWN]:
        parts.append(f"  claim {claim.id} of {claim.document} ({claim.published_on}, {claim.title}), characters {claim.start}-{claim.end}")
        parts.append("    " + "; ".join(f"{name}={value}" for name, value in claim.values if name != "summary"))
        parts.append("    rules: " + " ".join(claim.rules))
        parts.append(textwrap.indent(around(conn, claim), "    | ", lambda _: True))
    if len(claims) > CLAIMS_SHOWN:
        parts.append(f"  and {len(claims) - CLAIMS_SHOWN} more claims")
    return "\n".join(parts)


def around(conn: sqlite3.Connection, claim: Claimed) -> str:
    """The claim's sentence, its words in [[ ]], with the characters before and behind it."""
    (text,) = conn.execute("SELECT text FROM document WHERE id = ?", (claim.document,)).fetchone()
    first, last = claim.start - len(claim.quote.before), claim.end + len(claim.quote.after)
    return f"{text[max(0, first - AROUND) : claim.start]}[[{claim.quote.words}]]{text[claim.end : last + AROUND]}"


def tables_in(markdown: str) -> Iterator[tuple[str, list[Row]]]:
    """The tables of a text, each with the heading that it stands under, and its rows by the names in its head."""
    heading, lines = "", list[list[str]]()
    for line in [*markdown.splitlines(), ""]:
        if line.startswith("#"):
            heading = line.strip("# ")
        if line.startswith("|"):
            lines.append([cell.strip() for cell in line.strip().strip("|").split("|")])
        elif lines:
            yield heading, rows_of(lines[0], lines[2:])
            lines = []


def is_package(line: Row, package: Row) -> bool:
    """Whether a line of the timeline tells this package: about the amount, and a day that may be the same."""
    amount, told = (Decimal(str(row["amount"]).replace(",", "")) for row in (line, package))
    ours, theirs = (Stretch(*edtf_bounds(str(row["date"]))) for row in (line, package))
    return abs(amount - told) <= ROUNDED * told and not ours.gap(theirs)


def print_packages(conn: sqlite3.Connection, question: AidQuestion, doc: str) -> None:
    """Say which of the packages that the documents tell count once, and what counts though it is none of them."""
    table = aid(conn, question)
    counted = [row for row in rows_of(table.columns, table.rows) if not row["excluded"]]
    packages = next(rows for heading, rows in tables_in(doc) if heading == "Packages")
    matched = dict[int, Row]()
    for package in packages:
        found = next((at for at, line in enumerate(counted) if at not in matched and is_package(line, package)), None)
        if found is None:
            print("missing", package["date"], package["amount"], package["package"])
        else:
            matched[found] = package
    for at, line in enumerate(counted):
        if at not in matched:
            print("counts wrongly", line["date"], line["money"], line["event"])
    print(f"{len(matched)} of {len(packages)} packages count; {len(matched)} of {len(counted)} lines that count are packages")


def print_shares(doc: str) -> None:
    """For each table of verdicts, and each of its columns of yes and no: how many are yes."""
    for heading, rows in tables_in(doc):
        for name in rows[0]:
            cells = [str(row[name]) for row in rows]
            if MARKS.keys() & set(cells):
                judged = [MARKS[cell] for cell in cells if cell in MARKS]
                print(f"{heading}: {name}: {sum(judged)} of {len(judged)}")


def print_sample(conn: sqlite3.Connection, question: AidQuestion, each: int, seed: int) -> None:
    """The sample, the lines of aid as A1 ..., the events as E1 ..."""
    table = aid(conn, question)
    sums = in_proportion(split_by(rows_of(table.columns, table.rows), "excluded"), each, seed)
    table = events(conn, EventFilter())
    happened = in_proportion(split_by(rows_of(table.columns, table.rows), "date")[::-1], each, seed)
    for letter, column, lines in (("A", "event", sums), ("E", "id", happened)):
        for number, line in enumerate(lines, 1):
            print(f"\n## {letter}{number} {line[column]}")
            print(printed(line, fact(conn, str(line[column])).claims, conn))


def main() -> None:
    """Do what the options ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger", type=Path, nargs="?", help="not needed for --shares")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--each", type=int, default=25)
    parser.add_argument("--from", dest="provider", default="United States")
    parser.add_argument("--to", dest="recipient", default="Ukraine")
    parser.add_argument("--packages", action="store_true")
    parser.add_argument("--shares", action="store_true")
    asked = parser.parse_args()
    if asked.shares:
        print_shares(DOC.read_text(encoding="utf-8"))
        return
    question = AidQuestion(asked.provider, asked.recipient)
    with reading(asked.ledger) as conn:
        if asked.packages:
            print_packages(conn, question, DOC.read_text(encoding="utf-8"))
        else:
            print_sample(conn, question, asked.each, asked.seed)


if __name__ == "__main__":
    main()
