"""What becomes of a ledger when the world is against it: kills, writers at once, a full disk, altered and cut files.

    python -m bench.faults [--kills 200] [--writers 4] [--bytes 200] [--cuts 40] [--seed 1]

Prints one line a fault with what was tried and found, and ends with 1 if anything was lost, half written or not
noticed, or if an error was no sentence. A number of 0 leaves a fault out.
"""

# ruff: noqa: S101  an assertion is what is measured here

import argparse
import json
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.pages import places_in
from ledger import store
from ledger.errors import LedgerError
from ledger.pipeline import derived_findings
from ledger.store import Finding

LEDGER = str(Path(sys.executable).with_name("ledger"))
GIVERS = ("Poland", "Norway", "Canada", "Japan", "Germany", "France")
_WHOLE = "SELECT d.id FROM document d JOIN reading r ON r.document = d.key JOIN entry n ON n.id = d.entry WHERE n.digest <> ''"
_TABLES = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'document_words%' AND name <> 'sqlite_sequence'"
ENV = {name: value for name, value in os.environ.items() if not name.startswith("LEDGER_")} | {"LEDGER_AUTHOR": "ann"}


def documents(folder: Path, number: int, name: str = "") -> Path:
    """A folder of so many short documents, each with a gift of its own."""
    folder.mkdir()
    for place in range(number):
        day, giver = 1 + place % 28, GIVERS[place % len(GIVERS)]
        text = f"On {day} March 20{10 + place % 12} {giver} gave Ukraine ${place + 1} million in military aid. This is {name} {place}."
        (folder / f"{place:04}.txt").write_text(text, encoding="utf-8")
    return folder


def run(*words: object, **more: object) -> subprocess.CompletedProcess[str]:
    """The program, to its end."""
    command = [LEDGER, *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=ENV, **more)  # type: ignore[call-overload, no-any-return]


def held(ledger: Path) -> set[str]:
    """The ids of the documents that are there, each with its reading and a sealed entry; an error if one is not whole."""
    with store.reading(ledger) as conn:
        found = {name for (name,) in conn.execute("SELECT id FROM document")}
        whole = {name for (name,) in conn.execute(_WHOLE)}
        assert found == whole, f"half written: {found - whole}"
    return found


def kills(folder: Path, number: int, chance: random.Random) -> str:
    """Kill `ledger add FOLDER` at random moments, check what is there, go on; at the end all must be there."""
    many = documents(folder / "many", 120)
    ledger, rounds, begun, interrupted = folder / "killed.db", 0, 0, 0
    while interrupted < number:
        with subprocess.Popen(
            [LEDGER, "add", str(many), "--no-model", "--db", str(ledger)], stdout=subprocess.PIPE, text=True, env=ENV
        ) as one:
            assert one.stdout
            first = one.stdout.readline()
            time.sleep(chance.random() * chance.choice((0.005, 0.05, 0.4)))
            one.send_signal(signal.SIGKILL)
            assert first, "the program did not begin"
            lines = [first, *one.stdout]
        rounds += 1
        interrupted += one.returncode == -signal.SIGKILL
        reported = {line.split()[1] for line in lines if line.endswith("\n") and line.startswith("added")}
        there = held(ledger)
        assert reported <= there, f"reported and not there: {reported - there}"
        if rounds % 20 == 0:
            assert run("verify", "--db", ledger).returncode == 0
        if len(there) == 120:
            begun += 1
            ledger.unlink()
    done = run("add", many, "--no-model", "--db", ledger)
    assert done.returncode == 0, done.stderr
    assert len(held(ledger)) == 120
    checked = run("verify", "--derived", "--db", ledger)
    assert checked.returncode == 0, checked.stdout
    left = sorted(path.name for path in folder.iterdir() if path.name.startswith("killed"))
    assert left == ["killed.db"], left
    return f"{interrupted} kills in {rounds} runs over {begun + 1} ledgers: nothing reported was lost, nothing is half there"


def writers(folder: Path, number: int) -> str:
    """So many programs add to one ledger at once, beside one that copies it again and again; each copy must be whole."""
    ledger = folder / "shared.db"
    sources = [documents(folder / f"writer{place}", 40, f"writer {place}") for place in range(number)]
    began = time.perf_counter()
    running = [subprocess.Popen([LEDGER, "add", str(source), "--no-model", "--db", str(ledger)], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env=ENV) for source in sources]  # fmt: skip
    copies: list[tuple[int, int]] = []
    alive = threading.Event()

    def copy() -> None:
        while not alive.is_set():
            target = folder / f"copy{len(copies)}.db"
            if ledger.exists():
                copied = run("backup", target, "--db", ledger)
                checked = run("verify", "--db", target) if copied.returncode == 0 else copied
                copies.append((copied.returncode, checked.returncode))
            time.sleep(0.05)

    copier = threading.Thread(target=copy)
    copier.start()
    ended = [(one.communicate()[1], one.returncode) for one in running]
    alive.set()
    copier.join()
    seconds = time.perf_counter() - began
    assert all(code == 0 for _, code in ended), ended
    assert len(held(ledger)) == 40 * number
    assert all(codes == (0, 0) for codes in copies), copies
    assert run("verify", "--derived", "--db", ledger).returncode == 0
    assert [path.name for path in folder.glob("shared.db*")] == ["shared.db"]
    return (
        f"{number} writers, {40 * number} documents in {seconds:.1f} s: none failed, none lost; {len(copies)} copies beside them, all whole"
    )


def full(folder: Path) -> str:
    """No file may grow beyond a limit, as on a full disk: a sentence, exit code 1, and what was reported is there."""
    many, ledger = documents(folder / "full", 50), folder / "full.db"
    run("add", many / "0000.txt", "--no-model", "--db", ledger)
    limit = ledger.stat().st_size + 60_000

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    stopped = run("add", many, "--no-model", "--db", ledger, preexec_fn=limited)
    assert stopped.returncode == 1, (stopped.returncode, stopped.stderr)
    assert stopped.stderr.startswith("ledger: "), stopped.stderr
    reported = {line.split()[1] for line in stopped.stdout.splitlines() if line.startswith("added")}
    assert reported <= held(ledger)
    number = len(held(ledger))
    assert run("verify", "--db", ledger).returncode == 0
    assert run("add", many, "--no-model", "--db", ledger).returncode == 0
    assert len(held(ledger)) == 50
    return f"stopped after {number} of 50 documents with {stopped.stderr.splitlines()[0]!r}; with room again all were added"


def small_disk(folder: Path) -> str:
    """The same on a file system of 1 MB, where one may be mounted."""
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False)
    if mounted.returncode:
        return "not tried: no file system may be mounted here"
    try:
        many, ledger = documents(folder / "disked", 120), disk / "ledger.db"
        stopped = run("add", many, "--no-model", "--db", ledger)
        assert stopped.returncode == 1, (stopped.returncode, stopped.stderr)
        reported = {line.split()[1] for line in stopped.stdout.splitlines() if line.startswith("added")}
        shutil.copyfile(ledger, folder / "disked.db")
        assert reported <= held(ledger)
        assert run("verify", "--db", ledger).returncode == 0
        assert run("backup", disk / "copy.db", "--db", ledger).returncode == 1
        assert {path.name for path in disk.iterdir()} <= {"ledger.db", "ledger.db-wal", "ledger.db-shm"}, list(disk.iterdir())
        return f"stopped after {len(reported)} of 120 documents with {stopped.stderr.splitlines()[0]!r}"
    finally:
        subprocess.run(["umount", str(disk)], check=False)


def flips(folder: Path, number: int, chance: random.Random) -> str:
    """One bit altered at a time, in a ledger that has a past: what finds it, by where it lies.

    So many bytes anywhere in the file, and as many of those that something reads, each table and index in turn. What nothing
    finds must lie in unused room, or else leave every row as it was and every word found where it was: counters in the file's
    header, what the index of words keeps for speed, the place of a key that SQLite does not read.
    """
    ledger = folder / "flipped.db"
    many = documents(folder / "flips", 24)
    run("add", many, "--no-model", "--db", ledger)
    run("merge", *[row["id"] for row in listed(ledger)[:2]], "--reason", "a test", "--db", ledger)
    run("reread", "--no-model", "--db", ledger)
    whole, places, words = ledger.read_bytes(), places_in(ledger), answers(ledger)
    read = {name: [at for at, place in enumerate(places) if place.used and place.name == name] for name in {one.name for one in places}}
    trees = sorted(name for name, bytes_ in read.items() if bytes_)
    told = []
    for title, chosen in (
        ("anywhere in the file", [chance.randrange(len(whole)) for _ in range(number)]),
        ("in what something reads", [chance.choice(read[trees[place % len(trees)]]) for place in range(number)]),
    ):
        found: Counter[str] = Counter()
        for at in chosen:
            ledger.write_bytes(whole[:at] + bytes((whole[at] ^ 1 << chance.randrange(8),)) + whole[at + 1 :])
            by = finder(ledger)
            if by is None:
                by = "in unused room" if not places[at].used else "with every row and answer as before"
                stale = places[at].name == "claim_block"  # of a reading that is closed: nobody asks for them
                assert not places[at].used or stale or answers(ledger) == words, f"byte {at} of {places[at].name}: nobody noticed"
            found[by] += 1
        told.append(f"{number} bytes {title}: {', '.join(f'{by} {times}' for by, times in found.most_common())}")
    return "; ".join(told)


def listed(ledger: Path) -> list[dict[str, str]]:
    """The events of a ledger."""
    return [json.loads(line) for line in run("events", "--format", "ndjson", "--db", ledger).stdout.splitlines()]


def finder(ledger: Path) -> str | None:
    """By which command something altered is found; None for neither."""
    for name, findings in (("verify", verified(ledger)), ("verify --derived", derived_findings(ledger))):
        try:
            if next(iter(findings), None) is not None:
                return name
        except LedgerError:
            return name
    return None


def verified(ledger: Path) -> Iterator[Finding]:
    """What `ledger verify` finds."""
    with store.reading(ledger) as conn:
        yield from store.verify(conn)


def answers(ledger: Path) -> dict[str, list[int]]:
    """In which documents the index of words finds each word of the texts; under "" a hash of all rows of all tables."""
    with store.reading(ledger) as conn:
        tables = [name for (name,) in conn.execute(_TABLES)]
        rows = [row for name in tables for row in conn.execute(f"SELECT * FROM main.{name} ORDER BY 1, 2")]  # noqa: S608
        words = sorted({word for (text,) in conn.execute("SELECT text FROM document") for word in re.findall(r"\w+", text)})
        asked = "SELECT rowid FROM document_words WHERE document_words MATCH ? ORDER BY rowid"
        return {word: [key for (key,) in conn.execute(asked, (f'"{word}"',))] for word in words} | {"": [hash(repr(rows))]}


def cuts(folder: Path, number: int, chance: random.Random) -> str:
    """A file cut off anywhere, or with pages of rubbish: a sentence and exit code 1 from whatever reads or writes it."""
    ledger = folder / "cut.db"
    run("add", documents(folder / "cuts", 12), "--no-model", "--db", ledger)
    whole, pages = ledger.read_bytes(), ledger.stat().st_size // 4096
    sentences: set[str] = set()
    for place in range(number):
        if place % 2:
            ledger.write_bytes(whole[: chance.randrange(1, len(whole))])
        else:
            page = chance.randrange(1, pages) * 4096
            ledger.write_bytes(whole[:page] + chance.randbytes(4096) + whole[page + 4096 :])
        for words in (("verify",), ("events",), ("aid",), ("add", folder / "cuts", "--no-model"), ("backup", folder / "cut-copy.db")):
            ended = run(*words, "--db", ledger)
            assert ended.returncode in (0, 1), (words, ended.returncode, ended.stderr)
            assert "Traceback" not in ended.stderr
            if ended.returncode and ended.stderr:
                sentences.add(ended.stderr.splitlines()[0].split(": ")[-1])
            (folder / "cut-copy.db").unlink(missing_ok=True)
        ledger.write_bytes(b"") if place == number - 1 else None
    assert run("verify", "--db", ledger).returncode == 1
    return f"{number} files cut off or with a broken page: {json.dumps(sorted(sentences))}"


def main() -> int:
    """Try each fault in a folder of its own."""
    asked = argparse.ArgumentParser(description="Faults")
    for name, default in (("kills", 200), ("writers", 4), ("bytes", 200), ("cuts", 40), ("seed", 1)):
        asked.add_argument(f"--{name}", type=int, default=default)
    wanted = asked.parse_args()
    chance = random.Random(wanted.seed)  # noqa: S311
    faults = {
        "kill -9": (lambda folder: kills(folder, wanted.kills, chance)) if wanted.kills else None,
        "writers": (lambda folder: writers(folder, wanted.writers)) if wanted.writers else None,
        "full disk (file size limit)": full if wanted.cuts else None,
        "full disk (1 MB tmpfs)": small_disk if wanted.cuts else None,
        "altered bytes": (lambda folder: flips(folder, wanted.bytes, chance)) if wanted.bytes else None,
        "cut files": (lambda folder: cuts(folder, wanted.cuts, chance)) if wanted.cuts else None,
    }
    failed = False
    for name, fault in faults.items():
        if fault is None:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                print(f"{name}: {fault(Path(folder))}", flush=True)
            except AssertionError as error:
                failed = True
                print(f"{name}: FAILED: {error}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
