"""The command `review`: one fact at a time beside its quote, or all of them through a table and back."""

import csv
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ledger.cli.options import ACTORS, LEDGER, Author, Db, Now
from ledger.cli.saying import say, say_error
from ledger.errors import DocumentUnreadable, LedgerError, UsageError

if TYPE_CHECKING:
    from ledger.pipeline import Session
    from ledger.queries.asked import Asked
    from ledger.store import DecisionKind

_KEYS = "[a]ccept, [r]eject, [e]dit, [s]kip, [q]uit? "
_VERBS = {"accept": "accept", "accepted": "accept", "a": "accept", "reject": "reject", "rejected": "reject", "r": "reject"}
_SKIPPED = ("", "skip", "s")


def review(
    *,
    actor: Annotated[str | None, typer.Option(help="Only what this actor takes part in.", autocompletion=ACTORS)] = None,
    kind: Annotated[str | None, typer.Option(metavar="TYPE", help="Only this PLOVER type, as aid.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what was accepted or rejected before.")] = False,
    export: Annotated[Path | None, typer.Option("--export", metavar="FILE", readable=False, help="Write the facts as CSV.")] = None,
    imported: Annotated[
        Path | None, typer.Option("--import", metavar="FILE", readable=False, help="Take the decisions of such a CSV, all or none.")
    ] = None,
    author: Author = None,
    now: Now = None,
    db: Db = LEDGER,
) -> None:
    """Look at one fact at a time beside its quote: accept, reject, edit or skip it.

    In the table of --export, write accept or reject under `decision`, FIELD=VALUE (several by " | ") under
    `correct`, and why under `reason`; --import takes it back as one entry.
    """
    from ledger.cli.sessions import session  # noqa: PLC0415

    if export and imported:
        raise UsageError("--import", "cannot go with --export", "do one after the other")
    how = session(author, now, False)
    if imported:
        _import(db, imported, how)
        return
    rows = _facts(db, actor, kind, everything)
    if export:
        _export(rows, export)
    else:
        _ask(db, rows, how)


def _facts(db: Path, actor: str | None, kind: str | None, everything: bool) -> list[dict[str, str]]:
    from ledger.queries.events import EventFilter, plover_type  # noqa: PLC0415
    from ledger.queries.reviewing import facts_to_review  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415
    from ledger.views.cell import cell_text  # noqa: PLC0415

    wanted = EventFilter(actor=actor, kind=plover_type(kind) if kind is not None else None)
    with reading(db) as conn:
        table = facts_to_review(conn, wanted, everything)
    return [dict(zip(table.columns, map(cell_text, row), strict=True)) for row in table.rows]


def _export(rows: Sequence[dict[str, str]], path: Path) -> None:
    from ledger.queries.reviewing import COLUMNS  # noqa: PLC0415
    from ledger.views.delimited import safe_cell  # noqa: PLC0415

    try:
        with path.open("x", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(COLUMNS)
            writer.writerows([safe_cell(row[name]) for name in COLUMNS] for row in rows)
    except FileExistsError as error:
        raise UsageError(str(path), "is there already", "give a path where nothing is yet") from error
    except OSError as error:
        raise DocumentUnreadable(str(path), f"cannot be written ({error.strerror})", "choose another folder") from error
    say(f"{path}: {len(rows)} facts")


def _import(db: Path, path: Path, how: "Session") -> None:
    from ledger.cli.deciding import report  # noqa: PLC0415
    from ledger.pipeline import decide  # noqa: PLC0415

    told_why = dict(_asked(path))
    if not told_why:
        say(f"{path}: no decision in it")
        return
    from ledger.queries.reviewing import still_to_take  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415

    with reading(db) as conn:
        asked = still_to_take(conn, told_why)
    if not asked:
        say(f"{path}: every decision in it holds already")
        return
    reasons = list(dict.fromkeys(told_why[one] for one in asked if told_why[one]))
    from dataclasses import replace  # noqa: PLC0415

    told = replace(how, reason="; ".join(reasons)[:500] or f"reviewed in {path.name}")
    report("decided", decide(db, asked, told), db)


def _asked(path: Path) -> "Iterator[tuple[Asked, str]]":
    """The decisions of a table, in order, each with its reason. Raises LedgerError, naming the line, for what is none."""
    from ledger.queries.asked import Asked  # noqa: PLC0415

    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if not {"id", "decision"} <= set(rows.fieldnames or ()):
                raise UsageError(f"{path}:1", "has no columns `id` and `decision`", "start from `ledger review --export FILE`")
            for row in rows:
                place = f"{path}:{rows.line_num}"
                verb, name = (row["decision"] or "").strip().casefold(), (row["id"] or "").strip()
                fields = _fields((row.get("correct") or "").strip(), place)
                if verb not in _SKIPPED and verb not in _VERBS:
                    raise UsageError(place, f"{verb!r} is no decision", "write accept or reject, or leave it empty")
                if fields:
                    yield Asked("correct", (name,), fields), (row.get("reason") or "").strip()
                if verb in _VERBS:
                    yield Asked("accept" if _VERBS[verb] == "accept" else "reject", (name,)), (row.get("reason") or "").strip()
    except OSError as error:
        raise DocumentUnreadable(str(path), f"cannot be opened ({error.strerror})", "check the path and its permissions") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise DocumentUnreadable(str(path), f"cannot be read as CSV ({error})", "save it as CSV in UTF-8") from error


def _fields(words: str, place: str) -> tuple[tuple[str, str], ...]:
    pairs = [part.strip().partition("=") for part in words.split(" | ") if part.strip()]
    if any(not equals for _, equals, _ in pairs):
        raise UsageError(place, f"{words!r} is no correction", "write FIELD=VALUE, several by ' | '")
    return tuple((name.strip(), value.strip()) for name, _, value in pairs)


def _ask(db: Path, rows: Sequence[dict[str, str]], how: "Session") -> None:
    """Show one fact after the other and take what is answered, each as an entry of its own, until there is none or no answer."""
    from ledger.views.neutral import one_line  # noqa: PLC0415

    for number, row in enumerate(rows, start=1):
        head = "  ".join(row[name] for name in ("date", "kind", "who", "money") if row[name])
        place = ", ".join(row[name] for name in ("source", "published") if row[name])
        sys.stdout.write(
            f"\n{number}/{len(rows)}  {row['id']}  {one_line(head)}\n  {one_line(row['what'])}\n  > {one_line(row['quote'])}\n"
        )
        sys.stdout.write(f"  > ({one_line(place or 'no source')}; document {row['document']})\n")
        if not _answered(db, row["id"], how):
            return
    say(f"{len(rows)} facts seen" if rows else "no fact is left to review")


def _answered(db: Path, event: str, how: "Session") -> bool:
    """Ask until the answer is one; whether to go on."""
    while True:
        answer = _line(_KEYS)
        if answer is None or answer in ("q", "quit"):
            return False
        if answer in _SKIPPED:
            return True
        if answer in ("e", "edit"):
            if _edited(db, event, how):
                return True
        elif answer in _VERBS:
            _keep(db, event, _VERBS[answer], (), how)
            return True
        else:
            say(f"{answer!r} is no answer")


def _edited(db: Path, event: str, how: "Session") -> bool:
    """Ask for corrections and keep them; whether that was possible. What cannot be corrected so is said before the reason is asked."""
    from ledger.queries.asked import Asked, decisions_asked  # noqa: PLC0415
    from ledger.store import reading  # noqa: PLC0415

    words = _line("FIELD=VALUE, several by ' | ': ") or ""
    try:
        fields = _fields(words, "edit")
        with reading(db) as conn:
            decisions_asked(conn, Asked("correct", (event,), fields))
        _keep(db, event, "correct", fields, how)
    except LedgerError as error:
        say_error(error)
        return False
    return True


def _keep(db: Path, event: str, verb: str, fields: tuple[tuple[str, str], ...], how: "Session") -> None:
    from dataclasses import replace  # noqa: PLC0415

    from ledger.pipeline import decide  # noqa: PLC0415
    from ledger.queries.asked import Asked  # noqa: PLC0415

    reason = _line("why? ") or "reviewed"
    kinds: dict[str, DecisionKind] = {"accept": "accept", "reject": "reject", "correct": "correct"}
    decided = decide(db, [Asked(kinds[verb], (event,), fields)], replace(how, reason=reason))
    say(f"entry {decided.entry}: `ledger undo {decided.entry}` takes it back")


def _line(question: str) -> str | None:
    """A line of answer without outer blanks, None at the end of input. The question goes to stderr: it is no data."""
    sys.stdout.flush()
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    if not line:
        sys.stderr.write("\n")
        return None
    return line.strip()
