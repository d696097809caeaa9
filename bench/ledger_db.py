"""Whether the committed ledger.db equals a fresh build from seeds/documents, by `ledger dump`.

Prints the first lines that differ and ends with 1 if it does not; run `make ledger.db` then.
"""

import subprocess
import sys
import tempfile
from itertools import zip_longest
from pathlib import Path

LEDGER = Path(sys.executable).parent / "ledger"
COMMITTED = Path("ledger.db")


def dump_of(path: Path) -> list[str]:
    """The lines of a ledger's dump."""
    return subprocess.run([LEDGER, "dump", "--db", path], capture_output=True, text=True, check=True).stdout.splitlines()


def main() -> int:
    """0 when the two are equal."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "ledger.db"
        subprocess.run([LEDGER, "build", "--no-model", "--out", fresh], check=True, stdout=subprocess.DEVNULL)
        pairs = zip_longest(dump_of(COMMITTED), dump_of(fresh), fillvalue="(nothing)")
        different = [(old, new) for old, new in pairs if old != new]
    for old, new in different[:3]:
        print(f"committed: {old[:300]}\nfresh:     {new[:300]}")
    if different:
        print(f"{COMMITTED} differs from a fresh build in {len(different)} lines: run `make ledger.db` and commit it")
    else:
        print(f"{COMMITTED} equals a fresh build")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
