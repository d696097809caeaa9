"""What a command costs before it does anything: CPU (user and system) of whole processes, median of 20, and how often the sqlite3 shell's.

    python bench/startup.py [LEDGER [QUERY]]

Prints a line a command: milliseconds, the ratio, the command. LEDGER defaults to a new, empty ledger; 50 rows of QUERY are listed, and
the shell (where there is none, Python's sqlite3) answers the SQL that `--sql` prints for them. CPU comes from the kernel's account of each
child (os.wait4), so that other programs on the machine count less than with a clock; the commands take turns. Compiled modules are
kept, as in any installation: an environment that forbids it (PYTHONDONTWRITEBYTECODE) would have every run compile the program.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

RUNS = 20


def cpu_seconds(argv: list[str], env: dict[str, str]) -> float:
    """CPU of one run, its output thrown away."""
    nowhere = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_WRONLY, 0) for stream in (1, 2)]
    child = os.posix_spawn(argv[0], argv, env, file_actions=nowhere)
    _, _, usage = os.wait4(child, 0)
    return usage.ru_utime + usage.ru_stime


def measured(commands: dict[str, list[str]], env: dict[str, str]) -> dict[str, float]:
    """The median of each command, in milliseconds; the first round fills the caches and does not count."""
    rounds = [{name: cpu_seconds(argv, env) for name, argv in commands.items()} for _ in range(RUNS + 1)][1:]
    return {name: statistics.median(one[name] for one in rounds) * 1000 for name in commands}


def main() -> None:
    """Measure and print."""
    from ledger.store import create  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder, "empty.db")
        if not ledger.exists():
            create(ledger)
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env["PYTHONPYCACHEPREFIX"] = str(Path(folder, "compiled"))
        program = str(Path(sys.executable).with_name("ledger"))
        listing = [program, "events", *sys.argv[2:3], "--limit", "50", "--db", str(ledger)]
        select = subprocess.run([*listing, "--sql"], capture_output=True, text=True, check=True).stdout
        Path(folder, "select.sql").write_text(select, encoding="utf-8")
        shell = shutil.which("sqlite3")
        sql = [shell, str(ledger), f".read {folder}/select.sql"] if shell else [sys.executable, "-S", "-c", "import sqlite3"]
        costs = measured(
            {
                "sqlite3 with the SQL of the listing": sql,
                "python -c pass": [sys.executable, "-c", "pass"],
                "python -c 'import typer'": [sys.executable, "-c", "import typer"],
                "ledger --help": [program, "--help"],
                "ledger events --format json": [*listing, "--format", "json"],
                "ledger events": listing,
            },
            env,
        )
        least = next(iter(costs.values()))
        for name, cost in costs.items():
            print(f"{cost:6.1f} ms  {cost / least:5.1f} times  {name}")


if __name__ == "__main__":
    main()
