"""Quality floors: run the scorers of ../shared/bench on the development corpora and compare with bench/floors.toml.

    python bench/floors.py [SUITE ...]

Prints every measured number beside its floor; ends with 1 when one is below it or a corpus is not the one
that the floor was measured on. Without ../shared there is nothing to measure, which is said.
"""

import hashlib
import os
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared"


def digest_of(corpus: Path) -> str:
    """SHA-256 over names and contents of a corpus, a file or a folder, in the order of the names."""
    total = hashlib.sha256()
    for file in sorted(corpus.rglob("*")) if corpus.is_dir() else [corpus]:
        if file.is_file():
            total.update(f"{file.relative_to(SHARED).as_posix()}\n".encode() + file.read_bytes())
    return total.hexdigest()[:16]


def output_of(suite: dict[str, Any]) -> str:
    """What a suite's command prints, with our own program first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    with tempfile.TemporaryDirectory() as scratch:
        env = {**os.environ, "SHARED": str(SHARED), "SCRATCH": scratch, "PATH": path}
        ran = subprocess.run(suite["command"], shell=True, env=env, cwd=HERE.parent, capture_output=True, text=True, check=False)  # noqa: S602
    if ran.returncode:
        sys.exit(f"{suite['name']}: the scorer ended with {ran.returncode}:\n{ran.stderr}")
    return ran.stdout


def shortfalls(suite: dict[str, Any]) -> int:
    """How many floors of a suite are not reached, after printing all."""
    print(suite["name"])
    short = 0
    digest = "-".join(digest_of(SHARED / corpus) for corpus in suite["corpus"])
    if digest != suite["digest"]:
        print(f"  the corpus has digest {digest}, the floors were measured on {suite['digest']}")
        short += 1
    printed = output_of(suite)
    for floor in suite["floor"]:
        found = re.search(floor["pattern"], printed, re.S)
        measured = float(found[1]) if found else float("nan")
        reached = measured >= floor["least"]
        print(f"  {'ok ' if reached else 'LOW'} {measured:8.3f}  (floor {floor['least']})  {floor['name']}")
        short += not reached
    return short


def main() -> int:
    """0 when every floor is reached."""
    if not SHARED.is_dir():
        print(f"floors: {SHARED} is not there, so nothing is measured")
        return 0
    suites = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8")).get("suite", [])
    chosen = [suite for suite in suites if not sys.argv[1:] or suite["name"] in sys.argv[1:]]
    return 1 if sum(map(shortfalls, chosen)) else 0


if __name__ == "__main__":
    sys.exit(main())
