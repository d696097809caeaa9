"""What a command costs before it does anything: CPU seconds (user and system) of whole processes, median of 20.

    python bench/startup.py [LEDGER]

Prints a line a command: milliseconds, then the command. LEDGER defaults to a new, empty ledger. CPU comes from
the kernel's account of each child (os.wait4), so that other programs on the machine count less than with a clock.
"""

import os
import statistics
import sys
import tempfile
from pathlib import Path

RUNS = 20


def cpu_seconds(argv: list[str]) -> float:
    """CPU of one run, its output thrown away."""
    nowhere = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
    child = os.posix_spawn(argv[0], argv, os.environ, file_actions=[nowhere])
    _, _, usage = os.wait4(child, 0)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    """Measure and print."""
    from ledger.store import create  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder, "empty.db")
        if not ledger.exists():
            create(ledger)
        program = str(Path(sys.executable).with_name("ledger"))
        commands = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "python -c 'import typer'": [sys.executable, "-c", "import typer"],
            "ledger --help": [program, "--help"],
            "ledger events --format json": [program, "events", "--db", str(ledger), "--format", "json"],
            "ledger events": [program, "events", "--db", str(ledger)],
        }
        for name, argv in commands.items():
            cpu_seconds(argv)
            print(f"{statistics.median(cpu_seconds(argv) for _ in range(RUNS)) * 1000:6.1f} ms  {name}")


if __name__ == "__main__":
    main()
